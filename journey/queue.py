"""«Проверить»: what to check next, why just that, and how one might.

Whatever the map says about customers and nothing proves yet, ordered by severity × emotion ×
reach. Ideas and who answers for what are plans, not claims: they need no proof; nor does a pain
that is closed, a number that is not known yet, or what was measured anyway.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from journey import dropoff, sampling, scores, series, soreness, testwalk, traces
from journey.answered import Gap, gap
from journey.certainty import Claim, weight
from journey.dialogue.followups import answers
from journey.industries import Industry, Phase
from journey.language import Rules
from journey.model import Emotion, EmotionKind, Item, Journey, Persona, Stage
from journey.outcomes import Outcome
from journey.questions import lane_of, stage_entry
from journey.soreness import reach
from journey.traces import Way
from journey.walks import Met

PUT_OFF: Final = dt.timedelta(days=7)
"""How long «Пропустить» sends an entry to the end."""
NOT_MET: Final = 0.3
"""What the owner did not meet on a walk of their own matters less, though it may still be true."""
FIGURE: Final = 0.5
"""What figures speak of already is asked less: a number that names its source and its time, a pain
where nearly everybody goes on.
"""
POINTED: Final = 1.5
"""A customer who leaves and is not helped is to be looked at before the others."""
_PERSONA: Final = 1.5
"""Everything else is told of this customer."""


class Why(StrEnum):
    """Why it is next. The sentence is `next.<value>`."""

    DRIVES_AWAY = "drives_away"
    HINDERS = "hinders"
    ANNOYS = "annoys"
    UNRATED = "unrated"
    """A pain whose severity nobody told."""
    FEELING = "feeling"
    CUSTOMER = "customer"
    CHANNEL = "channel"
    NUMBER = "number"
    """A number without a source."""
    CLAIM = "claim"
    """What the customer wants, does or asks."""
    LOST = "lost"
    """The customer leaves, and nothing is planned against it."""
    KEY = "key"
    """It decides on a key stage of which nothing at all is proved."""
    MOOD = "mood"
    """The customer is not glad on that stage. params: level."""
    REACH = "reach"
    STAYS = "stays"
    """Nearly all go on from there, as counted."""
    """params: share, whole per cent."""
    NOT_MET = "not_met"
    NOWHERE = "nowhere"
    """A question of customers: people said that nothing answers it."""
    NO_PLACE = "no_place"
    """… the stage has no channel."""
    NOT_SAID = "not_said"
    """… nobody said where it is answered."""
    PUT_OFF = "put_off"
    """params: day."""


@dataclass(frozen=True, slots=True)
class Reason:
    why: Why
    claims: tuple[Claim, ...] = field(default=(), compare=False)
    """What it rests on; none where it states nothing about customers."""
    level: float | None = None
    share: int | None = None
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """One thing to check."""

    entry: Item | Emotion | Persona
    stage: Stage | None
    """None: the customer, who goes through all of them."""
    weight: float
    reasons: tuple[Reason, ...]
    """At least one."""
    phase: Phase | None = None
    gap: Gap | None = None
    """Of a customer's question: why nothing answers it."""

    def way(self, rules: Rules) -> Way:
        """How one might check it; found when it is asked for, most of a queue is never shown."""
        if self.stage is None or isinstance(self.entry, Persona):
            return Way.INTERVIEW
        if self.gap is not None and self.entry.evidence:
            return Way.LOOK
        return traces.way(self.entry, self.stage, self.phase, rules)


def queue(
    journey: Journey,
    industry: Industry | None,
    today: dt.date,
    put_off: Mapping[str, dt.date] | None = None,
) -> tuple[Next, ...]:
    """What is to be checked, the weightiest first; what was put off until a later day comes last.

    Of equals the guess comes before what people said, then the map's order decides.
    """
    found = [_persona(persona) for persona in journey.personas if not persona.evidence]
    for stage in journey.stages:
        found += _of_stage(journey, stage, industry)
    later = {entry: day for entry, day in (put_off or {}).items() if day > today}
    return tuple(
        sorted(
            (_put_off(one, later.get(one.entry.id)) for one in found),
            key=lambda one: (
                one.entry.id in later,
                -one.weight,
                one.entry.origin.from_people,
            ),
        )
    )


def _is_open(entry: Item | Emotion) -> bool:
    """Whether it claims something that nothing proves yet."""
    if entry.evidence:
        return False
    if isinstance(entry, Emotion):
        return entry.kind is EmotionKind.ASSUMED
    if entry.lane == "metrics":
        return entry.metric is not None and entry.metric.value is not None
    return entry.open and (entry.lane == "pains" or lane_of(entry.lane).claim is not None)


def _persona(persona: Persona) -> Next:
    return Next(persona, None, _PERSONA, (Reason(Why.CUSTOMER),))


def _of_stage(journey: Journey, stage: Stage, industry: Industry | None) -> list[Next]:
    known = stage_entry(stage, industry)
    share = reach(journey, stage)
    pull = scores.anger(stage) * (1.0 if share is None else share)
    stays = _stays(journey, stage)
    entries: tuple[Item | Emotion, ...] = (*stage.items, *scores.felt(stage))
    found: list[Next] = []
    deciding = _deciding(journey, stage)
    for entry in entries:
        lacking = gap(journey, stage, entry) if isinstance(entry, Item) else None
        if _is_open(entry) or lacking is not None:
            walked = _not_met(journey, entry)
            base = max(_base(entry), _LACKING[lacking] if lacking else 0)
            weight = base * pull * (NOT_MET if walked else 1)
            weight *= POINTED if _is_lost(stage, entry) else 1
            known_better = _is_told(entry) or (stays and _is_pain(entry))
            weight *= FIGURE if known_better else 1
            reasons = (
                *_reasons(stage, entry, share, lacking, walked=walked),
                *_pointed(stage, entry, deciding),
                *((Reason(Why.STAYS),) if stays and _is_pain(entry) else ()),
            )
            phase = known.phase if known else None
            found.append(Next(entry, stage, weight, reasons, phase, lacking))
    return found


def _stays(journey: Journey, stage: Stage) -> bool:
    """Whether it is counted, of enough people, that nearly all go on to the next stage."""
    at = scores.place(journey, stage)
    come = stage.reach
    onward = journey.stages[at + 1].reach if at + 1 < len(journey.stages) else None
    if come is None or onward is None or come.people < sampling.FEW or series.apart(come, onward):
        return False
    return 100 * scores.lost(journey, stage) < dropoff.TOLD


def _is_pain(entry: Item | Emotion) -> bool:
    return isinstance(entry, Item) and entry.lane == "pains"


def _is_told(entry: Item | Emotion) -> bool:
    """Whether a number says itself where it was read, and when."""
    metric = entry.metric if isinstance(entry, Item) else None
    return metric is not None and metric.source is not None and metric.period is not None


def _deciding(journey: Journey, stage: Stage) -> str | None:
    """The worst pain of a key stage of which nothing is proved; None: there is none such."""
    entries: tuple[Item | Emotion, ...] = (*stage.items, *stage.emotions)
    if (
        len(journey.stages) == 1
        or stage.id not in soreness.moments_of_truth(journey)
        or any(one.evidence for one in entries)
    ):
        return None
    pain = soreness.top_pain(journey, stage)
    return None if pain is None else pain.id


def _pointed(stage: Stage, entry: Item | Emotion, deciding: str | None) -> tuple[Reason, ...]:
    """What stands out: who leaves and is not helped, and what decides and is only guessed."""
    if not isinstance(entry, Item) or entry.lane != "pains":
        return ()
    lost = (Reason(Why.LOST),) if _is_lost(stage, entry) else ()
    return (*lost, *((Reason(Why.KEY),) if entry.id == deciding else ()))


def _is_lost(stage: Stage, entry: Item | Emotion) -> bool:
    """Whether the customer leaves because of it, and nothing that people planned answers it."""
    leaves = isinstance(entry, Item) and entry.outcome is Outcome.LEAVES
    return leaves and not answers(stage, entry.id)


def _not_met(journey: Journey, entry: Item | Emotion) -> bool:
    """Whether the owner's own walk passed that pain by."""
    pain = isinstance(entry, Item) and entry.lane == "pains"
    return pain and testwalk.answered(journey, entry.id) is Met.NO


def _base(entry: Item | Emotion) -> float:
    if isinstance(entry, Emotion):
        return 1 + abs(entry.level) / 2
    if entry.lane == "pains":
        return scores.severity(entry)
    return lane_of(entry.lane).claim or 0.0


_LACKING: Final = {Gap.NOWHERE: 2.0, Gap.NO_PLACE: 1.5, Gap.NOT_SAID: 0.8}
"""What a question without an answer weighs beside a pain's severity."""


def _reasons(
    stage: Stage,
    entry: Item | Emotion,
    share: float | None,
    lacking: Gap | None,
    *,
    walked: bool,
) -> tuple[Reason, ...]:
    found = [_kind(entry)] if _is_open(entry) else []
    if lacking is not None:
        found.append(Reason(Why(lacking.value)))
    mood = scores.mood(stage)
    if mood < 0 and not isinstance(entry, Emotion):
        found.append(Reason(Why.MOOD, scores.saddest(stage), level=mood))
    if share is not None:
        found.append(Reason(Why.REACH, share=round(100 * share)))
    if walked:
        found.append(Reason(Why.NOT_MET))
    return tuple(found)


def _kind(entry: Item | Emotion) -> Reason:
    if isinstance(entry, Emotion):
        return Reason(Why.FEELING)
    if entry.lane == "pains":
        known = {1: Why.ANNOYS, 2: Why.HINDERS, 3: Why.DRIVES_AWAY}
        if entry.severity is None:
            return Reason(Why.UNRATED)
        return Reason(known[entry.severity], (weight(entry),))
    return Reason({"channels": Why.CHANNEL, "metrics": Why.NUMBER}.get(entry.lane, Why.CLAIM))


def _put_off(one: Next, day: dt.date | None) -> Next:
    if day is None:
        return one
    reasons = (*one.reasons, Reason(Why.PUT_OFF, day=day))
    return replace(one, reasons=reasons)
