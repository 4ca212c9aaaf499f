"""Reviews in the private chat: when typed or forwarded words are some, and that they wait until
they are confirmed.

Nothing is stored on the map here: see `handlers.flows.voices`. An answer to a question and a story
stay what they are, unless what stands around the words tells of reviews.
"""

from __future__ import annotations

import asyncio
from typing import Final

from handlers.context import Context
from handlers.events import Said
from handlers.flows import telling
from handlers.pages.page import Sort
from handlers.pages.voices import PIECE, PIECE_STAGE, PIECES, PILE, REVIEWS
from handlers.screen import Reply
from journey.model import Journey
from journey.voices.pile import Pile

OPEN: Final = (REVIEWS, PILE, PIECES, PIECE, PIECE_STAGE)
SHORT: Final = 20
"""Letters below which nothing is a review: most messages are not even looked at."""


async def told(context: Context, event: Said) -> Reply | None:
    """What reviews lead to. None: the words are none, or something waits for such words."""
    here = context.here.at(*OPEN)
    if not here and (len(event.text) < SHORT or not await _are_meant(context, event)):
        return None
    journey = await telling.map_of(context)
    if journey is None or not journey.stages:
        return None
    pile = await _read(context, journey, event)
    if pile.pieces:
        return await _propose(context, journey, pile, event.text)
    return await context.again(context.texts.html("pile.nothing")) if here else None


async def _are_meant(context: Context, event: Said) -> bool:
    """Whether words that nobody asked for are reviews."""
    prompt = await telling.asked(context)
    if prompt is not None and prompt.question in telling.BEFORE_STAGES:
        return False
    searched = context.here.at(*telling.SEARCHES)
    if prompt is None and context.book.listens(context.here) and not searched:
        return False
    if event.forwarded:
        return True
    listener = context.services.catalogue.listener()
    asked = prompt is not None or searched
    return listener.holds_reviews(event.text, context.today(), context.texts.rules, asked=asked)


async def _read(context: Context, journey: Journey, event: Said) -> Pile:
    """Beside the loop: a message full of reviews takes a second."""
    return await asyncio.to_thread(
        context.services.catalogue.listener().pile,
        event.text,
        journey,
        context.industry(journey),
        context.texts.rules,
        context.today(journey),
        message=event.message,
        whole=event.forwarded,
    )


async def _propose(context: Context, journey: Journey, pile: Pile, said: str) -> Reply:
    """Shown before it is stored; what comes while others wait is added to them."""
    known = waiting(context, journey)
    if known is not None and context.here.at(*OPEN):
        remember(context, known.and_(pile).with_(said=""))
    else:
        asking = context.here.sort(Sort.ASKING)
        back = "" if context.here.at(*OPEN) else context.person.view
        remember(context, pile.with_(back=back, said=said if asking else ""))
    return await context.open(PILE, journey)


def waiting(context: Context, journey: Journey) -> Pile | None:
    """The reviews that wait to be laid out on that map."""
    pile = context.person.reviews
    return pile if pile is not None and pile.journey == journey.id else None


def remember(context: Context, pile: Pile | None) -> None:
    context.person = context.person.with_(reviews=pile)
