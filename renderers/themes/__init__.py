"""Palettes by role: one file each, found by looking into this folder.

Knows the folder, and which of them a map is drawn in; knows no colour.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Final

from renderers.brand import branded
from renderers.colour import WHITE, luminance
from renderers.logo import Logo
from renderers.theme import Theme

if TYPE_CHECKING:
    from journey.model import Look

DEFAULT: Final = "light"
LIGHT: Final = 0.5
"""Of a page's luminance, from which on a pen is seen on it."""


@cache
def names() -> tuple[str, ...]:
    """The themes that lie in the folder, looked for once."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


@cache
def theme(name: str) -> Theme:
    """A theme by its file's name; KeyError when there is none."""
    if name not in names():
        raise KeyError(name)
    found = import_module(f"{__name__}.{name}").THEME
    if not isinstance(found, Theme):
        raise TypeError(f"themes/{name}.py has no THEME")
    return found


def chosen_name(asked: str | None, look: Look) -> str:
    """What the caller asked for, else the map's own; one that is no more counts as light.

    KeyError: the caller asked for a theme that there is not.
    """
    if asked is None:
        return look.theme if look.theme in names() else DEFAULT
    if asked not in names():
        raise KeyError(asked)
    return asked


def chosen(asked: str | None, look: Look, logo: bytes | None = None) -> Theme:
    """The theme a map is drawn in, in its brand's colour and with its logo where it has them."""
    found = theme(chosen_name(asked, look))
    if logo is not None:
        found = replace(found, logo=Logo.of(logo))
    return branded(found, look.brand) if look.brand else found


def on_paper(wanted: Theme) -> Theme:
    """The theme on a white page, so that no ink goes into the ground; black on white where a pen
    would not show.
    """
    if luminance(wanted.page) >= LIGHT:
        return replace(wanted, page=WHITE)
    return replace(theme("print"), logo=wanted.logo)
