"""The one sentence of a map: where it goes wrong, by what, and how we know.

Knows which sentence is true and which facts stand under it; knows no words. The place is the one
where it hurts most (`journey.soreness`), so that pictures, screens and tasks name the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from journey import scores, soreness
from journey.certainty import is_guess
from journey.loudness import Voices, lowest
from journey.model import (
    Emotion,
    EmotionKind,
    EvidenceKind,
    Item,
    Journey,
    Persona,
    Shape,
    Stage,
    State,
)
from journey.queue import queue

LOSING: Final = 0.2
"""From this share of people who go no further on, a stage loses them."""
FACTS: Final = 2
SEVERAL: Final = 2


class Says(StrEnum):
    """The sentence is `says.<value>`, with `.guess` where it is only supposed."""

    LOSING = "losing"
    STUCK = "stuck"
    """A deal that several people decide."""
    HARD = "hard"
    CALM = "calm"
    """Nothing hurts; the stage is where to ask next."""


class Known(StrEnum):
    """How we know. The sentence is `fact.<value>`."""

    LOST = "lost"
    """params: the share in percent, n: of how many, when and where they were counted."""
    SURVEY = "survey"
    """params: the level, n."""
    REVIEWS = "reviews"
    """params: n."""
    VOICE = "voice"
    """One of several persons. params: persona, the level."""
    MOOD = "mood"
    """params: the level."""
    OWNER = "owner"
    """Only the owner said so."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact under the sentence."""

    known: Known
    proved: bool = False
    percent: int = 0
    level: float = 0.0
    n: int = 0
    unit: str | None = None
    period: str | None = None
    source: str | None = None
    persona: Persona | None = None


@dataclass(frozen=True, slots=True)
class Conclusion:
    says: Says
    stage: Stage
    number: int
    """Of the stage, from 1."""
    pain: Item | None
    level: float | None
    """What is told where no pain is: the lowest voice's; None: not known or not bad."""
    guess: bool
    """Nobody said it and nothing proves it."""
    pain_guess: bool
    """The stage is certain, why is not."""
    facts: tuple[Fact, ...]


def conclusion(journey: Journey) -> Conclusion | None:
    """What the map says first; None: nothing is known yet, or a plan hurts nowhere."""
    spot = soreness.sorest(journey)
    if spot is None:
        return _calm(journey)
    stage, pain = spot.stage, spot.pain
    losing = scores.lost(journey, stage) >= LOSING
    heard = lowest(journey, stage)
    sad = heard is not None and heard.level < 0
    says = Says.LOSING if losing else Says.HARD
    if not losing and sad and journey.shape is Shape.GROUP and len(journey.personas) >= SEVERAL:
        says = Says.STUCK
    supposed = all(map(is_guess, [pain] if pain else scores.saddest(stage)))
    return Conclusion(
        says,
        stage,
        _number(journey, stage),
        pain,
        heard.level if heard is not None and sad else None,
        guess=supposed and not losing and scores.lost(journey, stage) == 0,
        pain_guess=supposed,
        facts=_facts(journey, stage, pain, heard),
    )


def is_draft(journey: Journey) -> bool:
    """Whether every entry is a guess of the catalogue: nobody has said anything yet."""
    entries: list[Item | Emotion] = []
    for stage in journey.stages:
        entries += [*stage.items, *stage.emotions]
    counted = any(stage.reach is not None for stage in journey.stages)
    return bool(entries) and not counted and all(map(is_guess, entries))


def _number(journey: Journey, stage: Stage) -> int:
    return journey.stages.index(stage) + 1


def _calm(journey: Journey) -> Conclusion | None:
    known = any(
        stage.emotions or stage.reach or any(not pain.open for pain in stage.lane("pains"))
        for stage in journey.stages
    )
    if not known or journey.state is State.TO_BE:
        return None
    asked = (one.stage for one in queue(journey, None, journey.updated.date()))
    stage = next((one for one in asked if one is not None), None)
    if stage is None:
        return None
    return Conclusion(
        Says.CALM,
        stage,
        _number(journey, stage),
        None,
        None,
        guess=False,
        pain_guess=False,
        facts=(),
    )


def _facts(
    journey: Journey, stage: Stage, pain: Item | None, heard: Voices | None
) -> tuple[Fact, ...]:
    found = []
    lost = scores.lost(journey, stage)
    if lost >= LOSING and (come := stage.reach) is not None:
        share = round(100 * lost)
        found.append(
            Fact(
                Known.LOST,
                proved=True,
                percent=share,
                n=come.people,
                unit=come.unit,
                period=come.period,
                source=come.source,
            )
        )
    sad = heard if heard is not None and heard.level < 0 else None
    if sad:
        found += [one for one in _felt(sad) if pain is not None or one.known is not Known.MOOD]
    said = [one for one in pain.evidence if one.kind is EvidenceKind.REVIEW] if pain else []
    if said:
        found.append(Fact(Known.REVIEWS, proved=True, n=len(said)))
    if not any(fact.proved for fact in found) and _owners(pain, sad):
        found.append(Fact(Known.OWNER))
    found.sort(key=lambda fact: not fact.proved)
    return tuple(found[:FACTS])


def _felt(sad: Voices) -> list[Fact]:
    """How the one who is worst off feels."""
    emotion, persona = sad.emotions[0], sad.personas[0]
    proved = bool(emotion.evidence) or emotion.kind is EmotionKind.MEASURED
    if emotion.kind is EmotionKind.MEASURED and emotion.n:
        return [Fact(Known.SURVEY, proved=True, level=emotion.level, n=emotion.n)]
    if persona is not None and sad.of > 1:
        return [Fact(Known.VOICE, proved, level=emotion.level, persona=persona)]
    return [] if is_guess(emotion) else [Fact(Known.MOOD, proved, level=emotion.level)]


def _owners(pain: Item | None, sad: Voices | None) -> bool:
    """People said it, and no more than that."""
    claims = ([pain] if pain else []) + (list(sad.emotions) if sad else [])
    return bool(claims) and any(claim.origin.from_people for claim in claims)
