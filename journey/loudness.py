"""Whose feeling a stage is told by: the one of those who are worst off there.

Knows feelings and persons; knows no words. What was measured is told instead of what was assumed
(`journey.scores.felt`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from journey.model import Emotion, Journey, Persona, Stage
from journey.scores import felt

HIGHEST: Final = 2.0


@dataclass(frozen=True, slots=True)
class Voices:
    """Those who feel worst on a stage, in the map's order of persons."""

    level: float
    emotions: tuple[Emotion, ...]
    """At least one."""
    personas: tuple[Persona | None, ...]
    """Whose they are; None: everybody's."""
    of: int
    """How many were heard on the stage."""


def lowest(journey: Journey, stage: Stage) -> Voices | None:
    """The lowest voices of a stage; None: nobody's feeling is known there."""
    heard = _each(journey, stage)
    if not heard:
        return None
    level = min(emotion.level for emotion, _ in heard)
    worst = [(emotion, who) for emotion, who in heard if emotion.level == level]
    emotions, personas = zip(*worst, strict=True)
    return Voices(level, tuple(emotions), tuple(personas), len(heard))


def is_valley(heard: Sequence[Voices | None], at: int) -> bool:
    """Not above either neighbour; of a level stretch the first."""

    def level(index: int) -> float:
        one = heard[index] if 0 <= index < len(heard) else None
        return HIGHEST if one is None else one.level

    return level(at - 1) > level(at) <= level(at + 1)


def _each(journey: Journey, stage: Stage) -> list[tuple[Emotion, Persona | None]]:
    """One feeling a person."""
    persons = {persona.id: persona for persona in journey.personas}
    order = [None, *persons]
    found: dict[str | None, Emotion] = {}
    for emotion in felt(stage):
        found.setdefault(emotion.persona, emotion)
    known = sorted(found, key=lambda who: order.index(who) if who in order else len(order))
    return [(found[who], persons.get(who) if who else None) for who in known]
