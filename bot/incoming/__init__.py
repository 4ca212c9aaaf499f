"""What can be read from a file: one format and meaning each, found by looking into this folder.

Knows the folder; knows no format. To add one, add a file with a `READER`; what several of them
share lies in a folder of its own below. A reader says three things:

    looks   may it be mine? By the first bytes, never by the ending alone: people rename files.
    read    what is in it. None: it is of my format and says something else (a sheet of figures
            is no map), so the next one is asked. `BrokenFile` with a `Code`: it is surely mine and
            cannot be read; nobody else is asked.
    rank    who is asked first where several may: `MAPS`, then `FIGURES`.

All run in a process of their own with little time and memory (`bot.reading`), so a reader may be
slow, but bounds what it unfolds. Libraries are imported within functions: the command line loads
this folder too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import PurePath
from pkgutil import iter_modules
from typing import Final

from journey.dropped import Found
from journey.errors import BrokenFile, Code

MAPS: Final = 0
FIGURES: Final = 10
"""Who is asked first: what is a map is no report."""

_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Begins Office's files of before 2007, and also newer ones that are locked with a password."""
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True, eq=False)
class File:
    """A file as it came."""

    name: str
    """With its ending; may be empty."""
    content: bytes

    @property
    def suffix(self) -> str:
        """«.json», in small letters."""
        return PurePath(self.name).suffix.lower()

    @property
    def stem(self) -> str:
        """Its name without the ending: some reports say their period nowhere else."""
        return PurePath(self.name).stem


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One thing that a file can be."""

    title: str
    """«JSON»."""
    suffixes: tuple[str, ...]
    """With the dot; the usual one first. A file that ends so is shown to this reader first."""
    looks: Callable[[File], bool]
    read: Callable[[File], Found | None]
    rank: int = MAPS


@cache
def readers() -> tuple[Reader, ...]:
    """Every reader, in the order in which they are asked."""
    modules = (
        import_module(f"{__name__}.{one.name}") for one in iter_modules(__path__) if not one.ispkg
    )
    found: list[Reader] = [module.READER for module in modules]
    return tuple(sorted(found, key=lambda one: (one.rank, one.title)))


def read(file: File) -> Found:
    """What is in a file. Raises `BrokenFile`, one sentence with the place and its code."""
    if not file.content:
        raise BrokenFile("the file is empty", Code.FILE_EMPTY)
    if file.content.startswith(_OLD_OFFICE):
        raise _of_old_office(file)
    asked = [one for one in readers() if one.looks(file)]
    for reader in sorted(asked, key=lambda one: file.suffix not in one.suffixes):
        found = reader.read(file)
        if found is not None:
            return found
    raise BrokenFile(f"nothing known is in it; what is read: {titles()}", Code.FILE_UNKNOWN)


def titles(rank: int | None = None) -> str:
    """«JSON, CSV», in a line, the maps' first; of all readers, or of those of a rank."""
    shown = (one.title for one in readers() if rank in {None, one.rank})
    return ", ".join(dict.fromkeys(shown))


def _of_old_office(file: File) -> BrokenFile:
    if _LOCKED in file.content:
        return BrokenFile("it is locked with a password", Code.FILE_PROTECTED)
    return BrokenFile("Office's format of before 2007; save it as XLSX", Code.FILE_OLD)
