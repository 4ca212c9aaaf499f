"""From a group's wall clock to moments: a day and an hour there, once and never skipped.

Knows that clocks are put forward and back; must not know which zones there are: a zone comes as
`datetime.tzinfo` from the port `Zones` (in `handlers.ports`), because its rules lie in files. An
hour that does not exist on a day (clocks were put forward) becomes the next moment that does; one
that comes twice (clocks were put back) means the first of the two.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

_WEEK: Final = 7
_DAY: Final = dt.timedelta(days=1)
_SECOND: Final = dt.timedelta(seconds=1)
_WAKES: Final = 8
_SLEEPS: Final = 22
"""On these full hours of a place its people begin and end to be spoken to unasked."""


def moment(day: dt.date, hour: int, zone: dt.tzinfo) -> dt.datetime:
    """When the group's clock shows that full hour on that day, in UTC."""
    wall = dt.datetime.combine(day, dt.time(hour))
    before = _utc(wall, zone, fold=0)
    if before.astimezone(zone).replace(tzinfo=None) == wall:
        return before
    return _jump(_utc(wall, zone, fold=1), before, zone)


def waking(now: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """When people there can be spoken to: at once, at night on the next morning. In UTC."""
    there = now.astimezone(zone)
    if _WAKES <= there.hour < _SLEEPS:
        return now
    day = there.date() + (_DAY if there.hour >= _SLEEPS else dt.timedelta())
    return moment(day, _WAKES, zone)


def local(now: dt.datetime, zone: dt.tzinfo) -> dt.date:
    """Which day it is there."""
    return now.astimezone(zone).date()


def next_weekly(after: dt.datetime, weekday: int, hour: int, zone: dt.tzinfo) -> dt.datetime:
    """The first such moment after another one. weekday: 0 is Monday; the answer is in UTC."""
    today = local(after, zone)
    first = today + _DAY * ((weekday - today.weekday()) % _WEEK)
    found = moment(first, hour, zone)
    return found if found > after else moment(first + _DAY * _WEEK, hour, zone)


def next_daily(after: dt.datetime, hour: int, zone: dt.tzinfo) -> dt.datetime:
    """The first such moment after another one, in UTC."""
    today = local(after, zone)
    found = moment(today, hour, zone)
    return found if found > after else moment(today + _DAY, hour, zone)


def _utc(wall: dt.datetime, zone: dt.tzinfo, fold: int) -> dt.datetime:
    return wall.replace(tzinfo=zone, fold=fold).astimezone(dt.UTC)


def _jump(early: dt.datetime, late: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """The moment at which clocks were put forward; it lies after `early`, `late` at the latest."""
    old = early.astimezone(zone).utcoffset()
    while late - early > _SECOND:
        middle = early + (late - early) / 2
        if middle.astimezone(zone).utcoffset() == old:
            early = middle
        else:
            late = middle
    return late.replace(microsecond=0)
