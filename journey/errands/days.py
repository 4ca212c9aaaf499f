"""Until when: the day that stands in a line of words, and the line without it.

A day is read by `journey.dates`; here it is found among other words, and left alone where it says
something else: «с понедельника», «оценка 4.8», «открыты 24/7». Must not know the clock.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from journey import dates
from journey.daypatterns import patterns
from journey.errors import Rejected
from journey.feasts import Feasts, named
from journey.language import Rules, any_of

MOST: Final = 6
"""Words of a day: «до следующей пятницы, 15 декабря 2026 года» has more, nobody types it."""
_FAR: Final = dt.timedelta(days=300)
"""A day without a year so far ahead was over a short while ago: that is what was meant."""
_YEAR: Final = re.compile(r"\b\d{4}\b|\d[./]\d{1,2}[./]\d\d")
_SMALL: Final = re.compile(r"\d[./]\d")
"""«4.8» is a mark as often as a day."""
_SHORT: Final = 3
_END: Final = ".,!;:)"
_FIGURE: Final = re.compile(r"[\d./]+")
_ORDINAL: Final = re.compile(r"(?:the )?\d+[a-z]{2}")


@dataclass(frozen=True, slots=True)
class Day:
    """A day that was said."""

    due: dt.date
    over: bool = False
    """It has passed: it is to be asked what was meant."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A day taken out of a line."""

    rest: str
    day: Day


class DayReader:
    """Finds days in lines."""

    def __init__(self, today: dt.date, rules: Rules, feasts: Feasts) -> None:
        self._today, self._rules, self._feasts = today, rules, feasts
        every = [one.errands for one in rules.every]
        self._until = _opening(any_of(one.until for one in every))
        self._keeps = _opening(any_of(one.keeps for one in every))
        self._never = _opening(any_of(one.never for one in every))
        self._hour = patterns(rules).hour

    def at_an_end(self, text: str) -> Taken | None:
        """A day at the end of a line, else at its beginning."""
        words = _words(text)
        for size in range(min(MOST, len(words)), 0, -1):
            start = words[-size].start()
            if (found := self._taken(text, start, len(text), bare=True)) is not None:
                return found
        for size in range(min(MOST, len(words)), 0, -1):
            end = words[size - 1].end()
            if (found := self._taken(text, 0, end, bare=True)) is not None:
                return found
        return None

    def inside(self, text: str) -> Taken | None:
        """A day with its «до», wherever it stands."""
        words = _words(text)
        for first in range(1, len(words)):
            for last in range(min(first + MOST, len(words)), first, -1):
                start, end = words[first].start(), words[last - 1].end()
                if (found := self._taken(text, start, end, bare=False)) is not None:
                    return found
        return None

    def _taken(self, text: str, start: int, end: int, *, bare: bool) -> Taken | None:
        said = text[start:end].strip(_END)
        until = self._until.match(said) is not None
        before = text[:start].split()[-1:]
        if self._never.match(said) or any(self._never.match(f"{one} ") for one in before):
            return None
        if not (until or bare):
            return None
        found = self._with_its_hour(said, until=until)
        if found is None:
            return None
        day, clock = found
        phrase = said.removesuffix(clock) if clock else said
        if self._keeps.match(said) or self._is_feast(phrase.strip()):
            return Taken(text, day)
        return Taken(" ".join(_parts(text[:start], text[end:], clock)), day)

    def _with_its_hour(self, said: str, *, until: bool) -> tuple[Day, str] | None:
        """The day, and the hour that stands behind it: «завтра в 18:00»."""
        hour = self._hour.search(said.casefold())
        if hour is not None and (day := self._day(said[: hour.start()].casefold(), until=until)):
            return day, said[hour.start() :].strip(" ,")
        whole = self._day(said.casefold(), until=until)
        return None if whole is None else (whole, "")

    def _day(self, phrase: str, *, until: bool) -> Day | None:
        told = self._until.sub("", phrase, count=1)
        if _SMALL.fullmatch(told) or not (until or self._surely(told)):
            return None
        found = dates.parse(phrase, self._today, rules=self._rules, feasts=self._feasts)
        if isinstance(found, Rejected):
            return None
        has_year = _YEAR.search(phrase) is not None
        if found < self._today:
            return Day(found, over=True) if until or has_year else None
        figures = any(letter.isdigit() for letter in phrase)
        if figures and not has_year and found - self._today > _FAR and found.month != 2:  # noqa: PLR2004
            return Day(found.replace(year=found.year - 1), over=True)
        return Day(found)

    def _surely(self, told: str) -> bool:
        """Whether it is a day without its «до», too."""
        slash = _FIGURE.fullmatch(told) is not None and "/" in told
        name = told.removeprefix("the ")
        short = len(name) <= _SHORT and name.isascii() and name.isalpha()
        return not (slash or short or _ORDINAL.fullmatch(told))

    def _is_feast(self, phrase: str) -> bool:
        bare = self._until.sub("", phrase.casefold(), count=1)
        return named(bare, self._feasts) is not None


def _opening(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"{pattern}\s+", re.IGNORECASE)


def _words(text: str) -> list[re.Match[str]]:
    return list(re.finditer(r"\S+", text))


def _parts(before: str, after: str, clock: str) -> Iterator[str]:
    for part in (before, after, clock):
        if stripped := part.strip():
            yield stripped
