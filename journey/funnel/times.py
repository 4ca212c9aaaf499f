"""The time a report is of: what stands above the table, in its days, in the file's name.

Knows how programs write days (ISO, 20261001, 01.10.2026), and that people write «октябрь 2026»
(`journey.periods`); must not know the clock, so a time without its year is none.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from journey import periods
from journey.language import Rules

Span = tuple[dt.date, dt.date]

_DAYS: Final = (
    re.compile(r"(?<!\d)(?P<y>20\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>[0-3]?\d)[./](?P<m>[01]\d)[./](?P<y>20\d\d)(?!\d)"),
)
_MONTH: Final = re.compile(r"(?P<y>20\d\d)-(?P<m>[01]\d)")
"""A whole cell."""
_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")
_JOINT: Final = re.compile(r"_|(?<=[^\W\d_])-(?=20\d\d)|[«»\"()]")
"""What stands for a space in the names of files."""
_DAY: Final = re.compile(r"[0-3]?\d(?!\d)")
_TITLES: Final = 40
_WORDS: Final = 24
"""Of a title; what is longer is none."""


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


def titled(told: Iterable[str], rules: Rules) -> Span | None:
    """The one time that titles say in words: «за октябрь 2026», «Отчет_3 квартал 2025»."""
    dated = (line for line in dict.fromkeys(told) if _YEAR.search(line))
    found = {span for line in islice(dated, _TITLES) for span in _told(line, rules)}
    return found.pop() if len(found) == 1 else None


def _told(line: str, rules: Rules) -> Iterator[Span]:
    words = _JOINT.sub(" ", line).split()[:_WORDS]
    at = 0
    while at < len(words):
        for end in range(len(words), at, -1):
            span = _in_words(" ".join(words[at:end]), rules)
            if span is not None:
                if not (at and _DAY.match(words[at - 1])):  # «5 ноября 2026» is one day
                    yield span
                at = end
                break
        else:
            at += 1


def _in_words(told: str, rules: Rules) -> Span | None:
    year = _YEAR.search(told)
    if year is None or year[0] == told:
        return None  # a bare year is more often part of a name
    if told.startswith(year[0]):
        told = f"{told[len(year[0]) :]} {year[0]}"
    found = periods.span(told, dt.date(int(year[0]), 12, 31), rules)
    return None if found is None else (found.first, found.last)


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
