"""Views that come with pictures: the draft, the finished map, and a map drawn again."""

from __future__ import annotations

from typing import Final, Literal, get_args

from handlers.beside import another
from handlers.context import Context
from handlers.flows import review, tasks
from handlers.layout import rows
from handlers.pages.maps import CARD
from handlers.pages.pictures import DONE, DRAFT, DRAW, DRAWN, FILE, FILES, RENDER, Album
from handlers.pages.tasks import LIST
from handlers.record import does, record
from handlers.screen import TEXT_MAX, Button, File, Pictures, Rendering, Reply, Screen
from handlers.screens import card
from journey.model import Journey

Pages = Literal["first", "board", "phone"]
Kind = Literal["board.png", "board.pdf", "board.svg", "cards.pdf", "poster.pdf"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
"""The files of a whole map."""
CLOSING = 300
"""Characters kept free under the text version for what is said about it."""


async def draft(context: Context, journey: Journey) -> Reply:
    return _with_pictures(context, journey, "first", card.draft(context.texts, journey))


async def done(context: Context, journey: Journey) -> Reply:
    journey = await tasks.renewed(context, journey)
    return _with_pictures(context, journey, "first", card.done(context.texts, journey))


async def drawn(context: Context, journey: Journey, pages: Album) -> Reply:
    shown = review.on_card(context, journey, card.card(context.texts, journey))
    return _with_pictures(context, journey, pages, shown)


def _with_pictures(context: Context, journey: Journey, pages: Album, screen: Screen) -> Reply:
    return pictured(context, journey, pages, screen, _failed(context, journey, pages))


def pictured(
    context: Context, journey: Journey, pages: Pages, screen: Screen, failed: Screen
) -> Reply:
    """The pictures and a screen below; `failed` stands in where drawing goes wrong."""
    if not context.redraw:
        return Reply(screen=screen)
    wait = context.services.drawings.take(context.person.id, context.services.clock.now())
    if wait:
        limit = context.services.drawings.limit
        notice = context.texts.html("error.too_many_drawings", limit=limit, seconds=wait)
        return Reply(notice=notice, screen=screen, fresh=True)
    return Reply(
        screen=screen,
        pictures=Pictures(
            journey=journey.id,
            pages=pages,
            status=context.texts.html("draw.status"),
            caption=context.texts.plain(f"draw.caption.{pages}", title=journey.title),
            failed=failed,
        ),
    )


async def draw(context: Context, journey: Journey, pages: Album) -> Reply:
    reply = await context.open(DRAWN, journey, pages)
    # The pictures are sent once: what stays is the card.
    context.go(CARD.view(journey))
    return reply


async def file(context: Context, journey: Journey, kind: str) -> Reply:
    """A file that needs no drawing; below it, the card or the list."""
    exchange, caption = context.services.exchange, context.texts.plain(f"file.{kind}")
    if kind == "list":
        shown = await context.open(LIST, journey, None)
        listed = await context.own(journey.id) or journey
        content = File("checklist.md", exchange.checklist(listed), caption)
        return Reply(screen=shown.screen, files=(content,))
    if kind == "json":
        content = File("tropa-map.json", exchange.json(journey), caption)
    else:
        beside = await another(context.work, journey)
        content = File("tropa-map.txt", exchange.text(journey, beside).encode(), caption)
    shown = await context.open(CARD, journey)
    return Reply(screen=shown.screen, files=(content,))


async def render(context: Context, journey: Journey, of: str, ending: str) -> Reply | None:
    """A file of the whole map; below it, the card."""
    kind = next((known for known in KINDS if known == f"{of}.{ending}"), None)
    if kind is None:
        return None
    shown = await context.open(CARD, journey)
    wait = context.services.drawings.take(context.person.id, context.services.clock.now())
    if wait:
        limit = context.services.drawings.limit
        notice = context.texts.html("error.too_many_drawings", limit=limit, seconds=wait)
        return Reply(notice=notice, screen=shown.screen, fresh=True)
    layout = kind.partition(".")[0]
    return Reply(
        screen=shown.screen,
        rendering=Rendering(
            journey=journey.id,
            kind=kind,
            caption=context.texts.plain(f"file.{layout}", title=journey.title),
            status=context.texts.html("draw.status"),
            failed=_failed(context, journey, "first"),
        ),
    )


def _failed(context: Context, journey: Journey, pages: Album) -> Screen:
    """The map in words, and buttons: try again, or have it as a file.

    A file holds what is too much for an album of cards, so there it comes first.
    """
    texts = context.texts
    phone = pages == "phone"
    name = texts.plain("button.file.cards" if phone else "button.file.pdf")
    layout = "cards" if phone else "board"
    again = Button(texts.plain("button.try_again"), DRAW.does(journey, pages))
    file = Button(name, RENDER.does(journey, layout, "pdf"))
    return Screen(
        texts.html("draw.failed", text=words_of(context, journey)),
        rows(
            (file if phone else again,),
            (again if phone else file,),
            (Button(texts.plain("button.file.text"), FILE.does(journey, "text")),),
            (Button(texts.plain("button.card"), CARD.opens(journey)),),
        ),
    )


def words_of(context: Context, journey: Journey) -> str:
    """The map in words, as much of it as a message holds."""
    return _whole_lines(context.services.exchange.text(journey), TEXT_MAX - CLOSING)


def _whole_lines(text: str, limit: int) -> str:
    """The text up to a limit in UTF-16 units, cut after a line."""
    kept: list[str] = []
    used = 0
    for line in text.splitlines():
        used += len(line.encode("utf-16-le")) // 2 + 1
        if used > limit:
            break
        kept.append(line)
    return "\n".join(kept)


async def files(context: Context, journey: Journey) -> Reply:
    return Reply(screen=card.files(context.texts, journey))


PAGES: Final = (
    record(DRAFT, draft),
    record(DONE, done),
    record(DRAWN, drawn, does(DRAW, draw)),
    record(FILES, files, does(FILE, file), does(RENDER, render)),
)
