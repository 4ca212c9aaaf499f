"""Tasks that come again: open anew when their next turn begins, with how many turns were kept.

Nothing is said when one opens again: it stands in the list, and its row of turns says whether it
holds. A habit with a rhythm is not asked about («Держится?»): it is seen.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from journey import rhythms
from journey.checklist.refresh import OWN
from journey.language import Rules
from journey.model import Journey, Task, TaskStatus
from journey.rhythms import Rhythm
from journey.words import capital

_DAY: Final = dt.timedelta(days=1)
ROW: Final = 2
"""From so many turns on it is a row."""
DAWN: Final = dt.timedelta(hours=4)
"""Who works past midnight ends the day before."""
LIVE: Final = frozenset({TaskStatus.TODO, TaskStatus.TAKEN, TaskStatus.DONE})


def told(before: Journey, after: Journey, day: dt.date, rules: Rules) -> Journey:
    """What somebody has just typed with «каждое утро» in it comes again from that day on."""
    if before.tasks == after.tasks:
        return after
    known = {task.id: task.text for task in before.tasks}
    tasks = tuple(
        task if task.rhythm or known.get(task.id) == task.text else _told(before, task, day, rules)
        for task in after.tasks
    )
    return after if tasks == after.tasks else after.with_(tasks=tasks)


def set_rhythm(journey: Journey, task_id: str, rhythm: Rhythm | None, day: dt.date) -> Journey:
    """How often a task comes again; None: it is done once."""
    tasks = tuple(
        begun(journey, task, rhythm, day) if task.id == task_id and task.rhythm != rhythm else task
        for task in journey.tasks
    )
    return journey if tasks == journey.tasks else journey.with_(tasks=tasks)


def renewed(journey: Journey, day: dt.date) -> Journey:
    """The list as that day has it; the very same one where no turn began."""
    tasks = tuple(_renewed(task, day) for task in journey.tasks)
    same = all(one is other for one, other in zip(tasks, journey.tasks, strict=True))
    return journey if same else journey.with_(tasks=tasks)


def day(now: dt.datetime, zone: dt.tzinfo) -> dt.date:
    """The day of work it is there."""
    return (now.astimezone(zone).replace(tzinfo=None) - DAWN).date()


def row(task: Task) -> int:
    """How many turns in a row it was done, this one with it."""
    return task.streak + (task.status is TaskStatus.DONE)


def held(journey: Journey) -> tuple[Task, ...]:
    """All that come again but for the lines of a shift, the longest row first."""
    again = (task for task in journey.tasks if task.rhythm and not task.shift)
    found = (task for task in again if task.status in LIVE)
    return tuple(sorted(found, key=lambda task: -row(task)))


def _told(journey: Journey, task: Task, day: dt.date, rules: Rules) -> Task:
    found = rhythms.read(task.text, rules, day) if task.rule == OWN else None
    if found is None:
        return task
    text, rhythm = found
    return begun(journey, task.with_(text=capital(text)), rhythm, day)


def begun(journey: Journey, task: Task, rhythm: Rhythm | None, day: dt.date) -> Task:
    """From that day on; a line that joins a shift's list does not break the list's row."""
    since = None if rhythm is None else rhythms.turn(rhythm, day)
    same = None if rhythm is None else rhythm.shift
    rows = (one.streak for one in journey.tasks if same and one.shift == same)
    return task.with_(rhythm=rhythm, turn=since, streak=min(rows, default=0))


def _renewed(task: Task, day: dt.date) -> Task:
    if task.rhythm is None or task.turn is None or task.status not in LIVE:
        return task
    now = rhythms.turn(task.rhythm, day)
    if now <= task.turn:
        return task
    kept = task.status is TaskStatus.DONE and rhythms.turn(task.rhythm, now - _DAY) == task.turn
    holders = tuple(one.with_(done_at=None) for one in task.holders)
    return task.with_(
        status=TaskStatus.TODO if task.free else TaskStatus.TAKEN,
        holders=holders,
        done_at=None,
        done_by=None,
        done_by_id=None,
        turn=now,
        streak=task.streak + 1 if kept else 0,
    )
