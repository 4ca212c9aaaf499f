"""Lines of text as pixels: drawn once for a size and colour, then only copied.

Knows outlines and Agg's public interface; knows no page. Lines begin on whole pixels, so the same
line is the same picture wherever it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING, Final

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb
from matplotlib.transforms import Affine2D

from renderers.bounded import Bounded
from renderers.drawing.outlines import line_path

if TYPE_CHECKING:
    from matplotlib.path import Path
    from numpy.typing import NDArray

    from renderers.text.typeface import Weight

KEPT_BYTES: Final = 24_000_000
RESOLUTION: Final = 72


@dataclass(frozen=True, slots=True)
class Ink:
    """A line's pixels, RGBA with rows from the bottom, and where they start from its origin."""

    pixels: NDArray[np.uint8]
    left: int
    lower: int


_kept: Bounded[tuple[str, Weight, float, str], Ink | None] = Bounded(
    KEPT_BYTES, lambda ink: 400 + (ink.pixels.nbytes if ink is not None else 0)
)


def line_ink(text: str, weight: Weight, size: float, colour: str) -> Ink | None:
    """The line with letters of `size` pixels; None: nothing of it is ink."""
    return _kept.get((text, weight, size, colour), lambda: _draw(text, weight, size, colour))


def _draw(text: str, weight: Weight, size: float, colour: str) -> Ink | None:
    path = line_path(text, weight)
    if path is None:
        return None
    corners = np.asarray(path.vertices) * size
    left, lower = (floor(value) - 1 for value in corners.min(axis=0))
    right, upper = (ceil(value) + 1 for value in corners.max(axis=0))
    place = Affine2D().scale(size).translate(-left, -lower)
    mask = _coverage(path, place, right - left, upper - lower)
    pixels = np.empty((*mask.shape, 4), dtype=np.uint8)
    pixels[..., :3] = [round(part * 255) for part in to_rgb(colour)]
    pixels[..., 3] = mask[::-1]
    return Ink(pixels, left, lower)


def _coverage(path: Path, place: Affine2D, width: int, height: int) -> NDArray[np.uint8]:
    """How much of each pixel the path covers, 0..255, rows from the top."""
    renderer = RendererAgg(width, height, RESOLUTION)  # type: ignore[no-untyped-call]
    context = renderer.new_gc()
    context.set_snap(False)
    context.set_linewidth(0)
    black = (0.0, 0.0, 0.0, 1.0)
    renderer.draw_path(context, path, place, black)  # type: ignore[no-untyped-call]
    context.restore()
    return np.asarray(renderer.buffer_rgba())[..., 3]  # type: ignore[no-untyped-call]
