"""Boxes and ink written straight into Agg's buffer: what Agg drew once is copied.

Knows Agg's buffer; knows no scene. What lies on several colours, and a box whose edges are not
between two pixels, go through Agg's own public ways: both look alike.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from sys import byteorder
from typing import TYPE_CHECKING, Final

import numpy as np
from matplotlib.colors import to_rgba

from renderers.drawing.canvas import BLACK, Canvas, Pen, place
from renderers.drawing.corners import line_pixels, pixel_edges
from renderers.drawing.ink import OPAQUE, blend
from renderers.drawing.outlines import box_path
from renderers.scene import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from renderers.drawing.ink import Ink

KEPT: Final = 512
"""Kinds of boxes kept, some kB each."""

GROUNDS: Final = 32
"""Over which the corners of a kind are kept."""

SOLID: Final = 32_768
"""Pixels: a larger area is compared with one that is made for it."""

WIDTHS: Final = 32
"""Whose rows are kept for a kind."""

EXACT: Final = 1e-3
"""Of a pixel: what is farther from the grid than this is not on it."""


class _Kind:
    """What boxes of one fill, line and radius are put together of."""

    def __init__(self, drawn: NDArray[np.uint8], side: int) -> None:
        """From the smallest box of the kind: four corners with one row and one column between."""
        self.side = side
        """Width and height of a corner."""
        self.edge = np.ascontiguousarray(drawn[:side, side]).view(np.uint32)
        """Pixels of an edge from outside to inside, a column; the same on all four sides."""
        self._inside = drawn[side, side].view(np.uint32)
        corners = np.delete(np.delete(drawn, side, axis=0), side, axis=1)
        self._corners = np.ascontiguousarray(corners[::-1])
        self._over: dict[int, NDArray[np.uint32]] = {}
        self._rows: dict[int, NDArray[np.uint32]] = {}

    def corners(self, ground: int) -> NDArray[np.uint32]:
        """The corners' pixels over a ground: lower or upper, row, left or right, column."""
        if ground not in self._over:
            if len(self._over) >= GROUNDS:
                self._over.clear()
            side = self.side
            self._over[ground] = blend(self._corners, ground).reshape(2, side, 2, side)
        return self._over[ground]

    def image(self, lower: int, right: int) -> NDArray[np.uint8]:
        """One corner over nothing: RGBA, rows from the bottom; 0 or 1 says which."""
        side = self.side
        rows = slice(0, side) if lower else slice(side, None)
        return self._corners[rows, side * right : side * (right + 1)]

    def row(self, width: int) -> NDArray[np.uint32]:
        """A row of a box between its corners."""
        if width not in self._rows:
            if len(self._rows) >= WIDTHS:
                self._rows.clear()
            edge = self.edge[:, 0]
            middle = np.repeat(self._inside, width - 2 * self.side)
            self._rows[width] = np.concatenate((edge, middle, edge[::-1]))
        return self._rows[width]


class Flat:
    """Draws boxes and ink into the pixels of one page."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._pixels = canvas.pixels
        self._row = canvas.pixels.reshape(-1)
        """The same, one behind the other."""

    def box(self, box: Box, scale: float) -> bool:
        """Draws the box; False: it has none of the kinds that can be put together."""
        stroke = box.stroke
        if box.fill is None or (stroke and stroke.dash):
            return False
        width = line_pixels(stroke, scale)
        kind = _kind(box.radius * scale, width, box.fill, stroke.colour if stroke else None)
        first, upper, last, under = pixel_edges(box, scale)
        left, top = round(first - width / 2), round(upper - width / 2)
        right, lower = round(last + width / 2), round(under + width / 2)
        if kind is None or abs(first - width / 2 - left) > EXACT:
            return False
        height, most = self._pixels.shape
        if left < 0 or top < 0 or right > most or lower > height:
            return False
        if min(right - left, lower - top) < kind.side * 2:
            return False
        self._fill(kind, left, top, right, lower)
        self._round(kind, left, top, right, lower)
        return True

    def ink(self, ink: Ink, x: int, y: int, colour: str) -> None:
        """Colours pixels as much as the ink covers them; x and y are its origin's, y down."""
        if not len(ink.cover):
            return
        left, top = x + ink.left, y + ink.top
        right, under = left + ink.width, top + ink.height
        height, width = self._pixels.shape
        if left >= 0 and top >= 0 and right <= width and under <= height:
            behind = self._pixels[top:under, left:right]
            ground = _one_colour(behind)
            if ground is not None:
                box = ink.box(ground, colour)
                if box is not None:
                    behind[...] = box
                else:
                    self._row[ink.on(width) + (y * width + x)] = ink.over(ground, colour)
                return
        self._canvas.image(left, height - under, ink.image(colour))

    def _fill(self, kind: _Kind, left: int, top: int, right: int, lower: int) -> None:
        """Everything but the corners."""
        pixels, side, edge = self._pixels, kind.side, kind.edge
        pixels[top : top + side, left + side : right - side] = edge
        pixels[top + side : lower - side, left:right] = kind.row(right - left)
        pixels[lower - side : lower, left + side : right - side] = edge[::-1]

    def _round(self, kind: _Kind, left: int, top: int, right: int, lower: int) -> None:
        """The corners, over whatever is behind them."""
        pixels, side = self._pixels, kind.side
        down, across = pixels.strides
        behind: NDArray[np.uint32] = np.ndarray(  # all four at once
            (2, side, 2, side),
            np.uint32,
            pixels,
            top * down + left * across,
            ((lower - top - side) * down, down, (right - left - side) * across, across),
        )
        ground = _one_colour(behind)
        if ground is not None:
            behind[...] = kind.corners(ground)
            return
        height = pixels.shape[0]
        for lower_one, y in enumerate((height - top - side, height - lower)):
            for right_one, x in enumerate((left, right - side)):
                self._canvas.image(x, y, kind.image(lower_one, right_one))


def _one_colour(pixels: NDArray[np.uint32]) -> int | None:
    """The pixel that all of these are, as a number; None: there are several."""
    first: int = pixels.item(0)
    there = pixels.tobytes()
    solid = _solid(first) if pixels.size <= SOLID else first.to_bytes(4, byteorder) * pixels.size
    return first if solid.startswith(there) else None


@lru_cache(maxsize=GROUNDS)
def _solid(pixel: int) -> bytes:
    """As many of a pixel as a line of text covers."""
    return pixel.to_bytes(4, byteorder) * SOLID


@lru_cache(maxsize=KEPT)
def _kind(radius: float, width: float, fill: str, line: str | None) -> _Kind | None:
    """Drawn once by Agg; None: its edges do not end with a pixel."""
    side = max(1, ceil(radius + width / 2))
    small = side * 2 + 1
    canvas = Canvas(small, small)
    pen = Pen(to_rgba(line) if line else BLACK, width)
    inner = Box(width / 2, width / 2, small - width, small - width, radius=radius)
    canvas.draw(box_path(inner), place(1, -1, 0, small), to_rgba(fill), pen)
    drawn = canvas.rgba
    return _Kind(drawn, side) if (drawn[:, side, 3] == OPAQUE).all() else None
