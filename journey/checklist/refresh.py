"""From a map to its tasks, and again after the map has changed."""

from __future__ import annotations

from collections.abc import Callable

from journey import limits
from journey.checklist.order import value
from journey.checklist.rules import RULES, Sentences, Wanted
from journey.industries import Industry
from journey.model import Journey, Stage, Task, TaskStatus

NewId = Callable[[], str]
OWN: str = "own"
"""The rule of a task that a person wrote; no rule ever touches it."""


def refresh(journey: Journey, industry: Industry | None, say: Sentences, new_id: NewId) -> Journey:
    """The journey with its tasks as the rules want them now."""
    tasks = {task.id: task for task in journey.tasks}
    for stage in journey.stages:
        wanted = [task for rule in RULES for task in rule(stage, industry, say)]
        known = {(task.rule, task.source): task for task in journey.tasks if task.stage == stage.id}
        for task in _kept(known, wanted):
            tasks[task.id] = task
        for new in _new(known, wanted):
            task = _task(new, stage, new_id())
            tasks[task.id] = task
    return journey.model_copy(update={"tasks": tuple(tasks.values())[: limits.TASKS_MAX]})


def _kept(known: dict[tuple[str, str], Task], wanted: list[Wanted]) -> list[Task]:
    """The tasks that are there already, reworded, revived or no longer needed."""
    reasons = {(task.rule, task.source): task for task in wanted}
    return [
        _without_reason(task) if (reason := reasons.get(key)) is None else _reworded(task, reason)
        for key, task in known.items()
        if task.rule != OWN
    ]


def _without_reason(task: Task) -> Task:
    if task.status in {TaskStatus.TODO, TaskStatus.TAKEN}:
        return task.model_copy(update={"status": TaskStatus.NOT_NEEDED})
    return task


def _reworded(task: Task, reason: Wanted) -> Task:
    if task.status is TaskStatus.NOT_NEEDED:
        task = task.model_copy(update={"status": TaskStatus.TODO})
    if task.edited or task.status is not TaskStatus.TODO:
        return task
    return task.model_copy(
        update={
            "text": reason.text,
            "why": reason.why,
            "effort": reason.effort,
            "metric": reason.metric,
        }
    )


def _new(known: dict[tuple[str, str], Task], wanted: list[Wanted]) -> list[Wanted]:
    """What is worth adding: the weightiest, within a stage's bounds."""
    shown = [
        task
        for task in known.values()
        if task.status not in {TaskStatus.NOT_NEEDED, TaskStatus.REMOVED}
    ]
    room = limits.TASKS_A_STAGE - len(shown)
    questions = limits.FIND_OUT_A_STAGE - sum(task.rule == "find_out" for task in shown)
    added: list[Wanted] = []
    for task in sorted(wanted, key=value, reverse=True):
        if (task.rule, task.source) in known or len(added) >= room:
            continue
        if task.rule == "find_out":
            if questions <= 0:
                continue
            questions -= 1
        added.append(task)
    return added


def _task(wanted: Wanted, stage: Stage, task_id: str) -> Task:
    return Task(
        id=task_id,
        rule=wanted.rule,
        source=wanted.source,
        stage=stage.id,
        text=wanted.text,
        why=wanted.why,
        effort=wanted.effort,
        metric=wanted.metric,
    )
