"""How much of a map people gave, how much is proved, and what is known of a stage.

Two numbers, never mixed: an answer of the owner proves nothing, a record of evidence does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from journey.certainty import is_guess
from journey.model import Emotion, EmotionKind, Item, Journey, Stage
from journey.series import apart

if TYPE_CHECKING:
    from collections.abc import Iterable

UNKNOWN_SEVERITY: Final = 2
"""A pain whose severity nobody told counts as one that hinders."""


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
    return score_of(journey.stages)


def score_of(stages: Iterable[Stage]) -> Score:
    """Of these stages only."""
    entries: list[Item | Emotion] = []
    for stage in stages:
        entries += [*stage.items, *stage.emotions]
    return Score(
        total=len(entries),
        answers=sum(entry.origin.from_people for entry in entries),
        proved=sum(bool(entry.evidence) for entry in entries),
    )


def felt(stage: Stage) -> tuple[Emotion, ...]:
    """How it feels on a stage, as far as anybody knows: whatever follows from feelings asks here.

    What a survey measured stands instead of what was assumed: of everybody's survey nothing that
    was assumed is left, of one person's only that person's.
    """
    asked = {one.persona for one in stage.emotions if one.kind is EmotionKind.MEASURED}
    if not asked:
        return stage.emotions
    return tuple(
        one
        for one in stage.emotions
        if one.kind is EmotionKind.MEASURED or not (None in asked or one.persona in asked)
    )


def mood(stage: Stage) -> float:
    """The lowest level that is felt on a stage, -2..2, whoever's; unknown is calm."""
    return min((emotion.level for emotion in felt(stage)), default=0.0)


def saddest(stage: Stage) -> tuple[Emotion, ...]:
    """What the mood of a stage rests on: the lowest of what is felt, the surest first."""
    lowest = [emotion for emotion in felt(stage) if emotion.level == mood(stage)]
    return tuple(sorted(lowest, key=is_guess)[:1])


def anger(stage: Stage) -> float:
    """What the mood of a stage multiplies a weight by: 1 calm or glad … 2 angry."""
    return 1 + max(0.0, -mood(stage)) / 2


def severity(pain: Item) -> int:
    """1..3, also where nobody told it."""
    return pain.severity or UNKNOWN_SEVERITY


def place(journey: Journey, stage: Stage) -> int:
    """Where a stage stands, from 0. Told by its id: to compare whole stages takes long."""
    return next(at for at, one in enumerate(journey.stages) if one.id == stage.id)


def lost(journey: Journey, stage: Stage) -> float:
    """The share of people who come to a stage and not to the next one, 0..1.

    0 where one of the two was never counted, or at another time than the other, where more come
    than before, and on the last stage.
    """
    index = place(journey, stage)
    onward = journey.stages[index + 1].reach if index + 1 < len(journey.stages) else None
    if stage.reach is None or onward is None or stage.reach.people == 0:
        return 0.0
    if apart(stage.reach, onward):
        return 0.0
    return max(0.0, 1 - onward.people / stage.reach.people)
