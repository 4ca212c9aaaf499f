"""/tasks: what somebody has taken in any team, and what has a day on their own maps.

Knows whose a task is; a task of somebody else is not shown and not touched, whatever a button
says.
"""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.flows import learned
from handlers.flows.groups import calling
from handlers.pages.arguments import Wished
from handlers.pages.tasks import (
    ACCEPT_MINE,
    DECLINE_MINE,
    ENDING_MINE,
    GIVE_BACK,
    MINE,
    TAKEN,
    TICK_MINE,
    TICKED,
)
from handlers.record import Command, does, record
from handlers.screen import Reply
from handlers.screens import mine as screens
from journey import limits, words
from journey.checklist import holding, keeping, learning
from journey.checklist.learning import End, Found
from journey.checklist.mine import Mine, is_mine, mine
from journey.checklist.progress import Member, set_done
from journey.model import Journey, Task


async def show(context: Context, page: int) -> Reply:
    return Reply(screen=screens.mine(context.texts, await _every(context), page, None))


async def ticked(context: Context, journey_id: str, task_id: str) -> Reply:
    """Right after that task was ticked off, or found to be needless: it can be taken back."""
    every = await _every(context)
    changed = await find(context, journey_id, task_id, gone=True)
    return Reply(screen=screens.mine(context.texts, every, 0, changed))


async def show_taken(context: Context, page: int) -> Reply:
    """Which one to give back."""
    taken = [one for one in await _every(context) if not one.task.free]
    if not taken:
        return await context.open(MINE, 0)
    return Reply(screen=screens.which(context.texts, taken, page))


async def done(context: Context, journey_id: str, task_id: str, on: Wished) -> Reply | None:
    found = await find(context, journey_id, task_id)
    if found is None:
        return None
    journey, task = found
    if on and learning.ends(task) is not End.TICK:
        return await context.open(ENDING_MINE, journey_id, task_id)
    changed = set_done(journey, task.id, done=on, by=me(context), at=context.services.clock.now())
    await save(context, journey, changed)
    shown = await context.show(TICKED.view(journey_id, task_id) if on else MINE.view(0))
    return learned.said(context, journey, changed, task, shown)


async def give_back(context: Context, journey_id: str, task_id: str) -> Reply | None:
    found = await find(context, journey_id, task_id)
    if found is None:
        return None
    journey, task = found
    if holding.holds(task, context.person.id):
        await _leave(context, journey, task)
    return await context.open(MINE, 0)


async def accept(context: Context, journey_id: str, task_id: str) -> Reply | None:
    """«Беру»: from now on among one's own tasks."""
    found = await find(context, journey_id, task_id)
    if found is None or not holding.holds(found[1], context.person.id):
        return context.toast("give.over", alert=True)
    journey, task = found
    await save(context, journey, holding.accept(journey, task.id, context.person.id))
    return await context.open(MINE, 0)


async def decline(context: Context, journey_id: str, task_id: str) -> Reply | None:
    """«Не могу»: whoever gave it hears of it."""
    found = await find(context, journey_id, task_id)
    if found is None or not holding.holds(found[1], context.person.id):
        return context.toast("give.over", alert=True)
    await _leave(context, *found)
    return await context.open(MINE, 0)


async def _leave(context: Context, journey: Journey, task: Task) -> None:
    """Free again, or the others'; whoever gave it is told as long as they wait for a word."""
    person, now = context.person.id, context.services.clock.now()
    after = holding.leave(journey, task.id, person, now)
    await save(context, journey, after)
    by = me(context)
    if after is not journey and task.giver is not None and by is not None:
        who = (by.id, by.name)
        await calling.let_go(context.services, context.work, task, after, who)


async def _every(context: Context) -> tuple[Mine, ...]:
    me = context.person.id
    maps = []
    for journey_id in await context.work.with_tasks_of(me):
        journey = await context.journey(journey_id)
        if journey is not None:
            own = await context.owner(journey_id) == me
            maps.append((journey, own, context.today(journey)))
    return mine(maps, me)


async def find(
    context: Context, journey_id: str, task_id: str, *, gone: bool = False
) -> tuple[Journey, Task] | None:
    """One of the person's own tasks, done or not; None: there is none of that id.

    gone: also one that its check has taken off the list.
    """
    journey = await context.journey(journey_id)
    task = None if journey is None else keeping.find(journey, task_id)
    if gone and task is None and journey is not None:
        task = next((one for one in journey.tasks if _is_needless(one, task_id)), None)
    if journey is None or task is None:
        return None
    own_map = await context.owner(journey_id) == context.person.id
    return (journey, task) if is_mine(task, context.person.id, own_map=own_map) else None


def _is_needless(task: Task, task_id: str) -> bool:
    return task.id == task_id and learning.found(task) is Found.FALSE


def me(context: Context) -> Member | None:
    """Whoever tapped, by the first name they go by now."""
    event = context.event
    name = None if event is None else words.title(event.name[: limits.TITLE_CHARS])
    return Member(id=context.person.id, name=name) if isinstance(name, str) else None


async def save(context: Context, before: Journey, after: Journey) -> None:
    owner = await context.owner(before.id)
    await context.save(before, after, owner=owner)


PAGES: Final = (
    record(
        MINE,
        show,
        does(TICK_MINE, done),
        command=Command(name="tasks", rank=4, in_group="team.tasks_private", leads=True),
    ),
    record(TICKED, ticked),
    record(
        TAKEN,
        show_taken,
        does(GIVE_BACK, give_back),
        does(ACCEPT_MINE, accept),
        does(DECLINE_MINE, decline),
    ),
)
