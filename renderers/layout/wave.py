"""The curve from left to right: its areas, its lines, its faces; a stage to a column.

Knows columns and feelings; knows neither rows nor pages. Better is further up. Of several persons
each has a line; the area and the large face are those of whoever is worst off on a stage.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from journey.loudness import Voices, lowest
from journey.model import Emotion
from renderers.layout import curve, strands
from renderers.layout.badges import badge
from renderers.layout.faces import face
from renderers.layout.marks import Mark
from renderers.layout.other_line import hidden, other_line, other_mark, other_runs
from renderers.layout.strands import Strand, is_apart, runs, thought_by
from renderers.scene import Circle, Curve, Record, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Journey, Stage
    from renderers.layout.brush import Brush
    from renderers.scene import Point
    from renderers.theme import Theme

LINE_WIDTH: Final = 3.2
TOP: Final = 28.0
"""Over the level of delight, and under that of anger: a face and some room."""
EDGE: Final = 6.0
"""From a card's edge to the ends of the hairlines in it."""
SMALL: Final = 0.7
"""Of a face's radius: those of the persons who are not worst off."""
CROWDED: Final = 0.52
"""… where there are more than three persons."""
SIGN: Final = 4.4
"""Of a person's sign at their face."""
DOTS: Final = (3.4, 3.6)
DASH: Final = (4.0, 3.0)
THOUGHT: Final = 4.6
"""Radius of the ring where something else was thought."""


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


def straight(start: Point, end: Point, stroke: Stroke) -> Curve:
    return Curve(start, ((start, end, end),), stroke)


class Wave:
    """The curves of some stages; `level` is the height of one level of feeling.

    All places are relative to the columns' left end and the zero line.
    """

    def __init__(
        self,
        journey: Journey,
        stages: Sequence[Stage],
        columns: Columns,
        brush: Brush,
        level: float,
    ) -> None:
        self._columns = columns
        self._brush = brush
        self._level = level
        self.heard: list[Voices | None] = [lowest(journey, stage) for stage in stages]
        self.lines = strands.strands(journey, stages, brush.words)
        self.end = columns.span - 1
        """Where lines end that go on to the right; the persons' names may stand there."""
        self._thoughts = [self._thought(stage, at) for at, stage in enumerate(stages)]
        self.points = [
            None if one is None else self._at(one.level, at) for at, one in enumerate(self.heard)
        ]
        self._others = self._other_runs(stages)
        self.marks = self._marks()

    @property
    def was(self) -> bool:
        """Whether the map beside has a line here."""
        return bool(self._others)

    @property
    def thought(self) -> bool:
        """Whether anything is drawn that was thought and turned out to be otherwise."""
        if not self.lines:
            return any(self._thoughts)
        return any(is_apart(*pair) for pairs in self._thoughts for pair in pairs)

    @property
    def zero(self) -> list[Point]:
        """The line of calm."""
        return [(EDGE, 0.0), (min(self.end, self._columns.span - EDGE), 0.0)]

    def top(self) -> float:
        """Of the level of delight, with a face's room over it."""
        return -2 * self._level - TOP

    def bottom(self) -> float:
        return 2 * self._level + TOP

    def place(self, x: float, y: float, top: float, bottom: float) -> Iterator[Record]:
        """All of it around a zero line at y; `top` and `bottom` are the hairlines' ends; none
        stand where those are one.
        """
        theme = self._brush.theme
        for run in runs(self.points):
            yield from self._areas(_moved(self._to_edges(run), x, y), y)
        for index in range(1, self._columns.count if bottom > top else 0):
            across = x + self._columns.between(index)
            yield straight((across, top), (across, bottom), Stroke(theme.line))
        start, end = _moved(self.zero, x, y)
        yield straight(start, end, Stroke(theme.mute, 1.0, DASH))
        for run in self._others:
            yield from other_line(_moved(self._to_edges(run), x, y), theme)
        yield from self._thought_lines(x, y)
        yield from self._voices(x, y) if self.lines else self._leading(x, y)
        yield from self._faces(x, y)
        spots = [spot for run in self._others for spot in run]
        shown = [one for one in spots if not hidden(one, self.points, self._brush.sizes.face)]
        yield from (other_mark(*one, theme) for one in _moved(shown, x, y))

    def edges(self) -> Iterator[list[Point]]:
        """Every line as short straight pieces: what words keep clear of."""
        yield self.zero
        for run in (*runs(self.points), *self._others):
            yield curve.sampled(self._to_edges(run))
        for number in range(len(self.lines)):
            for run in runs(self._spots(number)):
                yield curve.sampled(self._to_edges(run))
        for run in self._thought_runs():
            yield curve.sampled(run) if len(run) > 1 else run

    def rings(self) -> list[Point | None]:
        """Where something else was thought, in its column."""
        found: list[Point | None] = []
        for at, pairs in enumerate(self._thoughts):
            far = [thought for told, thought in pairs if is_apart(told, thought)]
            found.append(self._at(far[0].level, at) if far else None)
        return found

    def _at(self, level: float, at: int) -> Point:
        return (self._columns.middle(at), -level * self._level)

    def _thought(self, stage: Stage, at: int) -> list[tuple[Emotion, Emotion]]:
        """What was measured and what was thought, of everyone of whom both are known."""
        told = [line.points[at] for line in self.lines]
        if not told:
            heard = self.heard[at]
            told = [heard.emotions[0]] if heard else []
        pairs = ((one, thought_by(stage, one.persona)) for one in told if one)
        return [(one, thought) for one, thought in pairs if thought]

    def _other_runs(self, stages: Sequence[Stage]) -> list[list[Point]]:
        """The line of the map beside."""
        if self._brush.beside is None:
            return []
        return other_runs(
            self._brush.beside, stages, lambda emotion, at: self._at(emotion.level, at)
        )

    def _areas(self, run: list[Point], zero: float) -> Iterator[Record]:
        """Good above, bad below; among several persons only what is wrong for somebody."""
        theme = self._brush.theme
        for above, shape in curve.areas(run, zero):
            if not (above and self.lines):
                yield shape._replace(fill=theme.good.fill if above else theme.bad.fill)

    def _to_edges(self, run: Sequence[Point]) -> list[Point]:
        """The line goes on level to the edges of the columns."""
        half = self._columns.width / 2
        first, last = run[0], run[-1]
        left = max(first[0] - half, 1)
        right = min(last[0] + half, self.end)
        return [(left, first[1]), *run, (right, last[1])]

    def _leading(self, x: float, y: float) -> Iterator[Record]:
        """One line for all; dotted beside what is only supposed."""
        stroke = Stroke(self._brush.theme.accent, LINE_WIDTH)
        sure = self._brush.beside is not None  # there a dash means the map beside
        known = [
            not sure and all(map(curve.is_guess, one.emotions))
            for one in self.heard
            if one is not None
        ]
        for run in runs(self.points):
            guessed, known = known[: len(run)], known[len(run) :]
            ends = [guessed[0], *guessed, guessed[-1]]
            yield from curve.line(_moved(self._to_edges(run), x, y), ends, stroke, dotted=DOTS)

    def _voices(self, x: float, y: float) -> Iterator[Record]:
        """Everybody's line; those that run on one level side by side."""
        wide = strands.width(len(self.lines))
        for number, line in enumerate(self.lines):
            stroke = line.stroke(self._brush.theme, wide)
            for run in runs(self._spots(number)):
                found = _moved(self._to_edges(run), x, y)
                yield from curve.line(found, [False] * len(found), stroke)

    def _spots(self, number: int) -> list[Point | None]:
        """Where a person's line passes the stages."""
        found: list[Point | None] = []
        for at, one in enumerate(self.lines[number].points):
            if one is None:
                found.append(None)
                continue
            across, level = self._at(one.level, at)
            found.append((across, level + strands.aside(self.lines, number, at)))
        return found

    def _marks(self) -> list[tuple[Strand, Emotion, Point]]:
        """The faces of those who are not worst off, beside the large one and each other."""
        found = []
        size = self._brush.sizes.face
        small = self.small_face
        reach = self._columns.width / 2 - small
        for at, heard in enumerate(self.heard):
            face_at = self.points[at]
            if heard is None or face_at is None:
                continue
            taken = [(face_at, size + 2)]
            for line in self.lines:
                one = line.points[at]
                if one is not None and one.level > heard.level:
                    spot = strands.beside(taken, self._at(one.level, at), small + 2, reach)
                    found.append((line, one, spot))
        return found

    @property
    def small_face(self) -> float:
        many = len(self.lines) > strands.FEW
        return self._brush.sizes.face * (CROWDED if many else SMALL)

    def _faces(self, x: float, y: float) -> Iterator[Record]:
        """Of whoever is worst off; smaller ones of the others, with their signs."""
        theme, size, small = self._brush.theme, self._brush.sizes.face, self.small_face
        for point, heard in zip(self.points, self.heard, strict=True):
            if point is not None and heard is not None:
                yield from face(heard.level, x + point[0], y + point[1], size, theme)
        for at, heard in enumerate(self.heard):
            if heard is None:
                middle = (x + self._columns.middle(at), y)
                yield Circle(*middle, 9, theme.surface)
                yield from badge(Mark.GUESS, *middle, 7.5, theme)
        for line, one, spot in self.marks:
            middle = (x + spot[0], y + spot[1])
            yield Circle(*middle, small + 2, line.colour(theme))
            yield from face(one.level, *middle, small, theme, ring=0)
            corner = (middle[0] + small * 0.95, middle[1] + small)
            yield Circle(*corner, SIGN + 1.6, theme.surface)
            yield strands.mark(line, *corner, SIGN, theme)

    def _thought_runs(self) -> list[list[Point]]:
        """What was thought, from the stage before to the stage behind each where it is known."""
        if self.lines:
            return []
        spots: list[Point | None] = []
        count = len(self.points)
        for at, pairs in enumerate(self._thoughts):
            near = self._thoughts[max(0, at - 1) : min(count, at + 2)]
            if pairs:
                spots.append(self._at(pairs[0][1].level, at))
            else:
                spots.append(self.points[at] if any(near) else None)
        return runs(spots)

    def _thought_lines(self, x: float, y: float) -> Iterator[Record]:
        """A thin dashed line; a ring where it is far from what was measured."""
        theme = self._brush.theme
        for run in self._thought_runs():
            plain = [False] * len(run)
            yield from curve.line(_moved(run, x, y), plain, Stroke(theme.soft, 1.4, DASH))
        for at, pairs in enumerate(self._thoughts):
            for told, thought in pairs:
                if is_apart(told, thought):
                    yield from self._ring(told, thought, at, x, y)

    def _ring(
        self, told: Emotion, thought: Emotion, at: int, x: float, y: float
    ) -> Iterator[Record]:
        """Where it was thought to be, tied to where it is."""
        theme = self._brush.theme
        ring, face_at = _moved([self._at(thought.level, at), self._at(told.level, at)], x, y)
        colour = _colour_of(self.lines, told, theme)
        yield straight(ring, face_at, Stroke(colour, 1.4, DASH))
        yield Circle(*ring, THOUGHT, theme.surface, Stroke(colour, 1.6))


def _colour_of(lines: Sequence[Strand], told: Emotion, theme: Theme) -> str:
    """A person's own, where there are several."""
    found = (line.colour(theme) for line in lines if told in line.points)
    return next(found, theme.soft)


def _moved(points: Sequence[Point], x: float, y: float) -> list[Point]:
    return [(x + across, y + down) for across, down in points]
