"""The colours of a page, for day, night and paper: a theme's roles as a style sheet's variables.

Knows themes; knows no element.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renderers.brand import branded
from renderers.themes import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.model import Look
    from renderers.theme import Theme

ROLES: Final = (
    "page", "surface", "line", "mute", "ink", "soft", "on_ink", "accent", "key", "on_key", "head",
    "tint", "alarm", "on_alarm", "bar", "track", "star", "star_on_key", "on_people",
)  # fmt: skip


def sheet(look: Look) -> str:
    """By day, by night where the reader's system asks for it, on paper."""
    day, night, paper = (_theme(name, look) for name in ("light", "dark", "print"))
    return (
        f":root{{{_variables(day)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{_variables(night)}}}}}\n"
        f"@media print{{:root{{{_variables(paper)}}}}}\n"
    )


def of_day(look: Look) -> Theme:
    """What the faces are drawn in: they are the same by night."""
    return _theme("light", look)


def ground(look: Look, *, night: bool) -> str:
    """Behind the page, for the browser's own frame."""
    return _theme("dark" if night else "light", look).page


def _theme(name: str, look: Look) -> Theme:
    found = theme(name)
    return branded(found, look.brand) if look.brand and name != "print" else found


def _variables(one: Theme) -> str:
    return ";".join(f"--{name}:{colour}" for name, colour in _pairs(one))


def _pairs(one: Theme) -> Iterator[tuple[str, str]]:
    for role in ROLES:
        yield role.replace("_", "-"), getattr(one, role)
    for name, meaning in (("bad", one.bad), ("good", one.good)):
        yield f"{name}-ink", meaning.ink
        yield f"{name}-fill", meaning.fill
        yield f"{name}-tint", meaning.tint
        yield f"{name}-line", meaning.line
    for number in range(6):
        yield f"person-{number}", one.person(number)
