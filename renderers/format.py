"""What a format is: a way to write a map into files.

Knows the folder `formats/`; knows no file format itself. A format is one file there with a
`FORMAT`; to add one, add the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol

from renderers import formats

if TYPE_CHECKING:
    from journey.model import Journey
    from renderers.words import Words


class Write(Protocol):
    """Writes a map; each element is a whole file."""

    def __call__(self, journey: Journey, words: Words, theme: str) -> tuple[bytes, ...]: ...


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a map."""

    suffix: str
    """With the dot."""
    media_type: str
    files: Write


def names() -> tuple[str, ...]:
    """The formats that lie in the folder."""
    return tuple(sorted(module.name for module in iter_modules(formats.__path__)))


@cache
def format_named(name: str) -> Format:
    """A format by its file's name; KeyError when there is none."""
    if name not in names():
        raise KeyError(name)
    found = import_module(f"renderers.formats.{name}").FORMAT
    if not isinstance(found, Format):
        raise TypeError(f"formats/{name}.py has no FORMAT")
    return found
