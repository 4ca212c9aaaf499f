"""The owner's own walk: begun, answered question by question, paused at any time, summed up."""

from __future__ import annotations

from handlers import codes
from handlers.context import Context
from handlers.flows.evidence import today
from handlers.screen import Reply
from handlers.screens import testwalk as screens
from journey import items, testwalk
from journey.errors import Rejected
from journey.items import Spot
from journey.model import Item, Journey, Met


async def walk(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    """The question that was opened, else the open one; where there is none, the ends of it."""
    spot = _spot(journey, args)
    if spot is not None and isinstance(spot.entry, Item):
        seen = testwalk.noticed(journey, spot.stage, _source(context, journey))
        return Reply(screen=screens.question(context.texts, journey, spot, spot.entry, seen))
    return await context.show(codes.view("walked", journey.id))


async def walked(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    """Before the first walk what it is, after one what it has shown."""
    if journey.walk is None:
        return Reply(screen=screens.invite(context.texts, journey))
    source = _source(context, journey)
    return Reply(screen=screens.summary(context.texts, journey, journey.walk, source))


def _spot(journey: Journey, args: tuple[str, ...]) -> Spot | None:
    asked = () if journey.walk is None else journey.walk.asked
    opened = items.find(journey, args[0]) if args and args[0] in asked else None
    return testwalk.place(journey) if opened is None else opened


async def begin(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    """A walk that is under way goes on."""
    await context.save(journey, testwalk.begin(journey, today(context)))
    return await context.show(codes.view("walk", journey.id))


async def met(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    match args:
        case (entry_id, told) if told in set(Met) and items.find(journey, entry_id) is not None:
            changed = testwalk.record(
                journey,
                entry_id,
                Met(told),
                source=_source(context, journey),
                say=context.services.library.texts(journey.language).plain,
                new_id=context.services.new_id,
            )
            if testwalk.place(changed) is None:
                changed = testwalk.end(changed)
            await context.save(journey, changed)
            return await context.show(codes.view("walk", journey.id))
    return None


def _source(context: Context, journey: Journey) -> str:
    """«Тестовая прогулка 23 ноября 2026», in the map's language."""
    texts = context.services.library.texts(journey.language)
    day = today(context) if journey.walk is None else journey.walk.started
    return texts.plain("walk.source", day=texts.date(day))


async def end(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    await context.save(journey, testwalk.end(journey))
    return await context.show(codes.view("walk", journey.id))


def word_noticed(
    context: Context, journey: Journey, args: tuple[str, ...], text: str
) -> tuple[Journey | Rejected, str]:
    """What else the walker saw: a pain of the stage they stand on."""
    spot = _spot(journey, args)
    then = codes.view("walk", journey.id, *args[:1])
    if spot is None:
        return journey, then
    source = _source(context, journey)
    new_id = context.services.new_id
    return testwalk.notice(journey, spot.stage.id, text, source=source, new_id=new_id), then
