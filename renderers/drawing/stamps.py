"""Small figures as pixels: the dots, rings, triangles, ticks and hairlines a map has by the dozen.

Knows outlines and how much of a pixel they cover; knows no page and no colour. A figure stands on
an eighth of a pixel, so it is drawn once for each of 64 places.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil, floor
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import numpy as np
from matplotlib.path import Path

from renderers.drawing.canvas import Pen, place
from renderers.drawing.ink import Ink, coverage

if TYPE_CHECKING:
    from renderers.scene import Circle, Curve, Shape, Stroke

PHASES: Final = 8
FINE: Final = 64
"""To a pixel: figures whose corners differ by less are one figure."""

LARGEST: Final = 40.0
"""Pixels: a larger figure is drawn where it stands."""

WIDEST: Final = 12_000
"""Pixels in all: a line that spans more is drawn where it stands."""

KEPT: Final = 1024
"""Figures of a kind that are kept: what is drawn again stands where it stood."""
UNIT_CIRCLE: Final = Path.unit_circle()


Stamp: TypeAlias = tuple[Ink, int, int]
"""Ink, and the pixel of the page that is its origin: to the right, and down."""


class _Line(NamedTuple):
    """Width and dash of a line, in parts of a pixel."""

    width: int
    dash: tuple[int, ...]

    @property
    def pen(self) -> Pen:
        return Pen(width=self.width / FINE, dash=[length / FINE for length in self.dash])


@lru_cache(maxsize=KEPT)
def disc(circle: Circle, scale: float) -> Stamp | None:
    """A small circle; None: it is large."""
    radius = circle.radius * scale
    if radius * 2 > LARGEST:
        return None
    across, down = round(circle.x * scale * PHASES), round(circle.y * scale * PHASES)
    ink = _disc(round(radius * FINE), across % PHASES, down % PHASES)
    return ink, across // PHASES, down // PHASES


@lru_cache(maxsize=KEPT)
def ring(circle: Circle, scale: float) -> Stamp | None:
    """The line round a small circle; None: there is none, or it is large."""
    radius = circle.radius * scale
    if radius * 2 > LARGEST or circle.stroke is None:
        return None
    across, down = round(circle.x * scale * PHASES), round(circle.y * scale * PHASES)
    drawn = _line(circle.stroke, scale)
    ink = _ring(round(radius * FINE), drawn, across % PHASES, down % PHASES)
    return ink, across // PHASES, down // PHASES


@lru_cache(maxsize=KEPT)
def figure(shape: Shape, scale: float) -> Stamp | None:
    """A small polygon; None: it is large."""
    (left, top), *others = shape.points
    by = scale * FINE
    corners = tuple((round((x - left) * by), round((y - top) * by)) for x, y in others)
    across, down = round(left * scale * PHASES), round(top * scale * PHASES)
    ink = _figure(corners, across % PHASES, down % PHASES)
    return (ink, across // PHASES, down // PHASES) if ink is not None else None


@lru_cache(maxsize=KEPT)
def line(curve: Curve, scale: float) -> Stamp | None:
    """A small curve, or a long one that is level or upright; None: it spans much."""
    left, top = curve.start
    points = [point for piece in curve.pieces for point in piece]
    wide = max(x for x, _ in points) - min(x for x, _ in points)
    high = max(y for _, y in points) - min(y for _, y in points)
    margin = curve.stroke.width + 1
    if (wide + margin) * (high + margin) * scale * scale > WIDEST:
        return None
    by = scale * FINE
    corners = tuple((round((x - left) * by), round((y - top) * by)) for x, y in points)
    across, down = round(left * scale * PHASES), round(top * scale * PHASES)
    ink = _drawn_line(corners, _line(curve.stroke, scale), across % PHASES, down % PHASES)
    return ink, across // PHASES, down // PHASES


def _line(stroke: Stroke, scale: float) -> _Line:
    dash = tuple(round(length * scale * FINE) for length in stroke.dash or ())
    return _Line(round(max(1.0, stroke.width * scale) * FINE), dash)


@lru_cache(maxsize=KEPT)
def _disc(radius: int, across: int, down: int) -> Ink:
    """Its middle stands in the pixel 0, 0."""
    size = radius / FINE
    reach = ceil(size) + 1
    side = reach * 2 + 1
    where = place(size, size, reach + across / PHASES, side - reach - down / PHASES)
    return Ink.of(coverage(UNIT_CIRCLE, where, side, side), -reach, -reach)


@lru_cache(maxsize=KEPT)
def _ring(radius: int, drawn: _Line, across: int, down: int) -> Ink:
    """Its middle stands in the pixel 0, 0."""
    size = radius / FINE
    reach = ceil(size + drawn.width / FINE / 2) + 1
    side = reach * 2 + 1
    where = place(size, size, reach + across / PHASES, side - reach - down / PHASES)
    return Ink.of(coverage(UNIT_CIRCLE, where, side, side, drawn.pen), -reach, -reach)


@lru_cache(maxsize=KEPT)
def _figure(corners: tuple[tuple[int, int], ...], across: int, down: int) -> Ink | None:
    """From its first corner, which stands in the pixel 0, 0."""
    points = np.array(((0, 0), *corners)) / FINE + np.array((across, down)) / PHASES
    left, top = (floor(value) for value in points.min(axis=0))
    right, lower = (ceil(value) for value in points.max(axis=0))
    if max(right - left, lower - top) > LARGEST:
        return None
    width, height = max(1, right - left), max(1, lower - top)
    path = Path([*points, points[0]], closed=True)
    return Ink.of(coverage(path, place(1, -1, -left, height + top), width, height), left, top)


@lru_cache(maxsize=KEPT)
def _drawn_line(corners: tuple[tuple[int, int], ...], drawn: _Line, across: int, down: int) -> Ink:
    """From its start, which stands in the pixel 0, 0."""
    points = np.array(((0, 0), *corners)) / FINE + np.array((across, down)) / PHASES
    margin = ceil(drawn.width / FINE / 2) + 1
    left, top = (floor(value) - margin for value in points.min(axis=0))
    right, lower = (ceil(value) + margin for value in points.max(axis=0))
    width, height = right - left, lower - top
    path = Path(points, [Path.MOVETO, *[Path.CURVE4] * len(corners)])
    where = place(1, -1, -left, height + top)
    return Ink.of(coverage(path, where, width, height, drawn.pen), left, top)
