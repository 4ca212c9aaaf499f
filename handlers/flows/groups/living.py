"""Where a group lives: its city, chosen or typed, gives it its clock."""

from __future__ import annotations

from handlers.flows.groups.room import Room
from handlers.layout import short
from handlers.ports import Texts
from journey.errors import Code, Rejected
from journey.limits import TITLE_CHARS
from journey.model import Journey
from journey.posts import SETTINGS


async def live_in(room: Room, zone: str) -> None:
    group = await room.work.groups.group(room.event.chat)
    if group is not None:
        chosen = group.with_(timezone=zone, timezone_chosen=True)
        await room.work.groups.save_group(chosen)


async def city(
    room: Room, texts: Texts, journey: Journey, subject: str, text: str
) -> tuple[Journey | Rejected, str]:
    """A typed city; of several that begin so the first, and the record says which."""
    found = room.services.cities.named(text)
    if not found:
        return Rejected(Code.NO_CITY, {"text": text}), ""
    await live_in(room, found[0])
    post = await room.work.groups.post(subject)
    if post is not None and any(slot.name == SETTINGS for slot in post.slots):
        slot = post.slot(SETTINGS).with_(mode="")
        await room.work.groups.save_slot(post.id, slot)
    name = room.services.cities.name(found[0], texts.language)
    if text.strip().casefold() == name.casefold():
        return journey, texts.html("team.noted.city", city=name)
    return journey, texts.html("team.noted.city.as", text=short(text, TITLE_CHARS), city=name)
