"""What becomes of the people between two stages: how many fewer go on, and where most are lost.

Knows counts; knows no words. Nothing is said where one of the two stages was never counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from journey.model import Journey, Stage

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


def _change(stage: Stage, onward: Stage) -> int | None:
    if stage.reach is None or onward.reach is None or stage.reach.people == 0:
        return None
    return round(100 * (onward.reach.people / stage.reach.people - 1))
