"""Small filled figures as pixels: the dots, triangles and stars that a map has by the dozen.

Knows outlines and how much of a pixel they cover; knows no page and no colour. A figure stands on
an eighth of a pixel, so it is drawn once for each of 64 places.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil, floor
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, IdentityTransform

from renderers.drawing.ink import Ink, coverage

if TYPE_CHECKING:
    from renderers.scene import Circle, Shape

PHASES: Final = 8
FINE: Final = 64
"""To a pixel: figures whose corners differ by less are one figure."""

LARGEST: Final = 40.0
"""Pixels: a larger figure is drawn where it stands."""

KEPT: Final = 4096
UNIT_CIRCLE: Final = Path.unit_circle()


Stamp: TypeAlias = tuple[Ink, int, int]
"""Ink, and the pixel of the page that is its origin: to the right, and down."""


def disc(circle: Circle, scale: float) -> Stamp | None:
    """A small circle; None: it is large."""
    radius = circle.radius * scale
    if radius * 2 > LARGEST:
        return None
    across, down = round(circle.x * scale * PHASES), round(circle.y * scale * PHASES)
    ink = _disc(round(radius * FINE), across % PHASES, down % PHASES)
    return ink, across // PHASES, down // PHASES


def figure(shape: Shape, scale: float) -> Stamp | None:
    """A small polygon; None: it is large."""
    (left, top), *others = shape.points
    by = scale * FINE
    corners = tuple((round((x - left) * by), round((y - top) * by)) for x, y in others)
    across, down = round(left * scale * PHASES), round(top * scale * PHASES)
    ink = _figure(corners, across % PHASES, down % PHASES)
    return (ink, across // PHASES, down // PHASES) if ink is not None else None


@lru_cache(maxsize=KEPT)
def _disc(radius: int, across: int, down: int) -> Ink:
    """Its middle stands in the pixel 0, 0."""
    size = radius / FINE
    reach = ceil(size) + 1
    side = reach * 2 + 1
    middle = (reach + across / PHASES, side - reach - down / PHASES)
    place = Affine2D().scale(size).translate(*middle)
    return Ink(coverage(UNIT_CIRCLE, place, side, side), -reach, -reach)


@lru_cache(maxsize=KEPT)
def _figure(corners: tuple[tuple[int, int], ...], across: int, down: int) -> Ink | None:
    """From its first corner, which stands in the pixel 0, 0."""
    points = np.array(((0, 0), *corners)) / FINE + np.array((across, down)) / PHASES
    left, top = (floor(value) for value in points.min(axis=0))
    right, lower = (ceil(value) for value in points.max(axis=0))
    if max(right - left, lower - top) > LARGEST:
        return None
    width, height = max(1, right - left), max(1, lower - top)
    placed = (points - (left, top)) * (1, -1) + (0, height)
    path = Path([*placed, placed[0]], closed=True)
    return Ink(coverage(path, IdentityTransform(), width, height), left, top)
