"""The list of maps, the archive and the bin; finding a map by words; putting one away and back."""

from __future__ import annotations

import datetime as dt
from typing import Final

from handlers.context import Context
from handlers.flows.beginnings import without_beginnings
from handlers.flows.room import is_full
from handlers.layout import short
from handlers.pages.arguments import Wished
from handlers.pages.maps import (
    ARCHIVE,
    BIN,
    CARD,
    DELETE,
    DELETED,
    FOUND,
    MAPS,
    PUT_AWAY,
    TURN,
    UNDELETE,
    WORDS,
)
from handlers.record import Command, does, record
from handlers.screen import Reply, Toast
from handlers.screens import maps as screens
from journey import limits, words
from journey.errors import Rejected
from journey.model import Journey
from journey.shelf import Heading, Shelf, found

TITLE_CHARS: Final = 80
"""Of a title in the answer to a tap."""
WORDS_MAX: Final = 200
"""Characters of a search; a longer message means something else."""


async def maps(context: Context, page: int) -> Reply:
    kept = await context.work.headings(context.person.id, *Shelf)
    every = await without_beginnings(context, kept)
    return Reply(screen=screens.maps(context.texts, every, page))


async def archive(context: Context, page: int) -> Reply:
    headings = await context.work.headings(context.person.id, Shelf.ARCHIVE)
    if not headings:
        return await context.open(MAPS, 0)
    return Reply(screen=screens.archive(context.texts, headings, page))


async def bin_(context: Context, page: int) -> Reply:
    headings = await context.work.headings(context.person.id, Shelf.BIN)
    if not headings:
        return await context.open(MAPS, 0)
    listed = tuple((heading, _until(heading)) for heading in headings)
    return Reply(screen=screens.bin_(context.texts, listed, page))


async def deleted(context: Context, journey_id: str) -> Reply:
    """A deleted map, and the way back."""
    heading = await _in_bin(context, journey_id)
    if heading is None:
        return await context.open(MAPS, 0)
    return Reply(screen=screens.deleted(context.texts, heading, _until(heading)))


async def results(context: Context, page: int, asked: str) -> Reply:
    """The maps that hold these words."""
    if not asked:
        return await context.open(MAPS, 0)
    headings = await context.work.headings(context.person.id, Shelf.OPEN, Shelf.ARCHIVE)
    return Reply(screen=screens.results(context.texts, found(headings, asked), asked, page))


def look_for(_context: Context, text: str, _page: int, _asked: str = "") -> str | None:
    """Words typed below a list look for maps. None: they are too long for that."""
    asked = words.lines(" ".join(text.split()), limit=WORDS_MAX)
    return None if isinstance(asked, Rejected) else FOUND.view(0, asked[0])


async def _in_bin(context: Context, journey_id: str) -> Heading | None:
    thrown = await context.work.headings(context.person.id, Shelf.BIN)
    return next((heading for heading in thrown if heading.id == journey_id), None)


def _until(heading: Heading) -> dt.date:
    """The last whole day on which it can be brought back."""
    assert heading.deleted is not None
    return (heading.deleted + dt.timedelta(days=limits.DELETED_DAYS)).date()


# --- acts


async def turn(context: Context, page: int) -> Reply | None:
    """Another page of what was found; the words are in the view."""
    here = context.here
    if not here.at(FOUND):
        return None
    return await context.open(FOUND, page, here.word(WORDS) or "")


async def delete(context: Context, journey: Journey) -> Reply:
    await context.work.set_deleted(journey.id, context.services.clock.now())
    context.unlearn(journey.id)
    await context.work.close_prompts(context.person.id)
    return await context.open(DELETED, journey)


async def undelete(context: Context, journey_id: str) -> Reply | None:
    """Back from the bin, to where it lay; a repeat opens the map once more."""
    heading = await _in_bin(context, journey_id)
    if heading is not None:
        if await is_full(context):
            day = context.texts.day_month(_until(heading))
            limit = limits.JOURNEYS_MAX
            return context.toast("maps.no_room", alert=True, limit=limit, day=day)
        await context.work.set_deleted(journey_id, None)
        context.unlearn(journey_id)
    shown = await context.open(CARD, journey_id)
    if heading is None:
        return shown
    title = short(heading.title, TITLE_CHARS)
    return Reply(
        screen=shown.screen, toast=Toast(context.texts.plain("maps.undeleted", title=title))
    )


async def put_away(context: Context, journey: Journey, away: Wished) -> Reply:
    """Into the archive, or out of it."""
    at = context.services.clock.now() if away else None
    await context.work.set_archived(journey.id, at)
    if away:
        await context.work.close_prompts(context.person.id)
        shown = await context.open(MAPS, 0)
    else:
        shown = await context.open(CARD, journey)
    key, title = "archive.done" if away else "archive.out", short(journey.title, TITLE_CHARS)
    return Reply(screen=shown.screen, toast=Toast(context.texts.plain(key, title=title)))


PAGES: Final = (
    record(
        MAPS,
        maps,
        does(DELETE, delete),
        does(PUT_AWAY, put_away),
        words=look_for,
        command=Command(name="maps", rank=3),
    ),
    record(ARCHIVE, archive, words=look_for),
    record(BIN, bin_, words=look_for),
    record(DELETED, deleted, does(UNDELETE, undelete)),
    record(FOUND, results, does(TURN, turn), words=look_for),
)
