"""The curve from left to right: its bands, its lines, its faces; a stage to a column.

Knows columns and feelings; knows neither rows nor pages. Better is further up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from renderers.layout import curve
from renderers.layout.blocks import Block
from renderers.layout.faces import face
from renderers.layout.other_line import hidden, other_line, other_mark, other_runs
from renderers.layout.strands import RADIUS, Strand, beside, lines, mark, runs, strands
from renderers.scene import Curve, Record, Stroke, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Emotion, Journey, Stage
    from renderers.layout.brush import Brush
    from renderers.scene import Point

LINE_WIDTH: Final = 3.2
TOP: Final = 28.0
"""Over the level of delight, and under that of anger: a face and some room."""
EDGE: Final = 6.0
"""From a card's edge to the ends of the hairlines in it."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the stages' columns stand, relative to the row."""

    count: int
    width: float
    gap: float

    @property
    def span(self) -> float:
        return self.count * self.width + (self.count - 1) * self.gap

    def left(self, index: int) -> float:
        return index * (self.width + self.gap)

    def middle(self, index: int) -> float:
        return self.left(index) + self.width / 2

    def between(self, index: int) -> float:
        """In the middle of the gap in front of a column."""
        return self.left(index) - self.gap / 2


def wave(
    journey: Journey, stages: Sequence[Stage], columns: Columns, brush: Brush, height: float
) -> Block:
    """The curves of these stages as a block of that height."""
    drawn = _Wave(journey, stages, columns, brush, height)
    return Block(columns.span, height, drawn.place)


def straight(start: Point, end: Point, stroke: Stroke) -> Curve:
    return Curve(start, ((start, end, end),), stroke)


class _Wave:
    def __init__(
        self,
        journey: Journey,
        stages: Sequence[Stage],
        columns: Columns,
        brush: Brush,
        height: float,
    ) -> None:
        self._columns = columns
        self._brush = brush
        self._height = height
        self._stages = stages if brush.beside else ()  # a kept row is not to hold a map
        self._emotions = [curve.leading(journey, stage) for stage in stages]
        self._strands = strands(journey, stages, brush.words)

    def place(self, x: float, y: float) -> Iterator[Record]:
        theme = self._brush.theme
        points = [self._point(one, index, x, y) for index, one in enumerate(self._emotions)]
        for run in runs(points):
            yield from self._filled(self._to_edges(run, x), self._level_y(0, y))
        yield from self._rules(x, y)
        yield from self._calm(x, y)
        others = self._other_runs(x, y)
        for run in others:
            yield from other_line(self._to_edges(run, x), theme)
        yield from self._leading_line(points, x)
        places = self._places(points, x, y)
        for strand, spots in zip(self._strands, places, strict=True):
            yield from lines(strand, spots, theme)
        yield from self._faces(points)
        for strand, spots in zip(self._strands, places, strict=True):
            yield from (mark(strand, *spot, theme) for spot in spots if spot is not None)
        yield from self._other_marks([spot for run in others for spot in run], points)

    def _other_runs(self, x: float, y: float) -> list[list[Point]]:
        """The line of the map beside."""
        if self._brush.beside is None:
            return []

        def point(emotion: Emotion, index: int) -> Point:
            return (x + self._columns.middle(index), self._level_y(emotion.level, y))

        return other_runs(self._brush.beside, self._stages, point)

    def _other_marks(
        self, spots: Sequence[Point], faces: Sequence[Point | None]
    ) -> Iterator[Record]:
        """Its marks where no face is, and its name at the one that is farthest from a face."""
        brush, radius = self._brush, self._brush.sizes.face
        shown = [spot for spot in spots if not hidden(spot, faces, radius)]
        yield from (other_mark(*spot, brush.theme) for spot in shown)
        levels = {face[0]: face[1] for face in faces if face is not None}
        apart = {spot: spot[1] - levels[spot[0]] for spot in shown if spot[0] in levels}
        if brush.beside is None or self._strands or not apart:
            return
        (across, middle), off = max(apart.items(), key=lambda pair: abs(pair[1]))
        small, name = brush.sizes.small, brush.beside.names(brush.words)[0]
        wide = brush.measure.width(name, small)
        top = middle + RADIUS + 1 if off > 0 else middle - RADIUS - 1 - small.line
        baseline = top + small.baseline
        yield Text(across - wide / 2, baseline, name, small, brush.theme.soft, wide)

    def _level_y(self, level: float, y: float) -> float:
        return y + TOP + (2 - level) / 4 * (self._height - TOP * 2)

    def _point(self, emotion: Emotion | None, index: int, x: float, y: float) -> Point | None:
        if emotion is None:
            return None
        return (x + self._columns.middle(index), self._level_y(emotion.level, y))

    def _filled(self, run: list[Point], zero: float) -> Iterator[Record]:
        """Good above, bad below: the farther from calm, the more of it."""
        theme = self._brush.theme
        for above, shape in curve.areas(run, zero):
            yield replace(shape, fill=theme.good.fill if above else theme.bad.fill)

    def _rules(self, x: float, y: float) -> Iterator[Record]:
        """A hairline between two columns, under whatever crosses it."""
        line = Stroke(self._brush.theme.line)
        for index in range(1, self._columns.count):
            across = x + self._columns.between(index)
            yield straight((across, y + EDGE), (across, y + self._height), line)

    def _calm(self, x: float, y: float) -> Iterator[Record]:
        """A line of dots where one is calm."""
        calm = self._level_y(0, y)
        dots = Stroke(self._brush.theme.mute, 1.0, (4.0, 3.0))
        yield straight((x + 6, calm), (x + self._columns.span - 6, calm), dots)

    def _to_edges(self, run: list[Point], x: float) -> list[Point]:
        """The curve goes on level to the edges of the columns."""
        half = self._columns.width / 2
        first, last = run[0], run[-1]
        left = max(first[0] - half, x + 1)
        right = min(last[0] + half, x + self._columns.span - 1)
        return [(left, first[1]), *run, (right, last[1])]

    def _leading_line(self, points: Sequence[Point | None], x: float) -> Iterator[Record]:
        stroke = Stroke(self._brush.theme.accent, LINE_WIDTH)
        sure = self._brush.beside is not None  # there a dash means the map beside
        known = [not sure and curve.is_guess(one) for one in self._emotions if one is not None]
        for run in runs(points):
            guessed, known = known[: len(run)], known[len(run) :]
            ends = [guessed[0], *guessed, guessed[-1]]
            yield from curve.line(self._to_edges(run, x), ends, stroke)

    def _faces(self, points: Sequence[Point | None]) -> Iterator[Record]:
        for point, emotion in zip(points, self._emotions, strict=True):
            if point is not None and emotion is not None:
                yield from face(emotion.level, *point, self._brush.sizes.face, self._brush.theme)

    def _places(
        self, points: Sequence[Point | None], x: float, y: float
    ) -> list[list[Point | None]]:
        """Where the further curves' marks stand: beside a face and beside each other."""
        size = self._brush.sizes.face + 1
        taken = [[(point, size)] if point is not None else [] for point in points]
        return [self._strand_places(strand, taken, x, y) for strand in self._strands]

    def _strand_places(
        self, strand: Strand, taken: list[list[tuple[Point, float]]], x: float, y: float
    ) -> list[Point | None]:
        reach = self._columns.width / 2 - RADIUS
        wanted = [self._point(one, index, x, y) for index, one in enumerate(strand.points)]
        return [
            None if spot is None else beside(taken[index], spot, reach)
            for index, spot in enumerate(wanted)
        ]
