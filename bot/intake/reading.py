"""One raw update at a time becomes an event; what cannot be read is logged and left.

Knows aiogram's decoding and how an update is written down; must not know where it came from.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import Any, Final

import structlog
from aiogram import Bot
from aiogram.types import Update
from pydantic import ValidationError

from handlers.events import Event, InlineAsked
from handlers.telegram.events import read
from handlers.telegram.inline import asked

log = structlog.get_logger()

Raw = dict[str, Any]
"""An update as it came."""

_NUMBERS: Final = 2**63
"""What no database keeps any more; Telegram promises at most 52 bits."""
_ALBUMS_MAX: Final = 1000
"""Albums that are remembered."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """An event and the update it was read from, as it is written down."""

    event: Event
    payload: str


class Reader:
    """Reads raw updates for one bot."""

    def __init__(self, bot: Bot, username: str) -> None:
        self._bot = bot
        self._username = username
        self._albums: dict[str, int] = {}

    def read(self, raw: Raw) -> Incoming | None:
        """The event in an update; None: unreadable (logged) or not meant for us."""
        raw = _without_halves(raw)
        try:
            update = Update.model_validate(raw, context={"bot": self._bot})
        except ValidationError as error:
            places = [".".join(map(str, problem["loc"])) for problem in error.errors()[:3]]
            log.warning("update not readable", update=raw.get("update_id"), places=places)
            return None
        if self._is_rest_of_album(update):
            return None
        event = read(update, bot_id=self._bot.id, username=self._username)
        if event is not None and not _can_be_kept(event):
            log.warning(
                "update not readable", update=update.update_id, places=["a number too large"]
            )
            return None
        # Escaped, so that no character of a message can hinder its being written down.
        return None if event is None else Incoming(event, json.dumps(raw))

    def question(self, raw: Raw) -> InlineAsked | None:
        """The inline query in an update. None: it is something else, or unreadable."""
        if "inline_query" not in raw:
            return None
        try:
            return asked(Update.model_validate(raw, context={"bot": self._bot}))
        except ValidationError:
            return None  # `read` has logged it

    def _is_rest_of_album(self, update: Update) -> bool:
        """An album comes as ten messages; it is answered once."""
        message = update.message
        if message is None or message.media_group_id is None:
            return False
        first = self._albums.setdefault(message.media_group_id, update.update_id)
        if len(self._albums) > _ALBUMS_MAX:
            self._albums.pop(next(iter(self._albums)))
        return first != update.update_id

    def restore(self, payload: str) -> Event | None:
        """The event in an update that was written down earlier."""
        incoming = self.read(json.loads(payload))
        return None if incoming is None else incoming.event


def _can_be_kept(event: Event) -> bool:
    """Whether its numbers fit where they are stored: one that does not would stop the polling."""
    values = (getattr(event, field.name) for field in fields(event))
    return all(abs(value) < _NUMBERS for value in values if isinstance(value, int))


def _without_halves(raw: Raw) -> Raw:
    """The update with «?» for half letters, which JSON may hold and no database keeps."""
    whole = json.dumps(raw, ensure_ascii=False)
    try:
        whole.encode()
    except UnicodeEncodeError:
        mended: Raw = json.loads(whole.encode(errors="replace"))
        return mended
    return raw
