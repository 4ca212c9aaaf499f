"""The dialogue as pure functions over a journey and a prompt.

Nothing here knows how a question looks or where it is kept. A step returns a tagged result: a
`Place` to ask about or `Finished`; a new prompt or map; `Rejected(code)`; or `Outdated`.
"""

from journey.dialogue.answering import answer, confirm, feel, reword, skip
from journey.dialogue.asking import ask
from journey.dialogue.marking import add, correct, note, pages, shown, tick, turn
from journey.dialogue.places import (
    FINISHED,
    OUTDATED,
    Answered,
    Finished,
    Outdated,
    Place,
    asked,
    current,
    following,
    passed,
    places,
    preceding,
)

__all__ = [
    "FINISHED",
    "OUTDATED",
    "Answered",
    "Finished",
    "Outdated",
    "Place",
    "add",
    "answer",
    "ask",
    "asked",
    "confirm",
    "correct",
    "current",
    "feel",
    "following",
    "note",
    "pages",
    "passed",
    "places",
    "preceding",
    "reword",
    "shown",
    "skip",
    "tick",
    "turn",
]
