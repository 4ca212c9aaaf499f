"""The list of maps and the stages of one: views, and what words do in them."""

from __future__ import annotations

from typing import Final

from handlers import codes
from handlers.context import Context
from handlers.events import Corrected, Said
from handlers.flows import look
from handlers.flows.asking import refused
from handlers.screen import Reply
from handlers.screens import shelf
from journey import stages as staging
from journey import words
from journey.errors import Rejected
from journey.model import Journey
from journey.ports import Typed

WAITING: Final = frozenset({"addstage", "rename", "title", "colour"})
"""The views that only words answer."""


async def maps(context: Context, args: tuple[str, ...]) -> Reply:
    headings = await context.work.headings(context.person.id)
    page = int(args[0]) if args and args[0].isdecimal() else 0
    return Reply(screen=shelf.maps(context.texts, headings, page))


async def deleted(context: Context, args: tuple[str, ...]) -> Reply:
    """A deleted map cannot be read any more: the view holds its title."""
    journey_id, *title = args or ("",)
    if not title:
        return await context.show("maps")
    return Reply(screen=shelf.deleted(context.texts, codes.SEPARATOR.join(title), journey_id))


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


async def say(context: Context, event: Said | Corrected) -> Reply | None:
    """Words in a view that waits for words. None: this view doesn't."""
    name, *args = context.person.view.split(codes.SEPARATOR)
    if name not in WAITING or not args:
        return None
    journey = await context.own(args[0])
    if journey is None:
        return await context.show("maps")
    result, then = _worded(context, journey, name, tuple(args), event.text)
    if isinstance(result, Rejected):
        await context.work.save_typed(_refused(context, event.message))
        return await context.again(refused(context, result))
    await context.save(journey, result)
    return await context.show(then)


async def correct(context: Context, event: Corrected) -> Reply | None:
    """A refused message, shortened while the view still waits. None: it is no such message."""
    typed = await context.work.typed(context.person.chat, event.message)
    name, *args = context.person.view.split(codes.SEPARATOR)
    if name not in WAITING or not args or typed != _refused(context, event.message):
        return None
    return await say(context, event)


def _refused(context: Context, message: int) -> Typed:
    """The message belongs to the view that waits for words, and gave nothing yet."""
    name, journey_id, *rest = context.person.view.split(codes.SEPARATOR)
    return Typed(
        chat=context.person.chat,
        message=message,
        journey=journey_id,
        stage=rest[0] if rest else None,
        question=name,
        items=(),
    )


def _worded(
    context: Context, journey: Journey, name: str, args: tuple[str, ...], text: str
) -> tuple[Journey | Rejected, str]:
    """The map with those words in it, and the view that shows it."""
    if name == "addstage":
        added = staging.add(journey, text, context.services.new_id)
        return added, codes.view("stages", journey.id)
    if name == "rename" and len(args) > 1:
        return staging.rename(journey, args[1], text), codes.view("stage", journey.id, args[1])
    if name == "colour":
        return look.typed_colour(journey, text), codes.view("look", journey.id)
    title = words.title(text)
    if isinstance(title, Rejected):
        return title, ""
    return journey.model_copy(update={"title": title}), codes.view("card", journey.id)
