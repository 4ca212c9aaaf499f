"""The quick choices of a due date. A day that is typed is read by `journey.dates`."""

from __future__ import annotations

import datetime as dt
from typing import Final

_FRIDAY: Final = 4
_WEEK: Final = 7


def quick(today: dt.date) -> tuple[tuple[str, dt.date], ...]:
    """Today, tomorrow, Friday, in a week: the key of each one's word (`date.<key>`) and its day.

    Of two that are the same day, the first stays.
    """
    choices = (
        ("today", today),
        ("tomorrow", today + dt.timedelta(days=1)),
        ("friday", today + dt.timedelta(days=(_FRIDAY - today.weekday()) % _WEEK)),
        ("in_week", today + dt.timedelta(days=_WEEK)),
    )
    found: dict[dt.date, str] = {}
    for key, day in choices:
        found.setdefault(day, key)
    return tuple((key, day) for day, key in found.items())
