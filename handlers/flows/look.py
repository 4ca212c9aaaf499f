"""How a map is drawn: views, acts, a typed colour, a logo. Remembered with the map."""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.pages.arguments import Wished
from handlers.pages.look import (
    BRAND,
    COLOUR,
    LOGO,
    LOOK,
    NO_COLOUR,
    NO_LOGO,
    ROWS,
    SHOW_LANE,
    THEME,
)
from handlers.pages.page import OfMap
from handlers.record import Worded, does, record
from handlers.screen import Reply
from handlers.screens import look as screens
from journey.errors import Code, Rejected
from journey.look import colour_of
from journey.model import Journey, Look
from journey.questions import LANES


async def look(context: Context, journey: Journey) -> Reply:
    return Reply(screen=screens.look(context.texts, journey, context.services.themes))


async def colour(context: Context, journey: Journey) -> Reply:
    return Reply(screen=screens.colour(context.texts, journey))


async def logo(context: Context, journey: Journey) -> Reply:
    return Reply(screen=screens.logo(context.texts, journey))


async def set_logo(context: Context, picture: bytes, journey: Journey) -> Reply:
    """A picture that was sent; the map is shown in its new look with the next tap."""
    name = await context.work.save_logo(journey.id, picture)
    return await _save(context, journey, LOGO, journey.look.with_(logo=name))


async def remove_logo(context: Context, journey: Journey) -> Reply:
    return await _save(context, journey, LOGO, journey.look.with_(logo=None))


async def lanes(context: Context, journey: Journey) -> Reply:
    return Reply(screen=screens.lanes(context.texts, journey))


async def set_theme(context: Context, journey: Journey, theme: str) -> Reply | None:
    if theme not in context.services.themes:
        return None
    return await _save(context, journey, LOOK, journey.look.with_(theme=theme))


async def set_brand(context: Context, journey: Journey, colour: str) -> Reply:
    brand = None if colour == NO_COLOUR else f"#{colour.lower()}"
    return await _save(context, journey, LOOK, journey.look.with_(brand=brand))


async def set_lane(context: Context, journey: Journey, lane: str, shown: Wished) -> Reply:
    """One row drawn or not; the last row that is drawn stays."""
    hidden = {*journey.look.hidden} - {lane} if shown else {*journey.look.hidden, lane}
    if hidden >= set(LANES):
        return context.toast("error.last_lane", alert=True)
    kept = tuple(known for known in LANES if known in hidden)
    return await _save(context, journey, ROWS, journey.look.with_(hidden=kept))


def word_colour(_context: Context, text: str, journey: Journey) -> Worded:
    """«#1A73E8», with or without the sign."""
    found = colour_of(text)
    if found is None:
        return Rejected(Code.NO_COLOUR), ""
    drawn = journey.look.with_(brand=found)
    return journey.with_(look=drawn), LOOK.view(journey)


async def _save(context: Context, journey: Journey, to: OfMap, drawn: Look) -> Reply:
    return await context.open(to, await context.save(journey, journey.with_(look=drawn)))


PAGES: Final = (
    record(LOOK, look, does(THEME, set_theme), does(BRAND, set_brand)),
    record(COLOUR, colour, words=word_colour),
    record(LOGO, logo, does(NO_LOGO, remove_logo), picture=set_logo),
    record(ROWS, lanes, does(SHOW_LANE, set_lane)),
)
