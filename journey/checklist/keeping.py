"""What people do to the list: word, add, remove, bring back, move, take, give back, set a day.

Each function gives the changed journey, the very same one where nothing changes (a repeat, an
unknown task), or `Rejected`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from journey import limits, words
from journey.checklist.order import HIDDEN, visible
from journey.checklist.progress import Member, is_fixed, with_pain
from journey.checklist.refresh import OWN
from journey.errors import Code, Rejected
from journey.holders import Holder
from journey.model import Comment, Journey, Task, TaskStatus

NewId = Callable[[], str]


def find(journey: Journey, task_id: str) -> Task | None:
    """A task that people see; None: there is none of that id (any more)."""
    shown = (task for task in journey.tasks if task.status not in HIDDEN)
    return next((task for task in shown if task.id == task_id), None)


def reword(journey: Journey, task_id: str, text: str) -> Journey | Rejected:
    """The task in other words; no rule changes them any more."""
    found = _one_line(text)
    if isinstance(found, Rejected):
        return found
    task = find(journey, task_id)
    if task is None or task.text == found:
        return journey
    return _with(journey, task_id, lambda task: task.with_(text=found, edited=True))


def add(
    journey: Journey, stage_id: str, text: str, new_id: NewId, *, rule: str = OWN
) -> Journey | Rejected:
    """Tasks of one's own, one a line, at the end of the stage."""
    found = words.lines(text)
    if isinstance(found, Rejected):
        return found
    there = visible(journey, stage_id)
    if journey.stage(stage_id) is None:
        return journey
    # what was done once may be to do again
    open_ones = (task.text for task in there if task.status is not TaskStatus.DONE)
    fresh = words.without_twins(found, open_ones)
    if not fresh:
        return Rejected(Code.TWICE, {"text": found[0]})
    if len(there) + len(fresh) > limits.STAGE_TASKS_MAX:
        count = len(there) + len(fresh)
        return Rejected(Code.TOO_MANY, {"limit": limits.STAGE_TASKS_MAX, "count": count})
    if len(journey.tasks) + len(fresh) > limits.TASKS_MAX:
        count = len(journey.tasks) + len(fresh)
        return Rejected(Code.TOO_MANY, {"limit": limits.TASKS_MAX, "count": count})
    tasks = [_own(stage_id, line, new_id(), rule) for line in fresh]
    return journey.with_(tasks=(*journey.tasks, *tasks))


def _own(stage_id: str, text: str, task_id: str, rule: str) -> Task:
    """Begins with a capital, as the tasks that rules make of people's words do."""
    return Task(id=task_id, rule=rule, source=task_id, stage=stage_id, text=words.capital(text))


def set_removed(journey: Journey, task_id: str, *, removed: bool) -> Journey:
    """Away, or back again: no rule revives it, people can."""
    task = next((one for one in journey.tasks if one.id == task_id), None)
    if task is None or (task.status is TaskStatus.REMOVED) == removed:
        return journey
    status = TaskStatus.TODO if task.free else TaskStatus.TAKEN
    status = TaskStatus.DONE if task.done_at is not None else status
    status = TaskStatus.REMOVED if removed else status
    return with_pain(_with(journey, task_id, lambda one: one.with_(status=status)), task.source)


def move(journey: Journey, task_id: str, position: int) -> Journey:
    """The task at a place (from 0) of its stage; the order of the whole stage is kept so."""
    task = find(journey, task_id)
    if task is None:
        return journey
    order = [one.id for one in visible(journey, task.stage)]
    before = list(order)
    order.remove(task_id)
    order.insert(max(0, min(position, len(order))), task_id)
    if order == before:
        return journey
    places = {name: place for place, name in enumerate(order)}
    tasks = tuple(
        one.with_(place=places[one.id]) if one.id in places else one for one in journey.tasks
    )
    return journey.with_(tasks=tasks)


def to_stage(journey: Journey, task_id: str, stage_id: str) -> Journey | Rejected:
    """A task of the team's own belongs to another stage."""
    task = find(journey, task_id)
    if task is None or task.stage == stage_id or journey.stage(stage_id) is None:
        return journey
    count = len(visible(journey, stage_id)) + 1
    if count > limits.STAGE_TASKS_MAX:
        return Rejected(Code.TOO_MANY, {"limit": limits.STAGE_TASKS_MAX, "count": count})
    return with_task(journey, task.with_(stage=stage_id, place=None))


def take(journey: Journey, task_id: str, by: Member) -> Journey | Rejected:
    """The task taken: only a free one can be; what several do each for themselves is done with
    them.
    """
    task = find(journey, task_id)
    if task is None or (task.owner_id == by.id and task.owner is not None):
        return journey
    if task.status is TaskStatus.DONE:
        return Rejected(Code.TASK_DONE)
    if task.holders:
        return _joined(journey, task, by)
    if task.owner is not None:
        return Rejected(Code.TASK_TAKEN, {"name": task.owner})
    return _with(
        journey,
        task_id,
        lambda one: one.with_(status=TaskStatus.TAKEN, owner=by.name, owner_id=by.id),
    )


def _joined(journey: Journey, task: Task, by: Member) -> Journey:
    known = any(one.member_id == by.id for one in task.holders)
    if known or len(task.holders) >= limits.HOLDERS_MAX:
        return journey
    mine = Holder(member=by.name, member_id=by.id)
    return with_task(journey, task.with_(holders=(*task.holders, mine)))


def give_back(journey: Journey, task_id: str) -> Journey:
    """Free again; whoever may say so is the caller's matter. What is done stays done."""
    task = find(journey, task_id)
    if task is None or task.free:
        return journey
    return with_task(journey, freed(task))


def freed(task: Task) -> Task:
    """Nobody's; what is done stays done."""
    status = TaskStatus.DONE if task.status is TaskStatus.DONE else TaskStatus.TODO
    return task.with_(
        status=status,
        owner=None,
        owner_id=None,
        giver=None,
        giver_id=None,
        holders=(),
        for_all=False,
    )


def set_due(
    journey: Journey, task_id: str, day: dt.date | None, *, today: dt.date
) -> Journey | Rejected:
    """The day until which it is to be done; None: no day."""
    task = find(journey, task_id)
    if task is None or task.due == day:
        return journey
    if day is not None and day < today:
        return Rejected(Code.PAST_DAY)
    return _with(journey, task_id, lambda one: one.with_(due=day))


def comment(
    journey: Journey, task_id: str, text: str, by: Member | None, at: dt.datetime
) -> Journey | Rejected:
    """A comment below the task; the oldest gives way to the newest."""
    found = _one_line(text)
    if isinstance(found, Rejected):
        return found
    task = find(journey, task_id)
    if task is None:
        return journey
    said = Comment(text=found, by=by and by.name, by_id=by and by.id, at=at)
    comments = (*task.comments, said)[-limits.COMMENTS_MAX :]
    return _with(journey, task_id, lambda one: one.with_(comments=comments))


def fixed_pain(before: Journey, after: Journey, task_id: str) -> bool:
    """Whether this very change closed the task's pain."""
    task = find(after, task_id)
    if task is None:
        return False
    return is_fixed(after, task.source) and not is_fixed(before, task.source)


def _one_line(text: str) -> str | Rejected:
    found = words.lines(" ".join(text.split()))
    return found if isinstance(found, Rejected) else found[0]


def with_task(journey: Journey, changed: Task) -> Journey:
    """The map with that task in its place."""
    return _with(journey, changed.id, lambda _: changed)


def _with(journey: Journey, task_id: str, change: Callable[[Task], Task]) -> Journey:
    tasks = tuple(change(task) if task.id == task_id else task for task in journey.tasks)
    return journey.with_(tasks=tasks)
