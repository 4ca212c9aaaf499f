"""The card below a message that gave tasks: one message, edited whenever they change by it.

A card goes by its errand's id and stays a question that is open: a reply to it corrects what it
says. Must not know how it is worded.
"""

from __future__ import annotations

from handlers.codes import SEPARATOR
from handlers.flows.groups.room import Room, today
from handlers.flows.groups.tapping import Tap
from handlers.pages.team import Menu
from handlers.screens.groups import errand as screens
from journey.errands import keeping
from journey.errands.record import Errand
from journey.model import Journey
from journey.ports import Work
from journey.posts import Note, Post

CARD = "card"
"""What an answer to it gives, in the words of `journey.posts.Note.awaits`."""


async def draw(
    room: Room,
    post: Post,
    journey: Journey,
    errand: Errand,
    menu: Menu = Menu.CARD,
    task_id: str = "",
    *,
    message: int | None = None,
) -> None:
    """The card as it is now. message: where it stands, if it is not noted any more."""
    services, work = room.services, room.work
    group = await work.groups.group(post.chat)
    card = screens.Card(
        texts=room.texts(journey.language),
        post=post,
        journey=journey,
        errand=errand,
        team=await work.teammates(post.chat),
        today=today(group, services.clock.now()),
    )
    text, keys = card.shown(menu, task_id)
    known = await work.groups.note(errand.id)
    if known is None:
        known = Note(
            id=errand.id,
            chat=post.chat,
            topic=post.topic,
            reply_to=errand.message,
            text=text,
            keys=keys,
            awaits=SEPARATOR.join((CARD, post.id, errand.id)),
            message=message,
            settled=message is not None,
            at=services.clock.now(),
        )
        await work.groups.add_note(known)
    elif (known.text, known.keys) != (text, keys):
        await work.groups.save_note(
            known.with_(text=text, keys=keys, settled=known.message is not None)
        )
    await work.groups.touch(post.chat)


async def of_message(work: Work, chat: int, message: int | None) -> Errand | None:
    """The errand whose card stands there."""
    note = None if message is None else await work.groups.note_at(chat, message)
    if note is None or not note.awaits.startswith(CARD + SEPARATOR):
        return None
    return await work.errand(note.id)


async def settled(
    tap: Tap, journey: Journey, task_id: str, *, hand: bool = False, day: bool = False
) -> bool:
    """After a tap below a card it shows what is so now. False: it was no card that was tapped."""
    room = tap.room
    message = getattr(room.event, "message", None)
    errand = await of_message(room.work, tap.post.chat, message)
    if errand is None:
        return False
    cleared = keeping.clear(errand, task_id, hand=hand, day=day)
    if cleared is not errand:
        await room.work.save_errand(cleared)
    await draw(room, tap.post, journey, cleared)
    return True


async def becomes(tap: Tap, text: str) -> None:
    """The message that was tapped becomes what was answered (HTML); the list's own, and what
    somebody else keeps, stays as it is.
    """
    room, message = tap.room, getattr(tap.room.event, "message", None)
    if message is None or message in tap.post.messages:
        return
    if await room.work.groups.note_at(tap.post.chat, message) is not None:
        return
    await room.work.groups.add_note(
        Note(
            id=room.services.new_id(),
            chat=tap.post.chat,
            topic=tap.post.topic,
            text=text,
            message=message,
            settled=True,
            at=room.now,
        )
    )
