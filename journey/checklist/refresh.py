"""From a map to its tasks, and again after the map has changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from journey import limits
from journey.checklist.order import HIDDEN, rank
from journey.checklist.progress import is_fixed, with_pain
from journey.checklist.rules import RULES, Sentences, Sight, Wanted, decisive
from journey.dialogue.followups import is_own
from journey.industries import Industry
from journey.model import Journey, Stage, Task, TaskStatus
from journey.remedies import Remedies

NewId = Callable[[], str]
Known = dict[tuple[str, str], Task]
"""Tasks by what they are: (rule, source)."""
OWN: str = "own"
"""The rule of a task that a person wrote; no rule ever touches it."""
FORMER: Final = frozenset({"find_out", "invent"})
"""Rules of before, whose tasks old lists still hold."""


def refresh(
    journey: Journey,
    industry: Industry | None,
    say: Sentences,
    new_id: NewId,
    *,
    today: dt.date,
    remedies: Remedies | None = None,
) -> Journey:
    """The journey with its tasks as the rules want them now; remedies: for pains in own words."""
    tasks = {task.id: task for task in journey.tasks}
    most = decisive(journey)
    for stage in journey.stages:
        sight = Sight(
            journey=journey,
            stage=stage,
            industry=industry,
            today=today,
            say=say,
            remedies=remedies,
            decisive=most,
        )
        wanted = [task for rule in RULES for task in rule(sight)]
        known = {(task.rule, task.source): task for task in journey.tasks if task.stage == stage.id}
        listed = _making_room(journey, stage, _kept(known, wanted))
        while more := _more(journey, listed, wanted, stage, new_id):
            listed |= {(task.rule, task.source): task for task in more}
            listed = _making_room(journey, stage, listed)
        for task in listed.values():
            tasks[task.id] = task
    renewed = journey.with_(tasks=tuple(tasks.values())[: limits.TASKS_MAX])
    return _rid_of_former(journey, renewed)


def _rid_of_former(before: Journey, after: Journey) -> Journey:
    """Where only a question of before stood between a done remedy and its pain, it is closed."""
    for task in before.tasks:
        is_open = task.rule in FORMER and task.status in {TaskStatus.TODO, TaskStatus.TAKEN}
        if is_open and is_fixed(after, task.source):
            after = with_pain(after, task.source)
    return after


def _kept(known: Known, wanted: list[Wanted]) -> Known:
    """The tasks that are there already, reworded or no longer needed."""
    reasons = {(task.rule, task.source): task for task in wanted}
    return {
        key: _without_reason(task)
        if (reason := reasons.get(key)) is None
        else _reworded(task, reason)
        for key, task in known.items()
    }


def _without_reason(task: Task) -> Task:
    if task.rule != OWN and task.status in {TaskStatus.TODO, TaskStatus.TAKEN}:
        return task.with_(status=TaskStatus.NOT_NEEDED)
    return task


def _reworded(task: Task, reason: Wanted) -> Task:
    if task.rule == OWN or task.status not in {TaskStatus.TODO, TaskStatus.TAKEN}:
        return task
    if task.check != reason.check:
        task = task.with_(check=reason.check)
    if reason.check is not None and task.lesson is not None:
        task = task.with_(lesson=None)  # what it taught is off the map again
    if task.edited or task.status is TaskStatus.TAKEN:
        return task
    return task.with_(
        text=reason.text,
        why=reason.why,
        effort=reason.effort,
        cost=reason.cost,
        habit=reason.habit,
        metric=reason.metric,
    )


def _more(
    journey: Journey, kept: Known, wanted: list[Wanted], stage: Stage, new_id: NewId
) -> list[Task]:
    """What is worth adding or bringing back, within a stage's bounds: what people told, then the
    weightiest.

    What is done takes room until all of it is: nobody sees the list grow under their hands.
    """
    shown = [task for task in kept.values() if task.status not in HIDDEN]
    under_way = any(task.status is not TaskStatus.DONE for task in shown)
    count = len(shown) if under_way else 0
    own = {item.id for item in stage.items if is_own(item)}
    added: list[Task] = []
    for task in sorted(wanted, key=lambda one: (one.source not in own, rank(journey, stage, one))):
        known = kept.get((task.rule, task.source))
        bound = limits.OWN_TASKS_A_STAGE if task.source in own else limits.TASKS_A_STAGE
        if count + len(added) >= bound:
            continue
        if known is None:
            added.append(_task(task, stage, new_id()))
        elif known.status is TaskStatus.NOT_NEEDED:
            added.append(_revived(known, task))
    return added


def _making_room(journey: Journey, stage: Stage, listed: Known) -> Known:
    """Guesses that nobody has touched go where what people told has come, or come back: the least
    first, so that the list is the same whichever way it went.
    """
    own = {item.id for item in stage.items if is_own(item)}
    shown = [one for one in listed.values() if one.status in {TaskStatus.TODO, TaskStatus.TAKEN}]
    if not any(task.source in own for task in shown):
        return listed
    guesses = [task for task in shown if task.source not in own and _is_untouched(task)]
    guesses.sort(key=lambda one: rank(journey, stage, one))
    over = len(shown) - limits.TASKS_A_STAGE
    gone = [task.with_(status=TaskStatus.NOT_NEEDED) for task in guesses[-over:] if over > 0]
    return listed | {(task.rule, task.source): task for task in gone}


def _is_untouched(task: Task) -> bool:
    said = (task.who, task.due, task.amount, task.place, task.lesson)
    return (
        task.rule != OWN
        and task.status is TaskStatus.TODO
        and not (task.edited or task.comments)
        and all(one is None for one in said)
    )


def _revived(task: Task, reason: Wanted) -> Task:
    """Needed again: free, or still with whoever had taken it."""
    status = TaskStatus.TODO if task.free else TaskStatus.TAKEN
    return _reworded(task.with_(status=status, lesson=None), reason)


def _task(wanted: Wanted, stage: Stage, task_id: str) -> Task:
    return Task(
        id=task_id,
        rule=wanted.rule,
        source=wanted.source,
        stage=stage.id,
        text=wanted.text,
        why=wanted.why,
        effort=wanted.effort,
        cost=wanted.cost,
        habit=wanted.habit,
        metric=wanted.metric,
        check=wanted.check,
    )
