"""The order of tasks: what hurts most comes first, of equals what takes less.

The weight of a stored task is computed from the map as it is now, so that a changed severity or
mood moves it; what a pain weighs is `journey.soreness`'s matter, so that the place where it hurts
most and the first task are one. Where the team has voted what to fix first, the remedies of what
got votes come before all others. Where people set an order by hand, a stage's tasks share its
ranks out in that order: by hand decides within the stage, votes and weight decide between stages.
"""

from __future__ import annotations

from typing import Final, NamedTuple, Protocol

from journey import limits, soreness
from journey.checklist.rules import ASK, CHOOSE, FIXES, MEASURE, THINK, WEIGHTS
from journey.checklist.subjects import alike
from journey.measures import Cost, Effort
from journey.model import Item, Journey, Stage, Task, TaskStatus
from journey.soreness import Work

HIDDEN: Final = soreness.GONE
CHECKS: Final = frozenset({ASK, MEASURE})
"""The rules whose task ends in knowing, not in something mended."""
_AGAINST: Final = FIXES | {CHOOSE}
"""The rules whose task weighs what its pain weighs: to decide what helps is the first step."""
OWN: Final = 2.0 + soreness.SAID
"""A task that people wrote themselves: as what they said hinders, so before a guess like that."""
_OWN_WORDS: Final = frozenset({"own", "idea"})
"""The rules whose task people worded: where they did not say what it takes, it is begun small."""


class Placed(Protocol):
    """What there is to weigh: a task, or one that a rule wants."""

    @property
    def rule(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def effort(self) -> Effort | None: ...
    @property
    def cost(self) -> Cost | None: ...


class Rank(NamedTuple):
    """The smaller the earlier."""

    votes: int
    """Negative."""
    not_leaving: bool
    """Nobody said that customers leave because of it."""
    weight: float
    """Negative."""
    work: Work


def is_listed(task: Task) -> bool:
    """Whether it stands on its stage's list: it is there, and no line of a shift."""
    return task.status not in HIDDEN and task.shift is None


def visible(journey: Journey, stage_id: str) -> tuple[Task, ...]:
    """A stage's tasks that people see, in their order: done ones keep their place."""
    return tuple(task for task, _ in _of_stage(journey, stage_id))


def top(journey: Journey, most: int = limits.TOP_TASKS) -> tuple[Task, ...]:
    """The first few to do: one a subject, one check at most.

    The first is what mends the place where it hurts most, if anything on the list does.
    """
    todo = [task for task in _by_rank(journey) if task.status is not TaskStatus.DONE]
    known = [task for task in todo if task.rule != ASK] or todo
    chosen: list[Task] = []
    for task in (*_mending(journey, known), *known):
        if len(chosen) == most:
            break
        if any(alike(task, other) for other in chosen):
            continue
        if task.rule in CHECKS and any(other.rule in CHECKS for other in chosen):
            continue
        chosen.append(task)
    return tuple(chosen)


def _mending(journey: Journey, todo: list[Task]) -> list[Task]:
    """What mends the sorest place; where people ordered that stage by hand, they know better."""
    spot = soreness.sorest(journey)
    if spot is None or spot.pain is None:
        return []
    here = [task for task in todo if task.stage == spot.stage.id]
    if any(task.place is not None for task in here):
        return []
    return [task for task in here if task.source == spot.pain.id and task.rule in _AGAINST]


def ranked(journey: Journey) -> tuple[Task, ...]:
    """All tasks that people see, the most useful first: the first few, then what weighs most."""
    first = top(journey)
    ids = {task.id for task in first}
    return (*first, *(task for task in _by_rank(journey) if task.id not in ids))


def _by_rank(journey: Journey) -> list[Task]:
    found = [pair for stage in journey.stages for pair in _of_stage(journey, stage.id)]
    return [task for task, _ in sorted(found, key=lambda pair: pair[1])]


def _of_stage(journey: Journey, stage_id: str) -> list[tuple[Task, Rank]]:
    """A stage's tasks in order, each with the rank of its place."""
    stage = journey.stage(stage_id)
    if stage is None:
        return []
    shown = [task for task in journey.tasks if task.stage == stage_id and is_listed(task)]
    found = sorted(((rank(journey, stage, task), task) for task in shown), key=lambda one: one[0])
    ranks = [place for place, _ in found]
    by_hand = sorted(
        (task for _, task in found), key=lambda task: (task.place is None, task.place or 0)
    )
    return list(zip(by_hand, ranks, strict=True))


def rank(journey: Journey, stage: Stage, task: Placed) -> Rank:
    """Where a task stands by itself, before anybody moves it."""
    pain = pain_of(stage, task)
    small = Effort.SMALL if task.rule in _OWN_WORDS else None
    takes = soreness.work(task.effort or small, task.cost)
    if pain is None:
        return Rank(0, not_leaving=True, weight=-_beside(journey, stage, task), work=takes)
    votes, leaving, weight = soreness.sore(journey, stage, pain)
    if task.rule == ASK:
        return Rank(0, not_leaving=True, weight=-weight * THINK, work=takes)
    if task.rule in _AGAINST:
        return Rank(-votes, not leaving, -weight, takes)
    return Rank(0, not_leaving=True, weight=-_beside(journey, stage, task), work=takes)


def weight(journey: Journey, task: Task) -> float:
    """How much a task matters as the map stands now, in steps of severity."""
    stage = journey.stage(task.stage)
    return 0.0 if stage is None else -rank(journey, stage, task).weight


def votes(stage: Stage, task: Placed) -> int:
    """What the team voted for is done by what fixes it: asking and measuring can wait."""
    pain = pain_of(stage, task) if task.rule in _AGAINST else None
    return 0 if pain is None else pain.votes or 0


def pain_of(stage: Stage, task: Placed) -> Item | None:
    """The pain that a task is about."""
    return next((item for item in stage.lane("pains") if item.id == task.source), None)


def begins_small(task: Task) -> bool:
    """Whether people worded a task that is to do and did not say what it takes: perhaps it is too
    big to be begun, so a first step is told.
    """
    is_done = task.status is TaskStatus.DONE
    return task.rule in _OWN_WORDS and task.effort is None and not is_done


def _beside(journey: Journey, stage: Stage, task: Placed) -> float:
    """What is no remedy of a pain: less than any, but for what people wrote themselves."""
    if soreness.reach(journey, stage) == 0:
        return 0.0
    return round(WEIGHTS.get(task.rule, OWN) + soreness.pull(journey, stage), 6)
