"""/tasks: what somebody has taken in any team, and what has a day on their own maps.

Knows whose a task is; a task of somebody else is not shown and not touched, whatever a button
says.
"""

from __future__ import annotations

from handlers import codes
from handlers.context import Context
from handlers.screen import Reply
from handlers.screens import mine as screens
from journey import limits, words
from journey.checklist import keeping
from journey.checklist.mine import Mine, is_mine, mine
from journey.checklist.progress import Member, set_done
from journey.model import Journey, Task


async def show(context: Context, args: tuple[str, ...]) -> Reply:
    """`mine[:<page>]`, or `mine:<journey>:<task>` right after that task was ticked off."""
    every = await _every(context)
    changed = await _find(context, *args) if len(args) == 2 else None  # noqa: PLR2004
    page = 0 if changed else codes.number(args[0]) or 0 if args else 0
    return Reply(screen=screens.mine(context.texts, every, page, changed))


async def show_taken(context: Context, args: tuple[str, ...]) -> Reply:
    """`mygive[:<page>]`: which one to give back."""
    taken = [one for one in await _every(context) if one.task.owner is not None]
    if not taken:
        return await context.show("mine")
    page = codes.number(args[0]) or 0 if args else 0
    return Reply(screen=screens.which(context.texts, taken, page))


async def done(context: Context, args: tuple[str, ...]) -> Reply | None:
    """`mydone:<journey>:<task>:<1|0>`"""
    found = await _find(context, *args[:2]) if len(args) == 3 else None  # noqa: PLR2004
    if found is None:
        return None
    journey, task = found
    wished, at = args[2] == "1", context.services.clock.now()
    changed = set_done(journey, task.id, done=wished, by=_me(context), at=at)
    await _save(context, journey, changed)
    return await context.show(codes.view("mine", *args[:2]) if wished else "mine")


async def give_back(context: Context, args: tuple[str, ...]) -> Reply | None:
    """`mygive:<journey>:<task>`"""
    found = await _find(context, *args) if len(args) == 2 else None  # noqa: PLR2004
    if found is None:
        return None
    journey, task = found
    if task.owner_id == context.person.id:
        await _save(context, journey, keeping.give_back(journey, task.id))
    return await context.show("mine")


async def _every(context: Context) -> tuple[Mine, ...]:
    me, today = context.person.id, context.today()
    maps = []
    for journey_id in await context.work.with_tasks_of(me):
        journey = await context.work.journey(journey_id)
        if journey is not None:
            maps.append((journey, await context.work.owner(journey_id) == me))
    return mine(maps, me, today)


async def _find(context: Context, journey_id: str, task_id: str) -> tuple[Journey, Task] | None:
    """One of the person's own tasks, done or not; None: there is none of that id."""
    journey = await context.work.journey(journey_id)
    task = None if journey is None else keeping.find(journey, task_id)
    if journey is None or task is None:
        return None
    own_map = await context.work.owner(journey_id) == context.person.id
    return (journey, task) if is_mine(task, context.person.id, own_map=own_map) else None


def _me(context: Context) -> Member | None:
    """Whoever tapped, by the first name they go by now."""
    event = context.event
    name = None if event is None else words.title(event.name[: limits.TITLE_CHARS])
    return Member(id=context.person.id, name=name) if isinstance(name, str) else None


async def _save(context: Context, before: Journey, after: Journey) -> None:
    owner = await context.work.owner(before.id)
    await context.save(before, after, owner=owner)
