"""The emotion row of a board: the curves with their words, what people say, whose line is whose.

Knows a row's parts; the curve's geometry is known by `wave`. Words keep clear of every line.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from renderers.layout import strands
from renderers.layout.blocks import Block, text_block
from renderers.layout.labels import label
from renderers.layout.notes import SIDE, key, notes
from renderers.layout.wave import EDGE, Columns, Wave, straight
from renderers.scene import Box, Record, Stroke, Text
from renderers.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Journey, Stage
    from renderers.layout.brush import Brush
    from renderers.layout.labels import Said

PUSH: Final = 3.0
"""By so much words are moved off a line at a time."""
FAR: Final = 60
"""Steps at most."""
NEAR: Final = 5.0
"""Between a face and its word."""
CLEAR: Final = 3.0
"""Between a word and a line."""
OVER: Final = 8.0
"""From a panel's edge to the words nearest to it."""
END: Final = 0.96
"""Radius of the sign at a line's end, for one unit of the smallest letters: its letter is no
smaller."""
ENDS_APART: Final = 2.1
"""… and between two of them."""
AXIS_END: Final = 18.0
"""From the axis's words to the panel."""


def row(
    journey: Journey,
    stages: Sequence[Stage],
    told: Sequence[Said],
    columns: Columns,
    brush: Brush,
) -> Block:
    """The whole row as one block as wide as the columns."""
    return _Row(journey, stages, told, columns, brush).block()


def onward(journey: Journey, stages: Sequence[Stage]) -> int:
    """The number of the stage with which a further page goes on; 0: none does."""
    if not stages or stages[-1].id == journey.stages[-1].id:
        return 0
    return [stage.id for stage in journey.stages].index(stages[-1].id) + 2


class _Row:
    def __init__(
        self,
        journey: Journey,
        stages: Sequence[Stage],
        told: Sequence[Said],
        columns: Columns,
        brush: Brush,
    ) -> None:
        self._columns = columns
        self._brush = brush
        self._end = brush.sizes.small.size * END
        self._wave = Wave(journey, stages, columns, brush, brush.sizes.level)
        self._onward = onward(journey, stages)
        self._told = told
        self._notes = notes(self._wave.lines, stages, columns.width, brush)
        labels = [label(one, columns.width, brush) for one in told]
        self._ends = self._line_ends()
        if self._ends:
            named = self._names_wide() + 5 if self._names_fit() else 0.0
            self._wave.end = columns.span - OVER - self._end * 2 - named
        self._edges = list(self._wave.edges())
        self._labels = [(lines, self._label_top(at, lines)) for at, lines in enumerate(labels)]

    def block(self) -> Block:
        columns, brush, wave = self._columns, self._brush, self._wave
        theme = brush.theme
        names = key(
            [],
            columns.span - 20,
            brush,
            was=wave.was,
            thought=wave.thought,
            one=not wave.lines,
        )
        top, bottom = self._extent()
        noted = max((note.height for note in self._notes), default=0.0)
        upper = bottom - top + (noted + OVER * 2 if noted else 0)
        height = upper + (names.height + OVER * 1.5 if names.height else 0)
        zero, said = -top, bottom - top + OVER
        inset = SIDE if wave.lines else 0.0

        def place(x: float, y: float) -> Iterator[Record]:
            yield Box(x, y, columns.span, height, theme.surface, Stroke(theme.line), 10)
            ends = y + (0 if not names.height else EDGE), y + upper - (EDGE if names.height else 0)
            yield from wave.place(x, y + zero, *ends)
            if noted:
                level = y + bottom - top
                across = ((x, level), (x + columns.span, level))
                yield straight(*across, Stroke(theme.line))
            for at, (lines, down) in enumerate(self._labels):
                line_y = y + zero + down
                for line in lines:
                    yield from line.place(x + columns.middle(at) - line.width / 2, line_y)
                    line_y += line.height
            for index, note in enumerate(self._notes):
                yield from note.place(x + columns.left(index) + inset, y + said)
            yield from self._place_ends(x, y + zero)
            yield from self._place_onward(x, y + zero)
            yield from names.place(x + 10, y + upper + OVER * 0.5)
            yield from self._axis(x, y + zero)

        return Block(columns.span, height, place)

    def _extent(self) -> tuple[float, float]:
        """The upper and lower edge of curve and words, around the zero line."""
        tops = [top - OVER for lines, top in self._labels if lines]
        bottoms = [top + _height(lines) + OVER for lines, top in self._labels if lines]
        tops += [down - self._end - OVER for _, down in self._ends]
        return min([self._wave.top(), *tops]), max([self._wave.bottom(), *bottoms])

    def _label_top(self, at: int, lines: Sequence[Block]) -> float:
        """Where a stage's words begin: over a face or under it, clear of every line and ring."""
        wave, point = self._wave, self._wave.points[at]
        size = self._brush.sizes.face + 2
        ring = wave.rings()[at]
        heard = wave.heard[at]
        under = heard is None or (bool(wave.lines) and heard.of > len(heard.emotions))
        below = under or self._told[at].bad
        level = 0.0 if point is None else point[1]
        height = _height(lines)
        down = level + size + NEAR if below else level - size - NEAR - height
        if ring is not None:
            down = max(down, ring[1] + 10) if below else min(down, ring[1] - 10 - height)
        middle = self._columns.middle(at)
        for _ in range(FAR):
            if self._is_clear(lines, middle, down):
                break
            down += PUSH if below else -PUSH
        return down

    def _is_clear(self, lines: Sequence[Block], middle: float, top: float) -> bool:
        for line in lines:
            left, right = middle - line.width / 2 - CLEAR, middle + line.width / 2 + CLEAR
            lower = top + line.height
            for edge in self._edges:
                for (x1, y1), (x2, y2) in pairwise(edge):
                    if x1 > right or x2 < left:
                        continue
                    if min(y1, y2) - CLEAR < lower and max(y1, y2) + CLEAR > top:
                        return False
            top = lower
        return not self._meets_faces(lines, middle, top)

    def _meets_faces(self, lines: Sequence[Block], middle: float, lower: float) -> bool:
        half = max((line.width for line in lines), default=0.0) / 2
        upper = lower - _height(lines)
        size = self._wave.small_face + 2
        names = [(self._wave.end + self._end, down) for _, down in self._ends]
        taken = [(spot, size) for _, _, spot in self._wave.marks]
        taken += [(spot, self._end + CLEAR) for spot in names]
        return any(
            x - size < middle + half
            and x + size > middle - half
            and y - size < lower
            and y + size > upper
            for (x, y), size in taken
        )

    def _line_ends(self) -> list[tuple[int, float]]:
        """The number of each line that reaches the last stage and where its name stands: as low
        as the line, or as much higher as the name under it needs.
        """
        last = [
            (number, point.level)
            for number, line in enumerate(self._wave.lines)
            if line.points and (point := line.points[-1]) is not None
        ]
        found: list[tuple[int, float]] = []
        for number, level in sorted(last, key=lambda pair: pair[1]):
            down = -level * self._brush.sizes.level
            if found:
                down = min(down, found[-1][1] - self._end * ENDS_APART)
            found.append((number, down))
        return found

    def _place_ends(self, x: float, y: float) -> Iterator[Record]:
        """The persons' signs and names at the right ends of their lines."""
        brush = self._brush
        theme, measure = brush.theme, brush.measure
        letters = brush.sizes.label
        left = x + self._wave.end
        for number, down in self._ends:
            line, level = self._wave.lines[number], y + down
            yield from strands.named(line, left + self._end, level, self._end, theme, measure)
            if self._names_fit():
                wide = measure.width(line.name, letters)
                baseline = level + letters.size * 0.36
                yield Text(left + self._end * 2 + 5, baseline, line.name, letters, theme.ink, wide)

    def _names_wide(self) -> float:
        measure, letters = self._brush.measure, self._brush.sizes.label
        names = (self._wave.lines[number].name for number, _ in self._ends)
        return max((measure.width(name, letters) for name in names), default=0.0)

    def _names_fit(self) -> bool:
        """Whether names stand behind the signs; else the sign's letter says whose line it is."""
        room = self._columns.width / 2 - self._brush.sizes.face - self._end * 2 - OVER - 6
        return self._names_wide() <= room

    def _place_onward(self, x: float, y: float) -> Iterator[Record]:
        """«7 →» where the line leaves the page; persons' names stand there themselves."""
        point = self._wave.points[-1] if self._wave.points else None
        if not self._onward or self._ends or point is None:
            return
        letters, theme = self._brush.sizes.label, self._brush.theme
        said = f"{self._onward}{NO_BREAK}→"
        wide = self._brush.measure.width(said, letters)
        # across the zero line, where neither an area nor the stage's own word is
        over = point[1] > 0
        baseline = y + (-NEAR if over else NEAR + letters.size)
        yield Text(x + self._columns.span - OVER - wide, baseline, said, letters, theme.soft, wide)

    def _axis(self, x: float, y: float) -> Iterator[Record]:
        """At the levels of good and bad, left of the panel, what they are."""
        theme, words, small = self._brush.theme, self._brush.words, self._brush.sizes.small
        ends = (
            (1, words.told["axis.up"], theme.good.ink),
            (-1, words.told["axis.bad"], theme.bad.ink),
        )
        for level, said, ink in ends:
            text = text_block(said, 200, small, ink, self._brush.measure)
            at = y - level * self._brush.sizes.level - small.line / 2
            yield from text.place(x - text.width - AXIS_END, at)


def _height(lines: Sequence[Block]) -> float:
    return sum(line.height for line in lines)
