"""Figures said in passing: how long something takes, what share of how many.

Knows how they are written, by the rules of the languages; must not know what they are about. What
cannot be read for certain is left in the words and not taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from journey import amounts, durations
from journey.amounts import Amount
from journey.language import Rules, any_of
from journey.measures import Duration, Metric
from journey.stems import words
from journey.story.signs import Cuts

_NUMBER: Final = r"\d+(?:[ \u00a0]\d{3})*(?:[.,]\d+)?"
_RANGE: Final = re.compile(r"\d\s*[-–—]\s*\d")


class Figures:
    """Reads by the words of several languages."""

    def __init__(self, every: Iterable[Cuts]) -> None:
        cuts = tuple(every)
        self._shares = tuple(
            re.compile(pattern.replace("{n}", _NUMBER), re.IGNORECASE)
            for one in cuts
            for pattern in one.shares
        )
        self._moments = frozenset(word for one in cuts for word in one.moments)
        bare = any_of(one.bare for one in cuts)
        self._bare = re.compile(rf"(?<![^\W_]){bare}(?![^\W_])", re.IGNORECASE)
        percent = any_of(("%", *(one.percent for one in cuts)))
        self._percent = re.compile(rf"(?<![\d–-])(?P<value>{_NUMBER})\s*{percent}", re.IGNORECASE)
        self._units: dict[Rules, re.Pattern[str]] = {}

    def duration(self, text: str, rules: Rules) -> Duration | None:
        """The first length of time in a text; None: there is none, or it is a range or a date."""
        told = self._told(rules).search(text) or self._bare.search(text)
        if told is None or _RANGE.search(told[0]):
            return None
        before = words(text[: told.start()])
        if before and before[-1] in self._moments:
            return None
        said = told.groupdict()
        line = f"{said['number']} {said['unit']}" if said.get("number") else told[0]
        found = durations.parse(line, rules)
        return found if isinstance(found, Duration) else None

    def _told(self, rules: Rules) -> re.Pattern[str]:
        """«20 минут», «минут 20», «полтора часа»."""
        if rules not in self._units:
            times = [one.time for one in rules.every]
            unit = any_of(
                word
                for one in times
                for word in (one.minute, one.hour, one.day, one.week, one.month)
                if word
            )
            figure = r"\d+(?:[.,]\d+)?"
            self._units[rules] = re.compile(
                rf"(?:{figure}\s*[-–—]\s*)?{figure}\s*(?:{unit})(?![^\W_])"
                rf"|(?<![^\W_])(?P<unit>{unit})\s+(?P<number>{figure})(?!\s*(?:{unit}))(?![^\W_]|[.,:]\d)",
                re.IGNORECASE,
            )
        return self._units[rules]

    def metric(self, text: str, rules: Rules) -> tuple[str, Metric] | None:
        """A share with its name: what is said around it. None: there is none, or it has no name."""
        for pattern in self._shares:
            found = pattern.search(text)
            told = None if found is None else _share(found, rules)
            if found is not None and told is not None:
                return _named(text, found, told, rules)
        found = self._percent.search(text)
        if found is None:
            return None
        amount = amounts.parse(found["value"], rules)
        if not isinstance(amount, Amount):
            return None
        return _named(text, found, Metric(value=amount.value, unit="%"), rules)


def _share(found: re.Match[str], rules: Rules) -> Metric | None:
    value, whole = amounts.parse(found["value"], rules), amounts.count(found["whole"], rules)
    if not isinstance(value, Amount) or not isinstance(whole, int) or value.value > whole:
        return None
    return Metric(value=value.value, n=whole)


def _named(
    text: str, found: re.Match[str], metric: Metric, rules: Rules
) -> tuple[str, Metric] | None:
    """By the words around the figures and between them."""
    first, last = found.span("value")
    if metric.n is not None:
        spans = sorted((found.span("value"), found.span("whole")))
        between = text[spans[0][1] : spans[1][0]]
        first, last = spans[0][0], spans[1][1]
    else:
        between, last = "", found.end()
    out_of = any_of(one.numbers.out_of for one in rules.every)
    said = f"{text[:first]} {between} {text[last:]}"
    bare = re.sub(rf"(?<![^\W_]){out_of}\s+(?=$|[^\w]|\s)", " ", said, flags=re.IGNORECASE)
    name = " ".join(re.sub(rf"^\s*{out_of}\s|\s{out_of}\s*$", " ", bare).split()).strip(" ,.–—-")
    return (name, metric) if words(name) else None
