"""Boxes and letters written straight into Agg's buffer: what Agg drew once is copied.

Knows Agg's buffer; knows no scene. What lies on several colours, and a box whose edges are not
between two pixels, go through Agg's own public ways: both look alike.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb, to_rgba
from matplotlib.transforms import Affine2D

from renderers.drawing.outlines import box_path
from renderers.scene import Box

if TYPE_CHECKING:
    from matplotlib.path import Path
    from matplotlib.transforms import Transform
    from numpy.typing import NDArray

KEPT: Final = 512
"""Kinds of boxes kept, some kB each."""

OPAQUE: Final = 255
LEVELS: Final = 256
GROUNDS: Final = 32
"""Over which a corner is kept."""
RESOLUTION: Final = 72
EXACT: Final = 1e-3
"""Of a pixel: what is farther from the grid than this is not on it."""


class _Corner:
    """A corner of a box, over nothing and over the grounds it was drawn on."""

    def __init__(self, image: NDArray[np.uint8]) -> None:
        self.image = image
        """RGBA, rows from the bottom."""
        self._over: dict[int, NDArray[np.uint32]] = {}

    def over(self, ground: int) -> NDArray[np.uint32]:
        """Its pixels over a ground of one colour, rows from the top."""
        if len(self._over) > GROUNDS:
            self._over.clear()
        if ground not in self._over:
            self._over[ground] = _over(self.image, ground)
        return self._over[ground]


class _Kind(NamedTuple):
    """What boxes of one fill, line and radius are put together of."""

    corners: tuple[_Corner, ...]
    """Upper left, upper right, lower left, lower right."""
    across: NDArray[np.uint32]
    """Pixels of an edge from outside to inside, the same on all four sides."""
    inside: np.uint32
    side: int
    """Width and height of a corner."""


class Flat:
    """Draws boxes into the pixels of one renderer."""

    def __init__(self, renderer: RendererAgg) -> None:
        self._renderer = renderer
        buffer = np.asarray(renderer.buffer_rgba())  # type: ignore[no-untyped-call]
        self._pixels = buffer.view(np.uint32)[..., 0]
        self._plain = renderer.new_gc()

    def box(self, box: Box, scale: float) -> bool:
        """Draws the box; False: it has none of the kinds that can be put together."""
        stroke = box.stroke
        if box.fill is None or (stroke and stroke.dash):
            return False
        width = max(1.0, stroke.width * scale) if stroke else 0.0
        kind = _kind(box.radius * scale, width, box.fill, stroke.colour if stroke else None)
        first, last = box.x * scale - width / 2, (box.x + box.width) * scale + width / 2
        upper, under = box.y * scale - width / 2, (box.y + box.height) * scale + width / 2
        left, right, top, lower = round(first), round(last), round(upper), round(under)
        if max(abs(first - left), abs(upper - top)) > EXACT or kind is None:
            return False
        height, most = self._pixels.shape
        if left < 0 or top < 0 or right > most or lower > height:
            return False
        if min(right - left, lower - top) < kind.side * 2:
            return False
        self._fill(kind, left, top, right, lower)
        self._round(kind, left, top, right - kind.side, lower - kind.side)
        return True

    def ink(self, mask: NDArray[np.uint8], left: int, top: int, colour: str) -> None:
        """Colours pixels as much as the mask covers them; its rows run from the top."""
        rows, columns = mask.shape
        height, width = self._pixels.shape
        if left >= 0 and top >= 0 and left + columns <= width and top + rows <= height:
            behind = self._pixels[top : top + rows, left : left + columns]
            ground = behind[0, 0]
            if (behind == ground).all():
                behind[...] = _shades(int(ground), colour).take(mask)
                return
        image = _tints(colour).take(mask[::-1]).view(np.uint8).reshape(rows, columns, 4)
        self._renderer.draw_image(self._plain, left, height - top - rows, image)

    def _fill(self, kind: _Kind, left: int, top: int, right: int, lower: int) -> None:
        """Everything but the corners."""
        pixels, side, across = self._pixels, kind.side, kind.across
        pixels[top : top + side, left + side : right - side] = across[:, None]
        pixels[top + side : lower - side, left : left + side] = across
        pixels[top + side : lower - side, left + side : right - side] = kind.inside
        pixels[top + side : lower - side, right - side : right] = across[::-1]
        pixels[lower - side : lower, left + side : right - side] = across[::-1, None]

    def _round(self, kind: _Kind, left: int, top: int, right: int, lower: int) -> None:
        """The corners, over whatever is behind them."""
        side = kind.side
        places = ((left, top), (right, top), (left, lower), (right, lower))
        for corner, (x, y) in zip(kind.corners, places, strict=True):
            behind = self._pixels[y : y + side, x : x + side]
            ground = behind[0, 0]
            if (behind == ground).all():
                behind[...] = corner.over(int(ground))
            else:
                at = self._pixels.shape[0] - y - side
                self._renderer.draw_image(self._plain, x, at, corner.image)


@lru_cache(maxsize=KEPT)
def _kind(radius: float, width: float, fill: str, line: str | None) -> _Kind | None:
    """Drawn once by Agg; None: its edges do not end with a pixel."""
    side = ceil(radius + width) + 1
    small = side * 2 + 1
    renderer = RendererAgg(small, small, RESOLUTION)  # type: ignore[no-untyped-call]
    context = renderer.new_gc()
    context.set_snap(False)
    context.set_linewidth(width)
    if line:
        context.set_foreground(line)
        context.set_joinstyle("round")
    inner = Box(width / 2, width / 2, small - width, small - width, radius=radius)
    flip = Affine2D().scale(1, -1).translate(0, small)
    renderer.draw_path(context, box_path(inner), flip, to_rgba(fill))  # type: ignore[no-untyped-call]
    context.restore()
    drawn = np.asarray(renderer.buffer_rgba())  # type: ignore[no-untyped-call]
    edge = drawn[:side, side]
    if (edge[:, 3] != OPAQUE).any():
        return None
    parts = (drawn[:side, :side], drawn[:side, -side:], drawn[-side:, :side], drawn[-side:, -side:])
    corners = tuple(_Corner(np.ascontiguousarray(part[::-1])) for part in parts)
    across = np.ascontiguousarray(edge).view(np.uint32)[:, 0]
    return _Kind(corners, across, across[-1], side)


@lru_cache(maxsize=KEPT)
def _tints(colour: str) -> NDArray[np.uint32]:
    """The colour in every coverage from 0 to 255, over nothing."""
    shades = np.empty((LEVELS, 4), dtype=np.uint8)
    shades[:, :3] = [round(part * OPAQUE) for part in to_rgb(colour)]
    shades[:, 3] = np.arange(LEVELS)
    return shades.view(np.uint32)[:, 0]


@lru_cache(maxsize=KEPT)
def _shades(ground: int, colour: str) -> NDArray[np.uint32]:
    """What Agg makes of the colour in every coverage over a ground (a pixel as a number)."""
    tints = _tints(colour).view(np.uint8).reshape(1, LEVELS, 4)
    shades: NDArray[np.uint32] = _over(tints, ground)[0]
    return shades


def _over(image: NDArray[np.uint8], ground: int) -> NDArray[np.uint32]:
    """An image (RGBA, rows from the bottom) over a ground, rows from the top."""
    rows, columns = image.shape[:2]
    renderer = RendererAgg(columns, rows, RESOLUTION)  # type: ignore[no-untyped-call]
    pixels = np.asarray(renderer.buffer_rgba()).view(np.uint32)[..., 0]  # type: ignore[no-untyped-call]
    pixels[...] = ground
    renderer.draw_image(renderer.new_gc(), 0, 0, image)
    return pixels.copy()


def coverage(path: Path, place: Transform, width: int, height: int) -> NDArray[np.uint8]:
    """How much of each pixel the path covers, 0..255, rows from the top."""
    renderer = RendererAgg(width, height, RESOLUTION)  # type: ignore[no-untyped-call]
    context = renderer.new_gc()
    context.set_snap(False)
    context.set_linewidth(0)
    renderer.draw_path(context, path, place, (0.0, 0.0, 0.0, 1.0))  # type: ignore[no-untyped-call]
    context.restore()
    return np.asarray(renderer.buffer_rgba())[..., 3].copy()  # type: ignore[no-untyped-call]
