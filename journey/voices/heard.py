"""What a team said or showed below its list, and what became of it; kept so that an edit corrects
it, its author can take it back, and a photo is found again.

Knows chats and messages as numbers and a photo by Telegram's own name for it; must not know how
either is asked for. What was understood stands on the map itself.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Protocol

from pydantic import StringConstraints

from journey import limits
from journey.values import Frozen, Id, Title

FileName = Annotated[str, StringConstraints(min_length=1, max_length=250)]
"""Telegram's own, good for one bot only."""


class Use(StrEnum):
    """What it is taken for."""

    WAITS = "waits"
    """Nobody has said yet."""
    SEEN = "seen"
    """An observation: evidence on the map."""
    TASK = "task"
    NOTE = "note"
    """A comment beside a task."""
    NOTHING = "nothing"


class Heard(Frozen):
    """One message of somebody."""

    id: Id
    journey: Id
    chat: int
    message: int
    person: int
    name: Title
    text: Annotated[str, StringConstraints(max_length=4096)] = ""
    """What it says; nothing: a photo without words."""
    album: Annotated[str, StringConstraints(max_length=64)] = ""
    """Photos that were sent as one."""
    use: Use = Use.WAITS
    stage: Id | None = None
    """None: nobody can tell."""
    entry: Id | None = None
    """What it gave its record to (an entry, a stage), or the task."""
    record: Id | None = None
    guess: bool = False
    """The entry was a catalogue's guess before."""
    at: dt.datetime

    @property
    def quote(self) -> str:
        """As much of it as a quote may hold, cut between words."""
        return quoted(self.text)


class Photo(Frozen):
    id: Id
    journey: Id
    stage: Id | None = None
    task: Id | None = None
    """What it proves; None: it shows the stage."""
    bot: int
    file: FileName
    person: int
    name: Title
    heard: Id
    at: dt.datetime


def quoted(text: str, limit: int = limits.ITEM_CHARS) -> str:
    """Up to a limit; a space before it is where it ends."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    return (flat[: limit - 1].rpartition(" ")[0] or flat[: limit - 1]) + "…"


class VoicesWork(Protocol):
    """The part of `journey.ports.Work` that keeps what teams say. It goes with its map."""

    async def heard(self, heard_id: str) -> Heard | None: ...

    async def heard_at(self, chat: int, message: int) -> Heard | None: ...

    async def heard_album(self, chat: int, album: str) -> Heard | None:
        """What the other photos sent with it gave."""

    async def save_heard(self, heard: Heard) -> None: ...

    async def save_photo(self, photo: Photo) -> None: ...

    async def photos(self, journey_id: str) -> tuple[Photo, ...]:
        """Of a map, the oldest first."""

    async def drop_photos(self, heard_id: str) -> None: ...
