"""Figures over time in words: «сентябрь: 1 200 → октябрь: 980, Метрика», a line a source.

Knows how a figure, its time and its source are told; must not know where a line of them stands.
Each says when, where from and of how many; figures of two sources never share a line.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from typing import Final

from handlers.layout import short
from handlers.ports import Texts
from handlers.screens.told import amount
from journey import sampling, series
from journey.limits import ITEM_CHARS
from journey.measures import Figure, Span
from journey.model import Stage

POINTS: Final = 6
"""Figures of one source in a line; the oldest give way."""
SOURCES: Final = 4
"""Sources that are told; those heard of last."""
SOURCE_CHARS: Final = 60
WORD_CHARS: Final = 40
"""Of a time, and of what was counted."""
_MONTHS: Final = 12
_QUARTER: Final = 3


def lines(texts: Texts, figures: Iterable[Figure]) -> tuple[str, ...]:
    """A line a source, in the order of their latest figures; plain text."""
    by_source: dict[str | None, list[Figure]] = {}
    for one in figures:
        key = series.folded(one.source)
        by_source[key] = [*by_source.pop(key, ()), one]  # the latest one last
    return tuple(_line(texts, found) for found in [*by_source.values()][-SOURCES:])


def line(texts: Texts, figures: Iterable[Figure]) -> str:
    """All of them in one line."""
    return "; ".join(lines(texts, figures))


def come(texts: Texts, stage: Stage) -> str:
    """How many came to a stage over time; what was counted stands by the source."""
    told = []
    for one in series.of_stage(stage):
        whence = source(texts, one)
        named = whence if one.unit is None else f"{short(one.unit, WORD_CHARS)}, {whence}"
        told.append(one.with_(unit=None, source=named[:ITEM_CHARS]))
    return line(texts, told)


def source(texts: Texts, one: Figure) -> str:
    return texts.plain("past.unsourced") if one.source is None else short(one.source, SOURCE_CHARS)


def time(texts: Texts, one: Figure) -> str:
    """«октябрь 2026», «на 23 ноября»: over which time, else when it was told."""
    if one.period is not None:
        return short(one.period, WORD_CHARS)
    if one.span is not None:
        return span(texts, one.span)
    if one.noted is not None:
        return texts.plain("past.noted", day=texts.day_month(one.noted))
    return texts.plain("past.undated")


def span(texts: Texts, days: Span) -> str:
    """Days as people call them: «октябрь 2026», «3 квартал 2026», «1–15 октября 2026»."""
    first, last = days.first, days.last
    whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole and first.year == last.year:
        months = last.month - first.month + 1
        if months == _MONTHS:
            return texts.plain("past.year", year=str(first.year))
        if months == _QUARTER and first.month % _QUARTER == 1:
            number = (first.month + 2) // _QUARTER
            return texts.plain("past.quarter", number=number, year=str(first.year))
        if months == 1:
            return texts.month(first)
    if (first.year, first.month) == (last.year, last.month) and first != last:
        return texts.plain("past.days", first=first.day, last=texts.date(last))
    return texts.date(first) if first == last else _from_to(texts, first, last)


def _from_to(texts: Texts, first: dt.date, last: dt.date) -> str:
    start = texts.day_month(first) if first.year == last.year else texts.date(first)
    return texts.plain("past.from_to", first=start, last=texts.date(last))


def _line(texts: Texts, figures: list[Figure]) -> str:
    points = " → ".join(_point(texts, one) for one in figures[-POINTS:])
    told = texts.plain("past.line", points=points, source=source(texts, figures[-1]))
    if any(one.n is not None and one.n < sampling.FEW for one in figures[-POINTS:]):
        return texts.plain("past.few", line=told)
    return told


def _point(texts: Texts, one: Figure) -> str:
    value = amount(texts, one.value, one.unit and short(one.unit, WORD_CHARS))
    if one.n is None:
        return texts.plain("past.point", time=time(texts, one), value=value)
    return texts.plain("past.point.of", time=time(texts, one), value=value, n=texts.number(one.n))
