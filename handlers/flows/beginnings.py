"""Maps that were begun and left: no list names them, and the next beginning ends them."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.context import Context
from journey import draft
from journey.shelf import Heading, Shelf


async def without_beginnings(context: Context, headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """The maps on which something is said."""
    left = {heading.id for heading in await _beginnings(context, headings)}
    return tuple(heading for heading in headings if heading.id not in left)


async def clear(context: Context) -> None:
    """Removes what was begun and left."""
    for heading in await _beginnings(context, await context.work.headings(context.person.id)):
        await context.work.discard(heading.id)
        context.unlearn(heading.id)


async def _beginnings(context: Context, headings: Sequence[Heading]) -> list[Heading]:
    found = []
    for heading in headings:
        if heading.agreed or heading.shelf is not Shelf.OPEN:
            continue
        journey = await context.own(heading.id)
        if journey is not None and draft.is_beginning(journey):
            found.append(heading)
    return found
