"""Edges and round corners, the same in every format.

Knows boxes and circles; knows no library that draws.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from renderers.scene import Box

if TYPE_CHECKING:
    from renderers.scene import Circle, Point, Stroke

ROUND: Final = 0.5522847498
"""Handle length of a cubic that stands for a quarter of a circle."""

Side: TypeAlias = "tuple[Point, tuple[Point, Point, Point]]"
"""The end of a straight side, then the corner behind it: two handles and an end."""


def box_sides(box: Box) -> tuple[Point, tuple[Side, ...]]:
    """Where a rounded box starts, and its four sides clockwise from the upper one."""
    left, top, right, bottom = box.x, box.y, box.x + box.width, box.y + box.height
    radius = min(box.radius, box.width / 2, box.height / 2)
    bend = radius * (1 - ROUND)
    return (left + radius, top), (
        ((right - radius, top), ((right - bend, top), (right, top + bend), (right, top + radius))),
        (
            (right, bottom - radius),
            ((right, bottom - bend), (right - bend, bottom), (right - radius, bottom)),
        ),
        (
            (left + radius, bottom),
            ((left + bend, bottom), (left, bottom - bend), (left, bottom - radius)),
        ),
        ((left, top + radius), ((left, top + bend), (left + bend, top), (left + radius, top))),
    )


def circle_box(circle: Circle) -> Box:
    """The box whose corners are so round that it is the circle."""
    left, top, side = circle.x - circle.radius, circle.y - circle.radius, circle.radius * 2
    return Box(left, top, side, side, circle.fill, circle.stroke, circle.radius)


def on_pixels(box: Box, scale: float) -> Box:
    """The box with its edges between two pixels: sharp, not smeared."""
    left, top, right, bottom = pixel_edges(box, scale)
    size = (right - left) / scale, (bottom - top) / scale
    return Box(left / scale, top / scale, *size, box.fill, box.stroke, box.radius)


def line_pixels(stroke: Stroke | None, scale: float) -> int:
    """How wide a box's line is, in whole pixels: a part of one would be a grey edge beside it."""
    return max(1, round(stroke.width * scale)) if stroke else 0


def pixel_edges(box: Box, scale: float) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the box on pixels, in pixels; its line goes along them."""
    half = line_pixels(box.stroke, scale) % 2 / 2
    right, bottom = (box.x + box.width) * scale, (box.y + box.height) * scale
    return (
        round(box.x * scale) + half,
        round(box.y * scale) + half,
        round(right) - half,
        round(bottom) - half,
    )
