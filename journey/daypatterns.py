"""What a day is recognised by, made of the words of every language.

Knows where words stand among figures; must not know a word of any language (`journey.language`),
and not which day is meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from journey.language import DayRules, Pattern, Rules, any_of

Numbered = tuple[tuple[re.Pattern[str], int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPatterns:
    spoken: Mapping[str, int]
    months: Numbered
    weekdays: Numbered
    counts: Numbered
    instead: tuple[tuple[re.Pattern[str], str], ...]
    spans: Numbered
    """Spans by their days."""
    day_first: re.Pattern[str]
    month_first: re.Pattern[str]
    day_only: re.Pattern[str]
    ahead: re.Pattern[str]
    ago: re.Pattern[str]
    weekday: re.Pattern[str]
    before: re.Pattern[str]
    hour: re.Pattern[str]
    end: re.Pattern[str]
    within: re.Pattern[str]
    ends: tuple[tuple[re.Pattern[str], str], ...]
    """Spans that have a last day, by their names."""


@cache
def patterns(rules: Rules) -> DayPatterns:
    days = [language.days for language in rules.every]
    times = [language.time for language in rules.every]
    span = {
        name: any_of(getattr(one, name) for one in times)
        for name in ("day", "week", "month", "quarter", "year")
    }
    lengths = (("day", 1), ("week", 7), ("month", 30), ("year", 365))
    return DayPatterns(
        spoken={word: ahead for one in reversed(days) for word, ahead in one.spoken.items()},
        months=_numbered([one.months for one in days], 1),
        weekdays=_numbered([one.weekdays for one in days], 0),
        counts=_numbered([one.counts for one in days], 1),
        instead=tuple((re.compile(said), other) for one in days for said, other in one.instead),
        spans=tuple((re.compile(span[name]), length) for name, length in lengths),
        ends=tuple((re.compile(span[name]), name) for name in ("week", "month", "quarter", "year")),
        **_of_dates(days),
        **_of_spans(days),
        **_around(days),
    )


def _numbered(words: list[tuple[Pattern, ...]], first: int) -> Numbered:
    return tuple(
        (re.compile(any_of([word])), number)
        for one in words
        for number, word in enumerate(one, first)
    )


def _of_dates(days: list[DayRules]) -> dict[str, re.Pattern[str]]:
    ordinal = any_of(one.ordinal for one in days)
    of, number = any_of(one.of for one in days), any_of(one.day_number for one in days)
    mark = any_of(one.year_mark for one in days)
    month, year = r"(?P<month>[^\W\d_]{3,})\.?", r"(?:,? (?P<year>\d{4}))?"
    day = r"(?P<day>\d{1,2})"
    return {
        "day_first": re.compile(rf"{day}(?:-?{ordinal})?(?: {of})? {month}{year}(?: ?{mark})?"),
        "month_first": re.compile(rf"{month} {day}{ordinal}?{year}"),
        "day_only": re.compile(rf"{day}(?:-?{ordinal}| {number})"),
    }


def _of_spans(days: list[DayRules]) -> dict[str, re.Pattern[str]]:
    counts = any_of(word for one in days for word in one.counts)
    count, span = rf"(?:(?P<n>\d{{1,3}}|{counts}(?= )) ?)?", r"(?P<span>[^\W\d_]+)"
    this, later = any_of(one.this for one in days), any_of(one.next for one in days)
    current = any_of(one.current for one in days)
    nearest = any_of(one.nearest_weekday for one in days)
    return {
        "ahead": re.compile(rf"{any_of(one.ahead for one in days)} ?{count}{span}"),
        "ago": re.compile(rf"{count}{span} {any_of(one.ago for one in days)}"),
        "end": re.compile(rf"{any_of(one.end_of for one in days)} (?:{current} )?{span}"),
        "within": re.compile(rf"(?:{this}|(?P<next>{later})) {span}"),
        "weekday": re.compile(
            rf"(?:{any_of(one.on_weekday for one in days)} )?"
            rf"(?:(?P<next>{any_of(one.next_weekday for one in days)}) |{nearest} )?"
            r"(?P<name>[^\W\d_]{2,})"
        ),
    }


def _around(days: list[DayRules]) -> dict[str, re.Pattern[str]]:
    figure = r"(?:[01]?\d|2[0-3])"
    told = any_of(one.hour for one in days)
    at = any_of(one.at_hour for one in days)
    surely = any_of(one.surely_at_hour for one in days)
    part = any_of(one.part_of_day for one in days)
    return {
        "before": re.compile(rf"(?:{any_of(one.before for one in days)} )+"),
        "hour": re.compile(
            rf"[ ,]+(?:(?:{at} )?(?:{figure}(?:[:.][0-5]\d| ?{told}\.?)|{part})|{surely} {figure})$"
        ),
    }
