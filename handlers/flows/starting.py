"""/start and /cancel: into the conversation, and out of whatever is open."""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.flows import links
from handlers.flows.asking import WALK
from handlers.pages.dialogue import ASK, NEW
from handlers.pages.maps import CARD, MAPS
from handlers.record import Command
from handlers.screen import Reply
from journey.dialogue import Finished, current


async def start(context: Context, argument: str) -> Reply:
    """Where a link leads; else a newcomer begins, whoever left in the middle goes on there."""
    followed = await links.follow(context, argument)
    if followed is not None:
        return followed
    headings = await context.work.headings(context.person.id)
    if not headings:
        return await context.open(NEW)
    here = context.here
    asked = here.map if here.at(ASK) else None
    journey = await context.own(asked or headings[0].id)
    if journey is None or isinstance(current(journey), Finished):
        return await context.open(MAPS, 0)
    if not here.at(ASK):
        context.go(ASK.view(journey, WALK))
    return await context.again(context.texts.html("start.back", title=journey.title))


async def cancel(context: Context, _argument: str) -> Reply:
    """To the map's card, or to the list."""
    await context.work.close_prompts(context.person.id)
    here = context.here.map
    return await context.show(MAPS.view(0) if here is None else CARD.view(here))


COMMANDS: Final = (
    Command(name="start", rank=1, run=start, in_help=False),
    Command(name="cancel", rank=9, run=cancel),
)
