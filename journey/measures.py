"""How much: what was counted or measured, how long it takes, what it takes of work and money.

Knows amounts and their bounds; must not know of which entry or stage they are said.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from journey import limits
from journey.values import Frozen, Line, Title


class Span(Frozen):
    """From one day to another, both included."""

    first: dt.date
    last: dt.date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError("a span ends before it begins")
        return self

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


class Figure(Frozen):
    """One figure of a series: what was counted or measured, when, where, of how many."""

    value: float
    unit: Title | None = None
    """Of a stage: what was counted, in the source's words («визиты»); None: people."""
    n: Annotated[int, Field(ge=0, le=limits.COUNT_MAX)] | None = None
    """Out of how many; of a stage's count None: it is itself how many."""
    source: Line | None = None
    period: Title | None = None
    """How its time is called, in the map's language: «октябрь 2026»."""
    span: Span | None = None
    """The same as days, where that is certain."""
    noted: dt.date | None = None
    """On which day it was put on the map."""


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
    span: Span | None = None
    noted: dt.date | None = None
    better: Better | None = None
    """None: nobody said it, and the number alone does not tell."""

    @property
    def figure(self) -> Figure | None:
        """The value as one of a series; None: there is none yet."""
        if self.value is None:
            return None
        return Figure(
            value=self.value,
            unit=self.unit,
            n=self.n,
            source=self.source,
            period=self.period,
            span=self.span,
            noted=self.noted,
        )

    def told(self, figure: Figure) -> Metric:
        """With that figure as the present one; what is wanted of it stays."""
        return self.with_(**dict(figure))

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
    unit: Title | None = None
    """What was counted, in the source's words («визиты»); None: people."""
    source: Line | None = None
    period: Title | None = None
    span: Span | None = None
    noted: dt.date | None = None

    @property
    def figure(self) -> Figure:
        """The count as one of a series."""
        return Figure(
            value=float(self.people),
            unit=self.unit,
            source=self.source,
            period=self.period,
            span=self.span,
            noted=self.noted,
        )

    @classmethod
    def of(cls, figure: Figure) -> Reach:
        """The figure as a count; its value is whole and not below 0."""
        return cls(
            people=int(figure.value),
            unit=figure.unit,
            source=figure.source,
            period=figure.period,
            span=figure.span,
            noted=figure.noted,
        )


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
