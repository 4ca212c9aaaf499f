"""The emotion row of a board: bands, curves, faces, and what is felt in words.

Knows a row's geometry; knows no other row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from renderers.layout import curve
from renderers.layout.blocks import Block
from renderers.layout.faces import face
from renderers.layout.lanes import EMOTION
from renderers.layout.notes import key, notes
from renderers.scene import Box, Circle, Curve, Record, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Emotion, Journey, Stage
    from renderers.layout.brush import Brush
    from renderers.scene import Point

CURVE_HEIGHT: Final = 104.0
LINE_WIDTH: Final = 2.4
OTHER_DASHES: Final = ((1.6, 2.4), (6.0, 2.0), (6.0, 2.0), (3.0, 3.0))


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


def row(journey: Journey, stages: Sequence[Stage], columns: Columns, brush: Brush) -> Block:
    """The whole row as one block as wide as the columns."""
    emotions = [curve.leading(stage) for stage in stages]
    said = notes(journey, stages, columns.width, brush)
    series = curve.others(journey, stages)
    names = key(_lines(journey, emotions, series, brush), columns.span - 20, brush)
    pad = brush.sizes.pad_y
    lower = max(note.height for note in said) + pad * 2
    height = CURVE_HEIGHT + lower + (names.height + pad if series else 0)

    def place(x: float, y: float) -> Iterator[Record]:
        yield from _ground(x, y, height, columns, brush)
        points = [_point(one, index, columns, x, y, brush) for index, one in enumerate(emotions)]
        yield from _area(points, x, y, columns, brush)
        yield from _separators(x, y, CURVE_HEIGHT + lower, columns, brush)
        yield from _other_lines(series, columns, x, y, brush)
        yield from _leading_line(points, emotions, x, columns, brush)
        yield from _faces(points, emotions, brush)
        for index, note in enumerate(said):
            yield from note.place(x + columns.left(index), y + CURVE_HEIGHT + pad)
        if series:
            yield from names.place(x + 10, y + CURVE_HEIGHT + lower)

    return Block(columns.span, height, place)


def _lines(
    journey: Journey,
    emotions: Sequence[Emotion | None],
    series: Sequence[curve.Series],
    brush: Brush,
) -> list[tuple[str, Stroke]]:
    """The curves' names and strokes, the one with the faces first."""
    names = {persona.id: persona.name for persona in journey.personas}
    lane = brush.words.lane(EMOTION)
    main = next((one.persona for one in emotions if one is not None and one.persona), None)
    lines = [(names.get(main or "", lane), Stroke(brush.theme.accent, LINE_WIDTH))]
    for number, one in enumerate(series):
        name = one.name or lane
        name = f"{name} · {brush.words.measured}" if one.measured else name
        lines.append((name, _other_stroke(number, one, brush)))
    return lines


def _level_y(level: float, y: float, brush: Brush) -> float:
    room = CURVE_HEIGHT - 2 * (brush.sizes.face + 7)
    return y + brush.sizes.face + 7 + (2 - level) / 4 * room


def _point(
    emotion: Emotion | None, index: int, columns: Columns, x: float, y: float, brush: Brush
) -> Point | None:
    if emotion is None:
        return None
    return (x + columns.middle(index), _level_y(emotion.level, y, brush))


def _ground(x: float, y: float, height: float, columns: Columns, brush: Brush) -> Iterator[Record]:
    """Upper band good, lower band bad, a dashed line where one is calm."""
    theme, radius = brush.theme, 8.0
    yield Box(x, y, columns.span, height, theme.surface, Stroke(theme.line), radius)
    third = CURVE_HEIGHT / 3
    yield Box(x + 1, y + 1, columns.span - 2, third, theme.good, None, radius)
    yield Box(x + 1, y + third - radius, columns.span - 2, radius + 1, theme.good)
    yield Box(x + 1, y + 2 * third, columns.span - 2, third, theme.bad)


def _separators(
    x: float, y: float, height: float, columns: Columns, brush: Brush
) -> Iterator[Record]:
    stroke = Stroke(brush.theme.line)
    for index in range(1, columns.count):
        across = x + columns.left(index) - columns.gap / 2
        yield _straight((across, y + 6), (across, y + height - 6), stroke)
    calm = _level_y(0, y, brush)
    dashed = Stroke(brush.theme.lane(EMOTION).line, 0.7, (2.0, 3.0))
    yield _straight((x + 6, calm), (x + columns.span - 6, calm), dashed)


def _straight(start: Point, end: Point, stroke: Stroke) -> Curve:
    return Curve(start, ((start, end, end),), stroke)


def _area(
    points: Sequence[Point | None], x: float, y: float, columns: Columns, brush: Brush
) -> Iterator[Record]:
    for run in _runs(points):
        yield curve.area(_to_edges(run, x, columns), y + CURVE_HEIGHT, brush.theme.accent_tint)


def _leading_line(
    points: Sequence[Point | None],
    emotions: Sequence[Emotion | None],
    x: float,
    columns: Columns,
    brush: Brush,
) -> Iterator[Record]:
    stroke = Stroke(brush.theme.accent, LINE_WIDTH)
    guessed = [curve.is_guess(one) for one in emotions]
    start = 0
    for run in _runs(points):
        start = points.index(run[0], start)
        known = guessed[start : start + len(run)]
        edges = _to_edges(run, x, columns)
        if edges[0] != run[0]:
            known = [known[0], *known]
        if edges[-1] != run[-1]:
            known = [*known, known[-1]]
        yield from curve.line(edges, known, stroke)


def _runs(points: Sequence[Point | None]) -> list[list[Point]]:
    """Neighbouring known points; an unknown stage interrupts the curve."""
    runs: list[list[Point]] = []
    before: Point | None = None
    for point in points:
        if point is not None and before is not None:
            runs[-1].append(point)
        elif point is not None:
            runs.append([point])
        before = point
    return runs


def _to_edges(run: list[Point], x: float, columns: Columns) -> list[Point]:
    """The curve goes on level to the edges of the columns."""
    half = columns.width / 2
    first, last = run[0], run[-1]
    left = max(first[0] - half, x + 1)
    right = min(last[0] + half, x + columns.span - 1)
    return [(left, first[1]), *run, (right, last[1])]


def _faces(
    points: Sequence[Point | None], emotions: Sequence[Emotion | None], brush: Brush
) -> Iterator[Record]:
    for point, emotion in zip(points, emotions, strict=True):
        if point is not None and emotion is not None:
            yield from face(emotion.level, *point, brush.sizes.face, brush.theme)


def _other_lines(
    series: Sequence[curve.Series], columns: Columns, x: float, y: float, brush: Brush
) -> Iterator[Record]:
    for number, one in enumerate(series):
        stroke = _other_stroke(number, one, brush)
        spots = [
            _point(point, index, columns, x, y, brush) for index, point in enumerate(one.points)
        ]
        for run in _runs(spots):
            for piece in curve.line(run, [False] * len(run), stroke):
                yield Curve(piece.start, piece.pieces, stroke)
        for spot in spots:
            if spot is not None:
                yield Circle(*spot, 3.4, brush.theme.surface, Stroke(stroke.colour, 1.6))


def _other_stroke(number: int, series: curve.Series, brush: Brush) -> Stroke:
    colour = brush.theme.stage_ink(number + 1)
    dash = None if series.measured else OTHER_DASHES[number % len(OTHER_DASHES)]
    return Stroke(colour, 1.6, dash)
