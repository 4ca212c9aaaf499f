"""The stages of a map in order, and its title: views, and what words do in them."""

from __future__ import annotations

from handlers import codes
from handlers.context import Context
from handlers.screen import Reply
from handlers.screens import shelf
from journey import stages as staging
from journey import words
from journey.errors import Rejected
from journey.model import Journey


async def stages(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    confirmed = "stages" in journey.passed
    return Reply(screen=shelf.stages(context.texts, journey, confirmed=confirmed))


async def stage(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    shown = journey.stage(args[0]) if args else None
    if shown is None:
        return await context.show(codes.view("stages", journey.id))
    return Reply(screen=shelf.stage(context.texts, journey, shown))


async def ask_new_stage(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    back = codes.opens("stages", journey.id)
    return Reply(screen=shelf.words(context.texts, "stages.add", back))


async def ask_stage_title(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    shown = journey.stage(args[0]) if args else None
    if shown is None:
        return await context.show(codes.view("stages", journey.id))
    back = codes.opens("stage", journey.id, shown.id)
    return Reply(screen=shelf.words(context.texts, "stage.rename", back, title=shown.title))


async def ask_title(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    back = codes.opens("card", journey.id)
    return Reply(screen=shelf.words(context.texts, "title.rename", back, title=journey.title))


def word_stage(
    context: Context, journey: Journey, _args: tuple[str, ...], text: str
) -> tuple[Journey | Rejected, str]:
    """Each typed line is one more stage."""
    added = staging.add(journey, text, context.services.new_id)
    return added, codes.view("stages", journey.id)


def word_stage_title(
    _context: Context, journey: Journey, args: tuple[str, ...], text: str
) -> tuple[Journey | Rejected, str]:
    if not args:
        return journey, codes.view("stages", journey.id)
    return staging.rename(journey, args[0], text), codes.view("stage", journey.id, args[0])


def word_title(
    _context: Context, journey: Journey, _args: tuple[str, ...], text: str
) -> tuple[Journey | Rejected, str]:
    title = words.title(text)
    if isinstance(title, Rejected):
        return title, ""
    return journey.with_(title=title), codes.view("card", journey.id)
