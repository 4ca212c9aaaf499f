"""«Ещё» and its four pages; gathers what the last of them wants to know around a map."""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.flows import undo
from handlers.flows.copies import plan_of
from handlers.pages.maps import KEPT, MORE, TRADE, UNDERSTOOD, VIEWED
from handlers.pages.versions import UNDO
from handlers.record import does, record
from handlers.screen import Reply
from handlers.screens import more as screens
from journey import copying
from journey.model import Journey
from journey.shelf import Shelf


async def more(context: Context, journey: Journey) -> Reply:
    return Reply(screen=screens.more(context.texts, journey))


async def viewed(context: Context, journey: Journey) -> Reply:
    return Reply(screen=screens.viewed(context.texts, journey))


async def trade(context: Context, journey: Journey) -> Reply:
    return Reply(screen=screens.trade(context.texts, journey))


async def understood(context: Context, journey: Journey) -> Reply:
    return Reply(screen=screens.understood(context.texts, journey))


async def kept(context: Context, journey: Journey) -> Reply:
    archive = await context.work.headings(context.person.id, Shelf.ARCHIVE)
    around = screens.Around(
        fresh=context.services.new_id(),
        fresh_plan=context.services.new_id(),
        archived=any(heading.id == journey.id for heading in archive),
        plan=await plan_of(context, journey),
        origin=await _origin(context, journey),
    )
    return Reply(screen=screens.kept(context.texts, journey, around))


async def _origin(context: Context, journey: Journey) -> str | None:
    """The map that a plan was drawn from, if it is still there."""
    if not copying.is_plan(journey) or journey.derived_from is None:
        return None
    as_is = await context.own(journey.derived_from)
    return None if as_is is None else as_is.id


PAGES: Final = (
    record(MORE, more),
    record(VIEWED, viewed),
    record(TRADE, trade),
    record(UNDERSTOOD, understood),
    record(KEPT, kept, does(UNDO, undo.tap)),
)
