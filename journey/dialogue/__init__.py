"""The dialogue as pure functions over a journey and a prompt.

Nothing here knows how a question looks or where it is kept. A step returns a tagged result: a
`Step` to ask about or `Finished`; a new prompt or map; `Rejected(code)`; or `Outdated`.
"""

from journey.dialogue.answering import answer, confirm, enough, feel, reword, skip
from journey.dialogue.asking import ask
from journey.dialogue.fields import clear, fill, held
from journey.dialogue.followups import REMEDY, SOLVES, following
from journey.dialogue.marking import (
    add,
    correct,
    hint,
    note,
    own,
    restored,
    tick,
    turn,
    without_typed,
)
from journey.dialogue.paging import of_page, pages, shown
from journey.dialogue.parts import mark
from journey.dialogue.places import (
    FIGURES_OF,
    FINISHED,
    Finished,
    asked,
    asked_of_each,
    current,
    divided,
    left,
    passed,
    places,
    preceding,
)
from journey.dialogue.progress import Progress, minutes, progress
from journey.dialogue.remedying import OF_KIND, WHICH, asks_kind, choose, rest, say, says_kind
from journey.dialogue.results import OUTDATED, Answered, Outdated
from journey.dialogue.walking import Step, backward, onward
from journey.dialogue.weighing import COSTS, EFFORTS, gradable, grade, price, priced, weight
from journey.prompts import Place

__all__ = [
    "COSTS",
    "EFFORTS",
    "FIGURES_OF",
    "FINISHED",
    "OF_KIND",
    "OUTDATED",
    "REMEDY",
    "SOLVES",
    "WHICH",
    "Answered",
    "Finished",
    "Outdated",
    "Place",
    "Progress",
    "Step",
    "add",
    "answer",
    "ask",
    "asked",
    "asked_of_each",
    "asks_kind",
    "backward",
    "choose",
    "clear",
    "confirm",
    "correct",
    "current",
    "divided",
    "enough",
    "feel",
    "fill",
    "following",
    "gradable",
    "grade",
    "held",
    "hint",
    "left",
    "mark",
    "minutes",
    "note",
    "of_page",
    "onward",
    "own",
    "pages",
    "passed",
    "places",
    "preceding",
    "price",
    "priced",
    "progress",
    "rest",
    "restored",
    "reword",
    "say",
    "says_kind",
    "shown",
    "skip",
    "tick",
    "turn",
    "weight",
    "without_typed",
]
