"""A team's week: the few tasks that stand on the first message of its list.

Knows whose a task is and until when; must not know buttons. What somebody has taken, and what is
due within the week or late, comes first; the rest is what the order says (`order.top`). What was
shown keeps its place, ticked off, taken or dated, until the list is opened anew or the day is over:
nothing moves under a thumb, and a slip of it is taken back where it was made. What is taken or
dated meanwhile comes below.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from journey.checklist.duedays import is_open
from journey.checklist.order import is_listed, top
from journey.model import Journey, Task

MOST: Final = 5
FULL: Final = 8
"""… and of those that somebody has taken or that are due."""
_WEEK: Final = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Week:
    """What the team sees first, in its order."""

    tasks: tuple[Task, ...]
    """Also what was done since the list was opened."""
    more: bool = False
    """Whether others wait for the places of those that are done."""

    @property
    def todo(self) -> tuple[Task, ...]:
        return tuple(task for task in self.tasks if is_open(task))


@dataclass(frozen=True, slots=True)
class Kept:
    """Which tasks were shown, on which day. Written `2026-11-30 <task> <task>`."""

    day: dt.date
    tasks: tuple[str, ...]

    @classmethod
    def of(cls, week: Week, today: dt.date) -> Kept:
        return cls(today, tuple(task.id for task in week.tasks))

    @classmethod
    def parse(cls, text: str) -> Kept | None:
        """None: nothing was shown."""
        day, *tasks = text.split() or [""]
        return cls(dt.date.fromisoformat(day), tuple(tasks)) if day else None

    def __str__(self) -> str:
        return " ".join((self.day.isoformat(), *self.tasks))


def week(journey: Journey, today: dt.date, kept: Kept | None = None) -> Week:
    """The tasks of these days; `today` on the group's calendar, `kept` as they were shown last."""
    stages = {stage.id for stage in journey.stages}
    there = {task.id: task for task in journey.tasks if is_listed(task) and task.stage in stages}
    shown = kept.tasks if kept is not None and kept.day == today else ()
    stay = [one for one in shown if one in there]
    pressing = [one for one in _pressing(there.values(), today) if one not in stay]
    chosen = [*stay, *pressing[: max(0, FULL - len(stay))]]
    ranked = [task.id for task in top(journey, MOST) if task.id in there]
    chosen += [one for one in ranked if one not in chosen][: max(0, MOST - len(chosen))]
    tasks = tuple(there[one] for one in chosen)
    done = any(not is_open(task) for task in tasks)
    return Week(tasks, more=done and not {*pressing, *ranked} <= set(chosen))


def _pressing(tasks: Iterable[Task], today: dt.date) -> list[str]:
    """The open ones that are due within the week, and then those that somebody has taken."""
    open_ones = [task for task in tasks if is_open(task)]
    dated = [task for task in open_ones if task.due is not None and task.due < today + _WEEK]
    dated.sort(key=lambda task: task.due or today)
    taken = [task for task in open_ones if not task.free and task not in dated]
    return [task.id for task in (*dated, *taken)]
