"""A team's week: the few tasks that stand on the first message of its list.

Knows whose a task is and until when; must not know buttons. What somebody has taken, and what is
due within the week or late, comes first; the rest is what the order says (`order.top`). What was
done today stays below, so that a slip of the thumb is taken back where it was made.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from journey.checklist.duedays import is_open
from journey.checklist.order import top
from journey.model import Journey, Task, TaskStatus

MOST: Final = 5
DONE: Final = 3
_WEEK: Final = dt.timedelta(days=7)
_NEVER: Final = dt.datetime.min.replace(tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Week:
    """What the team sees first."""

    todo: tuple[Task, ...]
    done: tuple[Task, ...]
    """Done today, the last one first."""


def week(journey: Journey, today: dt.date, clock: dt.tzinfo) -> Week:
    """The tasks of these days, `today` and `clock` being the group's."""
    stages = {stage.id for stage in journey.stages}
    open_ones = [task for task in journey.tasks if is_open(task) and task.stage in stages]
    dated = [task for task in open_ones if task.due is not None and task.due < today + _WEEK]
    dated.sort(key=lambda task: task.due or today)
    taken = [task for task in open_ones if task.owner is not None and task not in dated]
    todo = list(dict.fromkeys(task.id for task in (*dated, *taken, *top(journey, MOST))))[:MOST]
    by_id = {task.id: task for task in open_ones}
    done = [
        task
        for task in journey.tasks
        if task.status is TaskStatus.DONE
        and task.stage in stages
        and task.done_at is not None
        and task.done_at.astimezone(clock).date() == today
    ]
    done.sort(key=lambda task: task.done_at or _NEVER, reverse=True)
    return Week(tuple(by_id[one] for one in todo), tuple(done[:DONE]))
