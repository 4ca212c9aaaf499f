"""/find: on the map that is looked at, or on all maps of a person. Words ask again."""

from __future__ import annotations

from handlers import codes
from handlers.context import Context
from handlers.screen import Reply
from handlers.screens import finding as screens
from journey import limits, search
from journey.errors import Rejected
from journey.model import Journey


async def command(context: Context, argument: str) -> Reply:
    """«/find доставка»; without words it asks for them."""
    _, *args = context.person.view.split(codes.SEPARATOR)
    looked_for(context, argument)
    journey = await context.own(args[0]) if args else None
    if journey is not None:
        return await context.show(codes.view("find", journey.id, 0))
    return await context.show(codes.view("findall", 0))


def looked_for(context: Context, text: str) -> None:
    """Kept with the person: a page of hits and the way back to it need it."""
    query = " ".join(text.replace("\x00", "").split())[: limits.QUERY_CHARS]
    context.person = context.person.model_copy(update={"query": query})


async def start(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    """The button on a map's page: asks what to look for."""
    looked_for(context, "")
    return await context.show(codes.view("find", journey.id, 0))


async def on_map(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    query = context.person.query
    hits = search.find((journey,), query)
    return Reply(screen=screens.finding(context.texts, journey, query, hits, _page(args)))


async def everywhere(context: Context, args: tuple[str, ...]) -> Reply:
    query = context.person.query
    headings = await context.work.headings(context.person.id) if query else ()
    found = [await context.work.journey(heading.id) for heading in headings]
    maps = tuple(journey for journey in found if journey is not None)
    hits = search.find(maps, query)
    return Reply(screen=screens.finding(context.texts, None, query, hits, _page(args)))


def _page(args: tuple[str, ...]) -> int:
    return (codes.number(args[0]) or 0) if args else 0


def word_on_map(
    context: Context, journey: Journey, _args: tuple[str, ...], text: str
) -> tuple[Journey | Rejected, str]:
    looked_for(context, text)
    return journey, codes.view("find", journey.id, 0)


def word_everywhere(context: Context, text: str) -> str:
    looked_for(context, text)
    return codes.view("findall", 0)
