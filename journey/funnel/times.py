"""The time a report is of: what stands above the table, in its days, in the file's name.

Knows how programs write days (ISO, 20261001, 01.10.2026); must not know the clock.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Final

Span = tuple[dt.date, dt.date]

_DAYS: Final = (
    re.compile(r"(?<!\d)(?P<y>20\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>[0-3]?\d)[./](?P<m>[01]\d)[./](?P<y>20\d\d)(?!\d)"),
)
_MONTH: Final = re.compile(r"(?P<y>20\d\d)-(?P<m>[01]\d)")
"""A whole cell."""


def days(told: str) -> Iterator[dt.date]:
    """The days that stand in some words."""
    for pattern in _DAYS:
        found = [day for match in pattern.finditer(told) if (day := _day(match)) is not None]
        if found:
            yield from found
            return


def between(told: Iterable[str]) -> Span | None:
    """From the first to the last day of at least two: one alone may be the day of the export."""
    found = [day for line in told for day in days(line)]
    return (min(found), max(found)) if len(found) > 1 else None


def covered(cells: Iterable[str]) -> Span | None:
    """What a column of days or months covers."""
    first: dt.date | None = None
    last: dt.date | None = None
    for cell in dict.fromkeys(cells):
        for one, other in _spans(cell):
            first = one if first is None else min(first, one)
            last = other if last is None else max(last, other)
    return None if first is None or last is None else (first, last)


def _spans(cell: str) -> Iterator[Span]:
    month = _MONTH.fullmatch(cell.strip())
    if month is not None and 1 <= int(month["m"]) <= 12:  # noqa: PLR2004 - months
        year, number = int(month["y"]), int(month["m"])
        end = calendar.monthrange(year, number)[1]
        yield dt.date(year, number, 1), dt.date(year, number, end)
        return
    for day in days(cell):
        yield day, day


def _day(match: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
