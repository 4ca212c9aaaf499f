"""On the day of a task of one's own list: it is spoken of in private, unless that is switched off.

Knows the owner's tasks that nobody took; where a team's group reminds of the same list, nothing is
said here.
"""

from __future__ import annotations

from handlers import timing
from handlers.context import Context
from handlers.pages.arguments import Wished
from handlers.pages.tasks import TASK_OF
from handlers.screen import Reply
from handlers.screens import mine as screens
from journey.checklist import habits
from journey.checklist.duedays import due as due_now
from journey.model import Journey, Task
from journey.reminders import Reminder


async def due(context: Context, group: tuple[Reminder, ...]) -> Reply | None:
    """One message for all tasks of the day, over all maps; each is ticked off with a tap."""
    found: list[tuple[Journey, Task]] = []
    for one in group:
        journey = await context.own(one.journey or "")
        if journey is None or await _group_reminds(context, journey):
            continue
        told = due_now(journey, frozenset({str(one.data["task"])}), context.today(journey))
        found += [(journey, task) for task in (*told.late, *told.today) if task.free]
    return Reply(screen=screens.due(context.texts, found)) if found else None


async def _group_reminds(context: Context, journey: Journey) -> bool:
    """Whether a team's group speaks of the days of the same list."""
    return next(iter(await _reminds(context, journey)), False)


async def is_silenced(context: Context, journey: Journey) -> bool:
    """Whether a team's group has its reminders switched off."""
    return not next(iter(await _reminds(context, journey)), True)


async def _reminds(context: Context, journey: Journey) -> list[bool]:
    """Of each group where the list stands, whether it is reminded there."""
    found: list[bool] = []
    for post in await context.work.groups.posts_of(journey.id):
        team = await context.work.groups.group(post.chat)
        table = await context.work.timetable(post.id)
        if team is not None and team.here and not post.closed:
            found.append(table is None or table.reminders)
    return found


async def is_set(context: Context, journey: Journey, task: Task) -> bool | None:
    """Whether its day will be spoken of, of a done one its habit; None: there is no day to come, or
    somebody took it.
    """
    now = context.services.clock.now()
    clock, asked = context.clock(journey), habits.asked_on(task)
    if asked is not None:
        waits = timing.can_remind(asked, now, clock)
        known = await context.work.reminder(timing.habit_key(journey.id, task.id))
        return known is not None if waits else None
    if task.due is None or not task.free or not timing.can_remind(task.due, now, clock):
        return None
    return await context.work.reminder(timing.task_key(journey.id, task.id)) is not None


async def switch(context: Context, journey: Journey, task: Task, on: Wished) -> Reply:
    known = await is_set(context, journey, task)
    clock, asked = context.clock(journey), habits.asked_on(task)
    if known is not None and asked is not None:
        if on:
            mine = timing.of_habit(journey, task.id, asked, context.person.id, clock)
            await context.work.schedule(mine)
        else:
            await context.work.cancel(timing.habit_key(journey.id, task.id))
    elif known is not None and on and task.due is not None:
        mine = timing.of_task(journey, task.id, task.due, context.person.id, clock)
        await context.work.schedule(mine)
    elif known:
        await context.work.cancel(timing.task_key(journey.id, task.id))
    return await context.open(TASK_OF, journey, task)
