"""Five drawn faces that differ in shape: brows and mouth, not only colour.

Knows figures; knows no page. Drawn from paths, so that they look the same everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from renderers.scene import Circle, Curve, Record, Shape, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renderers.theme import Theme


def step(level: float) -> int:
    """The nearest of the five levels, -2..2."""
    return max(-2, min(2, int(level + 0.5) if level >= 0 else -int(0.5 - level)))


def face(
    level: float, x: float, y: float, radius: float, theme: Theme, ring: float = 2.0
) -> Iterator[Record]:
    """A face around x, y; a ring of that width stands it off from what is behind it."""
    which = step(level)
    ink = theme.face_ink
    yield Circle(x, y, radius + ring, theme.surface)
    yield Circle(x, y, radius, theme.faces[which + 2], Stroke(theme.face_line, radius * 0.09))
    yield from _eyes(which, x, y, radius, ink)
    yield from _mouth(which, x, y, radius, ink)


def _eyes(which: int, x: float, y: float, radius: float, ink: str) -> Iterator[Record]:
    stroke = Stroke(ink, radius * 0.13)
    for side in (-1, 1):
        eye = x + side * radius * 0.34
        if which == 2:  # noqa: PLR2004  laughing eyes
            yield _bow(eye, y - radius * 0.14, radius * 0.19, -radius * 0.3, stroke)
        else:
            yield Circle(eye, y - radius * 0.2, radius * 0.115, ink)
        if which == -2:  # noqa: PLR2004  angry brows, falling to the middle
            outer, inner = eye + side * radius * 0.2, eye - side * radius * 0.2
            start, end = (outer, y - radius * 0.58), (inner, y - radius * 0.4)
            yield Curve(start, ((start, end, end),), stroke)


def _mouth(which: int, x: float, y: float, radius: float, ink: str) -> Iterator[Record]:
    stroke = Stroke(ink, radius * 0.13)
    if which == 2:  # noqa: PLR2004
        yield _laugh(x, y + radius * 0.14, radius * 0.5, ink)
    elif which == 1:
        yield _bow(x, y + radius * 0.26, radius * 0.42, radius * 0.36, stroke)
    elif which == 0:
        start, end = (x - radius * 0.38, y + radius * 0.34), (x + radius * 0.38, y + radius * 0.34)
        yield Curve(start, ((start, end, end),), stroke)
    elif which == -1:
        yield _bow(x, y + radius * 0.5, radius * 0.38, -radius * 0.32, stroke)
    else:
        yield _bow(x, y + radius * 0.62, radius * 0.46, -radius * 0.56, stroke)


def _bow(x: float, y: float, half: float, depth: float, stroke: Stroke) -> Curve:
    """An arc from left to right around x, bent down by `depth`."""
    left, right = (x - half, y), (x + half, y)
    bend = half * 0.6
    return Curve(left, (((x - bend, y + depth), (x + bend, y + depth), right),), stroke)


def _laugh(x: float, y: float, half: float, ink: str) -> Shape:
    """An open mouth: a half disc."""
    lower = [(0.9, 0.42), (0.66, 0.72), (0.34, 0.88), (0.0, 0.94)]
    right = [(x + half * dx, y + half * dy) for dx, dy in lower]
    left = [(x - half * dx, y + half * dy) for dx, dy in reversed(lower)]
    return Shape(((x - half, y), (x + half, y), *right, *left), ink)
