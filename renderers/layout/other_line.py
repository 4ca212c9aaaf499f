"""The curve of the map that is drawn beside: thin, dashed, grey, with hollow marks.

Knows its points and its look; knows no page. A stage that the other map has not is passed over, an
unknown feeling interrupts the line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renderers.layout import curve
from renderers.layout.strands import runs
from renderers.scene import Circle, Stroke

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from journey.model import Emotion, Stage
    from renderers.layout.beside import Beside
    from renderers.scene import Point, Record
    from renderers.theme import Theme

WIDTH: Final = 1.5
DASH: Final = (4.5, 3.0)
RADIUS: Final = 3.4
"""Of a mark."""


def other_stroke(theme: Theme) -> Stroke:
    return Stroke(theme.soft, WIDTH, DASH)


def other_mark(x: float, y: float, theme: Theme) -> Record:
    return Circle(x, y, RADIUS, theme.surface, Stroke(theme.soft, 1.4))


def other_runs(
    beside: Beside, stages: Sequence[Stage], point: Callable[[Emotion, int], Point]
) -> list[list[Point]]:
    """The known points of the line, neighbours together; `point` tells where a feeling stands."""
    there = [index for index, stage in enumerate(stages) if beside.stage(stage) is not None]
    felt = [(beside.felt(stages[index]), index) for index in there]
    return runs([point(emotion, index) if emotion else None for emotion, index in felt])


def other_line(run: Sequence[Point], theme: Theme, *, upright: bool = False) -> Iterator[Record]:
    """The line through neighbouring points."""
    plain = [False] * len(run)
    yield from curve.line(run, plain, other_stroke(theme), upright=upright)


def hidden(spot: Point, faces: Sequence[Point | None], radius: float) -> bool:
    """Whether a mark would touch a face: the line alone tells it there."""
    reach = radius + RADIUS + 1.5
    return any(
        face is not None and (face[0] - spot[0]) ** 2 + (face[1] - spot[1]) ** 2 < reach**2
        for face in faces
    )
