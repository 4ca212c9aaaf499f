"""Lines of text as pixels: put together of letters' pixels once, then only copied.

Knows outlines and how much of a pixel they cover; knows no page and no colour. Lines begin on
whole pixels, so the same line is the same picture wherever it stands; a letter within it stands on
a quarter of a pixel, so it is drawn at most four times for a size.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import numpy as np

from renderers.bounded import Bounded
from renderers.drawing import together
from renderers.drawing.ink import Ink
from renderers.drawing.letters import PHASES, letter
from renderers.text.pairs import PAIRED
from renderers.text.shaping import place_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from renderers.drawing.letters import Letter
    from renderers.text.shaping import Placed
    from renderers.text.typeface import Weight

KEPT_BYTES: Final = 10_000_000
LETTERS: Final = 2048
"""Letters of one size and face that are kept, about 700 bytes each."""

FACES: Final = 16
"""Sizes and faces whose letters are kept: a board has about eight."""


class Line(NamedTuple):
    """A line of one size."""

    ink: Ink | None
    """From the left end of the baseline; None: nothing of it is ink."""
    pictures: tuple[tuple[int, float], ...]
    """Numbers of its emoji and their left edges, in em."""


Key: TypeAlias = "tuple[str, Weight, float]"
"""A line, and what it is drawn with."""

_kept: Bounded[Key, Line] = Bounded(
    KEPT_BYTES, lambda line: 400 + (line.ink.weight if line.ink is not None else 0)
)


def line_ink(text: str, weight: Weight, size: float) -> Line:
    """The line with letters of `size` pixels."""
    return _kept.get((text, weight, size), lambda: _draw(place_words(text, weight), size))


def lines_ink(lines: Iterable[Key], step: int) -> dict[Key, Line]:
    """Those that are not kept, drawn all together for a page `step` pixels wide.

    Not the lines that can only be drawn one by one: see `line_ink`.
    """
    groups: dict[tuple[Weight, float], dict[str, None]] = {}
    for key in lines:
        text, weight, size = key
        if text and PAIRED.issuperset(text) and key not in _kept:
            groups.setdefault((weight, size), {})[text] = None
    found: dict[Key, Line] = {}
    for (weight, size), texts in groups.items():
        drawn = together.inks(list(texts), weight, size, step)
        for text, ink in zip(texts, drawn, strict=True):
            found[text, weight, size] = line = Line(ink, ())
            _kept.put((text, weight, size), line)
    return found


def _draw(words: tuple[Placed, ...], size: float) -> Line:
    stamps = _stamps(words, size)
    pictures = [(one.number, placed.x + one.x) for placed in words for one in placed.word.pictures]
    return Line(_together(stamps) if stamps else None, tuple(pictures))


def _together(stamps: list[Letter]) -> Ink:
    """All letters' pixels in one mask; where two touch, the darker one counts."""
    _, lefts, tops, rights, belows = zip(*stamps, strict=True)
    left, top = min(lefts), min(tops)
    mask = np.zeros((max(belows) - top, max(rights) - left), dtype=np.uint8)
    end = left
    for pixels, first, upper, last, under in stamps:
        if first < end:
            part = mask[upper - top : under - top, first - left : last - left]
            np.maximum(part, pixels, out=part)
        else:
            mask[upper - top : under - top, first - left : last - left] = pixels
        end = max(end, last)
    return Ink.of(mask, left, top)


def _stamps(words: tuple[Placed, ...], size: float) -> list[Letter]:
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
                pixels, left, top, right, below = found
                across //= PHASES
                down //= PHASES
                stamps.append((pixels, across + left, down + top, across + right, down + below))
    return stamps


class _Letters(dict[int, "Letter | None"]):
    """The letters of one face and size.

    By number and the quarters of a pixel at which they stand, across and down, in one number.
    """

    def __init__(self, face: str, size: float) -> None:
        super().__init__()
        self._face = face
        self._size = size

    def __missing__(self, key: int) -> Letter | None:
        if len(self) >= LETTERS:
            self.clear()
        rest, down = divmod(key, PHASES)
        self[key] = found = letter(self._face, self._size, *divmod(rest, PHASES), down)
        return found


@lru_cache(maxsize=FACES)
def _letters(face: str, size: float) -> _Letters:
    return _Letters(face, size)
