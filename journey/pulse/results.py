"""What the answers of a wave say together: with n and margin, and silent where they are few.

Knows answers and `journey.sampling`; must not know sentences. Below `FEW` answers of a stage
nothing but their number is told: of three visitors on a quiet day the owner knows who they were.
What staff asked face to face is counted by itself, too: people are kinder then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from journey import sampling
from journey.model import Emotion, EmotionKind, Journey, Stage
from journey.pulse.model import Answer, Asked, Kind, Wave
from journey.sampling import Difference, Estimate, Mean

FEW: Final = 5
"""From so many answers on they are shown."""
APART: Final = 1.0
"""A difference between what was thought and what was said that is worth words."""
_LOW, _HIGH = -2, 2
_SATISFIED: Final = 4
_PER_CENT: Final = 100


@dataclass(frozen=True, slots=True)
class Felt:
    """What was said of one stage."""

    stage: Asked
    n: int
    absent: int
    """They did not get there."""
    mean: Mean | None
    """None: too few."""
    words: tuple[str, ...]
    """As they came; none where too few."""
    counts: tuple[int, ...]
    """How many chose each face, the worst first; empty where too few."""

    @property
    def missing(self) -> int:
        """How many answers more it takes to be shown."""
        return max(0, FEW - self.n)


@dataclass(frozen=True, slots=True)
class Results:
    """Of one wave."""

    wave: Wave
    begun: int
    """Links that were opened."""
    n: int
    """Answers with anything in them."""
    desk: int
    """… of those asked by staff."""
    stages: tuple[Felt, ...]
    scored: int
    nps: Estimate | None = None
    """-100..100."""
    satisfied: Estimate | None = None
    """The share of fours and fives, 0..1."""
    ease: Mean | None = None
    """1..7."""
    words: tuple[str, ...] = ()
    """Of the whole."""

    @property
    def missing(self) -> int:
        return max(0, FEW - self.scored)


def of(wave: Wave, answers: Sequence[Answer]) -> Results:
    answers = [one for one in answers if not one.trial]
    given = [one for one in answers if one.said]
    scores = [one.score for one in given if one.score is not None]
    shown = scores if len(scores) >= FEW else []
    satisfied = sum(one >= _SATISFIED for one in shown)
    scale = wave.kind.scale
    return Results(
        wave=wave,
        begun=len(answers),
        n=len(given),
        desk=sum(one.desk for one in given),
        stages=tuple(_felt(one, given) for one in wave.stages if wave.kind is Kind.STAGES),
        scored=len(scores),
        nps=sampling.nps(shown) if wave.kind is Kind.STAGES else None,
        satisfied=sampling.share(satisfied, len(shown)) if wave.kind is Kind.CSAT else None,
        ease=sampling.mean(shown, scale[0], scale[-1]) if wave.kind is Kind.CES else None,
        words=_words(given, None) if len(given) >= FEW else (),
    )


def _felt(stage: Asked, given: Sequence[Answer]) -> Felt:
    asked = [one.levels[stage.id] for one in given if stage.id in one.levels]
    levels = [level for level in asked if level is not None]
    enough = len(levels) >= FEW
    return Felt(
        stage=stage,
        n=len(levels),
        absent=len(asked) - len(levels),
        mean=sampling.mean(levels, _LOW, _HIGH) if enough else None,
        words=_words(given, stage.id) if enough else (),
        counts=tuple(levels.count(one) for one in range(_LOW, _HIGH + 1)) if enough else (),
    )


def _words(given: Sequence[Answer], stage: str | None) -> tuple[str, ...]:
    return tuple(one.text for answer in given for one in answer.words if one.stage == stage)


@dataclass(frozen=True, slots=True)
class Gap:
    """Customers feel otherwise on a stage than was thought."""

    stage: Stage
    thought: float
    felt: Mean

    @property
    def change(self) -> float:
        """Below zero: worse than was thought."""
        return self.felt.value - self.thought


def gaps(journey: Journey, results: Results) -> tuple[Gap, ...]:
    """Where the two differ by a point and more, the largest first."""
    found = []
    for one in results.stages:
        stage = journey.stage(one.stage.id)
        thought = None if stage is None else thought_of(stage)
        if stage is not None and thought is not None and one.mean is not None:
            found.append(Gap(stage, thought.level, one.mean))
    apart = (gap for gap in found if abs(gap.change) >= APART)
    return tuple(sorted(apart, key=lambda gap: -abs(gap.change)))


def thought_of(stage: Stage) -> Emotion | None:
    """What was assumed of everybody; of several customers none stands for all."""
    assumed = [one for one in stage.emotions if one.kind is EmotionKind.ASSUMED]
    everybody = stage.emotion()
    return everybody or (assumed[0] if len(assumed) == 1 else None)


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure of two waves."""

    stage: Asked | None
    """None: the scale's, a share in per cent."""
    before: float
    after: float
    difference: Difference
    ns: tuple[int, int]


def moved(before: Results, after: Results) -> tuple[Moved, ...]:
    """What both waves measured, in the map's order, the scale first; never over two kinds."""
    if before.wave.kind is not after.wave.kind:
        return ()
    found: list[Moved] = []
    for first, second, differ, unit in (
        (before.nps, after.nps, sampling.nps_differ, 1),
        (before.satisfied, after.satisfied, sampling.shares_differ, _PER_CENT),
    ):
        if first is not None and second is not None:
            difference = differ(first, second)
            values = first.value * unit, second.value * unit
            found.append(Moved(None, *values, difference, (first.n, second.n)))
    if before.ease is not None and after.ease is not None:
        found.append(_means(None, before.ease, after.ease))
    earlier = {one.stage.id: one.mean for one in before.stages}
    for one in after.stages:
        mean = earlier.get(one.stage.id)
        if mean is not None and one.mean is not None:
            found.append(_means(one.stage, mean, one.mean))
    return tuple(found)


def _means(stage: Asked | None, before: Mean, after: Mean) -> Moved:
    difference = sampling.means_differ(before, after)
    return Moved(stage, before.value, after.value, difference, (before.n, after.n))
