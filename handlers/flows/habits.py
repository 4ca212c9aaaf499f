"""«Держится?»: two weeks after a habit's first step the map's owner is asked, once, in private.

Where a team's group has its reminders switched off, nothing is asked.
"""

from __future__ import annotations

from typing import Final

from handlers import timing
from handlers.context import Context
from handlers.flows import duedays, mine
from handlers.pages.habits import ASK_LATER, BROKEN, HABIT, HELD, KEEP, OFTEN
from handlers.pages.tasks import LIST
from handlers.record import does, record
from handlers.screen import Reply
from handlers.screens import habits as screens
from journey import items
from journey.checklist import habits
from journey.model import Item, Journey, Task
from journey.reminders import Reminder


async def show(context: Context, journey: Journey, task: Task) -> Reply:
    """`habit:<journey>:<task>`: the question; answered already, the list."""
    if habits.asked_on(task) is None:
        return await context.open(LIST, journey, task.stage)
    return Reply(screen=screens.ask(context.texts, journey, task))


async def due(context: Context, group: tuple[Reminder, ...]) -> Reply | None:
    """One message for all habits of the day, over all maps."""
    found: list[tuple[Journey, Task]] = []
    for one in group:
        journey = await context.own(one.journey or "")
        if journey is None or await duedays.is_silenced(context, journey):
            continue
        due_now = habits.unanswered(journey, context.today(journey))
        found += [(journey, task) for task in due_now if task.id == one.data["task"]]
    return Reply(screen=screens.several(context.texts, found)) if found else None


async def held(context: Context, journey: Journey, task: Task) -> Reply:
    say = context.services.library.texts(journey.language).plain
    changed = habits.held(
        journey,
        task.id,
        context.today(journey),
        say,
        context.services.new_id,
        mine.me(context),
    )
    saved = await context.save(journey, changed)
    return await _onward(context, saved, task, context.texts.html("habit.held"))


async def broken(context: Context, journey: Journey, task: Task) -> Reply:
    changed = habits.broken(journey, task.id, context.services.clock.now())
    saved = await context.save(journey, changed)
    spot = items.find(saved, task.source)
    pain = spot.entry if spot is not None and isinstance(spot.entry, Item) else None
    opened = None if pain is None or pain.lane != "pains" or pain.closed else pain
    return await _onward(context, saved, task, screens.opened(context.texts, opened))


async def keep(context: Context, journey: Journey, task: Task, every: str) -> Reply:
    """It stands in the list from now on, and is not asked about."""
    often = next(one for one in OFTEN if one == every)
    changed = habits.listed(
        journey, task.id, often, context.today(journey), context.services.new_id
    )
    saved = await context.save(journey, changed)
    return await _onward(context, saved, task, screens.listed(context.texts, task, every))


async def later(context: Context, journey: Journey, task: Task) -> Reply:
    """A repeat on the same day changes nothing."""
    if habits.asked_on(task) is not None:
        day = context.today(journey) + habits.ASKED_AGAIN
        again = timing.of_habit(journey, task.id, day, context.person.id, context.clock(journey))
        await context.work.schedule(again)
    context.go(LIST.view(journey, journey.stage(task.stage)))
    notice = context.texts.html("habit.later")
    return Reply(screen=screens.over(context.texts, journey, task, notice))


async def _onward(context: Context, journey: Journey, task: Task, notice: str) -> Reply:
    """The next habit of the same map that is to be asked about; else the end."""
    following = next(iter(habits.unanswered(journey, context.today(journey))), None)
    if following is not None:
        context.go(HABIT.view(journey, following))
        return Reply(screen=screens.ask(context.texts, journey, following, notice))
    context.go(LIST.view(journey, journey.stage(task.stage)))
    return Reply(screen=screens.over(context.texts, journey, task, notice))


PAGES: Final = (
    record(
        HABIT,
        show,
        does(HELD, held),
        does(BROKEN, broken),
        does(KEEP, keep),
        does(ASK_LATER, later),
        lost=LIST,
    ),
)
