"""Customers' questions as topics to write about: which, at what stage, where they are asked.

Knows questions and channels; invents none: what is not on the map is missing here too.
"""

from __future__ import annotations

from dataclasses import dataclass

from journey import answered
from journey.answered import Gap
from journey.model import Item, Journey, Stage


@dataclass(frozen=True, slots=True)
class Topic:
    stage: Stage
    question: Item
    channels: tuple[Item, ...]
    """Where to answer: what answers it already, else all that the stage has."""
    gap: Gap | None
    """Why nothing answers it yet; None: something does, or nobody is known to ask."""


def topics(journey: Journey) -> tuple[Topic, ...]:
    """In the map's order."""
    return tuple(
        Topic(stage, one, _channels(journey, stage, one), answered.gap(journey, stage, one))
        for stage in journey.stages
        for one in stage.lane("questions")
    )


def _channels(journey: Journey, stage: Stage, question: Item) -> tuple[Item, ...]:
    known = answered.channel(journey, question)
    return answered.live(stage) if known is None else (known,)
