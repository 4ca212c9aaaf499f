"""One letter as pixels. Knows outlines and how much of a pixel they cover; knows no line."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from renderers.drawing.canvas import place
from renderers.drawing.ink import coverage
from renderers.drawing.outlines import glyph_path

if TYPE_CHECKING:
    from numpy.typing import NDArray

PHASES: Final = 4
"""Places within a pixel where a letter may stand."""

Letter: TypeAlias = "tuple[NDArray[np.uint8], int, int, int, int]"
"""Coverage of its pixels, 0..255, rows from the top; its left, top, right, lower edge, y down."""


def letter(face: str, size: float, number: int, across: int, down: int) -> Letter | None:
    """A glyph so many quarters of a pixel beside its place; None: no ink."""
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
