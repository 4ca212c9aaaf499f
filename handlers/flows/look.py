"""How a map is drawn: views, acts and a typed colour. Remembered with the map."""

from __future__ import annotations

import re
from typing import Final

from handlers import codes
from handlers.context import Context
from handlers.screen import Reply
from handlers.screens import look as screens
from journey.errors import Code, Rejected
from journey.model import Journey
from journey.questions import LANES

_COLOUR: Final = re.compile(r"#?([0-9a-fA-F]{6})")


async def look(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    return Reply(screen=screens.look(context.texts, journey, context.services.themes))


async def colour(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    return Reply(screen=screens.colour(context.texts, journey))


async def lanes(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    return Reply(screen=screens.lanes(context.texts, journey))


async def set_theme(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    if not args or args[0] not in context.services.themes:
        return None
    return await _save(context, journey, "look", theme=args[0])


async def set_brand(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    if args == ("none",):
        return await _save(context, journey, "look", brand=None)
    found = _COLOUR.fullmatch(args[0]) if args else None
    if found is None:
        return None
    return await _save(context, journey, "look", brand=f"#{found[1].lower()}")


async def set_lane(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    """One row drawn or not; the last row that is drawn stays."""
    match args:
        case (lane, shown) if lane in LANES:
            hidden = (
                {*journey.look.hidden} - {lane} if shown == "1" else {*journey.look.hidden, lane}
            )
            if hidden >= set(LANES):
                return context.toast("error.last_lane", alert=True)
            kept = tuple(known for known in LANES if known in hidden)
            return await _save(context, journey, "lanes", hidden=kept)
    return None


def word_colour(
    _context: Context, journey: Journey, _args: tuple[str, ...], text: str
) -> tuple[Journey | Rejected, str]:
    """«#1A73E8», with or without the sign."""
    found = _COLOUR.fullmatch(text.strip())
    if found is None:
        return Rejected(Code.NO_COLOUR), ""
    return _with(journey, brand=f"#{found[1].lower()}"), codes.view("look", journey.id)


async def _save(context: Context, journey: Journey, view: str, **update: object) -> Reply:
    await context.save(journey, _with(journey, **update))
    return await context.show(codes.view(view, journey.id))


def _with(journey: Journey, **update: object) -> Journey:
    return journey.with_(look=journey.look.model_copy(update=update))
