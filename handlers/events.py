"""What a person did, free of Telegram's types: the border of the edge.

The edge turns every update into one of these; the flows know nothing else of Telegram.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Common to all: who, where, and the update it came with."""

    update: int
    chat: int
    private: bool
    person: int
    name: str
    """First name, as they wrote it; never logged."""
    language: str | None
    """Telegram's language_code of the person, e.g. `ru`, `pt-br`; None: not told."""
    repeated: bool = False
    """This update came before; its effect may be stored, its reply may be lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commanded(Event):
    """/name argument"""

    message: int
    command: str
    argument: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Event):
    message: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Event):
    """An own message was edited."""

    message: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tapped(Event):
    message: int
    data: str
    callback: str


class Medium(StrEnum):
    """What came where words were expected; each has its sentence `medium.<value>`."""

    VOICE = "voice"
    STICKER = "sticker"
    PHOTO = "photo"
    FILE = "file"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentMedium(Event):
    message: int
    medium: Medium


@dataclass(frozen=True, slots=True, kw_only=True)
class Left(Event):
    """The person blocked the bot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CameBack(Event):
    """The person unblocked the bot."""
