"""In private: the day of a task that one has has come, or somebody will not manage one of theirs.

What is answered is about whosesoever map; a task of somebody else is not touched, whatever a
button says.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final

from handlers.context import Context
from handlers.flows import mine
from handlers.flows.groups import calling
from handlers.pages.ringing import CANNOT, RUNG, TOMORROW
from handlers.pages.tasks import MINE
from handlers.record import does, record
from handlers.screen import Reply, Toast
from handlers.screens import ringing as screens
from journey.checklist import holding, keeping
from journey.checklist.duedays import is_open
from journey.checklist.mornings import concerned
from journey.model import Journey
from journey.reminders import Reminder

_DAY: Final = dt.timedelta(days=1)
_STALE: Final = 2
"""Days after a task's own for which it is still told that it came."""


async def due(context: Context, group: tuple[Reminder, ...]) -> Reply | None:
    """One message for all tasks of a morning, over all maps and teams, as far as they are still
    to be done.
    """
    found: dict[str, screens.Rung] = {}
    for one in group:
        journey = await context.journey(one.journey or "")
        task = None if journey is None else keeping.find(journey, str(one.data["task"]))
        if journey is None or task is None or task.due is None or not is_open(task):
            continue
        late = (context.today(journey) - task.due).days
        if context.person.id in concerned(task) and 0 <= late <= _STALE:
            found[task.id] = screens.Rung(journey, task, late > 0)
    return Reply(screen=screens.rung(context.texts, tuple(found.values()))) if found else None


async def freed(context: Context, group: tuple[Reminder, ...]) -> Reply | None:
    """To whoever gave it, or to the map's owner: who will not do what, as long as nobody has it."""
    found: dict[str, screens.Freed] = {}
    for one in group:
        journey = await context.journey(one.journey or "")
        task = None if journey is None else keeping.find(journey, str(one.data["task"]))
        several = bool(one.data.get("all"))
        if journey is None or task is None or not is_open(task) or not (several or task.free):
            continue
        posts = [post for post in await context.work.groups.posts_of(journey.id) if not post.closed]
        own = await context.owner(journey.id) == context.person.id
        found[task.id] = screens.Freed(
            journey,
            task,
            str(one.data.get("name") or context.texts.plain("team.somebody")),
            several,
            bool(one.data.get("asked")),
            None if own else next(iter(posts), None),
            own,
        )
    return Reply(screen=screens.freed(context.texts, tuple(found.values()))) if found else None


async def show(context: Context, journey_id: str, task_id: str) -> Reply:
    found = await mine.find(context, journey_id, task_id)
    if found is None or not is_open(found[1]):
        return await context.open(MINE, 0)
    journey, task = found
    late = task.due is not None and task.due < context.today(journey)
    return Reply(screen=screens.rung(context.texts, (screens.Rung(journey, task, late),)))


async def tomorrow(context: Context, journey_id: str, task_id: str) -> Reply | None:
    found = await mine.find(context, journey_id, task_id)
    if found is None:
        return None
    journey, task = found
    day = context.today(journey) + _DAY
    after = keeping.set_due(journey, task.id, day, today=day)
    assert isinstance(after, Journey)
    await mine.save(context, journey, after)
    return await _back(context, "ring.tomorrow")


async def cannot(context: Context, journey_id: str, task_id: str) -> Reply | None:
    """Free again, and somebody is asked; one's own that nobody has loses its day."""
    found = await mine.find(context, journey_id, task_id)
    if found is None:
        return await _back(context, "ring.free")
    journey, task = found
    if task.free:
        undated = keeping.set_due(journey, task.id, None, today=context.today(journey))
        assert isinstance(undated, Journey)
        await mine.save(context, journey, undated)
        return await _back(context, "ring.undated")
    person, now = context.person.id, context.services.clock.now()
    name = task.owner or next((h.member for h in task.holders if h.member_id == person), None)
    after = holding.leave(journey, task.id, person, now)
    await mine.save(context, journey, after)
    who = name or context.services.library.texts(journey.language).plain("team.somebody")
    await calling.let_go(context.services, context.work, task, after, (person, who))
    return await _back(context, "ring.cannot")


async def _back(context: Context, key: str) -> Reply:
    shown = await context.open(MINE, 0)
    return replace(shown, toast=Toast(context.texts.plain(key)))


PAGES: Final = (record(RUNG, show, does(TOMORROW, tomorrow), does(CANNOT, cannot)),)
