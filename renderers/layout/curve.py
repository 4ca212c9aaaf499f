"""How the customer feels: the points of the curves, and the smooth lines through them.

Knows emotions and geometry; knows no page.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from journey.model import EmotionKind
from renderers.layout.marks import Mark, mark_of
from renderers.scene import Curve, Dash, Point, Shape, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Emotion, Journey, Stage

SAMPLES: Final = 14
"""Straight pieces that stand for one smooth piece when an area is filled."""


@dataclass(frozen=True, slots=True)
class Key:
    """Which curve a point belongs to."""

    persona: str | None
    kind: EmotionKind

    def of(self, stage: Stage) -> Emotion | None:
        """The curve's point on a stage."""
        return next((one for one in stage.emotions if key(one) == self), None)


@dataclass(frozen=True, slots=True)
class Series:
    """One curve: whose it is, assumed or measured, a point (or none) for each stage."""

    name: str | None
    persona: str | None
    measured: bool
    points: tuple[Emotion | None, ...]


def key(emotion: Emotion) -> Key:
    return Key(emotion.persona, emotion.kind)


def main_key(journey: Journey) -> Key | None:
    """The curve that gets the faces, the same on all stages; None: no feeling is known.

    Assumed before measured, everybody's before a person's; then the one known on most stages.
    """
    counts = Counter(key(one) for stage in journey.stages for one in stage.emotions)
    order = {persona.id: index for index, persona in enumerate(journey.personas)}

    def rank(one: Key) -> tuple[bool, bool, int, int]:
        known = counts[one]
        place = -order.get(one.persona or "", len(order))
        return (one.kind is EmotionKind.ASSUMED, one.persona is None, known, place)

    return max(counts, key=rank, default=None)


def others(journey: Journey, stages: Sequence[Stage]) -> list[Series]:
    """The curves beside the main one: other personas, and what was measured."""
    names = {persona.id: persona.name for persona in journey.personas}
    keys = {key(one): None for stage in journey.stages for one in stage.emotions}
    main, found = main_key(journey), []
    for one in keys:
        points = tuple(one.of(stage) for stage in stages)
        if one != main and any(points):
            name = names.get(one.persona) if one.persona else None
            found.append(Series(name, one.persona, one.kind is EmotionKind.MEASURED, points))
    return found


def line(
    points: Sequence[Point],
    guessed: Sequence[bool],
    stroke: Stroke,
    *,
    upright: bool = False,
    dotted: Dash | None = None,
) -> list[Curve]:
    """A smooth line; a piece between two guesses is dashed, or as `dotted` says. `upright`: it
    runs downwards.
    """
    curves = []
    for index in range(len(points) - 1):
        dashed = guessed[index] or guessed[index + 1]
        broken = dotted or (stroke.width * 2.0, stroke.width * 1.5)
        dash = broken if dashed else stroke.dash
        piece = _piece(points[index], points[index + 1], upright=upright)
        curves.append(Curve(points[index], (piece,), Stroke(stroke.colour, stroke.width, dash)))
    return curves


def areas(points: Sequence[Point], zero: float) -> Iterator[tuple[bool, Shape]]:
    """What lies between a line and the zero line, in parts: whether it is above, and its outline.

    Cut exactly where the line crosses zero; the shapes have no fill yet.
    """
    edge = sampled(points)
    part: list[Point] = [(edge[0][0], zero)]
    for here, after in pairwise([*edge, (edge[-1][0], zero)]):
        part.append(here)
        if (here[1] - zero) * (after[1] - zero) < 0:
            share = (zero - here[1]) / (after[1] - here[1])
            crossing = (here[0] + share * (after[0] - here[0]), zero)
            yield here[1] < zero, Shape((*part, crossing))
            part = [crossing]
        elif after[1] == zero:
            if any(y != zero for _, y in part):
                above = min(y for _, y in part) < zero
                yield above, Shape((*part, after))
            part = [after]


def sampled(points: Sequence[Point], *, upright: bool = False) -> list[Point]:
    """The smooth line through the points as many short straight pieces."""
    found = [points[0]]
    for start, end in pairwise(points):
        found += _sampled(start, end, upright=upright)
    return found


def _piece(start: Point, end: Point, *, upright: bool) -> tuple[Point, Point, Point]:
    if upright:
        middle = (start[1] + end[1]) / 2
        return ((start[0], middle), (end[0], middle), end)
    middle = (start[0] + end[0]) / 2
    return ((middle, start[1]), (middle, end[1]), end)


def _sampled(start: Point, end: Point, *, upright: bool) -> list[Point]:
    first, second, last = _piece(start, end, upright=upright)
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
