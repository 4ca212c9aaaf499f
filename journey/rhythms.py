"""How often a task comes again: every day, on a day of the week, on a day of the month.

Knows how that is said in a line, in the words of all languages, and which turn a day belongs to;
must not know whose a task is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
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


class Rhythm(Frozen):
    every: Every
    on: Annotated[int, Field(ge=0, le=LAST)] = 0
    """Of a week its weekday, 0 is Monday; of a month its day."""


def of(every: Every, day: dt.date) -> Rhythm:
    """That often, from a day on."""
    on = {"day": 0, "week": day.weekday(), "month": min(day.day, LAST)}
    return Rhythm(every=every, on=on[every])


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
            found = re.search(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE)
            if found is None:
                continue
            left = " ".join(f"{text[: found.start()]} {text[found.end() :]}".split()).strip(_EDGES)
            return (left, rhythm) if left else None
    return None


def _known(rules: RhythmRules, day: dt.date) -> Iterator[tuple[str, Rhythm]]:
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
