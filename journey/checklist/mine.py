"""One person's tasks over all maps, by when they are due.

Knows whose a task is; must not know which maps somebody may see: they are handed in. Mine is what
I took, in whatever group, what several do and I have not done yet, and what has a day on a map of
my own and nobody else took.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from journey.checklist.duedays import is_open
from journey.checklist.holding import holds, own_done
from journey.model import Journey, Task

Group = Literal["late", "today", "week", "later", "whenever"]
GROUPS: Final[tuple[Group, ...]] = ("late", "today", "week", "later", "whenever")
_WEEK: Final = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Mine:
    journey: Journey
    task: Task
    group: Group


def is_mine(task: Task, person: int, *, own_map: bool) -> bool:
    """Whether a task, done or not, is that person's."""
    if holds(task, person):
        return True
    return own_map and task.free and task.due is not None


def mine(journeys: Iterable[tuple[Journey, bool, dt.date]], person: int) -> tuple[Mine, ...]:
    """The open tasks of a person, the soonest due first; each map with whether it is their own,
    and the day it is in its city.
    """
    found = [
        Mine(journey, task, _group(task.due, today))
        for journey, own_map, today in journeys
        for task in journey.tasks
        if is_open(task) and is_mine(task, person, own_map=own_map) and not own_done(task, person)
    ]
    # the same day is today in one city and tomorrow in another: a group stays together
    return tuple(
        sorted(found, key=lambda one: (GROUPS.index(one.group), one.task.due or dt.date.max))
    )


def _group(due: dt.date | None, today: dt.date) -> Group:
    if due is None:
        return "whenever"
    if due <= today:
        return "today" if due == today else "late"
    return "week" if due < today + _WEEK else "later"
