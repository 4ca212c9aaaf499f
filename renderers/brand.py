"""A theme in the colour of a business: its heads, curve, quotes and bars; legible whatever it is.

Knows a theme's roles and how to shift a colour; knows no page. What a colour means stays: pains,
ideas and figures keep the theme's, faces too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from journey.lanes import Role
from renderers.colour import BLACK, SHAPE, TEXT, WHITE, apart, contrast, least, legible, mix
from renderers.theme import LaneColours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renderers.theme import Theme

MEANINGFUL: Final = frozenset({Role.TROUBLE, Role.REMEDY, Role.FIGURE})
"""Rows whose colour says something."""

TINT: Final = 0.07
TINTS: Final = 12
"""A pale colour is mixed in up to so many times as strongly."""

SEEN: Final = 1.08
"""Contrast of a ground with the surface from which white labels on it have an edge."""

COLOURFUL: Final = 30
"""Or so much less of one of the primary colours, of 255: yellow is as light as white."""

ON_DARK: Final = "#ffffff"
ON_LIGHT: Final = "#14151f"
NEARLY: Final = 3.2
"""From this contrast on white letters are kept, and the fill is darkened a little under them."""


def branded(theme: Theme, brand: str) -> Theme:
    """The theme with everything that is not a meaning drawn in the brand's colour."""
    fill, on_fill = _head(brand)
    fills = (fill, _second(fill, on_fill))
    tint = _tint(theme, brand)
    grounds = (theme.page, theme.surface, tint)
    ink = legible(brand, grounds)
    accent = legible(ink, (*grounds, theme.good, theme.bad), TEXT)
    seen = min(contrast(one, theme.page) for one in fills) >= SHAPE
    own = LaneColours(ink, tint, mix(ink, tint, 0.45))
    lanes = {role: own for role in theme.lanes if role not in MEANINGFUL | {Role.DEED}}
    return replace(
        theme,
        accent=accent,
        accent_tint=tint,
        on_stage=on_fill,
        stages=fills,
        stage_inks=(ink,),
        stage_line=None if seen else legible(fill, (theme.page,), SHAPE),
        lanes={**theme.lanes, **lanes},
        curves=theme.stage_inks,
        bar=legible(brand, (theme.page, theme.surface), SHAPE),
    )


def _head(brand: str) -> tuple[str, str]:
    """A stage's fill and the letters on it: white ones where the brand nearly bears them."""
    if contrast(brand, ON_DARK) >= NEARLY:
        return legible(brand, (ON_DARK,)), ON_DARK
    return legible(brand, (ON_LIGHT,)), ON_LIGHT


def _second(fill: str, on_fill: str) -> str:
    """The fill of every other stage: a little further from its letters, or nearer if it can't."""
    further = mix(fill, BLACK if on_fill == ON_DARK else WHITE, 0.16)
    return further if further != fill else mix(fill, on_fill, 0.12)


def _tint(theme: Theme, brand: str) -> str:
    """As much of the brand in the ground of a cell as is seen, and as its letters bear.

    Of a colour too near to the surface to be seen on it, its shade that can be read is taken.
    """
    letters = (theme.ink, theme.soft)
    shares = [TINT * step for step in range(1, TINTS + 1)]
    readable = legible(brand, (theme.surface,))
    for colour, share in [*((brand, one) for one in shares), (readable, TINT)]:
        found = mix(theme.surface, colour, share)
        if _seen(found, theme.surface) and least(found, letters) >= TEXT:
            return found
    return _borne(theme.surface, readable, letters)


def _seen(tint: str, surface: str) -> bool:
    """By being darker or lighter, or by being more colourful."""
    return contrast(tint, surface) >= SEEN or apart(tint, surface) >= COLOURFUL


def _borne(surface: str, colour: str, letters: Sequence[str]) -> str:
    """As much of the colour in the surface as the letters bear."""
    share = TINT
    while share > TINT / 50:
        found = mix(surface, colour, share)
        if least(found, letters) >= TEXT:
            return found
        share *= 0.8
    return surface
