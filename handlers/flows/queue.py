"""What to check next: the queue's view, and putting one thing off for a week."""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.flows import bearing
from handlers.pages.proof import LATER, QUEUE
from handlers.record import does, record
from handlers.screen import Reply
from handlers.screens import queue as screens
from journey import limits
from journey import queue as queues
from journey.evidence import Holder
from journey.model import Journey


async def queue(context: Context, journey: Journey, place: int) -> Reply:
    later = context.person.later
    waiting = queues.queue(journey, context.industry(journey), context.today(journey), later)
    if not waiting:
        return Reply(screen=screens.queue(context.texts, journey, waiting, 0))
    place = max(0, min(place, len(waiting) - 1))
    offered = await bearing.offers(context, journey, waiting[place].entry)
    return Reply(screen=screens.queue(context.texts, journey, waiting, place, offered[:1]))


async def later(context: Context, journey: Journey, holder: Holder, place: int) -> Reply:
    """«Пропустить»: to the end of the queue for a week. It is kept with the person, not the map."""
    now = context.today(journey)
    kept = {entry: day for entry, day in context.person.later.items() if day > now}
    kept[holder.id] = now + queues.PUT_OFF
    newest = dict(list(kept.items())[-limits.PUT_OFF_MAX :])
    context.person = context.person.with_(later=newest)
    return await context.open(QUEUE, journey, place)


PAGES: Final = (record(QUEUE, queue, does(LATER, later)),)
