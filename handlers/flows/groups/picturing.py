"""The map's picture in a group follows the map: in its place, and not at every tap.

The first change is drawn when everything else is said; what changes soon after waits for
`REST`, then a reminder looks again. An edit makes no sound, and nobody scrolls past a new picture.

Must not know how a picture is drawn.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Final

from handlers.context import Context, Services
from handlers.flows.groups.steps import Redraw
from handlers.screen import Reply
from journey.model import Journey
from journey.pictures import Pages
from journey.ports import Work
from journey.posts import PICTURE, Post, Slot
from journey.reminders import Reminder

KIND: Final = "picture"
REST: Final = dt.timedelta(minutes=10)
"""From one picture to the next: drawing is dear, and each of its pages is an edit."""
WHOLE: Final = "first"
"""The mode of a picture that was asked for: the cover and the board. A list begins with the strip,
which is a third of a phone's screen.
"""
REFUSED: Final = "refused "
"""Before the digest of what Telegram would not take: it is not tried again until it changes."""

UNWELCOME: Final = "unwelcome "
"""Before the digest of what was not sent because pictures are not allowed there."""


def failed(slot: Slot) -> bool:
    """Whether there is no picture because it could not be drawn, or may not be sent."""
    return slot.message is None and slot.shown.startswith((REFUSED, UNWELCOME))


def why_none(slot: Slot) -> str | None:
    """The sentence that says why there is no picture; None: there is one, or it is on its way."""
    if not failed(slot):
        return None
    return "team.not_drawn" if slot.shown.startswith(REFUSED) else "team.unwelcome"


async def again(work: Work, post: Post) -> bool:
    """A picture that failed is tried once more; whether there is such a one."""
    slot = post.slot(PICTURE)
    if failed(slot):
        await work.groups.save_slot(post.id, slot.with_(shown=""))
    return failed(slot)


def drawing(journey: Journey) -> str:
    """A digest of what a picture shows: everything but the tasks."""
    told = journey.model_dump_json(exclude={"tasks", "revision", "updated"})
    return hashlib.sha256(told.encode()).hexdigest()[:40]


def pages(slot: Slot, messages: int) -> Pages:
    """Which pictures stand there; before the strip was known there were always several."""
    return "first" if slot.mode == WHOLE or messages > 1 else "strip"


def caption(services: Services, journey: Journey) -> str:
    return services.library.texts(journey.language).plain("team.caption", title=journey.title)


async def next_step(services: Services, work: Work, post: Post, journey: Journey) -> Redraw | None:
    """The pictures anew, if the map has changed and they have stood for a while."""
    slot = post.slot(PICTURE)
    if slot.message is None or post.closed:
        return None
    now, digest = services.clock.now(), drawing(journey)
    if digest == slot.shown.removeprefix(REFUSED):
        return None
    if (slot.at or post.at) + REST > now:
        await work.schedule(_later(post, (slot.at or post.at) + REST))
        return None
    messages = [slot.message]
    while (more := post.slot(f"{PICTURE}.{len(messages)}").message) is not None:
        messages.append(more)
    return Redraw(
        chat=post.chat,
        post=post,
        slot=slot,
        messages=tuple(messages),
        journey=journey,
        caption=caption(services, journey),
        digest=digest,
        pages=pages(slot, len(messages)),
    )


def _later(post: Post, due: dt.datetime) -> Reminder:
    return Reminder(
        key=f"{KIND}:{post.id}",
        kind=KIND,
        due=due,
        person=post.by,
        chat=post.chat,
        journey=post.journey,
        data={"post": post.id},
    )


async def due(context: Context, group: tuple[Reminder, ...]) -> Reply | None:
    """The pictures of a chat have stood long enough: whoever posts looks what has changed."""
    for chat in {one.chat for one in group}:
        await context.work.groups.touch(chat)
    return None
