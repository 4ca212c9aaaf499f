"""Views: what the live message can show. Opening one changes nothing but the view itself.

A view that has lost its map leads to the list of maps.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from handlers import codes
from handlers.context import Context
from handlers.flows import about, asking, look, pictures, shelf
from handlers.flows.asking import open_question
from handlers.screen import Reply
from handlers.screens import card, tasks
from journey import checklist
from journey.model import Journey

View = Callable[[Context, Journey, tuple[str, ...]], Awaitable[Reply]]


async def show(context: Context, view: str) -> Reply:
    """Opens a view and remembers it; an unknown one opens the list of maps."""
    name, *args = view.split(codes.SEPARATOR)
    if name in _FREE:
        context.go(view)
        return await _FREE[name](context, tuple(args))
    journey = await context.own(args[0]) if args else None
    if name not in _OF_MAP or journey is None:
        context.go("maps")
        return await shelf.maps(context, ())
    context.go(view)
    return await _OF_MAP[name](context, journey, tuple(args[1:]))


async def _card(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    return Reply(screen=card.card(context.texts, journey))


async def _files(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    return Reply(screen=card.files(context.texts, journey))


async def _edit(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    stage = journey.stage(args[0]) if args else None
    if stage is None:
        return Reply(screen=card.which_stage(context.texts, journey))
    return Reply(screen=card.which_lane(context.texts, journey, stage))


async def _list(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    say = context.services.library.texts(journey.language).plain
    industry = context.industry(journey)
    fresh = checklist.refresh(journey, industry, say, context.services.new_id)
    journey = await context.save(journey, fresh)
    stage = journey.stage(args[0]) if args else None
    if stage is None:
        return Reply(screen=tasks.overview(context.texts, journey))
    return Reply(screen=tasks.page(context.texts, journey, stage))


_OF_MAP: Final[dict[str, View]] = {
    "ask": open_question,
    "card": _card,
    "files": _files,
    "look": look.look,
    "colour": look.colour,
    "lanes": look.lanes,
    "edit": _edit,
    "list": _list,
    "draft": pictures.draft,
    "done": pictures.done,
    "drawn": pictures.drawn,
    "stages": shelf.stages,
    "stage": shelf.stage,
    "addstage": shelf.ask_new_stage,
    "rename": shelf.ask_stage_title,
    "title": shelf.ask_title,
}
_FREE: Final[dict[str, Callable[[Context, tuple[str, ...]], Awaitable[Reply]]]] = {
    "new": asking.open_beginning,
    "maps": shelf.maps,
    "deleted": shelf.deleted,
    "help": about.help_,
    "language": about.language,
    "privacy": about.privacy,
    "forget": about.forget,
    "forgotten": about.forgotten,
}
