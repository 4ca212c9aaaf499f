"""What could be written to customers, and by which way: out of the map's own entries only.

Knows stages and their entries; must not know a word of any language: by which signs a channel is
one that a message can be sent by, the caller tells. Nothing is invented: where the map names no
such channel, that stays empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from journey.model import Intent, Item, Journey, Persona, Stage
from journey.stems import words

_SHORT: Final = 4
"""Letters below which a sign is a whole word: «бот» is not «ботинки»."""


class Way(StrEnum):
    """By what a message gets to somebody."""

    EMAIL = "email"
    SMS = "sms"
    MESSENGER = "messenger"


Signs = Mapping[Way, Sequence[str]]
"""Beginnings of words by which a channel is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One that could be sent: to whom, when, by which way, about what."""

    persona: Persona | None
    """None: to everybody."""
    stage: Stage
    when: tuple[Item, ...]
    """What the customer does there: after that."""
    way: Way | None
    """None: the stage has no such channel."""
    channel: Item | None
    questions: tuple[Item, ...]
    pains: tuple[Item, ...]
    ideas: tuple[Item, ...]


def messages(journey: Journey, signs: Signs) -> tuple[Message, ...]:
    """For each person, each stage and each way to write there; stages with nothing to say are left
    out.
    """
    found = []
    for persona in journey.personas or (None,):
        for stage in journey.stages:
            found += _of_stage(stage, persona, signs)
    return tuple(found)


def way_of(channel: str, signs: Signs) -> Way | None:
    """By which way a message goes there; None: nobody can write by it."""
    told = f" {' '.join(words(channel))} "
    return next((way for way, known in signs.items() if any(_is(s, told) for s in known)), None)


def _is(sign: str, told: str) -> bool:
    known = " ".join(words(sign))
    return (f" {known} " if len(known) < _SHORT else f" {known}") in told


def _of_stage(stage: Stage, persona: Persona | None, signs: Signs) -> list[Message]:
    def own(lane: str) -> tuple[Item, ...]:
        return tuple(
            item
            for item in stage.lane(lane)
            if item.persona in {None, None if persona is None else persona.id}
        )

    questions, ideas = own("questions"), own("ideas")
    pains = tuple(pain for pain in own("pains") if pain.open)
    if not (questions or pains or ideas):
        return []
    channels = [one for one in own("channels") if one.intent is not Intent.DROP]
    ways: list[tuple[Way | None, Item | None]] = [
        (way, one) for one in channels if (way := way_of(one.text, signs)) is not None
    ]
    return [
        Message(
            persona=persona,
            stage=stage,
            when=own("actions"),
            way=way,
            channel=channel,
            questions=questions,
            pains=pains,
            ideas=ideas,
        )
        for way, channel in ways or [(None, None)]
    ]
