"""Tasks that have a day, for a calendar: a whole day each, with a reminder on its morning.

Knows iCalendar's events. A task keeps its name for ever, so that a calendar that is given the file
once more changes what is there; what is done stays in it, without its reminder.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from renderers.format import Format, Needs, Offer
from renderers.tasks import calendars
from renderers.tasks.entries import entries

if TYPE_CHECKING:
    from icalendar import Event

    from renderers.format import Request
    from renderers.tasks.entries import Entry

RINGS: Final = dt.timedelta(hours=9)
"""After midnight of the day itself."""


def _files(request: Request) -> tuple[bytes, ...]:
    dated = [one for one in entries(request.journey, request.words) if one.due is not None]
    return (calendars.written(request, [_event(request, entry) for entry in dated]),)


def _event(request: Request, entry: Entry) -> Event:
    from icalendar import Alarm, Event

    assert entry.due is not None
    event = Event()
    calendars.describe(event, request, entry, "day")
    event.add("dtstart", entry.due)
    event.add("dtend", entry.due + dt.timedelta(days=1))
    event.add("transp", "TRANSPARENT")  # a day with a task in it is not a busy one
    if not entry.done:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", entry.text)
        alarm.add("trigger", RINGS)
        event.add_component(alarm)
    return event


FORMAT: Final = Format(
    title="calendar",
    suffix=".ics",
    needs=Needs.CHECKLIST,
    write=_files,
    heavy=True,
    offers=(Offer(what="calendar", place=212, use="tasks", loses=True, lists="dated"),),
)
