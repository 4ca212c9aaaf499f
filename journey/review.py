"""«Всё ещё так?»: a map is looked through again after a while, stage by stage.

Knows the day it was set for and the days on which stages were confirmed; must not know the clock,
who is reminded, or how.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Final

from journey import zones
from journey.model import Journey, Stage

SPANS: Final = {"month": 1, "quarter": 3, "half": 6}
"""Months until the next look, by the choices offered (`review.in.<key>` in locales)."""
USUAL: Final = "quarter"
LATER: Final = dt.timedelta(days=7)
"""«Через неделю»."""
MORNING: Final = 10
"""The hour when a reminder is said, by the clock of the business's city."""
_MONTHS: Final = 12


def ahead(today: dt.date, span: str) -> dt.date:
    """The day so many months on; in a shorter month its last day."""
    months = today.month - 1 + SPANS[span]
    year, month = today.year + months // _MONTHS, months % _MONTHS + 1
    return dt.date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def key(journey_id: str) -> str:
    """The key of a map's reminder: there is one."""
    return f"review:{journey_id}"


def moment(day: dt.date, clock: dt.tzinfo) -> dt.datetime:
    """When a reminder of that day is said, in UTC; clock: of the business's city."""
    return zones.moment(day, MORNING, clock)


def is_due(journey: Journey, today: dt.date) -> bool:
    return journey.next_review is not None and journey.next_review <= today


def pending(journey: Journey, today: dt.date) -> tuple[Stage, ...]:
    """The stages that nobody has confirmed since the day the look was due."""
    since = min(today, journey.next_review or today)
    return tuple(
        stage for stage in journey.stages if stage.confirmed is None or stage.confirmed < since
    )


def confirm(journey: Journey, stage_id: str, today: dt.date) -> Journey:
    """«Да, так»: with the last stage the look is over, and the next one is a usual time on."""
    stages = tuple(
        stage.with_(confirmed=today) if stage.id == stage_id else stage for stage in journey.stages
    )
    after = journey.with_(stages=stages)
    if is_due(after, today) and not pending(after, today):
        return after.with_(next_review=ahead(today, USUAL))
    return after


def checked(journey: Journey) -> dt.date | None:
    """The day since which all of it is known to be so; None: not all of it ever was."""
    days = [stage.confirmed for stage in journey.stages]
    known = [day for day in days if day is not None]
    return min(known) if days and len(known) == len(days) else None
