"""The owner's own walk: begun, answered question by question, paused at any time, summed up."""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.pages.proof import BEGIN_WALK, END_WALK, MEET, WALK, WALKED
from handlers.record import Worded, does, record
from handlers.screen import Reply
from handlers.screens import testwalk as screens
from journey import testwalk
from journey.items import Spot
from journey.model import Item, Journey
from journey.walks import Met


async def walk(context: Context, journey: Journey, opened: Spot | None) -> Reply:
    """The question that was opened, else the open one; where there is none, the ends of it."""
    spot = _spot(journey, opened)
    if spot is not None and isinstance(spot.entry, Item):
        seen = testwalk.noticed(journey, spot.stage, _source(context, journey))
        return Reply(screen=screens.question(context.texts, journey, spot, spot.entry, seen))
    return await context.open(WALKED, journey)


async def walked(context: Context, journey: Journey) -> Reply:
    """Before the first walk what it is, after one what it has shown."""
    if journey.walk is None:
        return Reply(screen=screens.invite(context.texts, journey))
    source = _source(context, journey)
    return Reply(screen=screens.summary(context.texts, journey, journey.walk, source))


def _spot(journey: Journey, opened: Spot | None) -> Spot | None:
    asked = () if journey.walk is None else journey.walk.asked
    if opened is not None and opened.entry.id in asked:
        return opened
    return testwalk.place(journey)


async def begin(context: Context, journey: Journey) -> Reply:
    """A walk that is under way goes on."""
    saved = await context.save(journey, testwalk.begin(journey, context.today(journey)))
    return await context.open(WALK, saved, None)


async def met(context: Context, journey: Journey, spot: Spot, told: Met) -> Reply:
    changed = testwalk.record(
        journey,
        spot.entry.id,
        told,
        source=_source(context, journey),
        say=context.services.library.texts(journey.language).plain,
        new_id=context.services.new_id,
    )
    if testwalk.place(changed) is None:
        changed = testwalk.end(changed)
    return await context.open(WALK, await context.save(journey, changed), None)


def _source(context: Context, journey: Journey) -> str:
    """«Тестовая прогулка 23 ноября 2026», in the map's language."""
    texts = context.services.library.texts(journey.language)
    day = context.today(journey) if journey.walk is None else journey.walk.started
    return texts.plain("walk.source", day=texts.date(day))


async def end(context: Context, journey: Journey) -> Reply:
    return await context.open(WALK, await context.save(journey, testwalk.end(journey)), None)


def word_noticed(context: Context, text: str, journey: Journey, opened: Spot | None) -> Worded:
    """What else the walker saw: a pain of the stage they stand on."""
    spot = _spot(journey, opened)
    then = WALK.view(journey, None if opened is None else opened.entry)
    if spot is None:
        return journey, then
    source, new_id = _source(context, journey), context.services.new_id
    return testwalk.notice(journey, spot.stage.id, text, source=source, new_id=new_id), then


PAGES: Final = (
    record(WALK, walk, does(MEET, met), does(END_WALK, end), words=word_noticed),
    record(WALKED, walked, does(BEGIN_WALK, begin)),
)
