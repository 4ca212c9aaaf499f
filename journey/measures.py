"""How much: what was counted or measured, how long it takes, what it takes of work and money.

Knows amounts and their bounds; must not know of which entry or stage they are said.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from journey import limits
from journey.values import Frozen, Line, Title


class Better(StrEnum):
    """Which way a number is better."""

    MORE = "more"
    LESS = "less"


class Metric(Frozen):
    """What was measured; the metric's name is its item's text. Unknown stays None."""

    value: float | None = None
    unit: Title | None = None
    target: float | None = None
    n: Annotated[int, Field(ge=0, le=limits.COUNT_MAX)] | None = None
    source: Line | None = None
    period: Title | None = None
    better: Better | None = None
    """None: nobody said it, and the number alone does not tell."""

    @property
    def reached(self) -> bool | None:
        """Whether the value is where it is wanted; None: one cannot say."""
        if self.value is None or self.target is None:
            return None
        if self.value == self.target:
            return True
        return (
            None
            if self.better is None
            else ((self.value > self.target) is (self.better is Better.MORE))
        )


class DurationUnit(StrEnum):
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Duration(Frozen):
    amount: Annotated[float, Field(gt=0, le=100_000)]
    unit: DurationUnit


class Reach(Frozen):
    """How many people come to a stage, from a file or a count; never a guess."""

    people: Annotated[int, Field(ge=0, le=limits.COUNT_MAX)]
    source: Line | None = None
    period: Title | None = None


class Effort(StrEnum):
    """How much of people's time something takes: hours, days, weeks."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Cost(StrEnum):
    """What a remedy takes out of the till."""

    NOTHING = "nothing"
    LITTLE = "little"
    NOTICEABLE = "noticeable"
