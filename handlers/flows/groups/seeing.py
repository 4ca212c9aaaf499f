"""Who is seen in a group that has a list: noted down, so that a task can be given to them.

Whoever presses, writes to us or is picked from Telegram's members is seen; an administrator who
speaks in the group's name is nobody. Whoever is new does what is for all, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from handlers.events import Commanded, Corrected, Named, Said, Showed, Tapped
from handlers.flows.groups.room import Room
from journey.checklist import Member, holding
from journey.limits import TITLE_CHARS
from journey.teammates import SEEN_AGAIN, Teammate

Who = tuple[int, str, str]
"""Their number, first name and username."""


async def see(room: Room) -> None:
    """Notes down who does it and whom they pick, once in a transaction each."""
    for who in _seen(room):
        if who not in room.known.seen and await _note(room, *who):
            room.known.seen.add(who)


def _seen(room: Room) -> Iterator[Who]:
    event = room.event
    if not isinstance(event, Tapped | Commanded | Said | Showed | Corrected):
        return
    if not event.anonymous and event.name:
        yield event.person, _name(event.name), event.username
    picked: tuple[Named, ...] = () if isinstance(event, Tapped | Showed) else event.people
    for one in picked:
        yield one.person, _name(one.name), one.username


def _name(told: str) -> str:
    return " ".join(told.replace("\x00", "").split())[:TITLE_CHARS]


async def _note(room: Room, person: int, name: str, username: str) -> bool:
    """False: there is no list (yet), or nothing to call them by."""
    if not name:
        return False
    work, chat = room.work, room.event.chat
    known = await work.teammate(chat, person)
    names = (name, username[:64])
    if (
        known is not None
        and (known.name, known.username) == names
        and room.now - known.at < SEEN_AGAIN
    ):
        return True
    posts = await work.groups.posts(chat)
    if not posts:
        return False
    await work.save_teammate(
        Teammate(chat=chat, person=person, name=name, username=names[1], at=room.now)
    )
    for post in posts if known is None else ():
        journey = await room.journey(post.journey)
        if journey is not None:
            await room.save(journey, holding.join(journey, Member(id=person, name=name)))
    return True
