"""Figures over time: how many came to a stage, and what a metric was, from each source and period.

Knows which figure is the present one, which replaces which, and which may be laid beside another;
must not know how figures are typed, read from a file or worded. A stage's present figure is its
`reach`, a metric's its `metric`; beside them stand those of other times and sources. A map that was
stored before has a series of that one.

A figure of the same source and the same time replaces the one that is there, whatever its unit:
who brings a file again means it to be right. Every other is kept, so nothing that was known is
lost; the latest is the present one or, where the times do not say which that is, what is newly
told. Nothing is ever averaged or filled in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from journey import limits
from journey.measures import Figure, Metric, Reach
from journey.model import Item, Stage

MEND_DAYS: Final = 7
"""A figure without a period that is told again within so many days is a correction of the first;
later it is another count."""


def of_stage(stage: Stage) -> tuple[Figure, ...]:
    """How many came, the oldest first; empty: nobody counted."""
    present = () if stage.reach is None else (stage.reach.figure,)
    return _in_order((*stage.figures, *present))


def of_metric(item: Item) -> tuple[Figure, ...]:
    """What the metric was, the oldest first; empty: nobody measured."""
    present = None if item.metric is None else item.metric.figure
    return _in_order((*item.figures, *(() if present is None else (present,))))


def conversions(stage: Stage, onward: Stage) -> tuple[Figure, ...]:
    """The share of people who went on, in percent, the oldest first: `n` is how many came.

    Only of counts of one source and one time; nothing where more went on than came.
    """
    found = []
    for come in of_stage(stage):
        go = next((one for one in of_stage(onward) if same(one, come)), None)
        if go is not None and 0 <= go.value <= come.value and come.value:
            share = round(100 * go.value / come.value, 1)
            found.append(come.with_(value=share, unit="%", n=int(come.value)))
    return tuple(found)


def count(stage: Stage, figure: Figure) -> Stage:
    """The stage with another count of who comes."""
    present, others = _with(
        None if stage.reach is None else stage.reach.figure, stage.figures, figure
    )
    return stage.with_(reach=Reach.of(present), figures=others)


def measure(item: Item, figure: Figure) -> Item:
    """The metric with another figure; its target stays."""
    metric = item.metric or Metric()
    present, others = _with(metric.figure, item.figures, figure)
    return item.with_(metric=metric.told(present), figures=others)


def same_time(one: Figure, other: Figure) -> bool:
    """Whether both are of one time: the same days, else the same words for it.

    Without either: told within a week of each other.
    """
    if one.span is not None and other.span is not None:
        return one.span == other.span
    if one.period is not None or other.period is not None:
        return folded(one.period) == folded(other.period)
    if one.noted is None or other.noted is None:
        return one.noted == other.noted
    return abs((one.noted - other.noted).days) < MEND_DAYS


def apart(one: Figure | Reach, other: Figure | Reach) -> bool:
    """Whether two figures are certainly of different times: they say nothing of each other."""
    if one.span is not None and other.span is not None:
        return one.span != other.span
    if one.period is None or other.period is None:
        return False  # people count «за месяц» and do not say it twice
    return folded(one.period) != folded(other.period)


def said(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """What figures say, whenever they were put on the map."""
    return tuple(one.with_(noted=None) for one in figures)


def same(one: Figure, other: Figure) -> bool:
    """Whether one replaces the other: of one source and one time."""
    return folded(one.source) == folded(other.source) and same_time(one, other)


def folded(text: str | None) -> str | None:
    """A source's or period's words, as they are compared."""
    return None if text is None else " ".join(text.casefold().split())


def _when(figure: Figure) -> dt.date:
    """By what figures stand in order: the last day of their time, else when they were told."""
    if figure.span is not None:
        return figure.span.last
    return figure.noted or dt.date.min


def _in_order(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(sorted(figures, key=_when))


def _with(
    present: Figure | None, others: tuple[Figure, ...], figure: Figure
) -> tuple[Figure, tuple[Figure, ...]]:
    """The present one and the others, with one more."""
    kept = [one for one in others if not same(one, figure)]
    if present is None or same(present, figure):
        return figure, tuple(kept)
    if _later(present, figure):
        return present, joined(kept, figure)
    return figure, joined(kept, present)


def _later(one: Figure, other: Figure) -> bool:
    """Whether it is certainly of a later time."""
    spans = one.span, other.span
    return None not in spans and _when(one) > _when(other)


def joined(others: Iterable[Figure], figure: Figure) -> tuple[Figure, ...]:
    """The figures beside the present one, with another; the oldest give way."""
    return _in_order((*others, figure))[-limits.FIGURES_MAX :]
