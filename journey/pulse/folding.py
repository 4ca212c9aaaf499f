"""What customers said, onto the map: measured feelings, and the record of what that proves.

Typed changes of a map like any other, so pictures, scores, the queue and history follow. Of
several waves the newest that has enough answers counts: two are never averaged. A feeling that was
assumed and is within a point of what was measured is proved by it; one that is not is no longer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from journey import limits
from journey.model import Emotion, EmotionKind, Evidence, EvidenceKind, Journey, Origin, Stage
from journey.pulse.results import APART, Felt, Results

NewId = Callable[[], str]
Say = Callable[[int], str]
"""The source in words, of so many answers: «Пульс-опрос, 41 ответ»."""
EXACT: Final = 2
"""Places of a mean on the map."""


def fold(journey: Journey, results: Results, say: Say, *, today: dt.date, new_id: NewId) -> Journey:
    """The map with what a wave has measured; the same map where there is nothing new."""
    felt = {one.stage.id: one for one in results.stages if one.mean is not None}
    stages = tuple(
        _measured(stage, felt[stage.id], results, say, today, new_id) if stage.id in felt else stage
        for stage in journey.stages
    )
    return journey.with_(stages=stages) if stages != journey.stages else journey


def _measured(
    stage: Stage, felt: Felt, results: Results, say: Say, today: dt.date, new_id: NewId
) -> Stage:
    mean = felt.mean
    assert mean is not None
    known = next((one for one in stage.emotions if _is_everybodys(one)), None)
    level = round(mean.value, EXACT)
    wave = results.wave.id
    there = known is not None and (known.level, known.n) == (level, felt.n)
    if there and known is not None and any(one.wave == wave for one in known.evidence):
        return stage
    record = Evidence(
        id=new_id(), kind=EvidenceKind.SURVEY, source=say(felt.n), date=today, wave=wave
    )
    now = Emotion(
        id=known.id if known else new_id(),
        level=level,
        kind=EmotionKind.MEASURED,
        n=felt.n,
        origin=Origin.CUSTOMER,
        evidence=(record,),
    )
    assumed = tuple(
        _judged(one, level, record.with_(id=new_id()))
        for one in stage.emotions
        if not _is_everybodys(one)
    )
    return stage.with_(emotions=(*assumed, now))


def _is_everybodys(one: Emotion) -> bool:
    return one.kind is EmotionKind.MEASURED and one.persona is None


def _judged(one: Emotion, level: float, record: Evidence) -> Emotion:
    """What was assumed, with the record where customers bear it out, else without one."""
    if one.kind is EmotionKind.MEASURED or one.persona is not None:
        return one
    others = tuple(known for known in one.evidence if known.wave is None)
    if abs(one.level - level) >= APART:
        return one if others == one.evidence else one.with_(evidence=others)
    kept = others[: limits.EVIDENCE_MAX - 1]
    # whose words its note is stays as it was: a face that was tapped says none of them
    return one.with_(evidence=(*kept, record))
