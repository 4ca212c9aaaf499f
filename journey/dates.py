"""A day as people type it: «15.12», «к 15 декабря», «завтра в 18:00», «через полгода», «в пт», ISO.

Knows how days are counted; their words are the language's (`journey.language`). Must not know the
clock: `today` is an argument. For any date that is asked for: when something was seen (`past`), or
when it is due.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from journey import daywords, words
from journey.daypatterns import DayPatterns, Numbered, patterns
from journey.errors import Code, Rejected
from journey.feasts import Feasts, day_of, named
from journey.language import Rules

YEAR_MIN: Final = 2000
YEAR_MAX: Final = 2100
_MONTHS_A_YEAR: Final = 12
_SHORT_YEAR: Final = 2

BEHIND: Final = (("today", 0), ("yesterday", -1), ("week_ago", -7), ("month_ago", -30))
"""Quick choices of a day that was: the key of its word (`date.<key>`) and the days to it."""

_ISO: Final = re.compile(r"(?P<year>\d{4})[-.](?P<month>\d{1,2})[-.](?P<day>\d{1,2})")
_FIGURES: Final = re.compile(
    r"(?P<one>\d{1,2})(?P<sign>[./])(?P<two>\d{1,2})(?:(?P=sign)(?P<year>\d{4}|\d{2})?)?"
)


def choices(today: dt.date) -> tuple[tuple[str, dt.date], ...]:
    """The quick choices of a day that was: the key of each one's word, and its day."""
    return tuple((key, today + dt.timedelta(days)) for key, days in BEHIND)


def parse(
    text: str,
    today: dt.date,
    *,
    rules: Rules,
    past: bool = False,
    feasts: Feasts = MappingProxyType({}),
) -> dt.date | Rejected:
    """The day meant; without a year the nearest one, today included, ahead or (past) behind.

    feasts: the days that have a name there.

    NO_DATE: it cannot be read; NO_SUCH_DATE: there is no such day, or it lies out of 2000..2100;
    TWO_DATES: figures that Americans and others read differently.
    """
    line = words.figures(text)
    if isinstance(line, Rejected):
        return line
    line = line.casefold().rstrip(".").strip()
    asked = _Asked(today, rules, past, feasts)
    for said in dict.fromkeys((line, daywords.bare(line, asked.words))):
        for read in _READERS:
            found = read(said, asked)
            if found is not None:
                return found if isinstance(found, Rejected) else _within(found)
    return Rejected(Code.NO_DATE)


def _within(day: dt.date) -> dt.date | Rejected:
    return day if YEAR_MIN <= day.year <= YEAR_MAX else Rejected(Code.NO_SUCH_DATE)


@dataclass(frozen=True, slots=True)
class _Asked:
    today: dt.date
    rules: Rules
    past: bool
    feasts: Feasts

    @property
    def words(self) -> DayPatterns:
        return patterns(self.rules)

    def nearest(self, day: int, month: int, year: str | None) -> dt.date | Rejected:
        """The day of that year; without one, the nearest in the direction asked for."""
        if year is not None:
            return _day(year, month, day)
        step = -1 if self.past else 1
        for other in range(self.today.year - step, self.today.year + 9 * step, step):
            found = _day(other, month, day)
            if isinstance(found, dt.date) and (found - self.today).days * step >= 0:
                return found
        return Rejected(Code.NO_SUCH_DATE)


def _feast(line: str, asked: _Asked) -> dt.date | None:
    """«Новый год», «до Пасхи»: the nearest one in the direction asked for."""
    when = named(line, asked.feasts)
    if when is None:
        return None
    step = -1 if asked.past else 1
    years = (asked.today.year, asked.today.year + step)
    days = (day_of(when, year) for year in years)
    return next((day for day in days if (day - asked.today).days * step >= 0), None)


def _spoken(line: str, asked: _Asked) -> dt.date | None:
    days = asked.words.spoken.get(line)
    return None if days is None else asked.today + dt.timedelta(days)


def _iso(line: str, _asked: _Asked) -> dt.date | Rejected | None:
    found = _ISO.fullmatch(line)
    return None if found is None else _day(found["year"], found["month"], found["day"])


def _figures(line: str, asked: _Asked) -> dt.date | Rejected | None:
    """«15.12», «15.12.26», "12/15/2026"; a slash may stand either way in some languages."""
    found = _FIGURES.fullmatch(line)
    if found is None:
        return None
    day, month = int(found["one"]), int(found["two"])
    if found["sign"] == "/" and asked.rules.own.days.month_first:
        if day != month and max(day, month) <= _MONTHS_A_YEAR:
            return Rejected(Code.TWO_DATES, {"text": line})
        if month > _MONTHS_A_YEAR:
            day, month = month, day
    year = found["year"]
    if year is not None and len(year) == _SHORT_YEAR:
        year = f"20{year}"
    return asked.nearest(day, month, year)


def _named(line: str, asked: _Asked) -> dt.date | Rejected | None:
    """«15 декабря», "December 15, 2026"."""
    said = asked.words
    found = said.day_first.fullmatch(line) or said.month_first.fullmatch(line)
    names = () if found is None else said.months
    month = next((n for name, n in names if found and name.match(found["month"])), None)
    if found is None or month is None:
        return None
    return asked.nearest(int(found["day"]), month, found["year"])


def _span(line: str, asked: _Asked) -> dt.date | None:
    """«через 3 дня», "in a week", «через полгода», «неделю назад»."""
    said = asked.words
    for half, instead in said.instead:
        line = half.sub(instead, line)
    found = said.ahead.fullmatch(line)
    sign = 1
    if found is None:
        found, sign = said.ago.fullmatch(line), -1
    if found is None:
        return None
    told = found["n"] or ""
    number = int(told) if told.isdecimal() else _meant(told, said.counts) or 1
    days = _meant(found["span"], said.spans)
    if days is None:
        return None
    return asked.today + dt.timedelta(sign * number * days)


def _weekday(line: str, asked: _Asked) -> dt.date | None:
    """«в пятницу»: the nearest one that is not today."""
    found = asked.words.weekday.fullmatch(line)
    number = None if found is None else _meant(found["name"], asked.words.weekdays)
    if found is None or number is None:
        return None
    if found["next"] is not None and not asked.past:
        return asked.today + dt.timedelta(7 - asked.today.weekday() + number)
    ahead = (number - asked.today.weekday() - 1) % 7 + 1
    return asked.today + dt.timedelta((ahead - 7 or -7) if asked.past else ahead)


def _meant(word: str, among: Numbered) -> int | None:
    return next((number for pattern, number in among if pattern.fullmatch(word)), None)


def _end(line: str, asked: _Asked) -> dt.date | None:
    return None if asked.past else daywords.end(line, asked.today, asked.words)


def _day_only(line: str, asked: _Asked) -> dt.date | Rejected | None:
    """«15-го», «15 числа»: of the nearest month that has it."""
    found = asked.words.day_only.fullmatch(line)
    if found is None:
        return None
    day, step = int(found["day"]), -1 if asked.past else 1
    for month in range(_MONTHS_A_YEAR):
        passed = asked.today.year * _MONTHS_A_YEAR + asked.today.month - 1 + step * month
        told = _day(passed // _MONTHS_A_YEAR, passed % _MONTHS_A_YEAR + 1, day)
        if isinstance(told, dt.date) and (told - asked.today).days * step >= 0:
            return told
    return Rejected(Code.NO_SUCH_DATE)


def _day(year: str | int, month: str | int, day: str | int) -> dt.date | Rejected:
    y, m, d = int(year), int(month), int(day)
    if not (YEAR_MIN <= y <= YEAR_MAX and 1 <= m <= _MONTHS_A_YEAR):
        return Rejected(Code.NO_SUCH_DATE)
    if not 1 <= d <= calendar.monthrange(y, m)[1]:
        return Rejected(Code.NO_SUCH_DATE)
    return dt.date(y, m, d)


_READERS: Final = (_feast, _spoken, _iso, _figures, _named, _span, _end, _weekday, _day_only)
