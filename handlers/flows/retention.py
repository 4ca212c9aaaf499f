"""Who has said nothing for very long is told that what is kept of them goes, before it does.

Knows what is said; when, and that it goes: `bot.runtime.retention`.
"""

from __future__ import annotations

import datetime as dt

from handlers.context import Context
from handlers.layout import rows
from handlers.pages.about import EXPORT
from handlers.pages.maps import MAPS
from handlers.screen import Button, Reply, Screen
from journey.kept import is_warned
from journey.reminders import Reminder
from journey.shelf import Shelf


async def due(context: Context, group: tuple[Reminder, ...]) -> Reply | None:
    """Nothing to whoever came back meanwhile."""
    if not is_warned(context.person):
        return None
    texts = context.texts
    count = len(await context.work.headings(context.person.id, Shelf.OPEN, Shelf.ARCHIVE))
    day = texts.date(dt.date.fromisoformat(str(group[-1].data["day"])))
    return Reply(
        screen=Screen(
            texts.html("retention.text", maps=texts.count("maps.number", count), day=day),
            rows(
                (Button(texts.plain("button.retention.stay"), MAPS.opens(0)),),
                (Button(texts.plain("button.export"), EXPORT.does()),),
            ),
        )
    )
