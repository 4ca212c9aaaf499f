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
    """The formats that their files' ending alone means, in the order of the endings."""
    found = {one.suffix: one for one in map(format_named, names()) if one.by_ending}
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
    found = [(one, offer) for one in map(format_named, names()) for offer in one.offers]
    found.sort(key=lambda pair: pair[1].place)
    return {one.name(offer): (one, offer) for one, offer in found}


def asked_as(said: str, suffix: str | None = None) -> tuple[Format, Offer] | None:
    """An offer by its whole name or, where that is enough, by its first part: «bitrix24».

    The ending decides between those that begin alike; None: there is none, or there are several.
    """
    known = offers()
    if said in known:
        return known[said]
    found = [pair for pair in known.values() if pair[1].what == said]
    fit = [pair for pair in found if suffix in {None, pair[0].suffix}] or found
    return fit[0] if len(fit) == 1 else None
