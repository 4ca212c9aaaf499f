"""How the customer feels: the points of the curves, and the smooth lines through them.

Knows emotions and geometry; knows no page.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from journey.model import EmotionKind
from renderers.layout.marks import Mark, mark_of
from renderers.scene import Curve, Point, Shape, Stroke

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journey.model import Emotion, Journey, Stage

SAMPLES: Final = 14
"""Straight pieces that stand for one smooth piece when an area is filled."""


@dataclass(frozen=True, slots=True)
class Series:
    """One curve: whose it is, assumed or measured, a point (or none) for each stage."""

    name: str | None
    measured: bool
    points: tuple[Emotion | None, ...]


def leading(stage: Stage) -> Emotion | None:
    """The emotion that gets the face: everybody's assumed one, else the first assumed, else any."""
    assumed = [one for one in stage.emotions if one.kind is EmotionKind.ASSUMED]
    common = [one for one in assumed if one.persona is None]
    return next(iter([*common, *assumed, *stage.emotions]), None)


def others(journey: Journey, stages: Sequence[Stage]) -> list[Series]:
    """The curves beside the leading one: other personas, and what was measured."""
    names = {persona.id: persona.name for persona in journey.personas}
    first = [leading(stage) for stage in stages]
    found: list[Series] = []
    keys = {(one.persona, one.kind): None for stage in stages for one in stage.emotions}
    for persona, kind in keys:
        points = tuple(
            next(
                (one for one in stage.emotions if one.persona == persona and one.kind is kind),
                None,
            )
            for stage in stages
        )
        if any(one and one is not main for one, main in zip(points, first, strict=True)):
            name = names.get(persona) if persona else None
            found.append(Series(name, kind is EmotionKind.MEASURED, points))
    return found


def line(
    points: Sequence[Point], guessed: Sequence[bool], stroke: Stroke, *, upright: bool = False
) -> list[Curve]:
    """A smooth line; a piece between two guesses is dashed. `upright`: it runs downwards."""
    curves = []
    for index in range(len(points) - 1):
        dashed = guessed[index] or guessed[index + 1]
        dash = (stroke.width * 2.0, stroke.width * 1.5) if dashed else None
        piece = _piece(points[index], points[index + 1], upright=upright)
        curves.append(Curve(points[index], (piece,), Stroke(stroke.colour, stroke.width, dash)))
    return curves


def area(points: Sequence[Point], floor: float, fill: str) -> Shape:
    """What lies between a line and the floor."""
    edge: list[Point] = [points[0]]
    for start, end in pairwise(points):
        edge += _sampled(start, end)
    return Shape((*edge, (points[-1][0], floor), (points[0][0], floor)), fill)


def _piece(start: Point, end: Point, *, upright: bool) -> tuple[Point, Point, Point]:
    if upright:
        middle = (start[1] + end[1]) / 2
        return ((start[0], middle), (end[0], middle), end)
    middle = (start[0] + end[0]) / 2
    return ((middle, start[1]), (middle, end[1]), end)


def _sampled(start: Point, end: Point) -> list[Point]:
    first, second, last = _piece(start, end, upright=False)
    points = []
    for step in range(1, SAMPLES + 1):
        t = step / SAMPLES
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
        points.append(
            (
                a * start[0] + b * first[0] + c * second[0] + d * last[0],
                a * start[1] + b * first[1] + c * second[1] + d * last[1],
            )
        )
    return points


def is_guess(emotion: Emotion | None) -> bool:
    return emotion is None or mark_of(emotion) is Mark.GUESS
