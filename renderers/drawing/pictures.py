"""Emoji and brought pictures as pixels: resized once for each size, kept within a bound.

Knows Pillow and the emoji font; knows no page.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image

from renderers.bounded import Bounded
from renderers.text.emoji import picture_png

if TYPE_CHECKING:
    from numpy.typing import NDArray

PICTURES_BYTES: Final = 8_000_000
BROUGHT_BYTES: Final = 2_000_000

_kept: Bounded[tuple[int, int], NDArray[np.uint8]] = Bounded(
    PICTURES_BYTES, lambda pixels: pixels.nbytes + 200
)


def picture(glyph: int, width: int) -> NDArray[np.uint8]:
    """The picture as RGBA pixels, `width` wide, rows from top to bottom."""
    return _kept.get((glyph, width), lambda: _resized(glyph, width))


_brought: Bounded[tuple[bytes, int, int], NDArray[np.uint8]] = Bounded(
    BROUGHT_BYTES, lambda pixels: pixels.nbytes + 200
)


def brought(png: bytes, width: int, height: int) -> NDArray[np.uint8]:
    """A picture that people brought, as RGBA pixels of that size, rows from top to bottom."""
    return _brought.get((png, width, height), lambda: _stretched(png, width, height))


def _stretched(png: bytes, width: int, height: int) -> NDArray[np.uint8]:
    with Image.open(io.BytesIO(png), formats=("PNG",)) as source:
        image = source.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
    return np.asarray(image.convert("RGBA"))


def _resized(glyph: int, width: int) -> NDArray[np.uint8]:
    with Image.open(io.BytesIO(picture_png(glyph))) as source:
        image = source.convert("RGBA")
    height = max(1, round(width * image.height / image.width))
    # resizing happens in premultiplied alpha: no dark fringe around the picture
    small = image.convert("RGBa").resize((width, height), Image.Resampling.LANCZOS)
    return np.asarray(small.convert("RGBA"))
