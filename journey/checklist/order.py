"""The order of tasks: what hurts most for the least work comes first.

The weight of a stored task is computed from the map as it is now, so that a changed severity or
mood moves it. Unknown effort counts as medium, unknown reach as 1, and `explained` says so.
Where the team has voted what to fix first, the remedies of what got votes come before all others.
Where people set an order by hand, a stage's tasks share its ranks out in that order: by hand
decides within the stage, votes and weight decide between stages.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from journey import limits
from journey.checklist.rules import (
    ASK,
    FIXES,
    THINK,
    WEIGHTS,
    Sentences,
    Wanted,
    trust,
)
from journey.checklist.taking import takes
from journey.model import Effort, Item, Journey, Stage, Task, TaskStatus
from journey.scores import UNKNOWN_SEVERITY, anger, mood, severity

_WORK: Final = {Effort.SMALL: 1.0, Effort.MEDIUM: 1.5, Effort.LARGE: 2.5, None: 1.5}
HIDDEN: Final = frozenset({TaskStatus.NOT_NEEDED, TaskStatus.REMOVED})


def value(task: Wanted) -> float:
    """Weight against effort."""
    return task.weight / _WORK[task.effort]


def visible(journey: Journey, stage_id: str) -> tuple[Task, ...]:
    """A stage's tasks that people see, in their order: done ones keep their place."""
    return tuple(task for task, _ in _of_stage(journey, stage_id))


def top(journey: Journey) -> tuple[Task, ...]:
    """The first few to do."""
    todo = (task for task in ranked(journey) if task.status is not TaskStatus.DONE)
    return tuple(todo)[: limits.TOP_TASKS]


def ranked(journey: Journey) -> tuple[Task, ...]:
    """All tasks that people see, the most useful first; equals keep the map's order."""
    found = [pair for stage in journey.stages for pair in _of_stage(journey, stage.id)]
    return tuple(task for task, _ in sorted(found, key=lambda pair: pair[1]))


Rank = tuple[int, float]
"""The smaller the earlier: votes before weight, both negative."""


def _of_stage(journey: Journey, stage_id: str) -> list[tuple[Task, Rank]]:
    """A stage's tasks in order, each with the rank of its place."""
    shown = [task for task in journey.tasks if task.stage == stage_id and task.status not in HIDDEN]
    by_rank = sorted(shown, key=lambda task: (_rank(journey, task), task.rule))
    ranks = [_rank(journey, task) for task in by_rank]
    by_hand = sorted(by_rank, key=lambda task: (task.place is None, task.place or 0))
    return list(zip(by_hand, ranks, strict=True))


def _rank(journey: Journey, task: Task) -> Rank:
    return -_votes(journey, task), -weight(journey, task)


def _votes(journey: Journey, task: Task) -> int:
    """What the team voted for is done by what fixes it: asking and measuring can wait."""
    stage = journey.stage(task.stage)
    pain = _pain(stage, task) if stage is not None and task.rule in FIXES else None
    return 0 if pain is None else pain.votes or 0


def weight(journey: Journey, task: Task) -> float:
    """Severity × mood × reach against effort, as the map stands now."""
    stage = journey.stage(task.stage)
    if stage is None:
        return 0.0
    return _base(stage, task) * pull(journey, stage) / _WORK[task.effort]


def hurts(journey: Journey, stage: Stage, pain: Item) -> float:
    """How much a pain weighs, whatever it takes to fix it: severity × trust × mood × reach."""
    return severity(pain) * trust(pain) * pull(journey, stage)


def explained(journey: Journey, task: Task, say: Sentences, *, whole: bool = False) -> str:
    """In one line why a task stands where it stands; `whole`: also what is not known."""
    stage = journey.stage(task.stage)
    return "" if stage is None else " · ".join(_reasons(journey, stage, task, say, whole))


def _reasons(
    journey: Journey,
    stage: Stage,
    task: Task,
    say: Sentences,
    whole: bool,  # noqa: FBT001 - one caller
) -> Iterator[str]:
    pain = _pain(stage, task)
    if task.place is not None:
        yield say("rank.by_hand")
    if votes := _votes(journey, task):
        yield say("rank.votes", votes=votes)
    if pain is not None:
        yield say(f"rank.severity.{pain.severity or 'unknown'}")
        if whole and not (pain.origin.from_people or pain.evidence):
            yield say("rank.guess")
    if mood(stage) < 0:
        yield say("rank.mood")
    share = reach(journey, stage)
    if share is not None:
        yield say("rank.reach", percent=round(100 * share))
    elif whole:
        yield say("rank.reach.unknown")
    if task.effort is None and whole:
        yield say("rank.effort.unknown")
    yield from takes(task.effort, task.cost, say)


def _base(stage: Stage, task: Task) -> float:
    if task.rule in WEIGHTS:
        return WEIGHTS[task.rule]
    pain = _pain(stage, task)
    hurt = UNKNOWN_SEVERITY if pain is None else severity(pain) * trust(pain)
    return hurt * THINK if task.rule == ASK else hurt


def _pain(stage: Stage, task: Task) -> Item | None:
    return next((item for item in stage.items if item.id == task.source), None)


def pull(journey: Journey, stage: Stage) -> float:
    """What a stage multiplies a weight by: its mood times its reach, unknown reach being 1."""
    share = reach(journey, stage)
    return anger(stage) * (1.0 if share is None else share)


def reach(journey: Journey, stage: Stage) -> float | None:
    """The share of people who come this far, 0..1; None: not known."""
    first = next((known.reach for known in journey.stages if known.reach is not None), None)
    if first is None or stage.reach is None or first.people == 0:
        return None
    return min(1.0, stage.reach.people / first.people)
