"""How a task ends: with a number, with what customers said, with what a check found out.

On one's own map, and on a team's for whoever has the task.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handlers.context import Context
from handlers.flows import learned, mine, tasks
from handlers.pages.tasks import (
    CHECK_MINE,
    ENDING,
    ENDING_MINE,
    FIND,
    FIND_MINE,
    LIST,
    MINE,
    TASK_OF,
    TICKED,
)
from handlers.record import Told, Worded, does, record
from handlers.screen import Reply, Toast
from handlers.screens import endings as screens
from journey.checklist import learning
from journey.checklist.learning import Found
from journey.errors import Rejected
from journey.model import Journey, Task, TaskStatus


async def show(context: Context, journey: Journey, task: Task) -> Reply:
    named = learned.counts(context.services, journey, task)
    later = screens.not_yet(context.texts, journey, task)
    return Reply(screen=screens.ending(context.texts, task, named, later))


def word(context: Context, text: str, journey: Journey, task: Task) -> Worded:
    seen = _seen(context, journey, task)
    result = learned.told(context.services, journey, task, text, seen, context.texts.rules)
    return result, TASK_OF.view(journey, task)


async def find(context: Context, journey: Journey, task: Task, how: Found) -> Reply:
    """«Правда · Нет · Не узнали»: the map learns it, and the toast says what."""
    day = context.today(journey)
    after = tasks.answered(context.services, journey, task, how, by=mine.me(context), day=day)
    saved = await context.save(journey, after)
    if how is Found.FALSE and saved is not journey:
        context.undoable = saved
    known = next((one for one in saved.tasks if one.id == task.id), None)
    gone = known is None or known.status is TaskStatus.NOT_NEEDED
    shown = (
        await context.open(LIST, saved, task.stage)
        if gone
        else await context.open(TASK_OF, saved, task)
    )
    return replace(shown, toast=Toast(context.texts.plain(f"tasks.told.{how.value}")))


def _seen(context: Context, journey: Journey, task: Task) -> learning.Witness:
    return learned.witness(
        context.services, journey, task, by=mine.me(context), day=context.today(journey)
    )


async def show_mine(context: Context, journey_id: str, task_id: str) -> Reply:
    found = await mine.find(context, journey_id, task_id)
    if found is None:
        return await context.open(MINE, 0)
    named = learned.counts(context.services, *found)
    later = screens.not_yet_mine(context.texts)
    return Reply(screen=screens.ending(context.texts, found[1], named, later))


async def check_mine(context: Context, journey_id: str, task_id: str) -> Reply:
    found = await mine.find(context, journey_id, task_id)
    if found is None:
        return await context.open(MINE, 0)
    return Reply(screen=screens.check_mine(context.texts, *found))


async def find_mine(context: Context, journey_id: str, task_id: str, how: Found) -> Reply | None:
    """The same on whosesoever map; what is not so can be brought back above one's own tasks."""
    found = await mine.find(context, journey_id, task_id, gone=True)
    if found is None:
        return None
    journey, task = found
    day, by = context.today(journey), mine.me(context)
    after = tasks.answered(context.services, journey, task, how, by=by, day=day)
    await mine.save(context, journey, after)
    match how:
        case Found.TRUE:
            shown = await context.open(CHECK_MINE, journey_id, task_id)
        case Found.FALSE:
            shown = await context.open(TICKED, journey_id, task_id)
        case Found.UNKNOWN:
            shown = await context.open(MINE, 0)
    return replace(shown, toast=Toast(context.texts.plain(f"tasks.told.{how.value}")))


async def word_mine(context: Context, text: str, journey_id: str, task_id: str) -> Told:
    """On whosesoever map: it is stored there, and one's own tasks come back."""
    found = await mine.find(context, journey_id, task_id)
    if found is None:
        return MINE.view(0)
    journey, task = found
    seen = _seen(context, journey, task)
    result = learned.told(context.services, journey, task, text, seen, context.texts.rules)
    if isinstance(result, Rejected):
        return result, ENDING_MINE.view(journey_id, task_id)
    await mine.save(context, journey, tasks.fresh(context.services, result))
    return MINE.view(0)


PAGES: Final = (
    record(ENDING, show, does(FIND, find), words=word, lost=LIST),
    record(ENDING_MINE, show_mine, words=word_mine),
    record(CHECK_MINE, check_mine, does(FIND_MINE, find_mine)),
)
