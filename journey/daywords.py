"""What people say around a day: the question's preposition, an hour, the end of a span.

Knows which day a span ends on; must not know what the day is for. The hour is not kept: what is due
is due on a day.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Final

from journey.daypatterns import DayPatterns

_MONTHS_A_QUARTER: Final = 3
_DECEMBER: Final = 12
_WEEK: Final = 7


def bare(line: str, words: DayPatterns) -> str:
    """The day alone: «до 15 декабря», «25.12 18:00», «завтра в 18:00» without what is around it."""
    found = words.before.match(line)
    rest = line if found is None else line[found.end() :]
    hour = words.hour.search(rest)
    return rest if hour is None or not hour.start() else rest[: hour.start()]


def end(line: str, today: dt.date, words: DayPatterns) -> dt.date | None:
    """The last day of a span: «конца месяца», «на этой неделе», "next week"."""
    told = words.end.fullmatch(line)
    if told is not None:
        return _last(told["span"], today, words)
    within = words.within.fullmatch(line)
    if within is None:
        return None
    this = _last(within["span"], today, words)
    if this is None or within["next"] is None:
        return this
    return _last(within["span"], this + dt.timedelta(1), words)


def _last(span: str, day: dt.date, words: DayPatterns) -> dt.date | None:
    """The last day of the span that holds a day."""
    kind = next((kind for pattern, kind in words.ends if pattern.fullmatch(span)), None)
    match kind:
        case "week":
            return day + dt.timedelta(_WEEK - 1 - day.weekday())
        case "month":
            return _end_of_month(day.year, day.month)
        case "quarter":
            whole = (day.month - 1) // _MONTHS_A_QUARTER + 1
            return _end_of_month(day.year, whole * _MONTHS_A_QUARTER)
        case "year":
            return dt.date(day.year, _DECEMBER, 31)
    return None


def _end_of_month(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
