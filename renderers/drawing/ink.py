"""What a line or a small figure leaves on the page: coverage, and what it looks like over a ground.

Knows Agg's buffer; knows no scene and no place. A pixel as a number is its four bytes as they lie
in the buffer.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
from matplotlib.colors import to_rgb

from renderers.drawing.canvas import BLACK, NO_LINE, Canvas

if TYPE_CHECKING:
    from matplotlib.path import Path
    from numpy.typing import NDArray

    from renderers.drawing.canvas import Pen, Place

KEPT: Final = 512
"""Pairs of a ground and a colour kept, 1 kB each."""

OPAQUE: Final = 255
LEVELS: Final = 256


class Ink:
    """How much of each pixel is covered, 0..255, and how that looked where it was drawn last."""

    __slots__ = ("_shaded", "_where", "left", "mask", "top")

    def __init__(self, mask: NDArray[np.uint8], left: int, top: int) -> None:
        self.mask = mask
        """Rows from the top."""
        self.left = left
        """Of the first column, from the origin to the right."""
        self.top = top
        """Of the first row, from the origin down."""
        self._where: tuple[int, str] | None = None
        self._shaded: NDArray[np.uint32] | None = None

    @property
    def weight(self) -> int:
        """Bytes of the mask and of its pixels over a ground."""
        return self.mask.nbytes * 5

    def over(self, ground: int, colour: str) -> NDArray[np.uint32]:
        """The pixels of this ink over a ground; kept when they are asked for again.

        Most lines have one colour and one ground, but many are drawn only once.
        """
        where = (ground, colour)
        if self._where == where and self._shaded is not None:
            return self._shaded
        shaded = _shades(ground, colour).take(self.mask)
        self._shaded = shaded if self._where == where else None
        self._where = where
        return shaded

    def image(self, colour: str) -> NDArray[np.uint8]:
        """The ink over nothing: RGBA, rows from the bottom."""
        rows, columns = self.mask.shape
        tints = _tints(colour).take(self.mask[::-1])
        return tints.view(np.uint8).reshape(rows, columns, 4)


@lru_cache(maxsize=KEPT)
def _tints(colour: str) -> NDArray[np.uint32]:
    """The colour in every coverage from 0 to 255, over nothing."""
    shades = np.empty((LEVELS, 4), dtype=np.uint8)
    shades[:, :3] = [round(part * OPAQUE) for part in to_rgb(colour)]
    shades[:, 3] = np.arange(LEVELS)
    return shades.view(np.uint32)[:, 0]


@lru_cache(maxsize=KEPT)
def _shades(ground: int, colour: str) -> NDArray[np.uint32]:
    """What Agg makes of the colour in every coverage over a ground."""
    tints = _tints(colour).view(np.uint8).reshape(1, LEVELS, 4)
    shades: NDArray[np.uint32] = blend(tints, ground)[0]
    return shades


def blend(image: NDArray[np.uint8], ground: int) -> NDArray[np.uint32]:
    """An image (RGBA, rows from the bottom) over a ground, rows from the top."""
    rows, columns = image.shape[:2]
    canvas = Canvas(columns, rows)
    canvas.pixels[...] = ground
    canvas.image(0, 0, image)
    return canvas.pixels.copy()


def coverage(
    path: Path, where: Place, width: int, height: int, pen: Pen | None = None
) -> NDArray[np.uint8]:
    """How much of each pixel the path covers, or its outline does, 0..255, rows from the top."""
    canvas = Canvas(width, height)
    canvas.draw(path, where, None if pen else BLACK, pen or NO_LINE)
    return canvas.rgba[..., 3].copy()
