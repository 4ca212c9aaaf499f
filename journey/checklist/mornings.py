"""What a morning says of tasks with a day: to whoever has them, and whom it asks who takes one.

Knows whose a task is; must not know how anybody is reached. A task that nobody has and whose day
went by is asked about once, and then stands in the list alone: a message that repeats it every week
teaches a team to read past it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from journey.checklist.duedays import Due, overdue
from journey.checklist.holding import own_done
from journey.model import Journey, Task

_DAY: Final = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Morning:
    """What a team's group is told; whoever is told in private is not called there."""

    called: tuple[Task, ...] = ()
    """Due today: whoever has them cannot be told in private."""
    late: tuple[Task, ...] = ()
    """The same since yesterday."""
    today: tuple[Task, ...] = ()
    """Due today, and nobody's."""
    free: tuple[Task, ...] = ()
    """Their day went by, and nobody has them: who takes them?"""

    @property
    def every(self) -> tuple[Task, ...]:
        """In the order in which they are told."""
        return (*self.called, *self.today, *self.late, *self.free)

    def only_free(self, told: Due) -> Morning:
        """What a digest does not tell: nobody's tasks beyond those; of others it tells all."""
        gone = {task.id for task in (*told.today, *told.late)}
        return Morning(free=tuple(task for task in self.free if task.id not in gone))


def concerned(task: Task) -> tuple[int, ...]:
    """Who has a task and has not done their part of it."""
    if task.owner is not None and task.owner_id is not None:
        return (task.owner_id,)
    return tuple(
        one.member_id
        for one in task.holders
        if one.member_id is not None and not own_done(task, one.member_id)
    )


def morning(told: Due, reached: Collection[int]) -> Morning:
    """Of what is due: the group's part. reached: who is told in private."""

    def left(tasks: tuple[Task, ...]) -> tuple[Task, ...]:
        return tuple(task for task in tasks if not task.free and not _told(task, reached))

    return Morning(
        called=left(told.today),
        late=left(told.late),
        today=tuple(task for task in told.today if task.free),
        free=tuple(task for task in told.late if task.free),
    )


def unclaimed(journey: Journey, since: dt.date, today: dt.date) -> tuple[Task, ...]:
    """Nobody's, and late only since after that day: not asked about yet."""
    late = overdue(journey, today)
    return tuple(task for task in late if task.free and task.due is not None and task.due >= since)


def asked_until(today: dt.date) -> dt.date:
    """Of which day on nobody has been asked yet, where every morning does so."""
    return today - _DAY


def _told(task: Task, reached: Collection[int]) -> bool:
    whose = concerned(task)
    return bool(whose) and all(one in reached for one in whose)
