"""Lines of text as pixels: put together of letters' pixels once, then only copied.

Knows outlines and how much of a pixel they cover; knows no page and no colour. Lines begin on
whole pixels, so the same line is the same picture wherever it stands; a letter within it stands on
a quarter of a pixel, so it is drawn at most four times for a size.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil, floor
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import numpy as np

from renderers.bounded import Bounded
from renderers.drawing.canvas import place
from renderers.drawing.ink import Ink, coverage
from renderers.drawing.outlines import glyph_path
from renderers.text.shaping import place_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from renderers.text.shaping import Placed
    from renderers.text.typeface import Weight

KEPT_BYTES: Final = 10_000_000
LETTERS: Final = 2048
"""Letters of one size and face that are kept, about 700 bytes each."""

FACES: Final = 16
"""Sizes and faces whose letters are kept: a board has about eight."""

PHASES: Final = 4
"""Places within a pixel where a letter may stand."""

_Stamp: TypeAlias = "tuple[NDArray[np.uint8], int, int, int, int]"
"""A letter: coverage of its pixels, 0..255; its left, top, right and lower edge, y down."""


class Line(NamedTuple):
    """A line of one size."""

    ink: Ink | None
    """From the left end of the baseline; None: nothing of it is ink."""
    pictures: tuple[tuple[int, float], ...]
    """Numbers of its emoji and their left edges, in em."""


_kept: Bounded[tuple[str, Weight, float], Line] = Bounded(
    KEPT_BYTES, lambda line: 400 + (line.ink.weight if line.ink is not None else 0)
)


def line_ink(text: str, weight: Weight, size: float) -> Line:
    """The line with letters of `size` pixels."""
    return _kept.get((text, weight, size), lambda: _draw(place_words(text, weight), size))


def _draw(words: tuple[Placed, ...], size: float) -> Line:
    stamps = _stamps(words, size)
    pictures = [(one.number, placed.x + one.x) for placed in words for one in placed.word.pictures]
    return Line(_together(stamps) if stamps else None, tuple(pictures))


def _together(stamps: list[_Stamp]) -> Ink:
    """All letters' pixels in one mask; where two touch, the darker one counts."""
    _, lefts, tops, rights, belows = zip(*stamps, strict=True)
    left, top = min(lefts), min(tops)
    mask = np.zeros((max(belows) - top, max(rights) - left), dtype=np.uint8)
    end = left
    for letter, first, upper, last, under in stamps:
        if first < end:
            part = mask[upper - top : under - top, first - left : last - left]
            np.maximum(part, letter, out=part)
        else:
            mask[upper - top : under - top, first - left : last - left] = letter
        end = max(end, last)
    return Ink(mask, left, top)


def _stamps(words: tuple[Placed, ...], size: float) -> list[_Stamp]:
    """The letters of a line, each where it stands."""
    quarter, current, letters = size * PHASES, "", _Letters("", size)
    stamps = []
    for placed in words:
        start = placed.x
        for face, number, x, y, _ in placed.word.glyphs:
            if face != current:
                current, letters = face, _letters(face, size)
            across = round((start + x) * quarter)
            down = round(-y * quarter) if y else 0
            found = letters[(number * PHASES + across % PHASES) * PHASES + down % PHASES]
            if found is not None:
                letter, left, top, right, below = found
                across //= PHASES
                down //= PHASES
                stamps.append((letter, across + left, down + top, across + right, down + below))
    return stamps


class _Letters(dict[int, "_Stamp | None"]):
    """The letters of one face and size.

    By number and the quarters of a pixel at which they stand, across and down, in one number.
    """

    def __init__(self, face: str, size: float) -> None:
        super().__init__()
        self._face = face
        self._size = size

    def __missing__(self, key: int) -> _Stamp | None:
        if len(self) >= LETTERS:
            self.clear()
        rest, down = divmod(key, PHASES)
        self[key] = found = _letter(self._face, self._size, *divmod(rest, PHASES), down)
        return found


@lru_cache(maxsize=FACES)
def _letters(face: str, size: float) -> _Letters:
    return _Letters(face, size)


def _letter(face: str, size: float, number: int, across: int, down: int) -> _Stamp | None:
    """Coverage 0..255, rows from the top, and the edges from the letter's origin; None: no ink."""
    path = glyph_path(face, number)
    if path is None:
        return None
    shift = np.array((across, -down)) / PHASES
    corners = np.asarray(path.vertices) * size + shift
    left, lower = (floor(value) for value in corners.min(axis=0))
    right, upper = (ceil(value) for value in corners.max(axis=0))
    right, upper = max(right, left + 1), max(upper, lower + 1)
    where = place(size, size, shift[0] - left, shift[1] - lower)
    mask = coverage(path, where, right - left, upper - lower)
    return mask, left, -upper, right, -lower
