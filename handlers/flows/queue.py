"""What to check next: the queue's view, and putting one thing off for a week."""

from __future__ import annotations

from handlers import codes
from handlers.context import Context
from handlers.flows.evidence import today
from handlers.screen import Reply
from handlers.screens import queue as screens
from journey import evidence, limits
from journey import queue as queues
from journey.model import Journey


async def queue(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    place = (codes.number(args[0]) or 0) if args else 0
    later = context.person.later
    waiting = queues.queue(journey, context.industry(journey), today(context), later)
    return Reply(screen=screens.queue(context.texts, journey, waiting, place))


async def later(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    """«Пропустить»: to the end of the queue for a week. It is kept with the person, not the map."""
    if not args or evidence.holder(journey, args[0]) is None:
        return None
    now = today(context)
    kept = {entry: day for entry, day in context.person.later.items() if day > now}
    kept[args[0]] = now + queues.PUT_OFF
    newest = dict(list(kept.items())[-limits.PUT_OFF_MAX :])
    context.person = context.person.with_(later=newest)
    return await context.show(codes.view("queue", journey.id, *args[1:2]))
