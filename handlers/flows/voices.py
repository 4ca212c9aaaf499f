"""Customers' reviews: what was understood is looked at, put right, kept one by one or all."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from handlers.context import Context
from handlers.events import Tapped
from handlers.flows import afterall, telling
from handlers.flows.overhearing import remember, waiting
from handlers.pages.arguments import Wished
from handlers.pages.maps import CARD, MAPS
from handlers.pages.voices import (
    DROP_ALL,
    FROM,
    KEEP_ALL,
    KEEP_ONE,
    NO_REVIEWS,
    PIECE,
    PIECE_OFF,
    PIECE_STAGE,
    PIECE_TO,
    PIECES,
    PILE,
    REVIEWS,
    SOURCE_OF,
)
from handlers.record import Command, does, record
from handlers.screen import Reply
from handlers.screens import voices as screens
from journey import words
from journey.errors import Rejected
from journey.limits import TITLE_CHARS
from journey.model import Journey, Stage
from journey.voices import keeping
from journey.voices.pile import Piece, Pile


async def ask(context: Context, journey: Journey) -> Reply:
    return Reply(screen=screens.ask(context.texts, journey))


async def command(context: Context, _argument: str) -> Reply:
    """Of the map that is looked at, else of the last one that was worked on."""
    journey = await telling.map_of(context)
    if journey is None or not journey.stages:
        return await context.open(MAPS, 0)
    return await context.open(REVIEWS, journey)


async def show(context: Context, journey: Journey) -> Reply:
    pile = waiting(context, journey)
    if pile is None:
        return await context.open(REVIEWS, journey)
    return Reply(screen=screens.read(context.texts, journey, pile))


async def pieces(context: Context, journey: Journey, page: int) -> Reply:
    pile = waiting(context, journey)
    if pile is None:
        return await context.open(REVIEWS, journey)
    return Reply(screen=screens.pieces(context.texts, journey, pile, page))


async def piece(context: Context, journey: Journey, number: int) -> Reply:
    return await _of_piece(context, journey, number, screens.piece)


async def which_stage(context: Context, journey: Journey, number: int) -> Reply:
    return await _of_piece(context, journey, number, screens.which_stage)


async def _of_piece(
    context: Context,
    journey: Journey,
    number: int,
    screen: Callable[..., screens.Screen],
) -> Reply:
    pile = waiting(context, journey)
    if pile is None or not 0 <= number < len(pile.pieces):
        return await context.open(PILE, journey)
    return Reply(screen=screen(context.texts, journey, pile, number))


async def where_from(context: Context, journey: Journey) -> Reply:
    pile = waiting(context, journey)
    if pile is None:
        return await context.open(REVIEWS, journey)
    sources = context.services.catalogue.listener().sources(context.texts.language)
    return Reply(screen=screens.where_from(context.texts, journey, pile, sources))


# --- acts


def _meant(context: Context, journey: Journey, message: int) -> Pile | None:
    """The pile that a button was made for; None: another one has come since."""
    pile = waiting(context, journey)
    return pile if pile is not None and pile.message == message else None


async def keep_all(context: Context, journey: Journey, message: int) -> Reply | None:
    """All of them onto the map, in one step that can be undone; then back to where they came."""
    pile = _meant(context, journey, message)
    if pile is None:
        return None
    after, stored = keeping.store(
        journey, pile.kept, _source(context, pile), context.services.new_id
    )
    await context.save(journey, after)
    remember(context, None)
    said = [context.texts.count("pile.kept", stored)]
    if pile.unplaced:
        left = screens.quoted(context.texts, pile.unplaced)
        said.append(f"{context.texts.html('pile.left')} {left}")
    if stored < len(pile.kept):
        said.append(context.texts.html("pile.full"))
    context.go(pile.back or CARD.view(journey))
    reply = await context.show(context.person.view)
    return replace(reply, notice="\n".join(said), fresh=True)


async def keep_one(context: Context, journey: Journey, message: int, number: int) -> Reply | None:
    """One onto the map; the next one is shown."""
    pile = _meant(context, journey, message)
    if pile is None or not 0 <= number < len(pile.pieces):
        return None
    one = pile.pieces[number].with_(off=False)
    after, stored = keeping.store(journey, (one,), _source(context, pile), context.services.new_id)
    if not stored:
        return context.toast("pile.full.toast", alert=True)
    saved = await context.save(journey, after)
    left = pile.without(number)
    remember(context, left if left.pieces else None)
    toast = context.toast("pile.kept.one").toast
    if not left.pieces:
        shown = await context.show(pile.back or CARD.view(saved))
    else:
        shown = await context.open(PIECE, saved, min(number, len(left.pieces) - 1))
    return replace(shown, toast=toast)


def _source(context: Context, pile: Pile) -> str:
    return pile.source or context.texts.plain("pile.source.none")


async def drop_all(context: Context, journey: Journey, message: int) -> Reply | None:
    pile = _meant(context, journey, message)
    if pile is None:
        return None
    remember(context, None)
    return await context.show(pile.back or CARD.view(journey))


async def no_reviews(context: Context, journey: Journey, message: int) -> Reply | None:
    """The words answer what was asked, as if they had not been taken for reviews."""
    pile, event = _meant(context, journey, message), context.event
    if pile is None or not pile.said or not isinstance(event, Tapped):
        return None
    remember(context, None)
    return await afterall.answered(context, event, pile.back, pile.message, pile.said)


async def off(
    context: Context, journey: Journey, message: int, number: int, wished: Wished
) -> Reply | None:
    return await _mended(context, journey, message, number, lambda one: one.with_(off=wished))


async def to(
    context: Context, journey: Journey, message: int, number: int, stage: Stage
) -> Reply | None:
    """On another stage; what it bears out there is looked for anew."""
    pile = _meant(context, journey, message)
    if pile is None or not 0 <= number < len(pile.pieces):
        return None
    known = pile.pieces[number]
    places = context.services.catalogue.listener().places(
        journey, context.industry(journey), context.texts.rules
    )
    spoken = await asyncio.to_thread(places.of, known.text, good=known.good, at=stage)
    entry = None if spoken.entry is None else spoken.entry.id
    return await _mended(
        context,
        journey,
        message,
        number,
        lambda one: one.with_(stage=stage.id, entry=entry, off=False),
    )


async def _mended(
    context: Context,
    journey: Journey,
    message: int,
    number: int,
    change: Callable[[Piece], Piece],
) -> Reply | None:
    pile = _meant(context, journey, message)
    if pile is None or not 0 <= number < len(pile.pieces):
        return None
    remember(context, pile.put(number, change(pile.pieces[number])))
    return await context.open(PIECE, journey, number)


async def set_source(context: Context, journey: Journey, message: int, number: int) -> Reply | None:
    pile = _meant(context, journey, message)
    sources = context.services.catalogue.listener().sources(context.texts.language)
    if pile is None or not 0 <= number < len(sources):
        return None
    remember(context, pile.with_(source=sources[number]))
    return await context.open(PILE, journey)


def word_source(context: Context, text: str, journey: Journey) -> str | tuple[Rejected, str]:
    """Typed: any other place."""
    pile = waiting(context, journey)
    named = words.line(text, limit=TITLE_CHARS)
    if isinstance(named, Rejected):
        return named, ""
    if pile is not None:
        remember(context, pile.with_(source=named))
    return PILE.view(journey)


PAGES: Final = (
    record(
        REVIEWS,
        ask,
        command=Command(name="reviews", rank=13, run=command),
        lost=CARD,
    ),
    record(
        PILE,
        show,
        does(KEEP_ALL, keep_all),
        does(DROP_ALL, drop_all),
        does(NO_REVIEWS, no_reviews),
        lost=CARD,
    ),
    record(PIECES, pieces, lost=CARD),
    record(PIECE, piece, does(KEEP_ONE, keep_one), does(PIECE_OFF, off), lost=CARD),
    record(PIECE_STAGE, which_stage, does(PIECE_TO, to), lost=CARD),
    record(SOURCE_OF, where_from, does(FROM, set_source), words=word_source, lost=CARD),
)
