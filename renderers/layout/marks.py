"""The three marks: guess, answer, proved. Told apart by line and sign, never by colour alone.

Knows the journey's words for origin and evidence; knows no page.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from renderers.scene import Box, Circle, Record, Shape, Stroke, Text
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from journey.model import Emotion, Item
    from renderers.text.measure import Measure
    from renderers.theme import LaneColours, Theme

DASH: Final = (2.6, 2.2)
"""Of a guess's outline, for letters of 12 units."""


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


def shared(entries: Iterable[Item | Emotion]) -> Mark | None:
    """The mark that all of them have, if it is one with an outline: drawn once round them all."""
    found = {mark_of(entry) for entry in entries}
    return found.pop() if len(found) == 1 and Mark.ANSWER not in found else None


def dash(size: float) -> tuple[float, float]:
    """The dash that goes with letters of that size."""
    return (DASH[0] * size / 12, DASH[1] * size / 12)


def frame(
    mark: Mark, box: Box, size: float, colours: LaneColours, theme: Theme
) -> Iterator[Record]:
    """The outline of an entry: dashed, none, or solid on a clean ground."""
    if mark is Mark.GUESS:
        stroke = Stroke(colours.line, size / 12, dash(size))
        yield Box(box.x, box.y, box.width, box.height, None, stroke, box.radius)
    elif mark is Mark.PROVED:
        stroke = Stroke(colours.ink, size / 10)
        yield Box(box.x, box.y, box.width, box.height, theme.surface, stroke, box.radius)


def ground(mark: Mark | None, box: Box, size: float, colours: LaneColours, theme: Theme) -> Box:
    """What a cell's entries stand on (`box` and its fill), with the outline of their mark."""
    stroke = Stroke(theme.line)
    if mark is Mark.GUESS:
        stroke = Stroke(colours.line, size / 12, dash(size))
    elif mark is Mark.PROVED:
        stroke = Stroke(colours.ink, size / 10)
    return Box(box.x, box.y, box.width, box.height, box.fill, stroke, box.radius)


def sign(
    mark: Mark, middle: float, baseline: float, size: float, colour: str, measure: Measure
) -> Record:
    """The mark's sign, centred at `middle`."""
    if mark is Mark.ANSWER:
        return Circle(middle, baseline - size * 0.36, size * 0.15, colour)
    lettering = Lettering(size, Weight.BOLD)
    width = measure.width(mark.value, lettering)
    return Text(middle - width / 2, baseline, mark.value, lettering, colour, width)


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
