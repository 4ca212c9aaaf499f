"""Views that come with pictures: the draft, the finished map, and a map drawn again."""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.flows import review, tasks, today
from handlers.layout import rows
from handlers.pages.look import ROWS
from handlers.pages.maps import CARD
from handlers.pages.pictures import DONE, DRAFT, DRAW, DRAWN
from handlers.record import does, record
from handlers.screen import LETTERS, TEXT_MAX, Button, Pictures, Reply, Screen
from handlers.screens import card
from handlers.screens.files import BOARD, CARDS, SLIDES, WORDS, file
from journey.model import Journey
from journey.pictures import CHAT_MAX, KINDS, OF_TASKS, Pages
from journey.shelf import Shelf

MANY: Final[dict[Pages, str]] = {"phone": CARDS, "slide": SLIDES}
"""The file of pages of which there are many."""
CLOSING = 300
"""Characters kept free under the text version for what is said about it."""


async def draft(context: Context, journey: Journey) -> Reply:
    return _with_pictures(context, journey, "first", card.draft(context.texts, journey))


async def done(context: Context, journey: Journey) -> Reply:
    journey = await tasks.renewed(context, journey)
    await today.promise(context, journey)
    first = await _is_first(context)
    screen = card.done(context.texts, journey, first=first)
    return _with_pictures(context, journey, "first", screen)


async def _is_first(context: Context) -> bool:
    """Whether somebody has no other map and has taken no file yet."""
    if context.person.files:
        return False
    shelves = (Shelf.OPEN, Shelf.ARCHIVE)
    return len(await context.work.headings(context.person.id, *shelves)) <= 1


async def drawn(context: Context, journey: Journey, pages: Pages) -> Reply:
    if OF_TASKS & {*KINDS[pages]}:
        journey = await tasks.renewed(context, journey)
    shown = review.on_card(context, journey, card.card(context.texts, journey))
    return _with_pictures(context, journey, pages, shown)


def _with_pictures(context: Context, journey: Journey, pages: Pages, screen: Screen) -> Reply:
    failed, large = not_drawn(context, journey, pages), too_large(context, journey, MANY.get(pages))
    return pictured(context, journey, pages, screen, failed, large)


def pictured(
    context: Context,
    journey: Journey,
    pages: Pages,
    screen: Screen,
    failed: Screen,
    large: Screen | None = None,
) -> Reply:
    """The pictures and a screen below; `failed` stands in where drawing goes wrong, `large` where
    a chat would take too many.
    """
    if not context.redraw:
        return Reply(screen=screen)
    refused = too_many(context, screen)
    if refused is not None:
        return refused
    return Reply(
        screen=screen,
        pictures=Pictures(
            journey=journey.id,
            pages=pages,
            status=context.texts.html("draw.status"),
            queued=context.texts.html("draw.queued"),
            caption=context.texts.plain("draw.caption", title=journey.title),
            failed=failed,
            large=large,
            letters=context.texts.html("draw.letters", letters=LETTERS),
        ),
    )


async def draw(context: Context, journey: Journey, pages: Pages) -> Reply:
    reply = await context.open(DRAWN, journey, pages)
    # The pictures are sent once: what stays is the card.
    context.go(CARD.view(journey))
    return reply


def too_many(context: Context, screen: Screen | None) -> Reply | None:
    """Said instead of drawing; None: one more is granted, and counted."""
    drawings = context.services.drawings
    wait = drawings.take(context.person.id)
    if not wait:
        return None
    notice = context.texts.html("error.too_many_drawings", limit=drawings.limit, seconds=wait)
    return Reply(notice=notice, screen=screen, fresh=True)


def not_drawn(context: Context, journey: Journey, pages: Pages) -> Screen:
    """The map in words, and buttons: try again, or have it as a file.

    A file holds what is too much for an album of cards or slides, so there it comes first.
    """
    texts = context.texts
    many = MANY.get(pages)
    again = Button(texts.plain("button.try_again"), DRAW.does(journey, pages))
    whole = file(texts, journey, many or BOARD)
    return Screen(
        texts.html("draw.failed", text=words_of(context, journey)),
        rows(
            (whole if many else again,),
            (again if many else whole,),
            (file(texts, journey, WORDS),),
            (Button(texts.plain("button.card"), CARD.opens(journey)),),
        ),
    )


def too_large(context: Context, journey: Journey, whole: str | None) -> Screen:
    """Instead of dozens of pictures: one file (None: the board's), or a map with fewer rows."""
    texts, whole = context.texts, whole or BOARD
    return Screen(
        texts.html("draw.large", limit=CHAT_MAX),
        rows(
            (file(texts, journey, whole),),
            (Button(texts.plain("button.fewer_rows"), ROWS.opens(journey)),),
            (file(texts, journey, WORDS),),
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


PAGES: Final = (
    record(DRAFT, draft),
    record(DONE, done),
    record(DRAWN, drawn, does(DRAW, draw)),
)
