"""A new day in a group: what comes again is open again, and the list is put in its order.

Before anybody's thumb is on it; nothing is said.
"""

from __future__ import annotations

from handlers.context import Context
from handlers.flows.groups import timing
from handlers.screen import Reply
from journey.checklist import recurring
from journey.reminders import Reminder

NOBODY = 0
"""Who opens a task again: no step of anybody's that could be taken back."""


async def dawn(context: Context, group: tuple[Reminder, ...]) -> Reply | None:
    for one in group:
        await _renew(context, str(one.data["post"]))
        await context.work.groups.touch(one.chat)
    return None


async def _renew(context: Context, post_id: str) -> None:
    services, work = context.services, context.work
    found = await timing.listed(services, work, post_id)
    if found is None:
        return
    before, now = found.journey, services.clock.now()
    after = recurring.renewed(before, recurring.day(now, found.zone))
    owner = await work.owner(before.id)
    if after is not before and owner is not None:
        stamped = after.with_(revision=before.revision + 1, updated=now)
        await work.save_journey(before, stamped, owner=owner, actor=NOBODY, at=now)
        found = await timing.listed(services, work, post_id)
    if found is not None:
        await timing.follow(services, work, found)
