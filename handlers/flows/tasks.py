"""The checklist in private: its views, and what the owner does to single tasks."""

from __future__ import annotations

import datetime as dt

from handlers import codes
from handlers.context import Context, Services
from handlers.flows import duedays
from handlers.screen import Reply
from handlers.screens import tasks
from journey import checklist, dates
from journey.checklist import keeping
from journey.checklist.progress import set_done
from journey.errors import Rejected
from journey.model import Journey


async def renewed(context: Context, journey: Journey) -> Journey:
    """The map with its list as the rules want it today, stored."""
    return await context.save(journey, fresh(context.services, journey))


def fresh(services: Services, journey: Journey) -> Journey:
    """The map with its list as the rules want it today."""
    industry = (
        None
        if journey.industry is None
        else services.catalogue.industry(journey.industry, journey.language)
    )
    say = services.library.texts(journey.language).plain
    today = services.clock.now().date()
    remedies = services.catalogue.remedies(journey.language)
    return checklist.refresh(
        journey, industry, say, services.new_id, today=today, remedies=remedies
    )


async def show(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    """`list:<journey>[:<stage>]`"""
    journey = await renewed(context, journey)
    stage = journey.stage(args[0]) if args else None
    if stage is None:
        return Reply(screen=tasks.overview(context.texts, journey))
    return Reply(screen=tasks.page(context.texts, journey, stage))


async def show_edit(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    """`tasks:<journey>:<stage>`: which task to change."""
    stage = journey.stage(args[0]) if args else None
    if stage is None:
        return await context.show(codes.view("list", journey.id))
    return Reply(screen=tasks.which(context.texts, journey, stage))


async def show_task(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    """`task:<journey>:<task>`: one task and what can be done with it."""
    task = keeping.find(journey, args[0]) if args else None
    if task is None:
        return await context.show(codes.view("list", journey.id))
    rings = await duedays.is_set(context, journey, task)
    return Reply(screen=tasks.one(context.texts, journey, task, rings=rings))


async def ask_words(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    """`retask:<journey>:<task>`: waits for other words."""
    task = keeping.find(journey, args[0]) if args else None
    if task is None:
        return await context.show(codes.view("list", journey.id))
    return Reply(screen=tasks.ask_words(context.texts, journey, task))


async def ask_day(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    """`duetask:<journey>:<task>`: waits for a day."""
    task = keeping.find(journey, args[0]) if args else None
    if task is None:
        return await context.show(codes.view("list", journey.id))
    today = context.services.clock.now().date()
    return Reply(screen=tasks.ask_day(context.texts, journey, task, today))


async def ask_new(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    """`addtask:<journey>:<stage>`: waits for tasks, one a line."""
    stage = journey.stage(args[0]) if args else None
    if stage is None:
        return await context.show(codes.view("list", journey.id))
    return Reply(screen=tasks.ask_new(context.texts, journey, stage))


def word_task(
    _context: Context, journey: Journey, args: tuple[str, ...], text: str
) -> tuple[Journey | Rejected, str]:
    if not args:
        return journey, codes.view("list", journey.id)
    return keeping.reword(journey, args[0], text), codes.view("task", journey.id, args[0])


def word_day(
    context: Context, journey: Journey, args: tuple[str, ...], text: str
) -> tuple[Journey | Rejected, str]:
    """A typed day, until which a task is to be done."""
    if not args:
        return journey, codes.view("list", journey.id)
    today = context.services.clock.now().date()
    day = dates.parse(text, today, language=context.texts.language)
    dated = (
        day if isinstance(day, Rejected) else keeping.set_due(journey, args[0], day, today=today)
    )
    return dated, codes.view("task", journey.id, args[0])


def word_new(
    context: Context, journey: Journey, args: tuple[str, ...], text: str
) -> tuple[Journey | Rejected, str]:
    if not args:
        return journey, codes.view("list", journey.id)
    added = keeping.add(journey, args[0], text, context.services.new_id)
    return added, codes.view("list", journey.id, args[0])


async def done(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    task = keeping.find(journey, args[0]) if args else None
    if task is None:
        return None
    at = context.services.clock.now()
    changed = set_done(journey, task.id, done=args[1:] == ("1",), by=None, at=at)
    await context.save(journey, changed)
    return await context.show(codes.view("list", journey.id, task.stage))


async def move(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    match args:
        case (task_id, place) if (position := codes.number(place)) is not None:
            await context.save(journey, keeping.move(journey, task_id, position))
            return await context.show(codes.view("task", journey.id, task_id))
    return None


async def set_day(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    """`duetask:<journey>:<task>:<day|never>`"""
    match args:
        case (task_id, told) if keeping.find(journey, task_id) is not None:
            try:
                day = None if told == tasks.NEVER else dt.date.fromisoformat(told)
            except ValueError:
                return None
        case _:
            return None
    today = context.services.clock.now().date()
    changed = keeping.set_due(journey, task_id, day, today=today)
    if isinstance(changed, Rejected):
        return context.toast(f"error.{changed.code.value}", alert=True)
    await context.save(journey, changed)
    return await context.show(codes.view("task", journey.id, task_id))


async def remove(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    """Away, with a way back in the very place."""
    task = next((one for one in journey.tasks if one.id == args[0]), None) if args else None
    if task is None:
        return None
    removed = args[1:] == ("1",)
    changed = await context.save(journey, keeping.set_removed(journey, task.id, removed=removed))
    if not removed:
        return await context.show(codes.view("task", journey.id, task.id))
    stage = changed.stage(task.stage)
    if stage is None:
        return await context.show(codes.view("list", journey.id))
    context.go(codes.view("tasks", journey.id, task.stage))
    return Reply(screen=tasks.which(context.texts, changed, stage, removed=task))
