"""What the live messages show: a change that would change nothing is not sent.

Known is only what Telegram confirmed to this process, and for a minute only: another process of
ours may have changed the message since. Where it is not known the change is sent, as ever.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import Final

from handlers.screen import Screen
from journey.person import Person

_SECONDS: Final = 60.0
_MOST: Final = 5000
"""Chats that are kept in mind."""


class Shown:
    """By chat: the message, a digest of its screen, and until when that counts."""

    def __init__(self) -> None:
        self._known: OrderedDict[int, tuple[int, int, float]] = OrderedDict()
        self.unsaved: dict[int, Person] = {}
        """Whose live message is another one by now, which the store could not take yet."""

    def of(self, person: Person) -> Person:
        """With the live message that stands there, whatever the store knows of it."""
        mine = self.unsaved.get(person.id)
        if mine is None:
            return person
        return person.with_(live=mine.live, below=mine.below or person.below)

    def is_it(self, chat: int, message: int, screen: Screen) -> bool:
        """Whether the message shows just that."""
        found, digest, until = self._known.get(chat, (0, 0, 0.0))
        now = asyncio.get_running_loop().time()
        return (found, digest) == (message, hash(screen)) and now < until

    def note(self, chat: int, message: int, screen: Screen) -> None:
        """Telegram said that it does."""
        until = asyncio.get_running_loop().time() + _SECONDS
        self._known[chat] = (message, hash(screen), until)
        self._known.move_to_end(chat)
        if len(self._known) > _MOST:
            self._known.popitem(last=False)

    def doubt(self, chat: int) -> None:
        """Something is on its way there."""
        self._known.pop(chat, None)
