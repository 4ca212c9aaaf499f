"""Sharing a map by a link: the owner's acts, and what whoever opens the link may do.

A link opens the map to look at and gives no right to it: the buttons below carry the link's
secret, never the map's id, and every tap looks the link up again, so a closed one is closed at
once. All acts upon the map itself stay its owner's.
"""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.flows import copies
from handlers.flows.pictures import pictured, words_of
from handlers.pages.maps import CARD
from handlers.pages.sharing import (
    CLOSE_LINK,
    LINKS,
    NEW_LINK,
    SEE,
    SET_TERM,
    SHARE,
    SHARED,
    TAKE,
    TERM,
)
from handlers.record import does, record
from handlers.screen import Reply, Toast
from handlers.screens import sharing as screens
from journey.limits import SHARES_MAX
from journey.model import Journey
from journey.pictures import Pages
from journey.sharing import TERMS, Share, is_torn, secret_in, taken

# --- the owner's side


async def links(context: Context, journey: Journey) -> Reply:
    shares = await context.work.shares(journey.id)
    listed = [_listed(context, link) for link in shares]
    return Reply(screen=screens.links(context.texts, journey, listed))


def _listed(context: Context, link: Share) -> screens.Listed:
    return screens.Listed(
        link,
        screens.address(context.services.username(), link),
        context.day(link.at),
        None if link.until is None else context.day(link.until),
        over=link.is_over(context.services.clock.now()),
    )


async def share(context: Context, journey: Journey) -> Reply:
    """«Поделиться»: the first link is made, where there is none."""
    return await new_link(context, journey, 1)


async def new_link(context: Context, journey: Journey, wanted: int) -> Reply:
    """As many as there shall be, so that a double tap makes one."""
    there = await context.work.shares(journey.id)
    if len(there) < min(wanted, SHARES_MAX):
        await context.work.add_share(_made(context, journey))
    return await context.open(LINKS, journey)


async def close_link(context: Context, journey: Journey, link_id: str) -> Reply:
    await context.work.close_share(journey.id, link_id)
    shown = await context.open(LINKS, journey)
    return Reply(screen=shown.screen, toast=Toast(context.texts.plain("share.closed")))


async def term(context: Context, journey: Journey, link_id: str | None) -> Reply:
    """How long a link opens the map."""
    link = await _of_map(context, journey, link_id)
    if link is None:
        return await context.open(LINKS, journey)
    return Reply(screen=screens.term(context.texts, journey, _listed(context, link)))


async def set_term(context: Context, journey: Journey, link_id: str, wished: str) -> Reply:
    """Counted from now: one whose time is up opens again."""
    link, span = await _of_map(context, journey, link_id), TERMS[wished]
    if link is not None:
        until = None if span is None else context.services.clock.now() + span
        await context.work.save_share(link.with_(until=until))
    return await context.open(LINKS, journey)


async def _of_map(context: Context, journey: Journey, link_id: str | None) -> Share | None:
    shares = await context.work.shares(journey.id)
    return next((link for link in shares if link.id == link_id), None)


def _made(context: Context, journey: Journey) -> Share:
    services = context.services
    name = context.event.name.strip()[:64] if context.event is not None else ""
    return Share(
        id=services.new_id(),
        secret=services.new_secret(),
        journey=journey.id,
        person=context.person.id,
        name=name or "…",
        at=services.clock.now(),
    )


# --- the side of whoever opens a link


async def follow(context: Context, start: str) -> Reply | None:
    """A start parameter. None: it is no link to a map, not even a torn one."""
    secret = secret_in(start)
    if secret is not None:
        return await see(context, secret, "first")
    return await context.open(SHARED, "") if is_torn(start) else None


async def see(context: Context, secret: str, pages: Pages) -> Reply:
    """The pictures, and the map's page below them."""
    found = await _opened(context, secret)
    if found is None or found[0].person == context.person.id:
        return await context.open(SHARED, secret)
    link, journey = found
    context.go(SHARED.view(secret))
    screen = screens.shown(context.texts, journey, link, context.services.new_id())
    failed = screens.failed(context.texts, link, words_of(context, journey))
    return pictured(context, journey, pages, screen, failed)


async def take(context: Context, secret: str, copy_id: str) -> Reply:
    """A copy of their own; the copy's id is the button's."""
    found = await _opened(context, secret)
    if found is None:
        return await context.open(SHARED, secret)
    new_id, now = context.services.new_id, context.services.clock.now()

    def make(title: str) -> Journey:
        return taken(found[1], copy_id, title, new_id=new_id, now=now)

    return await copies.made(context, found[1], copy_id, make, copies.COPIED)


async def shown(context: Context, secret: str) -> Reply:
    found = await _found(context, secret)
    if found is None:
        return Reply(screen=screens.closed(context.texts))
    link, journey = found
    over = link.is_over(context.services.clock.now())
    if link.person == context.person.id:
        return await context.open(LINKS if over else CARD, journey)
    if over:
        return Reply(screen=screens.over(context.texts, link))
    copy_id = context.services.new_id()
    return Reply(screen=screens.shown(context.texts, journey, link, copy_id))


async def _opened(context: Context, secret: str) -> tuple[Share, Journey] | None:
    """The link and its map; None: it opens nothing (any more)."""
    found = await _found(context, secret)
    over = found is not None and found[0].is_over(context.services.clock.now())
    return None if over else found


async def _found(context: Context, secret: str) -> tuple[Share, Journey] | None:
    """The link and its map; None: closed, unknown, or the map is deleted."""
    link = await context.work.share(secret)
    journey = None if link is None else await context.journey(link.journey)
    return None if link is None or journey is None else (link, journey)


PAGES: Final = (
    record(
        LINKS,
        links,
        does(SHARE, share),
        does(NEW_LINK, new_link),
        does(CLOSE_LINK, close_link),
    ),
    record(TERM, term, does(SET_TERM, set_term)),
    record(SHARED, shown, does(SEE, see), does(TAKE, take)),
)
