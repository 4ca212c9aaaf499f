"""A table of one's own map that came back changed: what differs is shown, and laid onto the map."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handlers.context import Context
from handlers.flows.figuring import waiting
from handlers.pages.dropped import DROPPED
from handlers.pages.maps import CARD
from handlers.pages.sorting import LAY, RETURNED
from handlers.record import does, record
from handlers.screen import Reply, Toast
from handlers.screens import returning as screens
from handlers.screens.returning import Left
from journey.difference import compare
from journey.dropped import MapFound
from journey.grid import relisting
from journey.grid.edits import Edits, laid
from journey.grid.relisting import Desk
from journey.model import Journey


async def show(context: Context, message: int, page: int) -> Reply:
    edits = await _edits(context, message)
    journey = None if edits is None else await context.own(edits.journey)
    if edits is None or journey is None:
        return await context.open(DROPPED, message)
    after, left = _after(context, journey, edits)
    fresh = context.services.new_id()
    maps = (journey, after)
    return Reply(screen=screens.returned(context.texts, message, maps, fresh, left, page))


async def _edits(context: Context, message: int) -> Edits | None:
    kept = await waiting(context, message)
    return kept.found.edits if kept is not None and isinstance(kept.found, MapFound) else None


def _after(context: Context, journey: Journey, edits: Edits) -> tuple[Journey, Left]:
    """The map as it would be; as it is, to the letter, where nothing differs."""
    services = context.services
    after, full = laid(journey, edits, services.new_id)
    if compare(journey, after).empty and not edits.cells:
        after = journey
    today, at = context.today(journey), services.clock.now()
    desk = Desk(services.new_id, context.texts.rules, at, today)
    after, unread = relisting.laid(after, edits.rows, edits.undone, desk)
    return after, Left(full, unread)


async def lay(context: Context, journey: Journey, message: int) -> Reply | None:
    """All of it onto the map as it is now, in one step that can be undone."""
    edits = await _edits(context, message)
    if edits is None or edits.journey != journey.id:
        return None
    after, _ = _after(context, journey, edits)
    await context.work.close_prompts(context.person.id)
    saved = await context.save(journey, after)
    await context.work.leave_dropped(context.person.id)
    shown = await context.open(CARD, saved)
    return replace(shown, toast=Toast(context.texts.plain("returned.laid")))


PAGES: Final = (record(RETURNED, show, does(LAY, lay)),)
