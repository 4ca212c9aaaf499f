"""Paths of letters and figures, in the units of their records.

Knows matplotlib's `Path` and the fonts' outlines; knows no page and no colour.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
from matplotlib.path import Path

from renderers.bounded import Bounded
from renderers.drawing.corners import box_sides
from renderers.text.shaping import Word, shape_word
from renderers.text.typeface import Weight, typeface

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from renderers.scene import Box, Curve, Point, Shape

OUTLINES_BYTES: Final = 24_000_000


class _Pen:
    """Collects an outline in the words of fontTools' pens."""

    def __init__(self) -> None:
        self.points: list[Point] = []
        self.codes: list[int] = []
        self._start: Point = (0.0, 0.0)

    def moveTo(self, point: Point) -> None:  # noqa: N802  the pen protocol's names
        self._start = point
        self._add(Path.MOVETO, point)

    def lineTo(self, point: Point) -> None:  # noqa: N802
        self._add(Path.LINETO, point)

    def qCurveTo(self, *points: Point) -> None:  # noqa: N802
        self._add(Path.CURVE3, *points)

    def curveTo(self, *points: Point) -> None:  # noqa: N802
        self._add(Path.CURVE4, *points)

    def closePath(self) -> None:  # noqa: N802
        self._add(Path.CLOSEPOLY, self._start)

    def _add(self, code: int | np.uint8, *points: Point) -> None:
        self.points.extend(points)
        self.codes.extend([int(code)] * len(points))


@lru_cache(maxsize=8192)
def _glyph(face: str, number: int) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
    """A glyph's points in em and their codes."""
    font = typeface(face)
    pen = _Pen()
    font.font.draw_glyph_with_pen(number, pen)
    points = np.array(pen.points, dtype=np.float64).reshape(-1, 2) / font.upem
    return points, np.array(pen.codes, dtype=np.uint8)


def _word_path(word: Word) -> Path | None:
    points, codes = [], []
    for glyph in word.glyphs:
        outline, kinds = _glyph(glyph.face, glyph.number)
        if len(kinds):
            points.append(outline + np.array((glyph.x, glyph.y)))
            codes.append(kinds)
    if not points:
        return None
    return Path(np.concatenate(points), np.concatenate(codes))


_paths: Bounded[tuple[str, Weight], Path | None] = Bounded(
    OUTLINES_BYTES,
    lambda path: 500 + (len(np.asarray(path.vertices)) * 17 if path is not None else 0),
)


def word_path(text: str, weight: Weight) -> Path | None:
    """A word's outline in em, y up; None: nothing of it is ink."""
    return _paths.get((text, weight), lambda: _word_path(shape_word(text, weight)))


def box_path(box: Box) -> Path:
    """A rounded rectangle."""
    left, top, right, bottom = box.x, box.y, box.x + box.width, box.y + box.height
    radius = min(box.radius, box.width / 2, box.height / 2)
    if radius <= 0:
        corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        return Path(corners, closed=True)
    start, sides = box_sides(box)
    points = [start, *(point for end, bend in sides for point in (end, *bend)), start]
    corner = [Path.LINETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
    return Path(points, [Path.MOVETO, *corner * 4, Path.CLOSEPOLY])


def shape_path(shape: Shape) -> Path:
    """A polygon."""
    return Path([*shape.points, shape.points[0]], closed=True)


def curve_path(curve: Curve) -> Path:
    """An open line of cubic pieces."""
    points = [curve.start, *(point for piece in curve.pieces for point in piece)]
    return Path(points, [Path.MOVETO, *[Path.CURVE4] * (3 * len(curve.pieces))])
