"""Emoji as pixels: the font's picture, resized once for each size, kept within a bound.

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

_kept: Bounded[tuple[int, int], NDArray[np.uint8]] = Bounded(
    PICTURES_BYTES, lambda pixels: pixels.nbytes + 200
)


def picture(glyph: int, width: int) -> NDArray[np.uint8]:
    """The picture as RGBA pixels, `width` wide, rows from top to bottom."""
    return _kept.get((glyph, width), lambda: _resized(glyph, width))


def _resized(glyph: int, width: int) -> NDArray[np.uint8]:
    with Image.open(io.BytesIO(picture_png(glyph))) as source:
        image = source.convert("RGBA")
    height = max(1, round(width * image.height / image.width))
    # resizing happens in premultiplied alpha: no dark fringe around the picture
    small = image.convert("RGBa").resize((width, height), Image.Resampling.LANCZOS)
    return np.asarray(small.convert("RGBA"))
