"""The formats a map can be read from: one file each, found by looking into this folder.

Knows the folder; knows no format. A format is a file with a `READER`; to add one, add the file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from journey.model import Journey

DEFAULT: Final = ".json"
"""What a file of any other ending is taken for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One way to read a map."""

    title: str
    """«JSON»."""
    suffix: str
    """With the dot; no two share one."""
    read: Callable[[bytes], Journey]
    """Bounds what it reads. Raises `journey.errors.BrokenFile`, one sentence with the place."""


@cache
def by_suffix() -> dict[str, Reader]:
    """Every reader by its files' ending, in the order of the endings."""
    modules = (import_module(f"{__name__}.{one.name}") for one in iter_modules(__path__))
    readers: list[Reader] = [module.READER for module in modules]
    return {reader.suffix: reader for reader in sorted(readers, key=lambda one: one.suffix)}


def reader_of(suffix: str) -> Reader:
    """The reader of that ending, whatever its case."""
    found = by_suffix()
    return found.get(suffix.lower(), found[DEFAULT])


def titles() -> str:
    """«JSON», of all in a line."""
    return ", ".join(reader.title for reader in by_suffix().values())
