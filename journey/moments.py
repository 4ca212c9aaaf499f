"""The moments of truth by hand, and why the rule chose what it chose.

The rule itself is `journey.soreness.moments_of_truth`; the picture follows it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from journey import scores, soreness, stages
from journey.certainty import Claim, is_guess
from journey.errors import Code, Rejected
from journey.loudness import lowest
from journey.model import Emotion, Item, Journey, Stage


class Why(StrEnum):
    """The sentence is `moment.why.<value>`."""

    CHOSEN = "chosen"
    """By hand."""
    LEFT_OUT = "left_out"
    """By hand."""
    PAIN = "pain"
    """params: pain, its severity."""
    PAIN_AND_MOOD = "pain_and_mood"
    MOOD = "mood"
    MILDER = "milder"
    """It hurts, but less than elsewhere. params: pain."""
    MILDER_MOOD = "milder_mood"
    CROWDED = "crowded"
    """By the rule it would be one, but hands have chosen others. params: pain, if there is one."""
    LOST = "lost"
    """Many go no further. params: the share in percent, and a pain if there is one."""
    CALM = "calm"
    """Nothing hurts."""


@dataclass(frozen=True, slots=True)
class Moment:
    stage: Stage
    on: bool
    by_hand: bool
    why: Why
    pain: Item | None
    claims: tuple[Claim, ...]
    """What its reason rests on; none where it states nothing about customers."""
    lost: float
    """The share of people who go no further, 0..1; 0 where it was never counted."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a stage has its star, in a few words: two parts at most. All None: it cannot be told."""

    by_hand: bool = False
    lost: int | None = None
    """Percent who go no further."""
    severity: int | None = None
    """Of the sorest pain, where it was told."""
    unweighed: bool = False
    """A pain that nobody weighed is all there is."""
    level: float | None = None
    """How those feel who are worst off."""


PARTS_MAX: Final = 2
TOLD_LOSS: Final = 0.05
"""Fewer who go no further are no reason."""


def reason(journey: Journey, stage: Stage) -> Reason:
    """What weighs most on a stage: who was lost, as counted, then what is larger of the rest."""
    if stage.moment_of_truth:
        return Reason(by_hand=True)
    lost = scores.lost(journey, stage)
    told = Reason(lost=round(100 * lost)) if lost >= TOLD_LOSS else Reason()
    pain, sad = soreness.top_pain(journey, stage), _sad(journey, stage)
    if pain is not None:
        told = replace(told, severity=pain.severity)
    parts = (told.lost is not None) + (told.severity is not None)
    told = replace(told, level=sad[0].level) if sad and parts < PARTS_MAX else told
    return Reason(unweighed=True) if pain is not None and told == Reason() else told


MANY_LOST: Final = 0.5
"""From this share on, the loss is the reason that is told."""


def moments(journey: Journey) -> tuple[Moment, ...]:
    """Every stage, whether it is a moment of truth, and why."""
    chosen = set(soreness.moments_of_truth(journey))
    crowded = set(_by_rule_alone(journey)) - chosen
    found = (_moment(journey, stage, on=stage.id in chosen) for stage in journey.stages)
    return tuple(
        replace(one, why=Why.CROWDED, claims=())
        if one.stage.id in crowded and not one.by_hand
        else one
        for one in found
    )


def _by_rule_alone(journey: Journey) -> tuple[str, ...]:
    """What the rule would choose if nobody had chosen by hand."""
    free = tuple(one.with_(moment_of_truth=None) for one in journey.stages)
    return soreness.moments_of_truth(journey.with_(stages=free))


def _moment(journey: Journey, stage: Stage, *, on: bool) -> Moment:
    pain, lost = soreness.top_pain(journey, stage), scores.lost(journey, stage)
    by_hand = stage.moment_of_truth is not None
    sad = _sad(journey, stage)
    why = _why(stage, pain, lost, on=on, sad=bool(sad))
    return Moment(stage, on, by_hand, why, pain, _claims(why, pain, sad), lost)


def _sad(journey: Journey, stage: Stage) -> tuple[Emotion, ...]:
    """What a bad mood rests on, the surest of the lowest voices; none: nobody feels bad there."""
    heard = lowest(journey, stage)
    if heard is None or heard.level >= 0:
        return ()
    return tuple(sorted(heard.emotions, key=is_guess)[:1])


def _claims(why: Why, pain: Item | None, sad: tuple[Emotion, ...]) -> tuple[Claim, ...]:
    of_pain = () if pain is None else (pain,)
    match why:
        case Why.PAIN | Why.MILDER:
            return of_pain
        case Why.PAIN_AND_MOOD:
            return (*of_pain, *sad)
        case Why.MOOD | Why.MILDER_MOOD:
            return sad
    return ()


def _why(stage: Stage, pain: Item | None, lost: float, *, on: bool, sad: bool) -> Why:
    if stage.moment_of_truth is not None:
        return Why.CHOSEN if stage.moment_of_truth else Why.LEFT_OUT
    if not on:
        if pain is None:
            return Why.MILDER_MOOD if sad else Why.CALM
        return Why.MILDER
    if lost >= MANY_LOST:
        return Why.LOST
    if pain is None:
        return Why.LOST if lost and not sad else Why.MOOD
    return Why.PAIN_AND_MOOD if sad else Why.PAIN


def choose(journey: Journey, stage_id: str, *, on: bool | None) -> Journey | Rejected:
    """A stage is one by hand, is none by hand, or (None) follows the rule; at most three are."""
    stage = journey.stage(stage_id)
    if stage is None or stage.moment_of_truth is on:
        return journey
    others = sum(one.moment_of_truth is True for one in journey.stages)
    if on and others >= soreness.MOMENTS_MAX:
        return Rejected(Code.TOO_MANY_MOMENTS, {"limit": soreness.MOMENTS_MAX})
    return stages.put(journey, stage.with_(moment_of_truth=on))
