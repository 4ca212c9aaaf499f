"""The cover's panel: the stages one under the other, on their left the curve from top to bottom.

Knows the curve, the voices of a group, the rail of a map without feelings; what stands in a row is
known by `stops`. Better is further to the right.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from journey.loudness import lowest
from journey.model import EmotionKind
from journey.soreness import moments_of_truth
from renderers import telling
from renderers.layout import curve, stops, strands
from renderers.layout.badges import badge, disc
from renderers.layout.blocks import Block, spoken, tagged, take
from renderers.layout.faces import face
from renderers.layout.marks import Mark
from renderers.layout.other_line import hidden, other_line, other_mark, other_runs
from renderers.scene import Begin, Box, Circle, Curve, End, Record, Shape, Stroke, Tag, Text
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Journey, Stage
    from renderers.layout.brush import Brush
    from renderers.layout.stops import Looks
    from renderers.layout.strands import Strand
    from renderers.scene import Point

LEVEL: Final = 25.0
"""Across, for a level."""
ZERO: Final = 80.0
"""From the panel's left edge to the zero line."""
LEFT: Final = 164.0
"""… and to the rows' texts."""
RIGHT: Final = 16.0
FACE: Final = 15.0
AXIS: Final = Lettering(12.5, Weight.MEDIUM)
HEAD: Final = 28.0
"""Over the first row: the ends of the axis in words."""
PAD: Final = 9.0
"""Over the first row without it, and under the last one."""
RAIL: Final = 30.0
RAIL_LEFT: Final = 58.0
LINE: Final = 3.2
DOTS: Final = (3.4, 3.6)


def panels(
    journey: Journey, width: float, brush: Brush, looks: Looks, *, first: float, room: float
) -> list[Block]:
    """The stages on one panel, or on several where they are higher than the room.

    `first` is the height left on the page where they begin, `room` that of a further page.
    """
    left = LEFT if looks.felt else RAIL_LEFT
    rows = stops.rows(journey, width - left - RIGHT, brush, looks)
    stages = list(journey.stages)
    head = HEAD if looks.felt else PAD
    found: list[Block] = []
    done = 0
    while rows:
        count = max(1, take(rows, (room if found else first) - head - PAD, 0))
        part = _Panel(journey, stages[:count], rows[:count], width, brush, looks, done)
        found.append(part.block())
        stages, rows, done = stages[count:], rows[count:], done + count
    return found


class _Panel:
    """Some stages under each other."""

    def __init__(
        self,
        journey: Journey,
        stages: Sequence[Stage],
        rows: Sequence[Block],
        width: float,
        brush: Brush,
        looks: Looks,
        done: int,
    ) -> None:
        self._journey = journey
        self._stages = stages
        self._rows = rows
        self._width = width
        self._brush = brush
        self._looks = looks
        self._done = done
        self._heard = [lowest(journey, stage) for stage in stages]
        self._voices = strands.strands(journey, stages, brush.words)

    def block(self) -> Block:
        theme, felt = self._brush.theme, self._looks.felt
        head = HEAD if felt else PAD
        rows = sum(row.height for row in self._rows)
        height = head + rows + PAD
        left = LEFT if felt else RAIL_LEFT

        def place(x: float, y: float) -> Iterator[Record]:
            yield Box(x, y, self._width, height, theme.surface, Stroke(theme.line, 1.2), 14)
            top = y + head
            if felt:
                told = telling.curve(self._journey, self._stages, self._brush.words)
                yield from spoken(self._curves(x, top, rows), told)
            else:
                yield from self._rail(x, top)
            for number, row in enumerate(self._rows):
                if number:
                    start, end = (x + left, top), (x + self._width - RIGHT, top)
                    yield Curve(start, ((start, end, end),), Stroke(theme.line, 1))
                top += row.height
            top = y + head
            yield Begin(Tag.LIST)
            for row in self._rows:  # a pill hides the hairline that it hangs over
                yield from tagged(row, Tag.ITEM).place(x + left, top)
                top += row.height
            yield End()
            if felt:
                yield from self._axis(x, y + 6)

        return Block(self._width, height, place)

    def _axis(self, x: float, y: float) -> Iterator[Record]:
        """The ends in words."""
        theme, measure, told = self._brush.theme, self._brush.measure, self._brush.words.told
        bad, good = told["axis.bad"], told["axis.good"]
        wide = measure.width(bad, AXIS)
        at = x + ZERO - 9 - wide
        yield Text(at, y + AXIS.baseline, bad, AXIS, theme.bad.ink, wide)
        wide = measure.width(good, AXIS)
        yield Text(x + ZERO + 9, y + AXIS.baseline, good, AXIS, theme.good.ink, wide)

    def _middles(self, top: float) -> list[float]:
        found = []
        for row in self._rows:
            found.append(top + row.height / 2)
            top += row.height
        return found

    def _rail(self, x: float, top: float) -> Iterator[Record]:
        """Numbers on a rail, where no feelings are shown."""
        theme, measure = self._brush.theme, self._brush.measure
        truths = set(moments_of_truth(self._journey))
        middles = self._middles(top)
        for upper, lower in pairwise(middles):
            start, end = (x + RAIL, upper + 15), (x + RAIL, lower - 15)
            yield Curve(start, ((start, end, end),), Stroke(theme.head, 3), rounded=False)
        for number, (stage, middle) in enumerate(zip(self._stages, middles, strict=True), 1):
            truth = stage.id in truths
            at = self._done + number
            yield from disc(at, x + RAIL, middle, 12.5, theme, measure, truth=truth)

    def _across(self, level: float, x: float) -> float:
        return x + ZERO + level * LEVEL

    def _curves(self, x: float, top: float, height: float) -> Iterator[Record]:
        theme = self._brush.theme
        middles = self._middles(top)
        points: list[Point | None] = [
            None if heard is None else (self._across(heard.level, x), middle)
            for heard, middle in zip(self._heard, middles, strict=True)
        ]
        ends = (top, top + height)
        runs = strands.runs(points)
        for run in runs:
            yield from self._areas(self._to_ends(run, points, ends), x)
        yield self._zero(x, ends)
        others = self._other_runs(x, middles)
        for one in others:
            yield from other_line(one, theme, upright=True)
        yield from self._assumed(x, middles)
        if self._voices:
            yield from self._persons(x, middles, ends)
        else:
            yield from self._leading(points, ends)
        for point, heard in zip(points, self._heard, strict=True):
            if point is not None and heard is not None:
                yield from face(heard.level, *point, FACE, theme, ring=2.4)
        for heard, middle in zip(self._heard, middles, strict=True):
            if heard is None:
                yield Circle(x + ZERO, middle, 9.5, theme.surface)
                yield from badge(Mark.GUESS, x + ZERO, middle, 8, theme)
        if 1 < len(self._voices) <= strands.FEW:
            yield from self._signs(x, middles, points)
        shown = [spot for one in others for spot in one if not hidden(spot, points, FACE)]
        yield from (other_mark(*spot, theme) for spot in shown)

    def _to_ends(
        self, run: list[Point], points: Sequence[Point | None], ends: tuple[float, float]
    ) -> list[Point]:
        """The line goes on level to the panel's edges."""
        found = list(run)
        if run[0] == points[0]:
            found.insert(0, (run[0][0], ends[0]))
        if run[-1] == points[-1]:
            found.append((run[-1][0], ends[1]))
        return found

    def _areas(self, run: Sequence[Point], x: float) -> Iterator[Record]:
        """Between the line and zero, cut at the crossings."""
        if len(run) == 1:
            return
        theme, zero = self._brush.theme, x + ZERO
        line = curve.sampled(run, upright=True)
        bad = [(min(across, zero), y) for across, y in line]
        good = [(max(across, zero), y) for across, y in line]
        for edge, fill in ((bad, theme.bad.fill), (good, theme.good.fill)):
            if self._voices and fill == theme.good.fill:
                continue  # among several only what is wrong for somebody is filled
            if any(across != zero for across, _ in edge):
                yield Shape(((zero, edge[0][1]), *edge, (zero, edge[-1][1])), fill)

    def _zero(self, x: float, ends: tuple[float, float]) -> Record:
        start, end = (x + ZERO, ends[0]), (x + ZERO, ends[1])
        stroke = Stroke(self._brush.theme.mute, 1.2, (3.0, 3.0))
        return Curve(start, ((start, end, end),), stroke, rounded=False)

    def _leading(
        self, points: Sequence[Point | None], ends: tuple[float, float]
    ) -> Iterator[Record]:
        """The line; dotted beside what is only supposed."""
        sure = self._brush.beside is not None  # there a dash means the map beside
        known = [
            not sure and all(map(curve.is_guess, heard.emotions))
            for heard in self._heard
            if heard is not None
        ]
        stroke = Stroke(self._brush.theme.accent, LINE)
        for run in strands.runs(points):
            guessed, known = known[: len(run)], known[len(run) :]
            line = self._to_ends(run, points, ends)
            begins = [guessed[0]] if line[0] != run[0] else []
            stops_too = [guessed[-1]] if line[-1] != run[-1] else []
            all_guessed = [*begins, *guessed, *stops_too]
            yield from curve.line(line, all_guessed, stroke, upright=True, dotted=DOTS)

    def _assumed(self, x: float, middles: Sequence[float]) -> Iterator[Record]:
        """What was thought, where a survey says something else."""
        theme = self._brush.theme
        if self._voices:
            return
        thought = []
        for stage, heard, middle in zip(self._stages, self._heard, middles, strict=True):
            was = None
            if heard is not None and heard.emotions[0].kind is EmotionKind.MEASURED:
                was = next((one for one in stage.emotions if one.kind is EmotionKind.ASSUMED), None)
            if was is not None and heard is not None and strands.is_apart(heard.emotions[0], was):
                thought.append(((self._across(was.level, x), middle), heard.level))
        for (across, middle), level in thought:
            start, end = (across, middle), (self._across(level, x), middle)
            yield Curve(start, ((start, end, end),), Stroke(theme.soft, 1.4, (3.0, 3.0)))
            yield Circle(across, middle, 5, theme.surface, Stroke(theme.soft, 1.5))

    def _persons(
        self, x: float, middles: Sequence[float], ends: tuple[float, float]
    ) -> Iterator[Record]:
        """Everybody's line; those that run on one level side by side."""
        theme = self._brush.theme
        width = strands.width(len(self._voices))
        for number, voice in enumerate(self._voices):
            spots: list[Point | None] = [
                None
                if one is None
                else (self._across(one.level, x) + strands.aside(self._voices, number, at), middle)
                for at, (one, middle) in enumerate(zip(voice.points, middles, strict=True))
            ]
            stroke = voice.stroke(theme, width)
            for run in strands.runs(spots):
                line = self._to_ends(run, spots, ends)
                yield from curve.line(line, [False] * len(line), stroke, upright=True)

    def _signs(
        self, x: float, middles: Sequence[float], faces: Sequence[Point | None]
    ) -> Iterator[Record]:
        """The persons' signs on their lines, where no face is; equals one under the other."""
        theme = self._brush.theme
        for at, middle in enumerate(middles):
            by_level: dict[float, list[Strand]] = {}
            for voice in self._voices:
                one = voice.points[at]
                if one is not None:
                    by_level.setdefault(one.level, []).append(voice)
            for level, whose in by_level.items():
                across = self._across(level, x)
                spot = faces[at]
                if spot is not None and abs(spot[0] - across) < FACE + 8:
                    continue
                for index, voice in enumerate(whose):
                    off = (index - (len(whose) - 1) / 2) * 12
                    yield Circle(across, middle + off, 7, theme.surface)
                    yield strands.mark(voice, across, middle + off, 5, theme)

    def _other_runs(self, x: float, middles: Sequence[float]) -> list[list[Point]]:
        """The line of the map beside."""
        if self._brush.beside is None:
            return []
        return other_runs(
            self._brush.beside,
            self._stages,
            lambda emotion, at: (self._across(emotion.level, x), middles[at]),
        )
