"""A group became a supergroup and we were never told: its list is looked for when it is called.

Alike is what has the same title, or a list of whoever calls; that it is the same group only
Telegram can say, which names the new number for the old one. So nobody brings a stranger's list.
Asked before anything is locked.
"""

from __future__ import annotations

from typing import Final

from handlers.context import Services
from handlers.events import Commanded, Event
from handlers.flows.groups.room import Room
from journey.posts import SUPERGROUPS

ASKS: Final = 5
"""Groups that Telegram is asked about, at most."""
CALL: Final = "checklist"
"""The command by which a list is called."""


async def former(services: Services, event: Event) -> int | None:
    """The number that the group had while its list was posted; None: nothing is to be moved."""
    calls = isinstance(event, Commanded) and event.command == CALL
    if not calls or event.repeated or event.chat >= SUPERGROUPS:
        return None
    async with services.store.read() as work:
        if await work.groups.posts(event.chat):
            return None
        alike = await work.groups.small_alike(event.title, event.person, ASKS)
    return await services.rights.former(event.chat, alike) if alike else None


async def move(room: Room, old: int | None) -> None:
    """The list comes along; somebody may have moved it since we asked."""
    if old is not None:
        await room.work.groups.move(old, room.event.chat)
