"""The order of tasks: what hurts most for the least work comes first.

The weight of a stored task is computed from the map as it is now, so that a changed severity or
mood moves it. Unknown effort counts as medium, unknown reach as 1.
"""

from __future__ import annotations

from typing import Final

from journey import limits
from journey.checklist.rules import (
    FIND_OUT,
    GUESS,
    MEASURE,
    PRACTICE,
    UNKNOWN_SEVERITY,
    Wanted,
)
from journey.model import Effort, Item, Journey, Stage, Task, TaskStatus
from journey.scores import mood

_WORK: Final = {Effort.SMALL: 1.0, Effort.MEDIUM: 1.5, Effort.LARGE: 2.5, None: 1.5}
HIDDEN: Final = frozenset({TaskStatus.NOT_NEEDED, TaskStatus.REMOVED})


def value(task: Wanted) -> float:
    """Weight against effort."""
    return task.weight / _WORK[task.effort]


def visible(journey: Journey, stage_id: str) -> tuple[Task, ...]:
    """A stage's tasks that people see, in their order: done ones keep their place."""
    return tuple(task for task in ranked(journey) if task.stage == stage_id)


def top(journey: Journey) -> tuple[Task, ...]:
    """The first few to do."""
    todo = (task for task in ranked(journey) if task.status is not TaskStatus.DONE)
    return tuple(todo)[: limits.TOP_TASKS]


def ranked(journey: Journey) -> tuple[Task, ...]:
    """All tasks that people see, the most useful first; equals keep the map's order."""
    order = {stage.id: index for index, stage in enumerate(journey.stages)}
    shown = [task for task in journey.tasks if task.status not in HIDDEN and task.stage in order]
    return tuple(
        sorted(shown, key=lambda task: (-weight(journey, task), order[task.stage], task.rule))
    )


def weight(journey: Journey, task: Task) -> float:
    """Severity × mood × reach against effort, as the map stands now."""
    stage = journey.stage(task.stage)
    if stage is None:
        return 0.0
    angry = 1 + max(0.0, -mood(stage)) / 2
    return _base(stage, task) * angry * _reach(journey, stage) / _WORK[task.effort]


def _base(stage: Stage, task: Task) -> float:
    if task.rule == "measure":
        return MEASURE
    if task.rule == "practice":
        return PRACTICE
    pain = next((item for item in stage.items if item.id == task.source), None)
    severity = UNKNOWN_SEVERITY if pain is None else pain.severity or UNKNOWN_SEVERITY
    if task.rule == "find_out":
        return severity * FIND_OUT / 2
    return severity * _trust(pain)


def _trust(pain: Item | None) -> float:
    return 1.0 if pain is None or pain.origin.from_people or pain.evidence else GUESS


def _reach(journey: Journey, stage: Stage) -> float:
    """The share of people who come this far, 0..1; unknown: 1."""
    first = next((known.reach for known in journey.stages if known.reach is not None), None)
    if first is None or stage.reach is None or first.people == 0:
        return 1.0
    return min(1.0, stage.reach.people / first.people)
