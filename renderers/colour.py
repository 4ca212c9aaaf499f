"""Colours as numbers: how light they are, how far apart, and one moved until it can be read.

Knows `#rrggbb` and WCAG 2; knows neither themes nor pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

BLACK: Final = "#000000"
WHITE: Final = "#ffffff"
TEXT: Final = 4.5
"""Contrast of letters with their ground (WCAG 1.4.3)."""

SHAPE: Final = 3.0
"""Contrast of lines, signs and large letters (WCAG 1.4.11)."""

STEPS: Final = 50


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it, 0..1."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """1 (the same) … 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def least(colour: str, others: Iterable[str]) -> float:
    """The contrast with the nearest of the others."""
    return min((contrast(colour, other) for other in others), default=21.0)


def apart(one: str, other: str) -> int:
    """The largest difference in a primary colour, 0..255."""
    return max(abs(a - b) for a, b in zip(_parts(one), _parts(other), strict=True))


def mix(one: str, other: str, share: float) -> str:
    """`share` of the other colour in the one, 0..1."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def legible(colour: str, grounds: Iterable[str], ratio: float = TEXT) -> str:
    """The colour, darkened or lightened as little as it takes to stand out from all grounds.

    Where no shade of it does, black or white, whichever stands out more.
    """
    among = tuple(grounds)
    for step in range(STEPS + 1):
        shades = [mix(colour, end, step / STEPS) for end in (BLACK, WHITE)]
        best = max(shades, key=lambda shade: least(shade, among))
        if least(best, among) >= ratio:
            return best
    return max((BLACK, WHITE), key=lambda end: least(end, among))


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  sRGB's own figures
