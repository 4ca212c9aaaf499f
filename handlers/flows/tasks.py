"""The checklist in private: its views, and what the owner does to single tasks."""

from __future__ import annotations

import datetime as dt
from typing import Final

from handlers.clocks import clock_of
from handlers.context import Context, Services
from handlers.flows import asking, duedays, learned
from handlers.pages.arguments import Wished
from handlers.pages.tasks import (
    ADD_TASK,
    ENDING,
    LIST,
    MOVE_TASK,
    REMOVE_TASK,
    REPEAT,
    REPEATS,
    REWORD_TASK,
    RING,
    SET_DUE,
    TASK_DAY,
    TASK_OF,
    TASKS,
    TICK,
)
from handlers.record import Worded, does, record
from handlers.screen import Reply
from handlers.screens import tasks
from journey import checklist, dates, rhythms, zones
from journey.checklist import keeping, learning, recurring
from journey.checklist.learning import End, Found
from journey.checklist.progress import Member, set_done
from journey.dialogue import Place
from journey.dialogue.followups import REMEDY
from journey.errors import Rejected
from journey.model import Journey, Stage, Task


async def renewed(context: Context, journey: Journey) -> Journey:
    """The map with its list as the rules want it today, stored."""
    return await context.save(journey, fresh(context.services, journey))


def fresh(services: Services, journey: Journey) -> Journey:
    """The map with its list as the rules want it today."""
    industry = (
        None
        if journey.industry is None
        else services.catalogue.industry(journey.industry, journey.language, journey.country)
    )
    say = services.library.texts(journey.language).plain
    now, clock = services.clock.now(), clock_of(services.cities, journey)
    today = zones.local(now, clock)
    remedies = services.catalogue.remedies(journey.language)
    listed = checklist.refresh(
        journey, industry, say, services.new_id, today=today, remedies=remedies
    )
    return recurring.renewed(listed, recurring.day(now, clock))


def answered(
    services: Services, journey: Journey, task: Task, how: Found, *, by: Member | None, day: dt.date
) -> Journey:
    """«Правда · Нет · Не узнали»: the map with what a check found out, and its list after that.

    day: on the calendar of whoever looked.
    """
    seen = learned.witness(services, journey, task, by=by, day=day)
    after = learning.answer(journey, task.id, how, seen)
    return after if after is journey else fresh(services, after)


async def show(context: Context, journey: Journey, stage: Stage | None) -> Reply:
    journey = await renewed(context, journey)
    if stage is None:
        return Reply(screen=tasks.overview(context.texts, journey))
    return Reply(screen=tasks.page(context.texts, journey, stage))


async def show_stage(context: Context, journey: Journey, stage: Stage) -> Reply:
    return await context.open(LIST, journey, stage)


async def show_task(context: Context, journey: Journey, task: Task) -> Reply:
    """One task and what can be done with it."""
    rings = await duedays.is_set(context, journey, task)
    return Reply(
        screen=tasks.one(context.texts, journey, task, context.there(journey).city, rings=rings)
    )


async def ask_words(context: Context, journey: Journey, task: Task) -> Reply:
    return Reply(screen=tasks.ask_words(context.texts, journey, task))


async def ask_day(context: Context, journey: Journey, task: Task) -> Reply:
    today = context.today(journey)
    return Reply(screen=tasks.ask_day(context.texts, journey, task, today))


async def ask_new(context: Context, journey: Journey, stage: Stage) -> Reply:
    """Waits for tasks, one a line."""
    return Reply(screen=tasks.ask_new(context.texts, journey, stage))


def word_task(_context: Context, text: str, journey: Journey, task: Task) -> Worded:
    return keeping.reword(journey, task.id, text), TASK_OF.view(journey, task)


def word_day(context: Context, text: str, journey: Journey, task: Task) -> Worded:
    """A typed day, until which a task is to be done."""
    today = context.today(journey)
    day = dates.parse(text, today, rules=context.texts.rules, feasts=context.feasts(journey))
    dated = (
        day if isinstance(day, Rejected) else keeping.set_due(journey, task.id, day, today=today)
    )
    return dated, TASK_OF.view(journey, task)


def word_new(context: Context, text: str, journey: Journey, stage: Stage) -> Worded:
    added = keeping.add(journey, stage.id, text, context.services.new_id)
    return added, LIST.view(journey, stage)


async def done(context: Context, journey: Journey, task: Task, on: Wished) -> Reply:
    """Ticked off or taken back; what was one of this week's leads back to them.

    What ends with a number or with words asks for them first.
    """
    if on and learning.ends(task) is not End.TICK:
        return await ended(context, journey, task)
    at = context.services.clock.now()
    week = on and task.id in {one.id for one in checklist.top(journey)}
    saved = await context.save(journey, set_done(journey, task.id, done=on, by=None, at=at))
    shown = (
        await context.open(LIST, saved, None if week else task.stage)
        if on
        else await context.open(TASK_OF, saved, task)
    )
    return learned.said(context, journey, saved, task, shown)


async def ended(context: Context, journey: Journey, task: Task) -> Reply:
    """Asks what a task of one's own map ended with; what is to be decided is offered."""
    if learning.ends(task) is not End.CHOICE:
        return await context.open(ENDING, journey, task)
    place = Place(REMEDY, task.stage, item=task.source)
    return await asking.put(context, journey, place, asking.BY_LIST)


async def move(context: Context, journey: Journey, task: Task, position: int) -> Reply:
    saved = await context.save(journey, keeping.move(journey, task.id, position))
    return await context.open(TASK_OF, saved, task)


async def set_day(context: Context, journey: Journey, task: Task, day: dt.date | None) -> Reply:
    today = context.today(journey)
    changed = keeping.set_due(journey, task.id, day, today=today)
    if isinstance(changed, Rejected):
        return context.refuse(changed)
    return await context.open(TASK_OF, await context.save(journey, changed), task)


async def repeat(context: Context, journey: Journey, task: Task, every: str) -> Reply:
    """It comes again so often, counted from today; a repeat changes nothing."""
    today = context.today(journey)
    rhythm = next((rhythms.of(one, today) for one in REPEATS if one == every), None)
    changed = recurring.set_rhythm(journey, task.id, rhythm, today)
    return await context.open(TASK_OF, await context.save(journey, changed), task)


async def remove(context: Context, journey: Journey, task: Task, removed: Wished) -> Reply:
    """Away, with a way back in the very place."""
    changed = await context.save(journey, keeping.set_removed(journey, task.id, removed=removed))
    if not removed:
        return await context.open(TASK_OF, changed, task)
    stage = changed.stage(task.stage)
    if stage is None:
        return await context.open(LIST, changed, None)
    context.go(LIST.view(changed, stage))
    return Reply(screen=tasks.page(context.texts, changed, stage, removed=task))


PAGES: Final = (
    record(LIST, show, does(TICK, done), does(REMOVE_TASK, remove)),
    record(TASKS, show_stage, lost=LIST),
    record(TASK_OF, show_task, does(MOVE_TASK, move), does(RING, duedays.switch), lost=LIST),
    record(REWORD_TASK, ask_words, words=word_task, lost=LIST),
    record(
        TASK_DAY, ask_day, does(SET_DUE, set_day), does(REPEAT, repeat), words=word_day, lost=LIST
    ),
    record(ADD_TASK, ask_new, words=word_new, lost=LIST),
)
