"""Whether a person has room for one more map: open ones and those in the archive count."""

from __future__ import annotations

from handlers.context import Context
from journey import limits
from journey.shelf import Shelf


async def is_full(context: Context) -> bool:
    kept = await context.work.headings(context.person.id, Shelf.OPEN, Shelf.ARCHIVE)
    return len(kept) >= limits.JOURNEYS_MAX
