"""Whose task it is hears of its day: in private where they talk with us, else by name in the group.

What they answer below the group's message is done here; in private `handlers.flows.ringing` does
it. Who will not manage frees the task, and the team is asked who takes it.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from handlers.context import Context, Services
from handlers.flows.groups import calling
from handlers.flows.groups.room import refused, today
from handlers.flows.groups.tapping import Tap, deed, tick
from handlers.layout import short
from handlers.pages.arguments import Wished
from handlers.pages.ringing import RING_CANNOT, RING_DONE, RING_TAKE, RING_TOMORROW
from handlers.screen import Reply
from handlers.screens.groups import ringing as screens
from handlers.screens.groups import telling
from journey.checklist import holding, keeping
from journey.checklist.duedays import Due
from journey.checklist.mornings import Morning, concerned, morning
from journey.errors import Rejected
from journey.model import Journey, Task
from journey.ports import Work
from journey.posts import Note, Post
from journey.reminders import Reminder

RING: Final = "ring"
"""The kind of a reminder to whoever has a task, in private."""
_DAY: Final = dt.timedelta(days=1)


async def ring(context: Context, journey: Journey, told: Due) -> Morning:
    """Whoever can be reached is told in private, each once a task and a day; what is left is the
    group's.
    """
    reached: set[int] = set()
    for task in (*told.today, *told.late):
        for person in concerned(task):
            if person in reached or await _talks(context.work, person):
                reached.add(person)
                await _ring(context, journey, task, person, late=task in told.late)
    return morning(told, reached)


async def heard(context: Context, told: Due) -> Morning:
    """The group's part alone, where those who can be reached are told elsewhere."""
    everybody = {one for task in (*told.today, *told.late) for one in concerned(task)}
    return morning(told, {one for one in everybody if await _talks(context.work, one)})


async def _talks(work: Work, person: int) -> bool:
    """Whether somebody began to talk with us in private, and did not stop."""
    known = None if person <= 0 else await work.person(person)
    return known is not None and known.reachable and known.leaving is None


async def _ring(context: Context, journey: Journey, task: Task, person: int, *, late: bool) -> None:
    key = f"{RING}:{journey.id}:{task.id}:{task.due}:{int(late)}:{person}"
    if await context.work.reminder(key) is None:
        await context.work.schedule(
            Reminder(
                key=key,
                kind=RING,
                due=context.services.clock.now(),
                person=person,
                chat=person,
                journey=journey.id,
                data={"task": task.id},
            )
        )


async def _say(services: Services, work: Work, post: Post, text: str, **more: object) -> None:
    now, new_id = services.clock.now(), services.new_id()
    note = {"id": new_id, "chat": post.chat, "topic": post.topic, "text": text, "at": now, **more}
    await work.groups.add_note(Note.model_validate(note))


# --- below the group's message


async def _done(tap: Tap, task: Task) -> Reply:
    return await tick(tap, task, True)


async def _tomorrow(tap: Tap, task: Task) -> Reply:
    day = today(tap.group, tap.room.now) + _DAY
    after = keeping.set_due(tap.journey, task.id, day, today=day)
    if isinstance(after, Rejected):
        return refused(tap.mine, after)
    await tap.save(after)
    return tap.toast("ring.tomorrow")


async def _cannot(tap: Tap, task: Task) -> Reply:
    by = tap.room.member(tap.texts)
    if task.free:
        return tap.toast("ring.free")
    if not holding.holds(task, by.id):
        return tap.toast("ring.not_yours", alert=True, name=task.who or "")
    after = holding.leave(tap.journey, task.id, by.id, tap.room.now)
    await tap.save(after)
    services, work = tap.room.services, tap.room.work
    await calling.let_go(services, work, task, after, (by.id, by.name))
    return tap.toast("ring.cannot")


async def _take(tap: Tap, task: Task, alone: Wished) -> Reply:
    by = tap.room.member(tap.texts)
    after = keeping.take(tap.journey, task.id, by)
    if isinstance(after, Rejected):
        return refused(tap.mine, after)
    await tap.save(after)
    message = getattr(tap.room.event, "message", None)
    if alone and after is not tap.journey:
        text = screens.taken(tap.texts, short(by.name, telling.NAME_CHARS), task)
        await _say(tap.room.services, tap.room.work, tap.post, text, message=message, settled=True)
    return tap.toast("team.taken.anonymous" if tap.room.event.anonymous else "team.taken")


TEAM_ACTS: Final = (
    deed(RING_DONE, _done),
    deed(RING_TOMORROW, _tomorrow),
    deed(RING_CANNOT, _cannot),
    deed(RING_TAKE, _take),
)
