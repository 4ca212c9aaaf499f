"""What people say around a day: the question's preposition, an hour, the end of a span.

Knows how Russian and English say it; must not know what the day is for. The hour is not kept: what
is due is due on a day.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Final

_BEFORE: Final = re.compile(
    r"(?:(?:ну|давай(?:те)?|примерно|где-то|где то|около|не позднее|не позже|самое позднее"
    r"|к|ко|до|на|во?|со?|от|за|числа|about|around|no later than|not later than|by|until|till"
    r"|before|on|at|from|since|due|the) )+"
)
_HOUR: Final = re.compile(
    r"[ ,]+(?:(?:в|во|к|до|после|с|at|by|after) )?(?:(?:[01]?\d|2[0-3])"
    r"(?:[:.][0-5]\d| ?(?:ч|час|часа|часов|h|am|pm|o.?clock)\.?)"
    r"|(?<=(?:в|к) )(?:[01]?\d|2[0-3])|(?<=(?:до|at|by) )(?:[01]?\d|2[0-3])"
    r"|утром|дн[её]м|вечером|ночью|с утра|утра|вечера|обеду|вечеру|утру|обеда"
    r"|(?:in the )?(?:morning|afternoon|evening)|noon)$"
)
_THIS: Final = r"(?:эт\w+ |текущ\w+ |this |the )?"
_SPAN: Final = (
    (re.compile(r"недел\w*|week"), "week"),
    (re.compile(r"месяц\w*|month"), "month"),
    (re.compile(r"квартал\w*|quarter"), "quarter"),
    (re.compile(r"год\w*|year"), "year"),
)
_END: Final = re.compile(rf"(?:кон(?:ец|ца|це|цу)|end of) {_THIS}(?P<span>[^\W\d_]+)")
_WITHIN: Final = re.compile(r"(?P<which>эт\w+|следующ\w+|this|next) (?P<span>[^\W\d_]+)")
_MONTHS_A_QUARTER: Final = 3
_DECEMBER: Final = 12
_WEEK: Final = 7


def bare(line: str) -> str:
    """The day alone: «до 15 декабря», «25.12 18:00», «завтра в 18:00» without what is around it."""
    found = _BEFORE.match(line)
    rest = line if found is None else line[found.end() :]
    hour = _HOUR.search(rest)
    return rest if hour is None or not hour.start() else rest[: hour.start()]


def end(line: str, today: dt.date) -> dt.date | None:
    """The last day of a span: «конца месяца», «на этой неделе», "next week"."""
    told = _END.fullmatch(line)
    if told is not None:
        return _last(told["span"], today)
    within = _WITHIN.fullmatch(line)
    if within is None:
        return None
    this = _last(within["span"], today)
    if this is None or within["which"].startswith(("эт", "this")):
        return this
    return _last(within["span"], this + dt.timedelta(1))


def _last(span: str, day: dt.date) -> dt.date | None:
    """The last day of the span that holds a day."""
    kind = next((kind for pattern, kind in _SPAN if pattern.fullmatch(span)), None)
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
