"""Which answers share a page of a question: at most eight buttons, whatever was chosen or typed.

Above the navigation stand the answers of the page, «Своё», «Ещё ›», the weights of one own entry,
and what some questions offer besides. A tick moves no answers to other pages, unless it is an own
entry's, whose weights need the room.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias, TypeVar

from journey.prompts import Option, Prompt
from journey.questions import BY_ID, ROWS, Kind, Scope

MOST: Final = 8
WEIGHTS: Final = 3
_BESIDES: Final = frozenset({Scope.PAIN, Scope.IDEA, Scope.ITEM})
"""What is asked of several alike may be left for later, by a button of its own."""

_Numbered: TypeAlias = tuple[tuple[int, Option], ...]
Row = TypeVar("Row")


def pages(prompt: Prompt) -> int:
    """How many pages the buttons take, at least 1."""
    if BY_ID[prompt.question].kind is Kind.ROWS:
        return len(_split([1] * (len(ROWS) - 1), MOST - 1))  # all rows but two, and how long it is
    return len(_paged(prompt))


def shown(prompt: Prompt) -> _Numbered:
    """The page's options with their numbers; what was typed stands before the suggestions."""
    found = _paged(prompt)
    return found[min(prompt.page, len(found) - 1)]


def showing(prompt: Prompt, ordinal: int) -> Prompt:
    """Turned to the page on which that option stands."""
    for page, options in enumerate(_paged(prompt)):
        if any(number == ordinal for number, _ in options):
            return prompt.with_(page=page)
    return prompt


def of_page(prompt: Prompt, rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows of a stage that stand on the page, below the button that takes all of them."""
    found = _split([1] * len(rows), MOST - 1)
    return tuple(rows[number] for number in found[min(prompt.page, len(found) - 1)])


def _paged(prompt: Prompt) -> list[_Numbered]:
    numbered = sorted(
        enumerate(prompt.options), key=lambda pair: (pair[1].message is None, pair[0])
    )
    costs = [_buttons(prompt, ordinal) for ordinal, _ in numbered]
    return [
        tuple(numbered[place] for place in page) for page in _split(costs, MOST - _besides(prompt))
    ]


def _buttons(prompt: Prompt, ordinal: int) -> int:
    """How many buttons an option takes."""
    if ordinal != prompt.weighing:
        return 1
    timed = prompt.question == "ideas" and prompt.options[ordinal].effort is not None
    return 1 + WEIGHTS + int(timed)


def _besides(prompt: Prompt) -> int:
    """What stands there besides the options: «Своё», and one more where there may be one.

    With many choices that is the way to another row of what was typed.
    While something is weighed there is neither.
    """
    question = BY_ID[prompt.question]
    own = question.kind is not Kind.NUMBER and question.scope is not Scope.WORST
    many = question.kind is Kind.MANY and prompt.weighing is None
    return int(own) + int(many or question.scope in _BESIDES)


def _split(costs: Sequence[int], room: int) -> list[list[int]]:
    """The places of the costs, page by page; several pages need a button to turn them."""
    if sum(costs) <= room:
        return [list(range(len(costs)))]
    pages: list[list[int]] = []
    taken = room
    for place, cost in enumerate(costs):
        if not pages or taken + cost > room - 1:
            pages.append([])
            taken = 0
        pages[-1].append(place)
        taken += cost
    return pages
