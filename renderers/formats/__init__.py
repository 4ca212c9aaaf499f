"""The formats a map can be had in: one file each, found by looking into this folder.

Knows the folder; knows no format. To add one, add a file with a `FORMAT` and its sentences.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from renderers.format import Format, Offer, Option


def names() -> tuple[str, ...]:
    """The formats that lie in the folder."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


@cache
def format_named(name: str) -> Format:
    """A format by its file's name; KeyError when there is none."""
    if name not in names():
        raise KeyError(name)
    found = import_module(f"{__name__}.{name}").FORMAT
    if not isinstance(found, Format):
        raise TypeError(f"formats/{name}.py has no FORMAT")
    return found


@cache
def by_suffix() -> dict[str, Format]:
    """Every format by its files' ending, in the order of the endings."""
    found = {one.suffix: one for one in map(format_named, names())}
    return dict(sorted(found.items()))


def suffixes(option: Option | None = None, *, paged: bool | None = None) -> str:
    """The endings in a line: of all, of those that have a choice, of those with a file a page."""
    return ", ".join(
        suffix
        for suffix, one in by_suffix().items()
        if (option is None or option in one.options) and paged in {None, one.paged}
    )


@cache
def offers() -> dict[str, tuple[Format, Offer]]:
    """What the bot's menu offers, by name («board.pdf»), in its order."""
    found = [(one, offer) for one in by_suffix().values() for offer in one.offers]
    found.sort(key=lambda pair: pair[1].place)
    return {one.name(offer): (one, offer) for one, offer in found}
