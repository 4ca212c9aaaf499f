"""The three marks: guess, answer, proved. Told apart by line and sign, never by colour alone.

Knows the journey's words for origin and evidence; knows no page.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from renderers.scene import Circle, Curve, Record, Shape, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.model import Emotion, Item
    from renderers.theme import Theme

DASH: Final = (2.6, 2.2)
"""Of a guess's outline, for letters of 12 units."""

RADIUS: Final = 0.5
"""Of a guess's ring and a proof's disc, for one unit of letter size."""
DOT: Final = 0.15
"""Of an answer's dot; a draft's entries have a hollow one."""
RING_DASH: Final = (0.2, 0.17)
"""Of a guess's ring, for one unit of letter size."""
CHECK: Final = ((-0.46, 0.02), (-0.12, 0.36), (0.48, -0.34))
"""A check's corners in a disc of radius 1."""
QUESTION: Final = (
    (-0.27, -0.2), (-0.27, -0.58), (0.29, -0.58), (0.29, -0.2),
    (0.29, 0.02), (0.0, 0.0), (0.0, 0.2), (0.0, 0.46),
)  # fmt: skip
"""A question mark in a ring of radius 1: its start, two pieces, its dot."""
RISE: Final = 0.36
"""Of a sign's middle over the baseline: half as high as small letters."""


class Mark(Enum):
    """How sure we are, and the sign that says so."""

    GUESS = "?"
    ANSWER = "•"
    PROVED = "✓"


def mark_of(entry: Item | Emotion) -> Mark:
    """Evidence proves; a person's word is an answer; the rest is a guess."""
    if entry.evidence:
        return Mark.PROVED
    return Mark.ANSWER if entry.origin.from_people else Mark.GUESS


def dash(size: float) -> tuple[float, float]:
    """The dash that goes with letters of that size."""
    return (DASH[0] * size / 12, DASH[1] * size / 12)


def sign(
    mark: Mark,
    middle: float,
    baseline: float,
    size: float,
    theme: Theme,
    *,
    hollow: bool = False,
) -> Iterator[Record]:
    """The mark beside letters of that size, centred at `middle`.

    `hollow`: on a draft, where all are guesses, a ring instead of a question mark at each.
    """
    across = baseline - size * RISE
    if hollow and mark is Mark.GUESS:
        yield Circle(middle, across, size * DOT * 1.2, theme.surface, Stroke(theme.soft, size / 11))
    elif mark is Mark.ANSWER:
        yield Circle(middle, across, size * DOT, theme.ink)
    elif mark is Mark.PROVED:
        yield from proof(middle, across, size * RADIUS, theme)
    else:
        yield from doubt(middle, across, size * RADIUS, theme)


def proof(x: float, y: float, radius: float, theme: Theme) -> Iterator[Record]:
    """A full disc with a check in it."""
    yield Circle(x, y, radius, theme.ink)
    start, knee, end = ((x + dx * radius, y + dy * radius) for dx, dy in CHECK)
    stroke = Stroke(theme.on_ink, radius * 0.3)
    yield Curve(start, ((start, knee, knee), (knee, end, end)), stroke)


def doubt(x: float, y: float, radius: float, theme: Theme) -> Iterator[Record]:
    """A dashed ring with a question mark in it: a figure, as the check is, and no letter."""
    size = radius / RADIUS
    dashes = tuple(length * size for length in RING_DASH)
    yield Circle(x, y, radius, None, Stroke(theme.soft, size / 12, dashes))
    points = [(x + dx * radius, y + dy * radius) for dx, dy in QUESTION]
    start, *handles, dot = points
    hook, neck = (handles[0], handles[1], handles[2]), (handles[3], handles[4], handles[5])
    yield Curve(start, (hook, neck), Stroke(theme.soft, radius * 0.2))
    yield Circle(*dot, radius * 0.12, theme.soft)


def severity(level: int, x: float, baseline: float, size: float, colour: str) -> Iterator[Record]:
    """One to three triangles: the more, the worse."""
    side = size * SEVERITY_SIDE
    for index in range(level):
        left = x + index * (side + size * SEVERITY_GAP)
        foot = baseline - size * 0.04
        points = ((left, foot), (left + side, foot), (left + side / 2, foot - side * 0.94))
        yield Shape(points, colour)


SEVERITY_SIDE: Final = 0.6
SEVERITY_GAP: Final = 0.08


def severity_width(level: int, size: float) -> float:
    """Width of the triangles for that level."""
    return level * size * SEVERITY_SIDE + (level - 1) * size * SEVERITY_GAP


def heart(x: float, baseline: float, size: float, colour: str) -> Shape:
    """What works well, beside letters of that size; its left end at x."""
    radius = size * HEART_RADIUS
    middle = (x + radius, baseline - size * 0.36)
    points = ((middle[0] + dx * radius, middle[1] + dy * radius) for dx, dy in HEART)
    return Shape(tuple(points), colour)


def heart_width(size: float) -> float:
    """What a heart takes beside letters of that size, its gap with it."""
    return size * (HEART_RADIUS * 2 + 0.3)


HEART_RADIUS: Final = 0.38
HEART: Final = (
    (0.0, 0.9), (-0.55, 0.45), (-0.93, 0.0), (-1.0, -0.36), (-0.82, -0.7), (-0.5, -0.82),
    (-0.2, -0.7), (0.0, -0.42), (0.2, -0.7), (0.5, -0.82), (0.82, -0.7), (1.0, -0.36),
    (0.93, 0.0), (0.55, 0.45),
)  # fmt: skip
"""Around its middle, downwards positive."""


def star(x: float, y: float, radius: float, colour: str) -> Shape:
    """A five-pointed star around x, y: the moment of truth."""
    return Shape(
        tuple((x + dx * radius, y + dy * radius) for dx, dy in STAR),
        colour,
    )


STAR: Final = (
    (0.0, -1.0), (0.235, -0.324), (0.951, -0.309), (0.38, 0.124), (0.588, 0.809),
    (0.0, 0.4), (-0.588, 0.809), (-0.38, 0.124), (-0.951, -0.309), (-0.235, -0.324),
)  # fmt: skip
