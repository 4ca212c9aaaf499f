"""Whom a message names: members picked from Telegram's list, the bot itself; and what it answers.

Telegram counts UTF-16 units, we count characters: that is turned over here. Must not know what is
meant by a name that was typed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from aiogram.enums import MessageEntityType
from aiogram.types import Message, MessageEntity

from handlers.events import Named


@dataclass(frozen=True, slots=True)
class Worded:
    """Words, and who stands in them."""

    text: str
    people: tuple[Named, ...] = ()

    @classmethod
    def of(cls, message: Message) -> Worded:
        text = message.text or ""
        found = (_named(text, entity) for entity in message.entities or ())
        return cls(text, tuple(one for one in found if one is not None))

    def after(self, place: int) -> Worded:
        """What stands behind that many characters."""
        moved = (
            replace(one, start=one.start - place, end=one.end - place)
            for one in self.people
            if one.start >= place
        )
        return Worded(self.text[place:], tuple(moved))

    def without(self, start: int, end: int) -> Worded:
        """Without a piece, a space in its place."""
        behind = self.after(end)
        before = tuple(one for one in self.people if one.end <= start)
        moved = tuple(
            replace(one, start=one.start + start + 1, end=one.end + start + 1)
            for one in behind.people
        )
        return Worded(f"{self.text[:start]} {behind.text}", before + moved)

    def trimmed(self) -> Worded:
        """Without spaces around."""
        bare = self.after(len(self.text) - len(self.text.lstrip()))
        return Worded(bare.text.rstrip(), bare.people)


def calls(message: Message, username: str) -> Worded | None:
    """The words of a message that calls the bot by its name, without that; None: it does not."""
    text = message.text or ""
    for entity in message.entities or ():
        if entity.type != MessageEntityType.MENTION:
            continue
        start, end = _place(text, entity)
        if text[start:end].casefold() == f"@{username}".casefold():
            return Worded.of(message).without(start, end).trimmed()
    return None


def quoted(message: Message) -> str:
    """What the message says that it replies to, or the part of it that was picked."""
    if message.quote is not None:
        return message.quote.text
    answered = message.reply_to_message
    return "" if answered is None else answered.text or answered.caption or ""


def _named(text: str, entity: MessageEntity) -> Named | None:
    if entity.type != MessageEntityType.TEXT_MENTION or entity.user is None or entity.user.is_bot:
        return None
    start, end = _place(text, entity)
    return Named(
        person=entity.user.id,
        name=entity.user.first_name,
        username=entity.user.username or "",
        start=start,
        end=end,
    )


def _place(text: str, entity: MessageEntity) -> tuple[int, int]:
    start = _characters(text, entity.offset)
    return start, _characters(text, entity.offset + entity.length)


def _characters(text: str, units: int) -> int:
    """How many characters so many UTF-16 units are."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
