"""A task done, and taken back; what that does to its pain; how far a list has come."""

from __future__ import annotations

import datetime as dt

from journey.checklist.lessons import taken_back
from journey.checklist.order import HIDDEN, is_listed
from journey.checklist.rules import FIXES
from journey.model import Item, Journey, Stage, Task, TaskStatus
from journey.values import Frozen, Title


class Member(Frozen):
    """Who does a task: one of the team, known by no more than is shown."""

    id: int
    """Telegram's id of the person; of an anonymous administrator, the one of their group."""
    name: Title
    """The first name as they wrote it."""


def set_done(
    journey: Journey, task_id: str, *, done: bool, by: Member | None, at: dt.datetime
) -> Journey:
    """The task in its wished state; a repeat changes nothing, an unknown task neither.

    What fixes a pain closes it, with its check; taken back, the pain is open again, and what a
    task ended with (a number, words) is off the map. One of several who each do it ticks their own
    part; whoever is none of them ticks all of it.
    """
    tasks = tuple(_set(task, task_id, done, by, at) for task in journey.tasks)
    if tasks == journey.tasks:
        return journey
    task = next(task for task in tasks if task.id == task_id)
    journey = journey.with_(tasks=tasks)
    if not done and task.lesson is not None and task.lesson.true is None:
        journey = taken_back(journey, task)
    return with_pain(journey, task.source)


def _set(task: Task, task_id: str, done: bool, by: Member | None, at: dt.datetime) -> Task:  # noqa: FBT001
    if task.id != task_id or task.status in HIDDEN:
        return task
    if by is not None and any(one.member_id == by.id for one in task.holders):
        return _set_part(task, by.id, at if done else None)
    if (task.status is TaskStatus.DONE) == done:
        return task
    if not done:
        return _reopened(task)
    return task.with_(
        status=TaskStatus.DONE,
        done_at=at,
        done_by=None if by is None else by.name,
        done_by_id=None if by is None else by.id,
    )


def _set_part(task: Task, person: int, at: dt.datetime | None) -> Task:
    """Of several who each do it one has, or has not; the last one finishes it."""
    holders = tuple(
        one.with_(done_at=at)
        if one.member_id == person and (one.done_at is None) != (at is None)
        else one
        for one in task.holders
    )
    changed = task.with_(holders=holders)
    if at is None:
        return _reopened(changed) if task.status is TaskStatus.DONE else changed
    if task.status is TaskStatus.DONE or not all(one.done_at for one in holders if one.counts):
        return changed
    return changed.with_(status=TaskStatus.DONE, done_at=at, done_by=None, done_by_id=None)


def _reopened(task: Task) -> Task:
    back = TaskStatus.TODO if task.free else TaskStatus.TAKEN
    return task.with_(status=back, done_at=None, done_by=None, done_by_id=None, held=None)


def with_pain(journey: Journey, source: str) -> Journey:
    """The pain with that id closed or open, as its tasks want it."""
    closed = is_fixed(journey, source)
    stages = tuple(_set_closed(stage, source, closed) for stage in journey.stages)
    return journey if stages == journey.stages else journey.with_(stages=stages)


def is_fixed(journey: Journey, source: str) -> bool:
    """Whether what does away with a pain is done."""
    return any(
        task.source == source and task.rule in FIXES and task.status is TaskStatus.DONE
        for task in journey.tasks
    )


def _set_closed(stage: Stage, source: str, closed: bool) -> Stage:  # noqa: FBT001
    def changed(item: Item) -> bool:
        return item.id == source and item.lane == "pains" and item.closed != closed

    if not any(changed(item) for item in stage.items):
        return stage
    items = tuple(item.with_(closed=closed) if changed(item) else item for item in stage.items)
    return stage.with_(items=items)


def progress(journey: Journey, stage_id: str | None = None) -> tuple[int, int]:
    """(done, all) of the tasks that people see, of a stage or of the whole map."""
    here = (task for task in journey.tasks if stage_id in {None, task.stage})
    tasks = [task for task in here if is_listed(task)]
    return sum(task.status is TaskStatus.DONE for task in tasks), len(tasks)
