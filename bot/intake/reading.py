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
_DEEP: Final = 2
"""Names in the place of a value that an update may do without: the kind's, and its own."""
_TRIES: Final = 8
"""Each takes one level of what cannot be read."""
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
        update = self._decoded(raw)
        if update is None:
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

    def _decoded(self, raw: Raw) -> Update | None:
        """The update; what in it is of a newer Bot API than we know is left out. None: it is not to
        be read without that.
        """
        left_out: list[str] = []
        known: Raw | None = raw
        for _ in range(_TRIES):
            try:
                update = Update.model_validate(known, context={"bot": self._bot})
            except ValidationError as error:
                problems = error.errors()
                left_out += [".".join(map(str, one["loc"])) for one in problems]
                known = _without(known or {}, [one["loc"] for one in problems])
                if known is None:
                    break
            else:
                if left_out:
                    log.warning("update read in part", update=update.update_id, places=left_out[:3])
                return update
        log.warning("update not readable", update=raw.get("update_id"), places=left_out[:3])
        return None

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


def _without(raw: Raw, places: list[tuple[int | str, ...]]) -> Raw | None:
    """The update without the values at those places. None: one of them is the whole of it.

    A place may end in names that are not there: of a missing field, of one kind among several.
    """
    there = {_as_far_as(raw, place) for place in places}
    if any(len(path) < _DEEP for path in there):
        return None
    mended: Raw = json.loads(json.dumps(raw))
    for path in sorted(there, key=_in_order, reverse=True):  # from the end of a list
        holder: Any = mended
        for name in path[:-1]:
            holder = holder[name]
        del holder[path[-1]]
    return mended


def _in_order(path: tuple[int | str, ...]) -> tuple[str, ...]:
    return tuple(f"{name:06}" if isinstance(name, int) else name for name in path)


def _as_far_as(raw: Raw, place: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """How far that place is there."""
    found: list[int | str] = []
    value: Any = raw
    for name in place:
        if isinstance(value, str):
            break
        try:
            value = value[name]
        except (LookupError, TypeError):
            continue  # one kind's name among several
        found.append(name)
    return tuple(found)


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
