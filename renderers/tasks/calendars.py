"""What iCalendar's events and tasks have in common: the file around them, name, words, version.

Knows iCalendar; must not know when something takes place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renderers.tasks.entries import flat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icalendar import Component

    from renderers.format import Request
    from renderers.tasks.entries import Entry

PRODUCT: Final = "-//Tropa//Tropa//"
DONE: Final = "✓ "


def written(request: Request, parts: Iterable[Component]) -> bytes:
    """A calendar of those parts."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT + request.words.language.upper())
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", flat(request.journey.title))
    for part in parts:
        calendar.add_component(part)
    content: bytes = calendar.to_ical()
    return content


def describe(part: Component, request: Request, entry: Entry, kind: str) -> None:
    """Its name for ever, its words, and which version of them this is."""
    journey, said = request.journey, request.words.todo
    first = (said["first"].format(check=entry.check),) if entry.check else ()
    # a calendar must not take an event for a task of the same name
    part.add("uid", f"{kind}-{entry.id}@{journey.id}.tropa")
    part.add("dtstamp", journey.updated)
    part.add("last-modified", journey.updated)
    part.add("sequence", journey.revision)
    part.add("summary", DONE + entry.text if entry.done else entry.text)
    part.add("description", "\n".join((*first, *entry.about)))
    part.add("categories", [entry.stage])
