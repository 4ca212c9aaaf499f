"""All tasks as iCalendar's own tasks, for programs that keep those: Apple's Reminders, Thunderbird.

Knows which of its fields say whether a task is done. Never in one file with events: some calendars
refuse such a file as a whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renderers.format import Format, Needs, Offer
from renderers.tasks import calendars
from renderers.tasks.entries import entries

if TYPE_CHECKING:
    from icalendar import Todo

    from renderers.format import Request
    from renderers.tasks.entries import Entry

URGENT: Final = 1
ORDINARY: Final = 5


def _files(request: Request) -> tuple[bytes, ...]:
    every = entries(request.journey, request.words)
    return (calendars.written(request, [_todo(request, entry) for entry in every]),)


def _todo(request: Request, entry: Entry) -> Todo:
    from icalendar import Todo

    todo = Todo()
    calendars.describe(todo, request, entry, "task")
    if entry.due is not None:
        todo.add("due", entry.due)
    todo.add("priority", URGENT if entry.first else ORDINARY)
    todo.add("status", "COMPLETED" if entry.done else "NEEDS-ACTION")
    todo.add("percent-complete", 100 if entry.done else 0)
    return todo


FORMAT: Final = Format(
    title="reminders",
    suffix=".ics",
    needs=Needs.CHECKLIST,
    write=_files,
    by_ending=False,
    heavy=True,
    offers=(Offer(what="reminders", place=214, use="tasks", loses=True),),
)
