"""Where a person is in the dialogue, and what a step can lead to.

The place follows from the journey: the first question that was neither answered nor skipped.
Going back only looks at an earlier place again; what was answered there stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from journey.model import Depth, Journey, Passed
from journey.questions import QUESTIONS, Question, Scope


@dataclass(frozen=True, slots=True)
class Place:
    """A question, and the stage it is asked about (None: the whole map)."""

    question: str
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """Nothing is left to ask at this depth."""


@dataclass(frozen=True, slots=True)
class Outdated:
    """The prompt is closed: its buttons belong to an earlier step."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The map after an answer."""

    journey: Journey
    typed: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """For each message that was typed: the items it gave."""


FINISHED: Final = Finished()
OUTDATED: Final = Outdated()


def asked(depth: Depth, scope: Scope) -> tuple[Question, ...]:
    """The questions of a dialogue of that depth, in order."""
    return tuple(
        question
        for question in QUESTIONS
        if question.scope is scope and (depth is Depth.FULL or question.depth is Depth.QUICK)
    )


def places(journey: Journey) -> tuple[Place, ...]:
    """Every place of the journey's dialogue, in order."""
    whole = tuple(Place(question.id) for question in asked(journey.depth, Scope.MAP))
    per_stage = asked(journey.depth, Scope.STAGE)
    return whole + tuple(
        Place(question.id, stage.id) for stage in journey.stages for question in per_stage
    )


def passed(journey: Journey, place: Place) -> Passed | None:
    """How the place was left; None: it is still to be asked."""
    if place.stage is None:
        return journey.passed.get(place.question)
    stage = journey.stage(place.stage)
    return None if stage is None else stage.passed.get(place.question)


def current(journey: Journey) -> Place | Finished:
    """The first place that was neither answered nor skipped."""
    for place in places(journey):
        if passed(journey, place) is None:
            return place
    return FINISHED


def following(journey: Journey, place: Place) -> Place | Finished:
    """The place after this one; for a place that is no more, the current one."""
    order = places(journey)
    if place not in order:
        return current(journey)
    index = order.index(place) + 1
    return order[index] if index < len(order) else FINISHED


def preceding(journey: Journey, place: Place) -> Place | None:
    """The place before this one; None: it is the first, or it is no more."""
    order = places(journey)
    if place not in order:
        return None
    index = order.index(place)
    return order[index - 1] if index else None
