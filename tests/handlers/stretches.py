"""A stretch of the conversation is walked once a process: later tests begin where it ended.

Knows what a walk leaves behind: the tables, the numbers that were given out, the hour, what a chat
has seen. Only in a house where nothing has happened yet; anywhere else it is walked in earnest.
"""

from __future__ import annotations

import copy
import functools
import sqlite3
from collections.abc import Callable, Coroutine
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from tests.handlers.chat import House
from tests.handlers.numbers import Numbers


class Somebody(Protocol):
    """A private chat or a group: a dataclass that lives in a house."""

    house: House


Who = TypeVar("Who", bound=Somebody)
P = ParamSpec("P")
T = TypeVar("T")


class End:
    """What a walk left behind."""

    def __init__(self, one: Somebody, told: Any) -> None:
        house = one.house
        with closing(sqlite3.connect(house.file)) as tables:
            self._tables = tables.serialize()
        self._house = copy.deepcopy((house.updates, house._ids, house.clock))
        self._drawn = copy.deepcopy(house.services.drawings._taken)
        self._one = {name: _own(value) for name, value in _told(one).items()}
        self._said = told

    def give(self, one: Somebody) -> Any:
        house = one.house
        house.file.write_bytes(self._tables)
        for here, there in zip((house.updates, house._ids, house.clock), self._house, strict=True):
            vars(here).update(vars(there))
        house.services.drawings._taken = copy.deepcopy(self._drawn)
        for name, value in self._one.items():
            if _changes(value):  # others may hold it
                vars(getattr(one, name)).update(copy.deepcopy(vars(value)))
            else:
                setattr(one, name, _own(value))
        return self._said


_ENDS: dict[tuple[object, ...], End] = {}


def once(
    walk: Callable[Concatenate[Who, P], Coroutine[Any, Any, T]],
) -> Callable[Concatenate[Who, P], Coroutine[Any, Any, T]]:
    """For a walk that begins a test and tells what nobody changes."""

    @functools.wraps(walk)
    async def walked(one: Who, /, *args: P.args, **more: P.kwargs) -> T:
        if not _is_new(one.house):
            return await walk(one, *args, **more)
        key = (walk.__name__, args, *more.items(), *_begins(one))
        if key in _ENDS:
            known: T = _ENDS[key].give(one)
            return known
        told = await walk(one, *args, **more)
        _ENDS[key] = End(one, told)
        return told

    return walked


def _is_new(house: House) -> bool:
    """Nobody has opened its database, and the tables are as they were made."""
    opened = Path(f"{house.file}-wal").exists()
    return bool(house.empty) and not opened and house.file.read_bytes() == house.empty


def _begins(one: Somebody) -> list[object]:
    """Whatever a walk might depend on."""
    house = one.house
    plain = (int, str, type(None), Numbers)
    mine = [repr(value) for value in _told(one).values() if isinstance(value, plain)]
    theirs = (house.updates, house._ids, house.clock, house.drawings, house.operator)
    return [type(one).__name__, *mine, *map(repr, theirs)]


def _told(one: Any) -> dict[str, Any]:
    return {field.name: getattr(one, field.name) for field in fields(one) if field.name != "house"}


def _own(value: Any) -> Any:
    """What one test changes is no other test's."""
    if isinstance(value, dict | list | set):
        return copy.copy(value)
    return copy.deepcopy(value) if _changes(value) else value


def _changes(value: Any) -> bool:
    made = getattr(value, "__dataclass_params__", None)
    return made is not None and not made.frozen
