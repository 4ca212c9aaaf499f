"""When the owner's week is told: on the Monday after something happened, and not without.

Whoever stores what is news has it promised here, in the same transaction. Must not know what is
said.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from journey import zones
from journey.model import Journey
from journey.ports import Work
from journey.reminders import Reminder
from journey.weekly import is_news

KIND: Final = "weekly"
WEEKDAY: Final = 0
HOUR: Final = 9
"""An hour before the teams' own: whoever reads both reads this one first."""


async def follow(
    work: Work,
    before: Journey | None,
    after: Journey,
    owner: int,
    now: dt.datetime,
    clock: dt.tzinfo,
) -> None:
    """clock: of the map's city. One message a person, however many maps."""
    if not is_news(before, after):
        return
    await promise(work, owner, now, clock)


async def promise(work: Work, owner: int, now: dt.datetime, clock: dt.tzinfo) -> None:
    """The next one, unless it waits already."""
    waits = await work.reminder(f"{KIND}:{owner}")
    if waits is not None and waits.sent is None:
        return
    await work.schedule(
        Reminder(
            key=f"{KIND}:{owner}",
            kind=KIND,
            due=zones.next_weekly(now, WEEKDAY, HOUR, clock),
            person=owner,
            chat=owner,
        )
    )
