"""Lines of text as pixels: put together of letters' pixels once, then only copied.

Knows outlines and how much of a pixel they cover; knows no page and no colour. Lines begin on
whole pixels, so the same line is the same picture wherever it stands; a letter within it stands on
a quarter of a pixel, so it is drawn at most four times for a size.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from matplotlib.transforms import Affine2D

from renderers.bounded import Bounded
from renderers.drawing.flat import coverage
from renderers.drawing.outlines import glyph_path
from renderers.text.shaping import place_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from renderers.text.typeface import Weight

KEPT_BYTES: Final = 16_000_000
LETTERS: Final = 2048
"""Letters of one size that are kept, about 700 bytes each."""

SIZES: Final = 12
"""Sizes whose letters are kept: a board has about six."""

PHASES: Final = 4
"""Places within a pixel where a letter may stand."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How much of each pixel a line covers, 0..255, and where it starts from the line's origin."""

    mask: NDArray[np.uint8]
    """Rows from the top."""
    left: int
    above: int
    """Rows over the baseline."""


_kept: Bounded[tuple[str, Weight, float], Ink | None] = Bounded(
    KEPT_BYTES, lambda ink: 300 + (ink.mask.nbytes if ink is not None else 0)
)


def line_ink(text: str, weight: Weight, size: float) -> Ink | None:
    """The line with letters of `size` pixels; None: nothing of it is ink."""
    return _kept.get((text, weight, size), lambda: _draw(text, weight, size))


def _draw(text: str, weight: Weight, size: float) -> Ink | None:
    """All letters' pixels put together; where two touch, the darker one counts."""
    stamps = _stamps(text, weight, size)
    if not stamps:
        return None
    left = min([stamp[0] for stamp in stamps])
    above = max([stamp[1] for stamp in stamps])
    right = max([x + letter.columns for x, _, letter in stamps])
    below = min([y - letter.rows for _, y, letter in stamps])
    mask = np.zeros((above - below, right - left), dtype=np.uint8)
    end = 0
    for x, y, (letter, _, _, rows, columns) in stamps:
        row, column = above - y, x - left
        part = mask[row : row + rows, column : column + columns]
        if column < end:
            np.maximum(part, letter, out=part)
        else:
            part[...] = letter
        end = max(end, column + columns)
    return Ink(mask, left, above)


def _stamps(text: str, weight: Weight, size: float) -> list[tuple[int, int, _Letter]]:
    """The line's letters, and where the upper left pixel of each stands: right, and up."""
    letters, quarter = _letters(size), size * PHASES
    stamps = []
    for placed in place_words(text, weight):
        start = placed.x
        for face, number, x, y, _ in placed.word.glyphs:
            across = round((start + x) * quarter)
            up = round(y * quarter) if y else 0
            letter = letters[face, number, across % PHASES, up % PHASES]
            if letter is not None:
                stamps.append((across // PHASES + letter.left, up // PHASES + letter.above, letter))
    return stamps


class _Letter(NamedTuple):
    """How much of each pixel a letter covers, 0..255."""

    mask: NDArray[np.uint8]
    """Rows from the top."""
    left: int
    above: int
    """Rows over the baseline."""
    rows: int
    columns: int


class _Letters(dict[tuple[str, int, int, int], "_Letter | None"]):
    """The letters of one size by face, number and the quarters of a pixel they stand at."""

    def __init__(self, size: float) -> None:
        super().__init__()
        self._size = size

    def __missing__(self, key: tuple[str, int, int, int]) -> _Letter | None:
        if len(self) >= LETTERS:
            self.clear()
        self[key] = found = _letter(*key[:2], self._size, *key[2:])
        return found


@lru_cache(maxsize=SIZES)
def _letters(size: float) -> _Letters:
    return _Letters(size)


def _letter(face: str, number: int, size: float, across: int, up: int) -> _Letter | None:
    path = glyph_path(face, number)
    if path is None:
        return None
    shift = np.array((across, up)) / PHASES
    corners = np.asarray(path.vertices) * size + shift
    left, lower = (floor(value) for value in corners.min(axis=0))
    right, upper = (ceil(value) for value in corners.max(axis=0))
    place = Affine2D().scale(size).translate(shift[0] - left, shift[1] - lower)
    rows, columns = max(1, upper - lower), max(1, right - left)
    mask = coverage(path, place, columns, rows)
    return _Letter(mask, left, lower + rows, rows, columns)
