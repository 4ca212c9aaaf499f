"""The list of maps and the stages of one: views, and what words do in them."""

from __future__ import annotations

from handlers import codes
from handlers.context import Context
from handlers.flows.asking import refused
from handlers.screen import Reply
from handlers.screens import shelf
from journey import stages as staging
from journey import words
from journey.errors import Rejected
from journey.model import Journey


async def maps(context: Context, args: tuple[str, ...]) -> Reply:
    headings = await context.work.headings(context.person.id)
    page = int(args[0]) if args and args[0].isdecimal() else 0
    return Reply(screen=shelf.maps(context.texts, headings, page))


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


async def say(context: Context, name: str, args: tuple[str, ...], text: str) -> Reply | None:
    """Words in a view that waits for words. None: this view doesn't."""
    if name not in {"addstage", "rename", "title"} or not args:
        return None
    journey = await context.own(args[0])
    if journey is None:
        return await context.show("maps")
    result, then = _worded(context, journey, name, args, text)
    if isinstance(result, Rejected):
        return await context.again(refused(context, result))
    await context.save(journey, result)
    return await context.show(then)


def _worded(
    context: Context, journey: Journey, name: str, args: tuple[str, ...], text: str
) -> tuple[Journey | Rejected, str]:
    """The map with those words in it, and the view that shows it."""
    if name == "addstage":
        added = staging.add(journey, text, context.services.new_id)
        return added, codes.view("stages", journey.id)
    if name == "rename" and len(args) > 1:
        return staging.rename(journey, args[1], text), codes.view("stage", journey.id, args[1])
    title = words.title(text)
    if isinstance(title, Rejected):
        return title, ""
    return journey.model_copy(update={"title": title}), codes.view("card", journey.id)
