"""From the quick map to the full one and back: nothing is asked twice, nothing is lost."""

from __future__ import annotations

from handlers import codes
from handlers.context import Context
from handlers.flows.asking import WALK, put
from handlers.screen import Reply
from handlers.screens import depth as screens
from journey import dialogue
from journey.dialogue import Finished
from journey.model import Depth, Journey, Order


async def full(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    left = dialogue.left(journey.with_(depth=Depth.FULL))
    return Reply(screen=screens.full(context.texts, journey, left))


async def walk(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    """The full map, stage by stage or row by row."""
    if len(args) != 1 or args[0] not in set(Order):
        return None
    update = {"depth": Depth.FULL, "order": Order(args[0])}
    return await _go_on(context, journey, journey.model_copy(update=update))


async def quick(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    """The quick map again: what was answered beyond it stays on the map."""
    return await _go_on(context, journey, journey.with_(depth=Depth.QUICK))


async def _go_on(context: Context, before: Journey, after: Journey) -> Reply:
    journey = await context.save(before, after)
    place = dialogue.current(journey)
    if isinstance(place, Finished):
        return await context.show(codes.view("card", journey.id))
    return await put(context, journey, place, WALK)
