"""Paths of letters and figures, in the units of their records.

Knows matplotlib's `Path` and the fonts' outlines; knows no page and no colour.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.path import Path

from renderers.drawing.corners import box_sides
from renderers.text.typeface import typeface

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from renderers.scene import Box, Curve, Point, Shape


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


def glyph_path(face: str, number: int) -> Path | None:
    """One glyph's outline in em, y up; None: it has no ink."""
    points, codes = _glyph(face, number)
    return Path(points, codes) if len(codes) else None


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
