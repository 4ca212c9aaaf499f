"""From the quick map to the full one and back: nothing is asked twice, nothing is lost."""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.flows.asking import WALK, put
from handlers.pages.dialogue import DEEPEN, FULL, QUICKEN
from handlers.pages.maps import CARD
from handlers.record import does, record
from handlers.screen import Reply
from handlers.screens import depth as screens
from journey import dialogue, glancing
from journey.dialogue import Finished
from journey.model import Depth, Journey, Order


async def full(context: Context, journey: Journey) -> Reply:
    whole = journey.with_(depth=Depth.FULL, order=Order.GLANCE)
    return Reply(screen=screens.full(context.texts, journey, dialogue.minutes(whole)))


async def walk(context: Context, journey: Journey, order: Order) -> Reply:
    """The full map: a screen a stage, or all questions stage by stage or row by row."""
    after = journey.with_(depth=Depth.FULL, order=order)
    if order is Order.GLANCE:
        new_id = context.services.new_id
        after = glancing.deepened(after, context.industry(journey), new_id)
    return await _go_on(context, journey, after)


async def quick(context: Context, journey: Journey) -> Reply:
    """The quick map again: what was answered beyond it stays on the map."""
    return await _go_on(context, journey, journey.with_(depth=Depth.QUICK))


async def _go_on(context: Context, before: Journey, after: Journey) -> Reply:
    journey = await context.save(before, after)
    place = dialogue.current(journey)
    if isinstance(place, Finished):
        return await context.open(CARD, journey)
    return await put(context, journey, place, WALK)


PAGES: Final = (record(FULL, full, does(DEEPEN, walk), does(QUICKEN, quick)),)
