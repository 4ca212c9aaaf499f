"""The panel of a slide or a post: the curve from left to right over the stages' numbers.

Knows its parts and how high it may be; the curve's geometry is known by `wave`. Titles stand under
the numbers where all of them fit, else under the moments of truth.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from journey.conclusion import conclusion
from journey.soreness import moments_of_truth
from renderers import telling
from renderers.layout import lanes
from renderers.layout.badges import disc
from renderers.layout.blocks import Block, spoken, stack
from renderers.layout.fitting import fitted
from renderers.layout.notes import key
from renderers.layout.wave import Columns, Wave, straight
from renderers.scene import Box, Stroke, Text
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Journey
    from renderers.layout.brush import Brush
    from renderers.scene import Record
    from renderers.text.wrap import Line

PAD: Final = 10.0
"""Over and under what stands in the panel."""
SIDE: Final = 12.0
RADIUS: Final = 14.0
OVER: Final = 7.0
"""Between the panel's parts, and over a face."""
LOWEST: Final = 8.0
"""Height of a level where nothing else can be left out."""
MOST: Final = 34.0
TITLE_LINES: Final = 2
BETWEEN: Final = 10.0
"""Two titles."""
SPAN: Final = 3
"""Columns that the title of a moment of truth may take."""
MOVED: Final = 0.6
"""Of half its width a title may be moved aside."""
INSET: Final = 4.0
"""From the panel's edges to the line's ends."""
CLEAR: Final = 3.0
"""From the axis's words to curve and faces."""
STEP: Final = 6.0
RAIL: Final = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Its letters and signs; no letters are smaller than `small` of the sizes it is drawn with."""

    disc: float
    number: float
    title: Lettering
    axis: Lettering
    titled: int
    """With so many stages at most each has its title."""
    least: float
    """Height of a level that is left to the curve before anything else is left out."""


SLIDE: Final = Form(
    disc=12.4,
    number=18,
    title=Lettering(18, Weight.SEMIBOLD, leading=1.2),
    axis=Lettering(18, leading=1.2),
    titled=6,
    least=12,
)
POST: Final = Form(
    disc=12.5,
    number=15,
    title=Lettering(14.5, Weight.SEMIBOLD, leading=1.2),
    axis=Lettering(13.5, Weight.MEDIUM, leading=1.2),
    titled=0,
    least=15,
)


@dataclass(frozen=True, slots=True)
class _Word:
    """An end of the axis in words; x and y relative to the columns' left end and the zero line."""

    x: float
    y: float
    line: Text


class Across:
    """The panel of one map; `block` gives it with the curve as high as is left."""

    def __init__(self, journey: Journey, width: float, brush: Brush, form: Form) -> None:
        self._journey = journey
        self._width = width
        self._brush = brush
        self._form = form
        count = max(1, len(journey.stages))
        self._columns = Columns(count, (width - INSET * 2) / count, 0.0)
        self._truths = set(moments_of_truth(journey))
        self._felt = any(stage.emotions for stage in journey.stages) and not lanes.hidden(
            journey, lanes.EMOTION
        )
        self._titles = self._placed_titles()
        self._key = self._key_block()
        self._unfelt = self._unfelt_lines()

    @property
    def least(self) -> float:
        """Its height with the curve as low as it should be."""
        return self._height(self._form.least)

    def block(self, height: float) -> Block:
        """As high as that where the curve can use it, else lower."""
        level = LOWEST
        if self._felt:
            level = min(MOST, LOWEST + max(0.0, height - self._height(LOWEST)) / 4)
            while level > LOWEST and self._height(level) > height:
                level = max(LOWEST, level - 0.5)
        return self._block(level)

    def _height(self, level: float) -> float:
        texts = max((len(lines) for _, lines in self._titles), default=0) * self._form.title.line
        above = self._key.height + (OVER if self._key.height else 0)
        below = self._form.disc * 2 + (4 + texts if texts else 0)
        told = len(self._unfelt) * self._form.axis.line + (OVER if self._unfelt else 0)
        curve = 0.0
        if self._felt:
            drawn = self._drawn(level)
            curve = drawn.up + drawn.down + OVER
        return PAD * 2 + above + curve + below + told

    def _wave(self, level: float) -> Wave:
        return Wave(self._journey, self._journey.stages, self._columns, self._brush, level)

    def _drawn(self, level: float) -> _Drawn:
        return _Drawn(self._wave(level), self._brush, self._form, self._columns.span)

    def _block(self, level: float) -> Block:
        theme, form = self._brush.theme, self._form
        height = self._height(level)
        drawn = (
            _Drawn(self._wave(level), self._brush, form, self._columns.span) if self._felt else None
        )

        def place(x: float, y: float) -> Iterator[Record]:
            yield Box(x, y, self._width, height, theme.surface, Stroke(theme.line, 1.2), RADIUS)
            top = y + PAD
            yield from self._key.place(x + SIDE, top)
            top += self._key.height + (OVER if self._key.height else 0)
            if drawn is not None:
                told = telling.curve(self._journey, self._journey.stages, self._brush.words)
                yield from spoken(drawn.place(x + INSET, top + drawn.up), told)
                top += drawn.up + drawn.down + OVER
            else:
                yield from self._rail(x, top + form.disc)
            yield from self._numbers(x, top + form.disc)
            top += form.disc * 2 + 4
            deepest = 0
            for left, lines in self._titles:
                yield from self._centred(lines, x + left, top)
                deepest = max(deepest, len(lines))
            top += deepest * form.title.line + OVER - (0 if deepest else 4)
            for at, line in enumerate(self._unfelt):
                base = top + at * form.axis.line + form.axis.baseline
                yield Text(x + SIDE, base, line.text, form.axis, theme.ink, line.width)

        return Block(self._width, height, place)

    def _numbers(self, x: float, y: float) -> Iterator[Record]:
        theme, measure, form = self._brush.theme, self._brush.measure, self._form
        for at, stage in enumerate(self._journey.stages):
            truth, middle = stage.id in self._truths, x + self._middle(at)
            yield from disc(
                at + 1, middle, y, form.disc, theme, measure, truth=truth, size=form.number
            )

    def _rail(self, x: float, y: float) -> Iterator[Record]:
        """Between the numbers, where no feelings are shown."""
        middles = [x + self._middle(at) for at in range(len(self._journey.stages))]
        for left, right in pairwise(middles):
            start, end = (left + self._form.disc + 4, y), (right - self._form.disc - 4, y)
            yield straight(start, end, Stroke(self._brush.theme.head, RAIL))

    def _centred(self, lines: Sequence[Line], middle: float, y: float) -> Iterator[Record]:
        letters = self._form.title
        for at, line in enumerate(lines):
            base = y + at * letters.line + letters.baseline
            left = middle - line.width / 2
            yield Text(left, base, line.text, letters, self._brush.theme.ink, line.width)

    def _placed_titles(self) -> list[tuple[float, tuple[Line, ...]]]:
        """The middles of the titles and their lines: all of them, else the moments of truth."""
        stages, form = self._journey.stages, self._form
        room = self._columns.width - BETWEEN
        if len(stages) <= form.titled:
            every = [self._title(at, room) for at in range(len(stages))]
            if all(every):
                return [(self._middle(at), lines) for at, lines in enumerate(every)]
        starred = [at for at, stage in enumerate(stages) if stage.id in self._truths]
        return self._abreast(starred) or self._parted(starred)

    def _middle(self, at: int) -> float:
        """Of a stage's column, from the panel's left edge."""
        return INSET + self._columns.middle(at)

    def _abreast(self, starred: Sequence[int]) -> list[tuple[float, tuple[Line, ...]]]:
        """Titles that stand under their numbers, some moved a little; none where they would have to
        leave them.
        """
        found: list[tuple[float, tuple[Line, ...]]] = []
        free = SIDE
        for at in starred:
            lines = self._title(at, self._columns.width * SPAN)
            half = max((line.width for line in lines), default=0.0) / 2
            middle = min(max(self._middle(at), free + half), self._width - SIDE - half)
            if not lines or middle - half < free or abs(middle - self._middle(at)) > half * MOVED:
                return []
            found.append((middle, lines))
            free = middle + half + BETWEEN
        return found

    def _parted(self, starred: Sequence[int]) -> list[tuple[float, tuple[Line, ...]]]:
        """Each in its part of the panel, cut at a word; one that does not fit is left out."""
        found = []
        for number, at in enumerate(starred):
            left, right = self._around(starred, number)
            lines = self._title(at, min(right - left, self._columns.width * SPAN))
            half = max((line.width for line in lines), default=0.0) / 2
            middle = max(left + half, min(right - half, self._middle(at)))
            found += [(middle, lines)] if lines else []
        return found

    def _title(self, at: int, width: float) -> tuple[Line, ...]:
        title, letters = self._journey.stages[at].title, self._form.title
        return fitted(title, width, letters, self._brush.measure, TITLE_LINES, whole_words=True)

    def _around(self, starred: Sequence[int], number: int) -> tuple[float, float]:
        """How far the title of a moment of truth may reach to the left and right."""
        middle = self._middle
        left, right = SIDE, self._width - SIDE
        if number:
            left = (middle(starred[number - 1]) + middle(starred[number]) + BETWEEN) / 2
        if number + 1 < len(starred):
            right = (middle(starred[number]) + middle(starred[number + 1]) - BETWEEN) / 2
        return left, right

    def _key_block(self) -> Block:
        """Whose line is whose; nothing where there is one."""
        if not self._felt:
            return stack([])
        wave = self._wave(LOWEST)
        return key(
            wave.lines,
            self._width - SIDE * 2,
            self._brush,
            was=wave.was,
            thought=wave.thought,
            one=not wave.lines,
        )

    def _unfelt_lines(self) -> tuple[Line, ...]:
        """That nobody knows yet what customers feel."""
        if self._felt or lanes.hidden(self._journey, lanes.EMOTION) or not self._journey.stages:
            return ()
        found = conclusion(self._journey)
        told = self._brush.words.told["unfelt"].format(number=found.number if found else 1)
        room = self._width - SIDE * 2
        return fitted(told, room, self._form.axis, self._brush.measure, 3)


class _Drawn:
    """The curve with the ends of its axis in words, and how much room it takes."""

    def __init__(self, wave: Wave, brush: Brush, form: Form, width: float) -> None:
        self._wave = wave
        self._brush = brush
        self._form = form
        self._width = width
        self._rounds = [(point, brush.sizes.face + 2) for point in wave.points if point]
        self._rounds += [(spot, wave.small_face + 6) for _, _, spot in wave.marks]
        self._rounds += [(ring, 6.0) for ring in wave.rings() if ring]
        delight, anger = wave.top() + 28, wave.bottom() - 28
        face = brush.sizes.face + 2
        self.up = max([face - delight, *(size - y for (_, y), size in self._rounds)]) + 2
        self.down = max([face + anger, *(size + y for (_, y), size in self._rounds)]) + 2
        self._edges = [list(edge) for edge in wave.edges()]
        self._words = [word for good in (True, False) if (word := self._word(good=good))]

    def place(self, x: float, zero: float) -> Iterator[Record]:
        yield from self._wave.place(x, zero, 0, 0)
        for word in self._words:
            line = word.line
            base = zero + word.y + line.lettering.baseline
            yield Text(x + word.x, base, line.text, line.lettering, line.colour, line.width)

    def _word(self, *, good: bool) -> _Word:
        """Over the curve what good is, under it what bad is: where neither line nor face is."""
        told, theme, letters = self._brush.words.told, self._brush.theme, self._form.axis
        said = told["axis.up" if good else "axis.bad"]
        wide = self._brush.measure.width(said, letters)
        line = Text(0, 0, said, letters, (theme.good if good else theme.bad).ink, wide)
        level = -self.up if good else self.down - letters.line
        x = SIDE
        while x <= self._width - SIDE - wide:
            if self._is_free(x, x + wide, level, good=good):
                return _Word(x, level, line)
            x += STEP
        if good:
            self.up += letters.line
            return _Word(SIDE, -self.up, line)
        self.down += letters.line
        return _Word(SIDE, self.down - letters.line, line)

    def _is_free(self, left: float, right: float, top: float, *, good: bool) -> bool:
        """Whether everything there lies under a word over the curve, or over one under it."""
        left, right = left - CLEAR, right + CLEAR
        limit = top + self._form.axis.line + CLEAR if good else top - CLEAR
        for edge in self._edges:
            for (x1, y1), (x2, y2) in pairwise(edge):
                if x1 <= right and x2 >= left and _past(min(y1, y2), max(y1, y2), limit, good):
                    return False
        return not any(
            x - size <= right and x + size >= left and _past(y - size, y + size, limit, good)
            for (x, y), size in self._rounds
        )


def _past(upper: float, lower: float, limit: float, good: bool) -> bool:  # noqa: FBT001
    """Whether something reaches over the limit."""
    return upper < limit if good else lower > limit
