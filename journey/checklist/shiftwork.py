"""The lists of a shift: what a team does each day when it opens, and when it closes.

Their lines are tasks that come again (`journey.rhythms`), grouped by the end of the shift at which
they are done; they stand on no stage's list and in no week. Must not know when a list is shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Final

from journey import limits, rhythms, words
from journey.checklist import recurring
from journey.checklist.refresh import OWN
from journey.errors import Code, Rejected
from journey.industries import Entry, Industry
from journey.model import Journey, Task, TaskStatus
from journey.rhythms import Shift

NewId = Callable[[], str]

LINES: Final = 8
"""As many as a phone shows at once, each a button of its own."""


def lines(journey: Journey, shift: Shift) -> tuple[Task, ...]:
    """In the order in which they were written."""
    live = (task for task in journey.tasks if task.status in recurring.LIVE)
    return tuple(task for task in live if task.shift == shift)


def known(journey: Journey) -> tuple[Shift, ...]:
    """The ends of the shift that have a list."""
    return tuple(shift for shift in Shift if lines(journey, shift))


def ready(journey: Journey, shift: Shift) -> tuple[int, int]:
    """(done, all) of this day."""
    here = lines(journey, shift)
    return sum(task.status is TaskStatus.DONE for task in here), len(here)


def row(journey: Journey, shift: Shift) -> int:
    """How many days in a row all of it was done, this one with it."""
    return min(map(recurring.row, lines(journey, shift)), default=0)


def add(
    journey: Journey, shift: Shift, text: str, new_id: NewId, day: dt.date
) -> Journey | Rejected:
    """Lines of one's own, one a line, from that day on."""
    found = words.lines(text)
    if isinstance(found, Rejected):
        return found
    here = lines(journey, shift)
    fresh = words.without_twins(found, (task.text for task in here))
    if not fresh:
        return Rejected(Code.TWICE, {"text": found[0]})
    for limit, there in ((LINES, here), (limits.TASKS_MAX, journey.tasks)):
        if (count := len(there) + len(fresh)) > limit:
            return Rejected(Code.TOO_MANY, {"limit": limit, "count": count})
    rhythm = rhythms.at(shift)
    begun = (recurring.begun(journey, _own(journey, one, new_id()), rhythm, day) for one in fresh)
    return journey.with_(tasks=(*journey.tasks, *begun))


def offers(
    journey: Journey, industry: Industry | None, every: Sequence[Industry], shift: Shift
) -> tuple[Entry, ...]:
    """What such businesses do then, as far as it is not there: of the trade, else of its family."""
    if industry is None:
        return ()
    general = (one for one in every if one.general and one.family is industry.family)
    told = next((found for one in (industry, *general) if (found := _offered(one, shift))), ())
    texts = {task.text.casefold() for task in lines(journey, shift)}
    return tuple(one for one in told if one.text.casefold() not in texts)


def _offered(industry: Industry, shift: Shift) -> tuple[Entry, ...]:
    return industry.opening if shift is Shift.OPENING else industry.closing


def _own(journey: Journey, text: str, task_id: str) -> Task:
    stage = journey.stages[0].id
    return Task(id=task_id, rule=OWN, source=task_id, stage=stage, text=words.capital(text))
