"""What a person says of an entry beside its words: good, kept on the plan, answered where."""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.flows.items import origin
from handlers.pages.arguments import Wished
from handlers.pages.asked import CUSTOMER
from handlers.pages.entries import ANSWER_IN, INTEND, ITEM, PLACES, PRAISE, STRONG
from handlers.pages.stages import EDIT
from handlers.record import does, record
from handlers.screen import Reply
from handlers.screens import decided as screens
from handlers.screens import items as item_screens
from journey import items
from journey.items import Spot
from journey.model import Intent, Item, Journey, Stage


async def strong(context: Context, journey: Journey, stage: Stage | None) -> Reply:
    """One stage, the first where none is named."""
    shown = stage or next(iter(journey.stages), None)
    if shown is None:
        return await context.open(CUSTOMER, journey)
    return Reply(screen=screens.strong(context.texts, journey, shown))


async def praise(context: Context, journey: Journey, spot: Spot, on: Wished) -> Reply:
    saved = await context.save(journey, items.praise(journey, spot.entry.id, strong=on))
    if context.here.at(STRONG):
        return await context.open(STRONG, saved, spot.stage)
    return await context.open(ITEM, saved, spot.entry, origin(context, spot.entry.id))


async def intend(context: Context, journey: Journey, spot: Spot, intent: Intent | None) -> Reply:
    saved = await context.save(journey, items.intend(journey, spot.entry.id, intent))
    return await context.open(ITEM, saved, spot.entry, origin(context, spot.entry.id))


async def places(context: Context, journey: Journey, spot: Spot | None, came: str) -> Reply:
    if spot is None or not isinstance(spot.entry, Item):
        back = item_screens.list_view(journey, came)
        return await context.show(EDIT.view(journey, None) if back is None else back)
    screen = screens.places(context.texts, journey, spot.stage, spot.entry, came)
    return Reply(screen=screen)


async def answer_in(context: Context, journey: Journey, spot: Spot, channel: str | None) -> Reply:
    saved = await context.save(journey, items.answer_in(journey, spot.entry.id, channel))
    return await context.open(ITEM, saved, spot.entry, origin(context, spot.entry.id))


PAGES: Final = (
    record(STRONG, strong, does(PRAISE, praise), lost=EDIT),
    record(PLACES, places, does(ANSWER_IN, answer_in), does(INTEND, intend)),
)
