"""What lines give goes onto the list, and is corrected there.

Pure functions: the map and the record of what a message gave, changed together. Must not know who
may do what, nor who hears of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from journey import words
from journey.checklist import Member, holding, keeping
from journey.errands.meant import who
from journey.errands.reading import Line
from journey.errands.record import Errand, Unclear
from journey.errors import Code, Rejected
from journey.model import Journey, Task
from journey.teammates import Teammate

NewId = Callable[[], str]
Kept = tuple[Journey, Errand] | Rejected


@dataclass(frozen=True, slots=True)
class Desk:
    """What it takes to put lines onto a list."""

    team: Sequence[Teammate]
    by: Member
    """Whose lines they are."""
    today: dt.date
    new_id: NewId


def put(journey: Journey, errand: Errand, stage_id: str, lines: Sequence[Line], desk: Desk) -> Kept:
    """Each line as a task of the team's own, on that stage; what stands there already in the same
    words is that task.
    """
    if any(not line.text for line in lines):
        return Rejected(Code.EMPTY)
    tasks: list[str] = []
    for line in lines:
        added = _added(journey, stage_id, line, desk)
        if isinstance(added, Rejected):
            return added
        journey, task = added
        tasks.append(task)
    errand = errand.with_(tasks=tuple(dict.fromkeys(tasks)), unclear=())
    for line, task in zip(lines, tasks, strict=True):
        journey, errand = _told(journey, errand, task, line, desk)
    return journey, errand


def correct(
    journey: Journey, errand: Errand, stage_id: str, lines: Sequence[Line], desk: Desk
) -> Kept:
    """The message says these lines now: the first is its first task, and so on; what it has more is
    added, what it has less goes.
    """
    known = [task for one in errand.tasks if (task := keeping.find(journey, one))]
    kept = errand.with_(tasks=tuple(task.id for task in known))
    for line, task in zip(lines, known, strict=False):
        again = amend(journey, kept, task.id, line, desk)
        if isinstance(again, Rejected):
            return again
        journey, kept = again
    for task in known[len(lines) :]:
        journey = keeping.set_removed(journey, task.id, removed=True)
    left = tuple(task.id for task in known[: len(lines)])
    if len(lines) <= len(known):
        return journey, kept.with_(tasks=left)
    more = put(journey, kept, stage_id, lines[len(known) :], desk)
    if isinstance(more, Rejected):
        return more
    journey, fresh = more
    return journey, fresh.with_(
        tasks=(*left, *fresh.tasks), unclear=(*kept.unclear, *fresh.unclear)
    )


def amend(journey: Journey, errand: Errand, task_id: str, line: Line, desk: Desk) -> Kept:
    """One of its tasks with what a line says of it; what the line does not say stays."""
    if line.text:
        reworded = keeping.reword(journey, task_id, words.capital(line.text))
        if isinstance(reworded, Rejected):
            return reworded
        journey = reworded
    return _told(journey, errand, task_id, line, desk)


def clear(errand: Errand, task_id: str, *, hand: bool = False, day: bool = False) -> Errand:
    """What was asked about a task is answered."""
    left = tuple(
        one
        for one in errand.unclear
        if one.task != task_id or (not hand and one.name is not None) or (not day and one.day)
    )
    return errand if left == errand.unclear else errand.with_(unclear=left)


def _added(
    journey: Journey, stage_id: str, line: Line, desk: Desk
) -> tuple[Journey, str] | Rejected:
    twin = next(
        (
            task
            for task in journey.tasks
            if words.same(task.text, line.text) and _is_open(journey, task)
        ),
        None,
    )
    if twin is not None:
        return journey, twin.id
    added = keeping.add(journey, stage_id, line.text, desk.new_id)
    if isinstance(added, Rejected):
        return added
    return added, added.tasks[-1].id


def _is_open(journey: Journey, task: Task) -> bool:
    return keeping.find(journey, task.id) is not None and task.done_at is None


def _told(
    journey: Journey, errand: Errand, task_id: str, line: Line, desk: Desk
) -> tuple[Journey, Errand]:
    """Who does it and until when, as far as that is clear."""
    unclear: list[Unclear] = []
    if line.day is not None:
        errand = clear(errand, task_id, day=True)
        if line.day.over:
            unclear.append(Unclear(task=task_id, day=line.day.due))
        else:
            due = keeping.set_due(journey, task_id, line.day.due, today=desk.today)
            journey = journey if isinstance(due, Rejected) else due
    if line.names or line.for_all:
        errand = clear(errand, task_id, hand=True)
        journey, asked = _handed(journey, task_id, line, desk)
        unclear += asked
    return journey, errand.with_(unclear=(*errand.unclear, *unclear))


def _handed(
    journey: Journey, task_id: str, line: Line, desk: Desk
) -> tuple[Journey, list[Unclear]]:
    meant = [who(name, desk.team) for name in line.names]
    unclear = [
        Unclear(task=task_id, name=one.name[:80], among=tuple(p.person for p in one.found))
        for one in meant
        if one.one is None and one.name
    ]
    found = [Member(id=one.person, name=one.name) for m in meant if (one := m.one)]
    if line.for_all:
        found = [Member(id=one.person, name=one.name) for one in desk.team]
    if not found:
        return journey, unclear
    handed: Journey | Rejected
    if line.for_all or len(found) > 1:
        handed = holding.share(journey, task_id, found, desk.by, for_all=line.for_all)
    else:
        handed = holding.give(journey, task_id, found[0], desk.by)
    return (journey if isinstance(handed, Rejected) else handed), unclear
