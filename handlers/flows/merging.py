"""A map that came as a file or as text, laid into one of one's own: shown first, then by a tap."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handlers.context import Context
from handlers.flows import fitting
from handlers.flows.figuring import waiting
from handlers.pages.dropped import DROPPED
from handlers.pages.maps import CARD
from handlers.pages.sorting import MERGE, MERGED, REPLACE
from handlers.record import does, record
from handlers.screen import Reply, Toast
from handlers.screens import merging as screens
from journey.dropped import MapFound
from journey.merging import merged
from journey.model import Journey
from journey.outline import sorted_out


async def show(context: Context, journey: Journey, message: int, way: str, page: int) -> Reply:
    after = await _after(context, journey, message, way)
    if after is None:
        return await context.open(DROPPED, message)
    maps = (journey, after[0])
    return Reply(screen=screens.merged(context.texts, message, maps, way, after[1], page))


async def _after(
    context: Context, journey: Journey, message: int, way: str
) -> tuple[Journey, int] | None:
    """The map as it would be, and what had no room."""
    kept = await waiting(context, message)
    found = kept.found if kept is not None else None
    if not isinstance(found, MapFound):
        return None
    other = found.journey
    if found.made:
        other, _ = sorted_out(fitting.fitted(context, other))
    return merged(journey, other, context.services.new_id, replacing=way == REPLACE)


async def merge(context: Context, journey: Journey, message: int, way: str) -> Reply | None:
    """All of it in one step that can be undone."""
    after = await _after(context, journey, message, way)
    if after is None:
        return None
    await context.work.close_prompts(context.person.id)
    saved = await context.save(journey, after[0])
    await context.work.leave_dropped(context.person.id)
    shown = await context.open(CARD, saved)
    return replace(shown, toast=Toast(context.texts.plain("returned.laid")))


PAGES: Final = (record(MERGED, show, does(MERGE, merge)),)
