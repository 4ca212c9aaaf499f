"""What a line or a small figure leaves on the page: coverage, and what it looks like over a ground.

Knows Agg's buffer; knows no scene and no place. A pixel as a number is its four bytes as they lie
in the buffer.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from matplotlib.colors import to_rgb

from renderers.drawing.canvas import BLACK, NO_LINE, Canvas

if TYPE_CHECKING:
    from matplotlib.path import Path
    from numpy.typing import NDArray

    from renderers.drawing.canvas import Pen, Place

Edges: TypeAlias = tuple[int, int, int, int]
"""Left and top, then right and lower edge, in pixels."""

KEPT: Final = 512
"""Pairs of a ground and a colour kept, 1 kB each."""

LOOKS: Final = 6
"""Grounds and colours over which a box is kept: a dot has several, a line mostly one."""

OPAQUE: Final = 255
LEVELS: Final = 256


class Ink:
    """The pixels that are covered at all, and how their box looked where it was drawn last.

    Four fifths of a line's box are bare: nothing is worked out for them.
    """

    __slots__ = ("_along", "_boxes", "_step", "cover", "height", "left", "top", "width")

    def __init__(
        self, cover: NDArray[np.uint8], along: NDArray[np.int32], step: int, edges: Edges
    ) -> None:
        """`along`: where each pixel is, from the origin, on a page `step` pixels wide."""
        self.cover = cover
        """1..255, a number for each covered pixel."""
        self.left, self.top, right, under = edges
        """First column and row, from the origin to the right and down."""
        self.width = right - self.left
        self.height = under - self.top
        self._along = along
        self._step = step
        self._boxes: dict[tuple[int | None, str], NDArray[np.uint32] | None] = {}

    @classmethod
    def of(cls, mask: NDArray[np.uint8], left: int, top: int) -> Ink:
        """From the coverage of every pixel of its box, rows from the top."""
        height, width = mask.shape
        covers = mask.ravel()
        inside = covers.nonzero()[0]
        along = (inside + (top * width + left)).astype(np.int32)
        return cls(covers[inside], along, width, (left, top, left + width, top + height))

    @property
    def weight(self) -> int:
        """Bytes of its pixels and of its box over a ground."""
        return len(self.cover) * 5 + self.height * self.width * 4

    def on(self, step: int) -> NDArray[np.int32]:
        """Where its pixels are, from the origin, on a page `step` pixels wide."""
        if step != self._step:
            down, across = np.divmod(self._along - self.left, self._step)
            self._along = (down * step + (across + self.left)).astype(np.int32)
            self._step = step
        return self._along

    def over(self, ground: int, colour: str) -> NDArray[np.uint32]:
        """Its pixels over a ground."""
        shaded: NDArray[np.uint32] = _shades(ground, colour).take(self.cover)
        return shaded

    def box(self, ground: int, colour: str) -> NDArray[np.uint32] | None:
        """Its whole box over a ground; None where it was not drawn like that before.

        Most lines have one colour and one ground, but many are drawn only once.
        """
        where = (ground, colour)
        if where not in self._boxes:
            self._keep(where, None)
            return None
        box = self._boxes[where]
        return box if box is not None else self._keep(where, self._filled(_shades(*where)))

    def image(self, colour: str) -> NDArray[np.uint8]:
        """Its box over nothing: RGBA, rows from the bottom."""
        where = (None, colour)
        box = self._boxes.get(where)
        if box is None:
            box = np.ascontiguousarray(self._filled(_tints(colour))[::-1])
            self._keep(where, box)
        return box.view(np.uint8).reshape(self.height, self.width, 4)

    def _keep(
        self, where: tuple[int | None, str], box: NDArray[np.uint32] | None
    ) -> NDArray[np.uint32] | None:
        if len(self._boxes) >= LOOKS:
            self._boxes.clear()
        self._boxes[where] = box
        return box

    def _filled(self, shades: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """Its box, each pixel in its shade."""
        down, across = np.divmod(self._along - self.left, self._step)
        box = np.full((self.height, self.width), shades.item(0), dtype=np.uint32)
        box[down - self.top, across] = shades.take(self.cover)
        return box


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
