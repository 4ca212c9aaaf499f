"""A time over which something was counted, as typed: «октябрь», «3 квартал», «01.10–31.10».

Knows how months, quarters, years and ranges of days are put together; their words are the
language's (`journey.language`). Must not know the clock. What may be two times is none.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from journey import dates, figures
from journey.daypatterns import DayPatterns, patterns
from journey.errors import Rejected
from journey.language import Rules, any_of
from journey.measures import Metric, Span

_YEAR: Final = r"(?P<year>20\d\d)"
_DASH: Final = r"\s*[-–—]\s*"
_BARE_DASH: Final = re.compile(_DASH)
_MONTHS: Final = 12
_QUARTER: Final = 3
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SIGNS: Final = " \t\n.,;:()—–-="
_DAY_ONLY: Final = re.compile(r"\d{1,2}")


@dataclass(frozen=True, slots=True)
class _Words:
    lead: re.Pattern[str]
    between: re.Pattern[str]
    month: re.Pattern[str]
    months: re.Pattern[str]
    quarter: re.Pattern[str]
    year: re.Pattern[str]
    last: re.Pattern[str]
    name: re.Pattern[str]
    """What is a month by all of its letters."""
    days: DayPatterns


@cache
def _words(rules: Rules) -> _Words:
    told = [language.figures for language in rules.every]
    days = [language.days for language in rules.every]
    times = [language.time for language in rules.every]
    mark = rf"(?:\s*{any_of(one.year for one in times)}\.?)?"
    month, joint = r"[^\W\d_]{3,}\.?", any_of([*(one.joint for one in told), r"[-–—]"])
    quarter, ordinal = any_of(one.quarter for one in times), any_of(one.ordinal for one in days)
    number = r"(?P<number>[1-4]|iv|i{1,3})"

    def whole(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    return _Words(
        lead=whole(rf"(?:(?:{any_of(one.over for one in told)})(?!\w)\s*)+"),
        between=whole(rf"\s+(?:{joint})\s+"),
        month=whole(rf"(?P<month>{month})(?:[\s,]+{_YEAR}{mark})?"),
        months=whole(
            rf"(?P<one>{month})(?:\s+(?:{joint})\s+|{_DASH})(?P<two>{month})"
            rf"(?:[\s,]+{_YEAR}{mark})?"
        ),
        quarter=whole(
            rf"(?:q(?P<q>[1-4])|{number}(?:-?{ordinal})?\s*{quarter})"
            rf"(?:[\s,]+{_YEAR}{mark})?"
        ),
        year=whole(rf"{_YEAR}{mark}"),
        last=whole(rf"(?:{any_of(one.last for one in told)})\s+(?P<unit>[^\W\d_]+)"),
        name=whole(any_of(one.period for one in told)),
        days=patterns(rules),
    )


def span(text: str, today: dt.date, rules: Rules) -> Span | None:
    """The days meant; without a year the latest that have begun. None: not certain.

    «октябрь», «октябрь 2026», «сентябрь–октябрь», «3 квартал», «Q3 2026», «2026», «прошлый месяц»,
    «с 1 по 15 октября», «01.10–31.10.2026».
    """
    said = _words(rules)
    told = bare(text, rules)
    for read in (_month, _months, _quarter, _year, _last):
        found = read(told, today, said)
        if found is not None:
            return found
    return _range(told, today, rules, said)


def bare(text: str, rules: Rules) -> str:
    """The time without what stands before it: «за осень» is «осень»."""
    told = " ".join(text.split()).strip(_SIGNS)
    lead = _words(rules).lead.match(told)
    return told if lead is None else told[lead.end() :]


def _month(text: str, today: dt.date, said: _Words) -> Span | None:
    found = said.month.fullmatch(text)
    return None if found is None else _of_months(found, "month", "month", today, said)


def _months(text: str, today: dt.date, said: _Words) -> Span | None:
    found = said.months.fullmatch(text)
    return None if found is None else _of_months(found, "one", "two", today, said)


def _of_months(
    found: re.Match[str], first: str, last: str, today: dt.date, said: _Words
) -> Span | None:
    names = said.days.months
    found_names = [
        next((n for name, n in names if name.match(told.casefold())), None)
        for told in (found[part].rstrip(".") for part in (first, last))
        if said.name.fullmatch(told)
    ]
    if len(found_names) != 2:  # noqa: PLR2004 - from and to
        return None
    one, two = found_names
    if one is None or two is None:
        return None
    year = int(found["year"]) if found["year"] else _latest(today, one)
    start = year - 1 if two < one and found["year"] else year
    return _from_to(start, one, start + (two < one), two)


def _latest(today: dt.date, month: int) -> int:
    """The year of the latest such month that has begun."""
    return today.year if month <= today.month else today.year - 1


def _from_to(year: int, month: int, last_year: int, last_month: int) -> Span:
    end = calendar.monthrange(last_year, last_month)[1]
    return Span(first=dt.date(year, month, 1), last=dt.date(last_year, last_month, end))


def _quarter(text: str, today: dt.date, said: _Words) -> Span | None:
    found = said.quarter.fullmatch(text)
    if found is None:
        return None
    told = found["q"] or found["number"].casefold()
    number = _ROMAN.get(told) or int(told)
    first = _QUARTER * (number - 1) + 1
    year = int(found["year"]) if found["year"] else _latest(today, first)
    return _from_to(year, first, year, first + _QUARTER - 1)


def _year(text: str, _today: dt.date, said: _Words) -> Span | None:
    found = said.year.fullmatch(text)
    return None if found is None else _from_to(int(found["year"]), 1, int(found["year"]), _MONTHS)


def _last(text: str, today: dt.date, said: _Words) -> Span | None:
    """«прошлый месяц», «прошлая неделя»."""
    found = said.last.fullmatch(text)
    if found is None:
        return None
    named = (
        name for pattern, name in said.days.ends if pattern.fullmatch(found["unit"].casefold())
    )
    match next(named, None):
        case "week":
            monday = today - dt.timedelta(today.weekday() + 7)
            return Span(first=monday, last=monday + dt.timedelta(6))
        case "month":
            last = today.replace(day=1) - dt.timedelta(1)
            return Span(first=last.replace(day=1), last=last)
        case "year":
            return _from_to(today.year - 1, 1, today.year - 1, _MONTHS)
    return None


def _range(text: str, today: dt.date, rules: Rules, said: _Words) -> Span | None:
    """«1–15 октября», «с 1 октября по 5 ноября», «01.10–31.10»."""
    # «2025-01-01 - 2025-03-31»: a dash between spaces before one within a date
    cuts = (said.between.split(text), _BARE_DASH.split(text))
    parts = next((cut for cut in cuts if len(cut) == 2), None)  # noqa: PLR2004 - from and to
    if parts is None:
        return None
    last = dates.parse(parts[1], today, rules=rules, past=True)
    if not isinstance(last, dt.date):
        return None
    day = _DAY_ONLY.fullmatch(parts[0])
    if day is not None:
        number = int(parts[0])
        return Span(first=last.replace(day=number), last=last) if 0 < number <= last.day else None
    first = dates.parse(parts[0], last, rules=rules, past=True)
    return Span(first=first, last=last) if isinstance(first, dt.date) and first <= last else None


def _is_time(text: str, rules: Rules) -> bool:
    """Whether all of it says over which time something was counted: «за октябрь», «2026 год»."""
    told = figures.read(text, rules, Metric())
    if isinstance(told, Rejected) or told.left or told.metric.period is None:
        return False
    return told.metric == Metric(period=told.metric.period)


def parted(text: str, rules: Rules) -> Iterator[tuple[str, str | None]]:
    """A line as (what is left of it, the time it says): each way it can be read, without one last.

    «1000, 400, 120, 60 за октябрь», «октябрь 2026: 1000, 400», a time in a line of its own.
    """
    tokens = re.split(r"(\s+)", text.strip())
    words = range(0, len(tokens), 2)
    for at in words[1:]:
        told = "".join(tokens[at:]).strip(_SIGNS)
        if not tokens[at][:1].isdigit() and _is_time(told, rules):
            yield "".join(tokens[:at]).strip(), told
    for at in reversed(words[1:]):
        told = "".join(tokens[:at]).strip(_SIGNS)
        if _is_time(told, rules):
            yield "".join(tokens[at:]).strip(), told
    yield text, None
