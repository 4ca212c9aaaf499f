"""How much of a map people gave, how much is proved, and where it hurts most.

Two numbers, never mixed: an answer of the owner proves nothing, a record of evidence does.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from journey.model import Emotion, Item, Journey, Stage

MOMENTS_MAX: Final = 3
MOMENT_HEAT: Final = 4.0
"""From this heat on a stage is a moment of truth: a pain that drives away, or two signs at once."""
UNKNOWN_SEVERITY: Final = 2
"""A pain whose severity nobody told counts as one that hinders."""
LOSS_HEAT: Final = 2.0
"""Losing everybody on a stage weighs as much as the worst mood."""


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of the map's entries: items and emotions."""

    total: int
    answers: int
    """Given or confirmed by people."""
    proved: int
    """With at least one record of evidence."""

    @property
    def guesses(self) -> int:
        return self.total - self.answers

    @property
    def answered_share(self) -> float:
        """0..1; an empty map has 0."""
        return self.answers / self.total if self.total else 0.0

    @property
    def proved_share(self) -> float:
        """0..1; an empty map has 0."""
        return self.proved / self.total if self.total else 0.0


def score(journey: Journey) -> Score:
    entries: list[Item | Emotion] = []
    for stage in journey.stages:
        entries += [*stage.items, *stage.emotions]
    return Score(
        total=len(entries),
        answers=sum(entry.origin.from_people for entry in entries),
        proved=sum(bool(entry.evidence) for entry in entries),
    )


def mood(stage: Stage) -> float:
    """The lowest level on a stage, -2..2, whoever's, assumed or measured; unknown is calm."""
    return min((emotion.level for emotion in stage.emotions), default=0.0)


def anger(stage: Stage) -> float:
    """What the mood of a stage multiplies a weight by: 1 calm or glad … 2 angry."""
    return 1 + max(0.0, -mood(stage)) / 2


def severity(pain: Item) -> int:
    """1..3, also where nobody told it."""
    return pain.severity or UNKNOWN_SEVERITY


def top_pain(stage: Stage) -> Item | None:
    """The most severe open pain; of equals the one people named, then the first."""
    pains = [pain for pain in stage.lane("pains") if pain.open]
    return max(pains, key=lambda pain: (severity(pain), pain.origin.from_people), default=None)


def lost(journey: Journey, stage: Stage) -> float:
    """The share of people who come to a stage and not to the next one, 0..1.

    0 where one of the two was never counted, where more come than before, and on the last stage.
    """
    index = journey.stages.index(stage)
    onward = journey.stages[index + 1].reach if index + 1 < len(journey.stages) else None
    if stage.reach is None or onward is None or stage.reach.people == 0:
        return 0.0
    return max(0.0, 1 - onward.people / stage.reach.people)


def heat(journey: Journey, stage: Stage) -> float:
    """How much a stage decides: its worst open pain (0..3), its bad mood and its loss (0..2)."""
    pain = top_pain(stage)
    hurt = 0 if pain is None else severity(pain)
    return hurt + max(0.0, -mood(stage)) + LOSS_HEAT * lost(journey, stage)


def hottest(journey: Journey) -> Stage | None:
    """The stage where it hurts most; of equals the first; None where nothing hurts."""
    stage = max(journey.stages, key=partial(heat, journey), default=None)
    return stage if stage is not None and heat(journey, stage) > 0 else None


def moments_of_truth(journey: Journey) -> tuple[str, ...]:
    """The ids of the one to three stages that matter most, in the map's order.

    Set by hand wins over computed; where nothing hurts there is none.
    """
    by_hand = [stage for stage in journey.stages if stage.moment_of_truth]
    free = [stage for stage in journey.stages if stage.moment_of_truth is None]
    ranked = sorted(free, key=partial(heat, journey), reverse=True)
    hot = [stage for stage in ranked if heat(journey, stage) >= MOMENT_HEAT]
    if not hot and not by_hand:
        hot = [stage for stage in ranked[:1] if heat(journey, stage) > 0]
    chosen = {stage.id for stage in (by_hand + hot)[: max(MOMENTS_MAX, len(by_hand))]}
    return tuple(stage.id for stage in journey.stages if stage.id in chosen)
