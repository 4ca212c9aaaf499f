"""A theme in the colour of a business: its heads, curve and bars; legible whatever it is.

Knows a theme's roles and how to shift a colour; knows no page. What a colour means stays: good,
bad, alarm and the faces keep the theme's.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from renderers.colour import SHAPE, TEXT, apart, contrast, least, legible, mix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renderers.theme import Theme

HEAD: Final = 0.17
TINT: Final = 0.12
TINTS: Final = 12
"""A pale colour is mixed in up to so many times as strongly."""

SEEN: Final = 1.08
"""Contrast of a ground with the surface from which white labels on it have an edge."""

BESIDE_KEY: Final = 1.15
"""Contrast of an ordinary head with one that is to stand out."""

COLOURFUL: Final = 30
"""Or so much less of one of the primary colours, of 255: yellow is as light as white."""

ON_DARK: Final = "#ffffff"
ON_LIGHT: Final = "#14151f"
NEARLY: Final = 3.2
"""From this contrast on white letters are kept, and the fill is darkened a little under them."""


def branded(theme: Theme, brand: str) -> Theme:
    """The theme with everything that is not a meaning drawn in the brand's colour."""
    key, on_key = _head(brand)
    head = _tint(theme, brand, HEAD, key)
    tint = _tint(theme, brand, TINT, key)
    star = theme.star_on_key if contrast(theme.star_on_key, key) >= SHAPE else on_key
    accent = legible(brand, (theme.page, theme.surface, theme.good.fill, theme.bad.fill))
    return replace(
        theme,
        accent=accent,
        key=key,
        on_key=on_key,
        head=head,
        tint=tint,
        star_on_key=star,  # gold that is darkened until it is seen is mud
        key_line=None if contrast(key, theme.page) >= SHAPE else legible(key, (theme.page,), SHAPE),
        bar=legible(brand, (theme.surface, theme.track), SHAPE),
        heads=(),
    )


def _head(brand: str) -> tuple[str, str]:
    """A head's fill and the letters on it: white ones where the brand nearly bears them."""
    if contrast(brand, ON_DARK) >= NEARLY:
        return legible(brand, (ON_DARK,)), ON_DARK
    return legible(brand, (ON_LIGHT,)), ON_LIGHT


def _tint(theme: Theme, brand: str, strength: float, key: str) -> str:
    """As much of the brand in a ground as is seen on the surface, and as its letters bear, but
    never as much as in what is to stand out beside it.

    Of a colour too near to the surface to be seen on it, its shade that can be read is taken.
    """
    letters = (theme.ink,)
    shares = [min(1.0, strength * step) for step in range(1, TINTS + 1)]
    readable = legible(brand, (theme.surface,))
    for colour, share in [*((brand, one) for one in shares), (readable, strength)]:
        found = mix(theme.surface, colour, share)
        if _seen(found, theme, key) and least(found, letters) >= TEXT:
            return found
    return _borne(theme.surface, readable, letters, strength)


def _seen(tint: str, theme: Theme, key: str) -> bool:
    """By being darker or lighter than panel and page, or by being more colourful; and no key."""
    grounds = (theme.surface, theme.page)
    return contrast(tint, key) >= BESIDE_KEY and all(
        contrast(tint, one) >= SEEN or apart(tint, one) >= COLOURFUL for one in grounds
    )


def _borne(surface: str, colour: str, letters: Sequence[str], strength: float) -> str:
    """As much of the colour in the surface as the letters bear."""
    share = strength
    while share > strength / 50:
        found = mix(surface, colour, share)
        if least(found, letters) >= TEXT:
            return found
        share *= 0.8
    return surface
