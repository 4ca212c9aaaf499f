"""Days of tasks: the quick choices, and when one is spoken of: on its day and the day after.

Knows days and moments; must not know who is told, nor how. A day whose hour has gone by when the
date is set is not spoken of: whoever set it knows. A day that is typed is read by `journey.dates`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from journey import zones
from journey.checklist.order import HIDDEN
from journey.model import Journey, Task, TaskStatus

_DAY: Final = dt.timedelta(days=1)
_FRIDAY: Final = 4
_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Mention:
    """One moment at which a task is spoken of."""

    late: bool
    """False: on the due date; True: on the day after."""
    day: dt.date
    """The task's due date."""
    at: dt.datetime
    """UTC."""


@dataclass(frozen=True, slots=True)
class Due:
    """What there is to say on a day, in the order of the list."""

    today: tuple[Task, ...]
    late: tuple[Task, ...]

    def __bool__(self) -> bool:
        return bool(self.today or self.late)


def is_open(task: Task) -> bool:
    """Whether it is still to be done."""
    return task.status not in HIDDEN and task.status is not TaskStatus.DONE


def mentions(task: Task, hour: int, zone: dt.tzinfo, now: dt.datetime) -> tuple[Mention, ...]:
    """The moments that are still to come; none for a task without a day, or one that is done."""
    if task.due is None or not is_open(task):
        return ()
    day = task.due
    both = (
        Mention(late=False, day=day, at=zones.moment(day, hour, zone)),
        Mention(late=True, day=day, at=zones.moment(day + _DAY, hour, zone)),
    )
    return tuple(mention for mention in both if mention.at > now)


def due(journey: Journey, wanted: frozenset[str], today: dt.date) -> Due:
    """What is left to say of the tasks that were to be spoken of, however late that happens."""
    found = [task for task in _open(journey) if task.id in wanted]
    return Due(
        today=tuple(task for task in found if task.due == today),
        late=tuple(task for task in found if task.due is not None and task.due < today),
    )


def recent(journey: Journey, today: dt.date) -> Due:
    """What there is to say that morning of all tasks: due then, or late since the day before."""
    days = (today, today - _DAY)
    return due(journey, frozenset(task.id for task in journey.tasks if task.due in days), today)


def overdue(journey: Journey, today: dt.date) -> tuple[Task, ...]:
    """All that is late, the longest first."""
    late = [task for task in _open(journey) if task.due is not None and task.due < today]
    return tuple(sorted(late, key=lambda task: task.due or today))


def ahead(journey: Journey, today: dt.date, days: int) -> tuple[Task, ...]:
    """What is due from today on within so many days, the soonest first."""
    end = today + dt.timedelta(days=days)
    near = [t for t in _open(journey) if t.due is not None and today <= t.due < end]
    return tuple(sorted(near, key=lambda task: task.due or today))


def _open(journey: Journey) -> list[Task]:
    stages = {stage.id for stage in journey.stages}
    return [task for task in journey.tasks if is_open(task) and task.stage in stages]


def quick(today: dt.date) -> tuple[tuple[str, dt.date], ...]:
    """Today, tomorrow, Friday, in a week: the key of each one's word (`date.<key>`) and its day.

    Of two that are the same day, the first stays.
    """
    choices = (
        ("today", today),
        ("tomorrow", today + dt.timedelta(days=1)),
        ("friday", today + dt.timedelta(days=(_FRIDAY - today.weekday()) % _WEEK)),
        ("in_week", today + dt.timedelta(days=_WEEK)),
    )
    found: dict[dt.date, str] = {}
    for key, day in choices:
        found.setdefault(day, key)
    return tuple((key, day) for day, key in found.items())
