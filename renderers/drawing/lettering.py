"""Lines of text as pixels: put together of letters' pixels once, then only copied.

Knows outlines and Agg's public interface; knows no page. Lines begin on whole pixels, so the same
line is the same picture wherever it stands; a letter within it stands on a quarter of a pixel,
so it is drawn at most four times for a size.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb
from matplotlib.transforms import Affine2D

from renderers.bounded import Bounded
from renderers.drawing.outlines import glyph_path
from renderers.text.shaping import place_words

if TYPE_CHECKING:
    from matplotlib.path import Path
    from numpy.typing import NDArray

    from renderers.text.typeface import Weight

KEPT_BYTES: Final = 24_000_000
LETTERS: Final = 8192
"""Letters kept, about 700 bytes each."""

RESOLUTION: Final = 72

PHASES: Final = 4
"""Places within a pixel where a letter may stand."""


_Stamp: TypeAlias = "tuple[int, int, NDArray[np.uint8]]"


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
    stamps = _stamps(text, weight, size)
    if not stamps:
        return None
    left, lower = min(x for x, _, _ in stamps), min(y for _, y, _ in stamps)
    right = max(x + letter.shape[1] for x, _, letter in stamps)
    upper = max(y + letter.shape[0] for _, y, letter in stamps)
    pixels = np.empty((upper - lower, right - left, 4), dtype=np.uint8)
    pixels[..., :3] = [round(part * 255) for part in to_rgb(colour)]
    mask = np.zeros(pixels.shape[:2], dtype=np.uint8)
    for x, y, letter in stamps:
        rows, columns = letter.shape
        part = mask[y - lower : y - lower + rows, x - left : x - left + columns]
        np.maximum(part, letter, out=part)  # where two letters touch, the darker one counts
    pixels[..., 3] = mask
    return Ink(pixels, left, lower)


def _stamps(text: str, weight: Weight, size: float) -> list[_Stamp]:
    """The line's letters and where the lower left pixel of each stands, from the line's origin."""
    stamps, quarter = [], size * PHASES
    for placed in place_words(text, weight):
        for glyph in placed.word.glyphs:
            column, across = divmod(round((placed.x + glyph.x) * quarter), PHASES)
            row, up = divmod(round(glyph.y * quarter), PHASES)
            letter = _letter(glyph.face, glyph.number, size, across, up)
            if letter is not None:
                stamps.append((column + letter.left, row + letter.lower, letter.mask))
    return stamps


@dataclass(frozen=True, slots=True)
class _Letter:
    """How much of each pixel a letter covers, 0..255, rows from the bottom."""

    mask: NDArray[np.uint8]
    left: int
    lower: int


@lru_cache(maxsize=LETTERS)
def _letter(face: str, number: int, size: float, across: int, up: int) -> _Letter | None:
    path = glyph_path(face, number)
    if path is None:
        return None
    shift = np.array((across, up)) / PHASES
    corners = np.asarray(path.vertices) * size + shift
    left, lower = (floor(value) for value in corners.min(axis=0))
    right, upper = (ceil(value) for value in corners.max(axis=0))
    place = Affine2D().scale(size).translate(shift[0] - left, shift[1] - lower)
    mask = _coverage(path, place, max(1, right - left), max(1, upper - lower))
    return _Letter(np.ascontiguousarray(mask[::-1]), left, lower)


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
