"""/find: on the map that is looked at, or on all maps of a person. Words ask again."""

from __future__ import annotations

from typing import Final, TypeVar

from handlers.context import Context
from handlers.pages.finding import FIND, FIND_ALL, SEEK
from handlers.record import Command, Worded, does, record
from handlers.screen import Reply
from handlers.screens import finding as screens
from journey import limits, search
from journey.model import Journey

_Some = TypeVar("_Some")


async def command(context: Context, argument: str) -> Reply:
    """«/find доставка»; without words it asks for them."""
    here = context.here.map
    looked_for(context, argument)
    journey = None if here is None else await context.own(here)
    if journey is not None:
        return await context.open(FIND, journey, 0)
    return await context.open(FIND_ALL, 0)


def looked_for(context: Context, text: str) -> None:
    """Kept with the person: a page of hits and the way back to it need it."""
    query = " ".join(text.replace("\x00", "").split())[: limits.QUERY_CHARS]
    context.person = context.person.with_(query=query)


async def start(context: Context, journey: Journey) -> Reply:
    """The button on a map's page: asks what to look for."""
    looked_for(context, "")
    return await context.open(FIND, journey, 0)


async def on_map(context: Context, journey: Journey, wanted: int) -> Reply:
    query = context.person.query
    hits = search.find(journey, query)
    page, shown = _paged(hits, wanted)
    found = screens.Found(query, len(hits), shown, page)
    return Reply(screen=screens.finding(context.texts, journey, found))


async def everywhere(context: Context, wanted: int) -> Reply:
    """Only what is shown is loaded: fifty full maps would take seconds."""
    query = context.person.query
    sought = search.sought(query)
    lines: tuple[search.Line, ...] = ()
    if sought is not None:
        lines = await context.work.lines(context.person.id, sought, limits.LINES_MAX)
    meant = () if sought is None else search.among(lines, sought)
    cut = len(lines) == limits.LINES_MAX or len(meant) > limits.HITS_MAX
    meant = meant[: limits.HITS_MAX]
    page, shown = _paged(meant, wanted)
    hits = await context.work.hits(shown)
    found = screens.Found(query, len(meant), hits, page, cut=cut)
    return Reply(screen=screens.finding(context.texts, None, found))


def _paged(found: tuple[_Some, ...], wanted: int) -> tuple[int, tuple[_Some, ...]]:
    """The page nearest to the one that is wanted, and what stands there."""
    page = max(0, min(wanted, (len(found) - 1) // screens.PAGE))
    return page, found[page * screens.PAGE : (page + 1) * screens.PAGE]


def word_on_map(context: Context, text: str, journey: Journey, _page: int) -> Worded:
    looked_for(context, text)
    return journey, FIND.view(journey, 0)


def word_everywhere(context: Context, text: str, _page: int) -> str:
    looked_for(context, text)
    return FIND_ALL.view(0)


PAGES: Final = (
    record(FIND, on_map, does(SEEK, start), words=word_on_map),
    record(FIND_ALL, everywhere, words=word_everywhere),
)
COMMANDS: Final = (Command(name="find", rank=5, run=command),)
