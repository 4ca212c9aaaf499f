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
    from collections.abc import Iterator

    from journey.model import Journey
    from renderers.draw import Kind, Pages
    from renderers.scene import Scene
    from renderers.words import Words


class Write(Protocol):
    """Writes a map; each element is a whole file.

    `scale` is pixels to a logical unit, None the format's own; `as_text` asks for letters
    instead of their outlines; `beside` is the map it is compared with. A format
    passes over what it has not, or has no choice in.
    """

    def __call__(
        self,
        journey: Journey,
        words: Words,
        theme: str,
        *,
        pages: Pages = "board",
        scale: float | None = None,
        as_text: bool = False,
        beside: Journey | None = None,
    ) -> tuple[bytes, ...]: ...


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


def suffixes() -> dict[str, str]:
    """Every format's name by its files' ending."""
    return {format_named(name).suffix: name for name in names()}


def scenes(
    journey: Journey, words: Words, *, theme: str, pages: Pages, beside: Journey | None = None
) -> Iterator[Scene]:
    """The pages in the order to read them, laid out and not drawn."""
    found = scenes_by_kind(journey, words, theme=theme, pages=pages, beside=beside)
    return (scene for _, scene in found)


def scenes_by_kind(
    journey: Journey, words: Words, *, theme: str, pages: Pages, beside: Journey | None = None
) -> Iterator[tuple[Kind, Scene]]:
    """The same pages, each with what it is. KeyError: there is no such theme."""
    from renderers.draw import KINDS, lay_out

    for kind in KINDS[pages]:
        for scene in lay_out(journey, words, kind=kind, theme=theme, beside=beside):
            yield kind, scene
