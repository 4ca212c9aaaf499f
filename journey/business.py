"""What a map answers about a business: its customers, its people, its offer, its money.

Values in the map's order, each what somebody put on the map; what nobody did is empty here, and
whoever shows it says so. Knows no sentence.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import partial
from typing import Final

from journey import answered, scores, soreness
from journey.answered import Gap
from journey.checklist.order import HIDDEN
from journey.checklist.rules import FIXES
from journey.model import Intent, Item, Journey, Persona, Stage, State, Task, TaskStatus

DRIVES_AWAY: Final = 3
MANY_STAGES: Final = 3
"""From so many stages on it is worth saying that one and the same answers for them."""
MANY_TASKS: Final = 3
"""… tasks that somebody has taken and not done yet."""


@dataclass(frozen=True, slots=True)
class Told:
    """An entry and the stage it stands on."""

    stage: Stage
    entry: Item


@dataclass(frozen=True, slots=True)
class Keeping:
    """What drives customers away, and what is to be done about it."""

    stage: Stage
    pain: Item
    task: Task | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """What they want, what makes them loyal, what keeps them."""

    wants: tuple[Persona, ...]
    """Those whose goal is known."""
    goals: tuple[Told, ...]
    without_goal: Stage | None
    strong: tuple[Told, ...]
    keeping: tuple[Keeping, ...]
    unrated: Told | None
    """The first open pain of which nobody said how much it matters."""


def customer(journey: Journey) -> Customer:
    pains = [one for one in _told(journey, "pains") if one.entry.open]
    away = [one for one in pains if one.entry.severity == DRIVES_AWAY]
    fixing = {task.source: task for task in tasks(journey) if task.rule in FIXES}
    return Customer(
        wants=tuple(one for one in journey.personas if one.goal),
        goals=tuple(_told(journey, "goal")),
        without_goal=_first_without(journey, "goal"),
        strong=tuple(
            Told(stage, item) for stage in journey.stages for item in stage.items if item.strong
        ),
        keeping=tuple(
            Keeping(one.stage, one.entry, fixing.get(one.entry.id))
            for one in sorted(away, key=lambda one: not one.entry.origin.from_people)
        ),
        unrated=next((one for one in pains if one.entry.severity is None), None),
    )


@dataclass(frozen=True, slots=True)
class Load:
    """Who answers for how many stages."""

    name: str
    stages: int
    guess: bool
    """Nobody has confirmed any of it."""


@dataclass(frozen=True, slots=True)
class Hands:
    """What somebody has taken and not done yet."""

    name: str
    open: int
    late: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources:
    """Where nobody answers, who has much, and how the plan stands."""

    nobody: tuple[Stage, ...]
    loads: tuple[Load, ...]
    hands: tuple[Hands, ...]
    done: int
    every: int
    """All tasks that people see."""
    free: int
    """Not done, and nobody has taken them."""
    dated: int
    """Not done, with a day."""


def resources(journey: Journey, today: dt.date) -> Resources:
    """today: since when a task is late."""
    every = tasks(journey)
    undone = [task for task in every if task.status is not TaskStatus.DONE]
    taken: dict[tuple[int | None, str], list[Task]] = defaultdict(list)
    for task in undone:
        held = [(one.member_id, one.member) for one in task.holders if one.done_at is None]
        for number, name in (*held, (task.owner_id, task.owner)):
            if name is not None:
                taken[number, name].append(task)
    hands = [
        Hands(name, len(theirs), sum(one.due is not None and one.due < today for one in theirs))
        for (_, name), theirs in taken.items()
    ]
    return Resources(
        nobody=tuple(one for one in journey.stages if not one.lane("backstage")),
        loads=tuple(_loads(journey)),
        hands=tuple(
            one
            for one in sorted(hands, key=lambda one: (-one.late, -one.open))
            if one.late or one.open >= MANY_TASKS
        ),
        done=len(every) - len(undone),
        every=len(every),
        free=sum(task.free for task in undone),
        dated=sum(task.due is not None for task in undone),
    )


def _loads(journey: Journey) -> list[Load]:
    """Those who answer for many stages, the most first; one name in the same words is one."""
    held: Counter[str] = Counter()
    names: dict[str, Item] = {}
    for stage in journey.stages:
        here = {" ".join(one.text.casefold().split()): one for one in stage.lane("backstage")}
        held.update(here.keys())
        for key, one in here.items():
            if key not in names or one.origin.from_people:
                names[key] = one
    return [
        Load(names[key].text, count, not names[key].origin.from_people)
        for key, count in held.most_common()
        if count >= MANY_STAGES
    ]


@dataclass(frozen=True, slots=True)
class Hope:
    """What customers expect on a stage, and what is in their way there."""

    stage: Stage
    expects: tuple[Item, ...]
    pain: Item | None
    """The worst open one."""
    level: float | None
    """The lowest mood, -2..2; None: nobody told it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """Expectations against what happens; touchpoints that lack and that are too many."""

    hopes: tuple[Hope, ...]
    without_hope: Stage | None
    gaps: tuple[tuple[Stage, Item, Gap], ...]
    silent: tuple[Stage, ...]
    """Stages without any channel."""
    added: tuple[Told, ...]
    dropped: tuple[Told, ...]
    planned: bool
    """There is a plan that could say so."""
    placed: bool
    """There are questions of customers, and of each it is known where it is answered."""
    unplaced: Item | None
    """The first question of which that is not so, those that lack an answer first."""


def product(journey: Journey, plan: Journey | None = None) -> Product:
    """plan: the map of how it should be that was drawn from this one, or this one itself."""
    plan = journey if journey.state is State.TO_BE else plan
    channels = _told(plan, "channels") if plan is not None else []
    gaps = answered.gaps(journey)
    asked = [one.entry for one in _told(journey, "questions")]
    without = [one for one in asked if answered.channel(journey, one) is None]
    return Product(
        hopes=tuple(
            Hope(
                stage,
                stage.lane("expects"),
                soreness.top_pain(journey, stage),
                scores.mood(stage) if stage.emotions else None,
            )
            for stage in journey.stages
            if stage.lane("expects")
        ),
        without_hope=_first_without(journey, "expects"),
        gaps=gaps,
        silent=tuple(one for one in journey.stages if not answered.live(one)),
        added=tuple(one for one in channels if one.entry.intent is Intent.ADD),
        dropped=tuple(one for one in channels if one.entry.intent is Intent.DROP),
        planned=plan is not None,
        placed=bool(asked) and not without,
        unplaced=next((one for _, one, _ in gaps), next(iter(without), None)),
    )


@dataclass(frozen=True, slots=True)
class Loss:
    """How many come to a stage and how many go on to the next one; both were counted."""

    stage: Stage
    come: int
    lost: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Profit:
    """Where people are lost, and what it takes."""

    losses: tuple[Loss, ...]
    """The greatest first; nothing is lost where more go on than come."""
    uncounted: Stage | None
    """The first stage that nobody counted."""
    sorest: Stage | None
    """Where it hurts most; of it a loss is only a guess."""
    pain: Item | None
    """The worst open pain there."""
    figures: tuple[Told, ...]
    """The metrics with a value."""


def profit(journey: Journey) -> Profit:
    losses = [
        Loss(stage, stage.reach.people, round(stage.reach.people * scores.lost(journey, stage)))
        for stage in journey.stages
        if stage.reach is not None and scores.lost(journey, stage) > 0
    ]
    sorest = soreness.sorest(journey)
    return Profit(
        losses=tuple(sorted(losses, key=lambda one: -one.lost)),
        uncounted=next((one for one in journey.stages if one.reach is None), None),
        sorest=None if sorest is None else sorest.stage,
        pain=None if sorest is None else sorest.pain,
        figures=tuple(
            one
            for one in _told(journey, "metrics")
            if one.entry.metric is not None and one.entry.metric.value is not None
        ),
    )


def tasks(journey: Journey) -> tuple[Task, ...]:
    """All that people see, in the map's order."""
    return tuple(task for task in journey.tasks if task.status not in HIDDEN)


def _told(journey: Journey, lane: str) -> list[Told]:
    return [Told(stage, item) for stage in journey.stages for item in stage.lane(lane)]


def _first_without(journey: Journey, lane: str) -> Stage | None:
    return next(filter(partial(_lacks, lane), journey.stages), None)


def _lacks(lane: str, stage: Stage) -> bool:
    return not stage.lane(lane)
