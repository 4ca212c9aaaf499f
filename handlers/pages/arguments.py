"""What a word of an address can mean: a closed set, each read in one place.

`Given` is what a button is made of, `Found` what a page is handed: loaded, typed, there. What
cannot be read raises ValueError; the reader knows what that leads to.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, Generic, TypeVar

from handlers import codes
from journey import evidence, items
from journey.checklist import keeping
from journey.evidence import Holder
from journey.items import Spot
from journey.model import Emotion, Item, Journey, Persona, Stage, Task
from journey.questions import BY_ID, LANES, LEVELS
from journey.shelf import Heading

Given = TypeVar("Given")
Found = TypeVar("Found")
One = TypeVar("One")
Named = TypeVar("Named", bound=Enum)

Read = Callable[[Journey | None, str], Found]


Wished = bool
"""The state that a button wishes for, so that a repeat changes nothing."""
NEVER: Final = "never"


class _Missing:
    """No default: the word must be there."""


_MISSING: Final = _Missing()


@dataclass(frozen=True, slots=True, eq=False)
class Argument(Generic[Given, Found]):
    """One word of an address."""

    name: str
    write: Callable[[Given], str]
    read: Read[Found]
    owned: bool = False
    """A map: nobody but its owner comes further."""
    rest: bool = False
    """All words that are left."""
    default: object = _MISSING

    @property
    def optional(self) -> bool:
        return self.default is not _MISSING


def maybe(one: Argument[Given, Found]) -> Argument[Given | None, Found | None]:
    """None where the word is missing, or what it names is no more."""

    def write(given: Given | None) -> str:
        return "" if given is None else one.write(given)

    def read(journey: Journey | None, word: str) -> Found | None:
        return one.read(journey, word)

    return Argument(one.name, write, read, rest=one.rest, default=None)


def usually(one: Argument[One, One], default: One) -> Argument[One, One]:
    """The default where the word is missing or cannot be read; it is not written at the end."""
    return replace(one, default=default)


def _there(found: Found | None) -> Found:
    if found is None:
        raise ValueError("it is no more")
    return found


def _of(journey: Journey | None) -> Journey:
    return _there(journey)


def _id(one: Journey | Heading | Stage | Item | Emotion | Persona | Task | str) -> str:
    return one if isinstance(one, str) else one.id


def _stage(journey: Journey | None, word: str) -> Stage:
    return _there(_of(journey).stage(word))


def _entry(journey: Journey | None, word: str) -> Spot:
    return _there(items.find(_of(journey), word))


def _holder(journey: Journey | None, word: str) -> Holder:
    found = evidence.holder(_of(journey), word)
    if found is None:
        raise ValueError("it is no more")
    return found


def _persona(journey: Journey | None, word: str) -> Persona:
    return _there(next((one for one in _of(journey).personas if one.id == word), None))


def _task(journey: Journey | None, word: str) -> Task:
    return _there(keeping.find(_of(journey), word))


def _any_task(journey: Journey | None, word: str) -> Task:
    return _there(next((one for one in _of(journey).tasks if one.id == word), None))


def _map(journey: Journey | None, _word: str) -> Journey:
    return _of(journey)


def _number(_journey: Journey | None, word: str) -> int:
    return _there(codes.number(word))


def _day(_journey: Journey | None, word: str) -> dt.date:
    return dt.date.fromisoformat(word)


def _due(journey: Journey | None, word: str) -> dt.date | None:
    return None if word == NEVER else _day(journey, word)


def _flag(_journey: Journey | None, word: str) -> bool:
    if word not in {"0", "1"}:
        raise ValueError("neither on nor off")
    return word == "1"


def _text(_journey: Journey | None, word: str) -> str:
    return _there(word or None)


def _write_day(day: dt.date) -> str:
    return day.isoformat()


def _write_due(day: dt.date | None) -> str:
    return NEVER if day is None else _write_day(day)


def _write_flag(on: Wished) -> str:
    return "1" if on else "0"


MAP: Final[Argument[Journey | Heading | str, Journey]] = Argument("map", _id, _map, owned=True)
"""Always the first: the words behind it are read with the map in hand."""
THROWN: Final[Argument[Journey | Heading | str, str]] = Argument("thrown", _id, _text, owned=True)
"""A map that may lie in the bin: its id."""
STAGE: Final[Argument[Stage | str, Stage]] = Argument("stage", _id, _stage)
ENTRY: Final[Argument[Item | Emotion | str, Spot]] = Argument("entry", _id, _entry)
HOLDER: Final[Argument[Holder | str, Holder]] = Argument("entry", _id, _holder)
"""Whatever may have evidence: an entry or a persona."""
PERSONA: Final[Argument[Persona | str, Persona]] = Argument("persona", _id, _persona)
TASK: Final[Argument[Task | str, Task]] = Argument("task", _id, _task)
ANY_TASK: Final[Argument[Task | str, Task]] = Argument("task", _id, _any_task)
"""Also one that is off the list."""
NUMBER: Final[Argument[int, int]] = Argument("number", str, _number)
PAGE: Final = usually(NUMBER, 0)
FLAG: Final[Argument[bool, bool]] = Argument("flag", _write_flag, _flag)
DAY: Final[Argument[dt.date, dt.date]] = Argument("day", _write_day, _day)
DUE: Final[Argument[dt.date | None, dt.date | None]] = Argument("due", _write_due, _due)
"""Until when; None: whenever."""
TEXT: Final[Argument[str, str]] = Argument("text", str, _text)


def _write_zone(zone: str) -> str:
    return zone.replace("/", codes.SEPARATOR)


def _zone(_journey: Journey | None, told: str) -> str:
    return told.replace(codes.SEPARATOR, "/")


ZONE_NAME: Final[Argument[str, str]] = Argument("zone", _write_zone, _zone, rest=True)
"""«Europe/Moscow»."""


def word(name: str, known: Collection[str]) -> Argument[str, str]:
    """One of some words."""

    def read(_journey: Journey | None, told: str) -> str:
        return _there(told if told in known else None)

    return Argument(name, str, read)


def like(name: str, pattern: str, *, rest: bool = False) -> Argument[str, str]:
    """A word of that shape."""

    def read(_journey: Journey | None, told: str) -> str:
        return _there(told if re.fullmatch(pattern, told) else None)

    return Argument(name, str, read, rest=rest)


def named(name: str, kind: type[Named]) -> Argument[Named, Named]:
    """A member of an enumeration of words."""

    def write(member: Named) -> str:
        return str(member.value)

    def read(_journey: Journey | None, told: str) -> Named:
        return kind(told)

    return Argument(name, write, read)


def counted(name: str, known: Collection[int]) -> Argument[int, int]:
    """One of some numbers."""

    def read(journey: Journey | None, told: str) -> int:
        number = _number(journey, told)
        return _there(number if number in known else None)

    return Argument(name, str, read)


LEVEL: Final = counted("level", LEVELS)
QUESTION: Final = word("question", BY_ID)
LANE: Final = word("lane", LANES)
FRESH: Final = like("fresh", "[a-z0-9]{12}")
"""The id that a copy will have, so that a repeat opens that copy."""
FROM_ROW: Final = "r"
CAME: Final = usually(like("came", "[rqfg][0-9]{0,15}"), FROM_ROW)
"""Where a person came from to an entry: see `handlers.screens.items`."""
