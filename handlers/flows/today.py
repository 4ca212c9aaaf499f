"""What to begin with: one thing at a time; a few days later one quiet question how it went."""

from __future__ import annotations

import datetime as dt
from typing import Final

from handlers.context import Context
from handlers.flows import learned, tasks
from handlers.pages.arguments import Wished
from handlers.pages.today import ASK_LATER, DID, NOT_YET, TODAY
from handlers.record import does, record
from handlers.screen import Reply
from handlers.screens import today as screens
from journey import review
from journey.checklist import learning
from journey.checklist.learning import End
from journey.checklist.progress import set_done
from journey.model import Journey, Task
from journey.reminders import Reminder

KIND: Final = "went"
"""The kind of the reminder that asks."""
AFTER: Final = dt.timedelta(days=3)
MAPS_MAX: Final = 3
"""So many maps are asked about in one message."""


async def show(context: Context, journey: Journey, number: int) -> Reply:
    journey = await tasks.renewed(context, journey)
    asks = context.person.asks
    return Reply(screen=screens.today(context.texts, journey, number, asks=asks))


async def did(context: Context, journey: Journey, task: Task) -> Reply:
    """Ticked, and the next thing is shown; a repeat changes nothing.

    What ends with a number or with words asks for them first.
    """
    if learning.ends(task) is not End.TICK:
        return await tasks.ended(context, journey, task)
    at = context.services.clock.now()
    saved = await context.save(journey, set_done(journey, task.id, done=True, by=None, at=at))
    return learned.said(context, journey, saved, task, await context.open(TODAY, saved, 0))


async def not_yet(context: Context, journey: Journey, task: Task) -> Reply:
    """Nothing is lost: it stays on the list, and is shown first once more."""
    todo = [one.id for one in screens.open_tasks(journey)]
    shown = await context.open(TODAY, journey, todo.index(task.id) if task.id in todo else 0)
    return Reply(screen=shown.screen, toast=context.toast("today.not_yet").toast)


async def ask_later(context: Context, journey: Journey, wished: Wished) -> Reply:
    """Of every map: whoever does not want to be asked is not asked."""
    context.person = context.person.with_(asks=wished)
    if wished:
        await promise(context, journey)
    shown = await context.open(TODAY, journey, 0)
    said = context.toast("today.asks.on" if wished else "today.asks.off").toast
    return Reply(screen=shown.screen, toast=said)


async def promise(context: Context, journey: Journey) -> None:
    """The question after a few days, once a map, about what it says first now."""
    todo = screens.open_tasks(journey)
    key = f"{KIND}:{journey.id}"
    if not todo or not context.person.asks or await context.work.reminder(key) is not None:
        return
    await context.work.schedule(
        Reminder(
            key=key,
            kind=KIND,
            due=review.moment(context.today(journey) + AFTER, context.clock(journey)),
            person=context.person.id,
            chat=context.person.chat,
            journey=journey.id,
            data={"task": todo[0].id},
        )
    )


async def due(context: Context, group: tuple[Reminder, ...]) -> Reply | None:
    """One quiet message; of what was done meanwhile, or is no more, nothing is asked."""
    if not context.person.asks:
        return None
    found: list[tuple[Journey, Task]] = []
    for one in group:
        journey = await context.own(one.journey or "")
        if journey is not None:
            todo = screens.open_tasks(journey)
            found += [(journey, task) for task in todo if task.id == one.data["task"]]
    if not found:
        return None
    return Reply(screen=screens.how_it_went(context.texts, found[:MAPS_MAX]), quiet=True)


PAGES: Final = (
    record(TODAY, show, does(DID, did), does(NOT_YET, not_yet), does(ASK_LATER, ask_later)),
)
