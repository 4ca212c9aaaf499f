"""What was done in a program elsewhere is done on the map: ticked by that program, in its name.

Knows the map and its reminders; must not know how one hears of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from handlers import timing
from handlers.clocks import clock_of
from handlers.context import Services
from handlers.flows.groups import timing as lists
from journey.checklist.keeping import find
from journey.checklist.progress import Member, set_done
from journey.connections import ACTORS, Connection
from journey.limits import TITLE_CHARS
from journey.model import TaskStatus
from journey.ports import Work


class Done(NamedTuple):
    """How a task was done elsewhere."""

    at: dt.datetime | None
    """None: it is not told."""
    by: str
    """Who; empty: it is not told."""


async def tick(
    services: Services, work: Work, known: Connection, done: Mapping[str, Done]
) -> tuple[str, ...]:
    """The words of the tasks that are done by this."""
    before, owner = await work.journey(known.journey), await work.owner(known.journey)
    if before is None or owner is None:
        return ()
    now = services.clock.now()
    service = services.library.texts(before.language).plain(f"service.{known.service.value}")
    after, told = before, []
    for task_id, how in done.items():
        task = find(after, task_id)
        if task is None or task.status is TaskStatus.DONE:
            continue
        name = f"{how.by} · {service}" if how.by else service
        by = Member(id=ACTORS[known.service], name=name[:TITLE_CHARS])
        after = set_done(
            after, task_id, done=True, by=by, at=min(how.at or now, now).astimezone(dt.UTC)
        )
        told.append(task.text)
    if after == before:
        return ()
    stamped = after.with_(revision=before.revision + 1, updated=now)
    actor = ACTORS[known.service]
    await work.save_journey(before, stamped, owner=owner, actor=actor, at=now)
    clock = clock_of(services.cities, stamped)
    await timing.follow(work, before, stamped, owner, now, clock)
    await lists.follow_all(services, work, stamped.id)
    return tuple(told)
