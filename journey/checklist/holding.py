"""Who does a task: given to somebody, taken or refused by them, done by several, each their part.

Each function gives the changed journey, the very same one where nothing changes, or `Rejected`.
Must not know who may give what, nor how anybody hears of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from journey import limits
from journey.checklist.keeping import find, freed, with_task
from journey.checklist.progress import Member, with_pain
from journey.errors import Code, Rejected
from journey.holders import Holder
from journey.model import Journey, Task, TaskStatus


def give(journey: Journey, task_id: str, to: Member, by: Member) -> Journey | Rejected:
    """Theirs from now on, whoever had it; until they say so it is told who gave it."""
    task = find(journey, task_id)
    if task is None or (task.owner_id == to.id and task.owner is not None):
        return journey
    if task.status is TaskStatus.DONE:
        return Rejected(Code.TASK_DONE)
    asked = to.id != by.id
    changed = freed(task).with_(
        status=TaskStatus.TAKEN,
        owner=to.name,
        owner_id=to.id,
        giver=by.name if asked else None,
        giver_id=by.id if asked else None,
    )
    return with_task(journey, changed)


def share(
    journey: Journey, task_id: str, members: Iterable[Member], by: Member, *, for_all: bool
) -> Journey | Rejected:
    """Each of them does it; what one of them has done already stays done."""
    task = find(journey, task_id)
    if task is None:
        return journey
    if task.status is TaskStatus.DONE:
        return Rejected(Code.TASK_DONE)
    known = {one.member_id: one for one in task.holders}
    holders = tuple(
        known.get(one.id) or Holder(member=one.name, member_id=one.id) for one in members
    )[: limits.HOLDERS_MAX]
    if not holders or (holders == task.holders and for_all == task.for_all):
        return journey
    changed = freed(task).with_(
        status=TaskStatus.TAKEN,
        holders=holders,
        for_all=for_all,
        giver=by.name,
        giver_id=by.id,
    )
    return with_task(journey, changed)


def accept(journey: Journey, task_id: str, person: int) -> Journey:
    """«Беру»: nobody waits for their word any more."""
    task = find(journey, task_id)
    if task is None or task.owner_id != person or task.giver is None:
        return journey
    return with_task(journey, task.with_(giver=None, giver_id=None))


def leave(journey: Journey, task_id: str, person: int, at: dt.datetime) -> Journey:
    """«Не могу»: free again, or done by the others. What is done stays done."""
    task = find(journey, task_id)
    if task is None or task.status is TaskStatus.DONE or not holds(task, person):
        return journey
    changed = _without(task, person, at)
    return with_pain(with_task(journey, changed), task.source)


def join(journey: Journey, member: Member) -> Journey:
    """Somebody new in the team: what is for all is for them, too."""
    tasks = tuple(
        task.with_(holders=(*task.holders, Holder(member=member.name, member_id=member.id)))
        if _is_open_for(task, member.id)
        else task
        for task in journey.tasks
    )
    return journey if tasks == journey.tasks else journey.with_(tasks=tasks)


def without(journey: Journey, person: int, at: dt.datetime) -> Journey:
    """Somebody is of the team no more: what they had is free, or done by the others."""
    tasks = tuple(
        _without(task, person, at) if holds(task, person) and _is_open(task) else task
        for task in journey.tasks
    )
    if tasks == journey.tasks:
        return journey
    sources = [
        after.source for before, after in zip(journey.tasks, tasks, strict=True) if before != after
    ]
    journey = journey.with_(tasks=tasks)
    for source in sources:
        journey = with_pain(journey, source)
    return journey


def holds(task: Task, person: int) -> bool:
    """Whether it is somebody's, alone or with others."""
    owned = task.owner is not None and task.owner_id == person
    return owned or any(one.member_id == person for one in task.holders)


def own_done(task: Task, person: int) -> bool:
    """Whether one of several has done their part."""
    return any(one.member_id == person and one.done_at for one in task.holders)


def parts(task: Task) -> tuple[int, int]:
    """(done, all) of those who each do it."""
    counted = [one for one in task.holders if one.counts]
    return sum(one.done_at is not None for one in counted), len(counted)


def _without(task: Task, person: int, at: dt.datetime) -> Task:
    left = tuple(one for one in task.holders if one.member_id != person)
    counted = [one for one in left if one.counts]
    if not counted:
        return freed(task)
    if all(one.done_at for one in counted):
        return task.with_(holders=left, status=TaskStatus.DONE, done_at=at)
    return task.with_(holders=left)


def _is_open_for(task: Task, person: int) -> bool:
    room = len(task.holders) < limits.HOLDERS_MAX
    return task.for_all and _is_open(task) and room and not holds(task, person)


def _is_open(task: Task) -> bool:
    return task.status in {TaskStatus.TODO, TaskStatus.TAKEN}
