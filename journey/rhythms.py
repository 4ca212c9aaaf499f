"""How often a task comes again: every day, on a day of the week, on a day of the month; of every
day also at the beginning or at the end of a shift.

Knows how that is said in a line, in the words of all languages, and which turn a day belongs to;
must not know whose a task is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import Field

from journey.language import RhythmRules, Rules
from journey.values import Frozen

Every = Literal["day", "week", "month"]
LAST: Final = 28
"""The last day that every month has."""
_WEEK: Final = 7
_DAY: Final = dt.timedelta(days=1)
_EDGES: Final = " \t,.;:-–—·"


class Shift(StrEnum):
    """Either end of a day's work."""

    OPENING = "opening"
    CLOSING = "closing"


class Rhythm(Frozen):
    every: Every
    on: Annotated[int, Field(ge=0, le=LAST)] = 0
    """Of a week its weekday, 0 is Monday; of a month its day."""
    shift: Shift | None = None
    """At which end of a shift it is done each day; None: at whatever hour."""


def of(every: Every, day: dt.date) -> Rhythm:
    """That often, from a day on."""
    on = {"day": 0, "week": day.weekday(), "month": min(day.day, LAST)}
    return Rhythm(every=every, on=on[every])


def at(shift: Shift) -> Rhythm:
    """Each day, at that end of the shift."""
    return Rhythm(every="day", shift=shift)


def turn(rhythm: Rhythm, day: dt.date) -> dt.date:
    """The day on which the turn began that a day belongs to."""
    if rhythm.every == "day":
        return day
    if rhythm.every == "week":
        return day - _DAY * ((day.weekday() - rhythm.on) % _WEEK)
    if day.day >= rhythm.on:
        return day.replace(day=rhythm.on)
    return (day.replace(day=1) - _DAY).replace(day=rhythm.on)


def read(text: str, rules: Rules, day: dt.date) -> tuple[str, Rhythm] | None:
    """A line without the words that tell how often, and how often. None: it tells nothing, or
    nothing else.
    """
    for language in rules.every:
        for pattern, rhythm in _known(language.rhythm, day):
            left = _without(text, pattern)
            if left is None:
                continue
            if rhythm.shift is not None:  # «каждый день при открытии»
                left = _without(left, language.rhythm.daily or "$^") or left
            return (left, rhythm) if left else None
    return None


def _without(text: str, pattern: str) -> str | None:
    """The text but for those words; None: they are not in it."""
    found = re.search(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE)
    if found is None:
        return None
    return " ".join(f"{text[: found.start()]} {text[found.end() :]}".split()).strip(_EDGES)


def _known(rules: RhythmRules, day: dt.date) -> Iterator[tuple[str, Rhythm]]:
    for shift, pattern in ((Shift.OPENING, rules.opening), (Shift.CLOSING, rules.closing)):
        if pattern:
            yield pattern, at(shift)
    for number, pattern in enumerate(rules.weekdays):
        yield pattern, Rhythm(every="week", on=number)
    often: tuple[tuple[str, Every], ...] = (
        (rules.daily, "day"),
        (rules.weekly, "week"),
        (rules.monthly, "month"),
    )
    for pattern, every in often:
        if pattern:
            yield pattern, of(every, day)
