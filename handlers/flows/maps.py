"""The list of maps, the archive and the bin; finding a map by words; putting one away and back."""

from __future__ import annotations

import datetime as dt
from typing import Final

from handlers import codes
from handlers.context import Context
from handlers.events import Said
from handlers.flows.room import is_full
from handlers.layout import short
from handlers.screen import Reply, Toast
from handlers.screens import maps as screens
from journey import limits, words
from journey.errors import Rejected
from journey.model import Journey
from journey.shelf import Heading, Shelf, found

LISTS: Final = frozenset({"maps", "archive", "bin"})
"""Views whose first argument is a page, not a map."""
TITLE_CHARS: Final = 80
"""Of a title in the answer to a tap."""
WORDS_MAX: Final = 200
"""Characters of a search; a longer message means something else."""


async def maps(context: Context, args: tuple[str, ...]) -> Reply:
    every = await context.work.headings(context.person.id, *Shelf)
    return Reply(screen=screens.maps(context.texts, every, _page(args)))


async def archive(context: Context, args: tuple[str, ...]) -> Reply:
    headings = await context.work.headings(context.person.id, Shelf.ARCHIVE)
    if not headings:
        return await context.show("maps")
    return Reply(screen=screens.archive(context.texts, headings, _page(args)))


async def bin_(context: Context, args: tuple[str, ...]) -> Reply:
    headings = await context.work.headings(context.person.id, Shelf.BIN)
    if not headings:
        return await context.show("maps")
    listed = tuple((heading, _until(heading)) for heading in headings)
    return Reply(screen=screens.bin_(context.texts, listed, _page(args)))


async def deleted(context: Context, args: tuple[str, ...]) -> Reply:
    """`deleted:<journey>`: a deleted map, and the way back."""
    heading = await _in_bin(context, args[0]) if args else None
    if heading is None:
        return await context.show("maps")
    return Reply(screen=screens.deleted(context.texts, heading, _until(heading)))


async def results(context: Context, args: tuple[str, ...]) -> Reply:
    """`found:<page>:<words>`: the maps that hold these words."""
    asked = codes.SEPARATOR.join(args[1:])
    if not asked:
        return await context.show("maps")
    headings = await context.work.headings(context.person.id, Shelf.OPEN, Shelf.ARCHIVE)
    hits = found(headings, asked)
    return Reply(screen=screens.results(context.texts, hits, asked, _page(args)))


async def say(context: Context, event: Said) -> Reply | None:
    """Words typed below a list look for maps. None: they stand below something else."""
    name, *_ = context.person.view.split(codes.SEPARATOR)
    if name not in {*LISTS, "found"}:
        return None
    asked = words.lines(" ".join(event.text.split()), limit=WORDS_MAX)
    if isinstance(asked, Rejected):
        return None
    return await context.show(codes.view("found", 0, asked[0]))


def _page(args: tuple[str, ...]) -> int:
    told = codes.number(args[0]) if args else None
    return told or 0


async def _in_bin(context: Context, journey_id: str) -> Heading | None:
    thrown = await context.work.headings(context.person.id, Shelf.BIN)
    return next((heading for heading in thrown if heading.id == journey_id), None)


def _until(heading: Heading) -> dt.date:
    """The last whole day on which it can be brought back."""
    assert heading.deleted is not None
    return (heading.deleted + dt.timedelta(days=limits.DELETED_DAYS)).date()


# --- acts


async def turn(context: Context, args: tuple[str, ...]) -> Reply | None:
    """Another page of what was found; the words are in the view."""
    name, *told = context.person.view.split(codes.SEPARATOR)
    if name != "found" or not args:
        return None
    return await context.show(codes.view("found", _page(args), *told[1:]))


async def delete(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    await context.work.set_deleted(journey.id, context.services.clock.now())
    await context.work.close_prompts(context.person.id)
    return await context.show(codes.view("deleted", journey.id))


async def undelete(context: Context, journey_id: str) -> Reply | None:
    """Back from the bin, to where it lay; a repeat opens the map once more."""
    heading = await _in_bin(context, journey_id)
    if heading is not None:
        if await is_full(context):
            day = context.texts.day_month(_until(heading))
            limit = limits.JOURNEYS_MAX
            return context.toast("maps.no_room", alert=True, limit=limit, day=day)
        await context.work.set_deleted(journey_id, None)
    shown = await context.show(codes.view("card", journey_id))
    if heading is None:
        return shown
    title = short(heading.title, TITLE_CHARS)
    return Reply(
        screen=shown.screen, toast=Toast(context.texts.plain("maps.undeleted", title=title))
    )


async def put_away(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    """`archive:<journey>:<1|0>`: into the archive, or out of it."""
    match args:
        case ("1",):
            await context.work.set_archived(journey.id, context.services.clock.now())
            await context.work.close_prompts(context.person.id)
            shown = await context.show("maps")
            said = context.texts.plain("archive.done", title=short(journey.title, TITLE_CHARS))
            return Reply(screen=shown.screen, toast=Toast(said))
        case ("0",):
            await context.work.set_archived(journey.id, None)
            shown = await context.show(codes.view("card", journey.id))
            said = context.texts.plain("archive.out", title=short(journey.title, TITLE_CHARS))
            return Reply(screen=shown.screen, toast=Toast(said))
    return None
