"""Days that have a name: «Новый год», “Thanksgiving”. Which there are, a country says.

Knows how a country's file says when a feast is, and how its name is typed; must not know any.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Final, TypeAlias

from pydantic import StringConstraints

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FIXED: Final = r"(?P<month>\d\d)-(?P<day>\d\d)"
_NTH: Final = rf"(?P<of>\d\d)-(?P<weekday>{'|'.join(WEEKDAYS)})-(?P<nth>[1-4]|last)"
_EASTER: Final = r"(?P<easter>easter|pascha)(?P<days>[+-]\d{1,2})?"
_WHEN: Final = re.compile(rf"{_FIXED}|{_NTH}|{_EASTER}")

When = Annotated[str, StringConstraints(pattern=rf"^(?:{_WHEN.pattern})$")]
"""“12-31”; “11-thu-4”, “05-mon-last”; “easter-2”, or “pascha” for that of the East."""
Feasts: TypeAlias = Mapping[str, When]
"""When they are, by the words of their names: `*` behind a word is any ending."""


def named(line: str, feasts: Feasts) -> When | None:
    """When the feast of that name is; None: there is none of it."""
    return next((when for name, when in feasts.items() if _pattern(name).fullmatch(line)), None)


@lru_cache(maxsize=256)
def _pattern(name: str) -> re.Pattern[str]:
    every = (re.escape(word).replace(r"\*", r"[\w’']*") for word in name.casefold().split())
    return re.compile(r"\s+".join(every))


def day_of(when: When, year: int) -> dt.date:
    """The day of a feast in that year."""
    found = _WHEN.fullmatch(when)
    if found is None:
        raise ValueError(f"{when!r} says no day")
    if found["easter"] is not None:
        first = _easter(year) if found["easter"] == "easter" else _pascha(year)
        return first + dt.timedelta(int(found["days"] or 0))
    if found["weekday"] is None:
        return dt.date(year, int(found["month"]), int(found["day"]))
    month, weekday = int(found["of"]), WEEKDAYS.index(found["weekday"])
    every = [
        day
        for day in calendar.Calendar().itermonthdates(year, month)
        if day.month == month and day.weekday() == weekday
    ]
    return every[-1 if found["nth"] == "last" else int(found["nth"]) - 1]


def _easter(year: int) -> dt.date:
    """Of the West: the anonymous Gregorian algorithm (Nature, 20 April 1876)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leaps, rest = divmod(century, 4)
    moved = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - moved + 15) % 30
    week = (32 + 2 * rest + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


def _pascha(year: int) -> dt.date:
    """Of the East, by Meeus's Julian algorithm, in the Gregorian calendar (1900 to 2099)."""
    moon = (19 * (year % 19) + 15) % 30
    week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + week + 114, 31)
    return dt.date(year, month, day + 1) + dt.timedelta(13)
