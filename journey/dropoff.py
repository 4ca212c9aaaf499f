"""What becomes of the people between two stages: how many fewer go on, and where most are lost.

Knows counts; knows no words. Nothing is said where one of the two stages was never counted, or
both at different times.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from journey import sampling
from journey.measures import Reach
from journey.model import Journey, Stage
from journey.series import apart

TOLD: Final = 5
"""Percent: less than that is the usual noise of counting."""
MANY: Final = 20
"""Percent: from here on a loss is bad, and the greatest one is marked."""


@dataclass(frozen=True, slots=True)
class Drop:
    """Between a stage and the next one."""

    percent: int
    """Below 0: fewer people; above: more."""
    many: bool
    greatest: bool
    """No other loss of the map is as great; of equals all are."""


def drops(journey: Journey) -> tuple[Drop | None, ...]:
    """One for each stage but the last; None: never counted, or hardly any change."""
    found = [_change(*pair) for pair in zip(journey.stages, journey.stages[1:], strict=False)]
    worst = min((one for one in found if one is not None), default=0)
    return tuple(
        None
        if change is None or abs(change) < TOLD
        else Drop(change, change <= -MANY, greatest=change == worst and change <= -MANY)
        for change in found
    )


@dataclass(frozen=True, slots=True)
class Leak:
    """Where most are lost: of those who came to a stage, how many did not come to the next."""

    stage: Stage
    onward: Stage
    come: Reach
    go: Reach
    percent: int
    """Who did not go on; above 0."""

    @property
    def few(self) -> bool:
        """So few came that the share may be chance."""
        return self.come.people < sampling.FEW


def leak(journey: Journey) -> Leak | None:
    """The greatest loss of the map, the one that pictures mark; of equals where more were lost.

    None: never counted, or nowhere more than the usual noise of counting is lost.
    """
    found = []
    pairs = zip(journey.stages, journey.stages[1:], strict=False)
    for drop, (stage, onward) in zip(drops(journey), pairs, strict=True):
        lost = drop is not None and drop.percent < 0
        if drop is not None and lost and stage.reach is not None and onward.reach is not None:
            found.append(Leak(stage, onward, stage.reach, onward.reach, -drop.percent))
    return max(found, key=lambda one: (one.percent, one.come.people - one.go.people), default=None)


def _change(stage: Stage, onward: Stage) -> int | None:
    if stage.reach is None or onward.reach is None or stage.reach.people == 0:
        return None
    if apart(stage.reach, onward.reach):
        return None
    return round(100 * (onward.reach.people / stage.reach.people - 1))
