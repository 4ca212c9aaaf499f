"""When a list that stands in a group speaks up by itself: on which day, at which hour, of what.

Knows what a team has set and which moments follow; must not know what is said then.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Final, Protocol

from pydantic import Field

from journey import limits, zones
from journey.rhythms import Shift
from journey.values import Frozen, Id

WEEKDAY: Final = 0
HOUR: Final = 10
OPENS: Final = 9
CLOSES: Final = 20
"""Where a team has a shift's lists and has set no hour."""


class Timetable(Frozen):
    """When a posted list speaks up, and what it has told already.

    What is set is alike for all lists of a group, as its zone and its sound are.
    """

    post: Id
    weekday: Annotated[int, Field(ge=0, le=6)] = WEEKDAY
    """Of the digest; 0 is Monday."""
    hour: Annotated[int, Field(ge=0, le=23)] = HOUR
    """Of the digest and of the reminders, on the group's clock."""
    opening: Annotated[int, Field(ge=0, le=23)] = OPENS
    """When the list of a shift's opening comes, where there is one."""
    closing: Annotated[int, Field(ge=0, le=23)] = CLOSES
    digest: bool = True
    reminders: bool = True
    since: dt.datetime
    """Until when the last digest told what was done; at first: when the list was posted."""

    finished: Annotated[tuple[Id, ...], Field(max_length=limits.STAGES_MAX * 4)] = ()
    """The stages that were done since the list stands there: each is told of once."""

    def like(self, other: Timetable) -> Timetable:
        """With what is set in another list of the group."""
        return self.with_(
            weekday=other.weekday,
            hour=other.hour,
            opening=other.opening,
            closing=other.closing,
            digest=other.digest,
            reminders=other.reminders,
        )

    def next_digest(self, after: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
        """The first digest after a moment, in UTC."""
        return zones.next_weekly(after, self.weekday, self.hour, zone)

    def hour_of(self, shift: Shift) -> int:
        return self.opening if shift is Shift.OPENING else self.closing

    def at(self, shift: Shift, hour: int) -> Timetable:
        """With its list at that hour."""
        if shift is Shift.OPENING:
            return self.with_(opening=hour)
        return self.with_(closing=hour)

    def next_shift(self, shift: Shift, after: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
        """The first such list after a moment, in UTC."""
        return zones.next_daily(after, self.hour_of(shift), zone)


class TimetablesWork(Protocol):
    """The part of `journey.ports.Work` that keeps timetables. They go with their post."""

    async def timetable(self, post: str) -> Timetable | None: ...

    async def save_timetable(self, timetable: Timetable) -> None: ...
