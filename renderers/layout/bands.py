"""Under the stages' heads: how many people come to each and are lost on the way to the next.

Knows counts and their look; knows no curve. The band is as high as its share of the most people,
and nothing is told on either side of a stage that was never counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journey.dropoff import drops
from renderers.layout.blocks import Block, stack, text_block
from renderers.layout.chevrons import inset
from renderers.layout.pills import pill, pill_height
from renderers.scene import Box, Shape, Stroke
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight
from renderers.words import come

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.dropoff import Drop
    from journey.model import Journey, Stage
    from renderers.layout.brush import Brush
    from renderers.layout.wave import Columns
    from renderers.scene import Point, Record

HIGH: Final = 22.0
"""The band where most people come."""
LEAST: Final = 2.0
RAMP: Final = 18.0
"""On either side of a border."""
PILL: Final = 12.0
BETWEEN: Final = 5.0
"""Between the counts and the band."""
COUNT: Final = Lettering(12.5, Weight.SEMIBOLD)


def band_label(name: str, under: Sequence[str], width: float, brush: Brush) -> Block:
    """The name of a band, small under it what its figures are."""
    sizes, theme, measure = brush.sizes, brush.theme, brush.measure
    small = [text_block(one, width, sizes.small, theme.soft, measure) for one in under if one]
    return stack([text_block(name, width, sizes.label, theme.ink, measure), *small])


def counted(journey: Journey) -> bool:
    return any(stage.reach for stage in journey.stages)


def reach_label(journey: Journey, width: float, brush: Brush) -> Block:
    """With the period and the source where all counts share them."""
    known = [stage.reach for stage in journey.stages if stage.reach]
    periods = {one.period or "" for one in known}
    sources = {one.source or "" for one in known}
    under = [next(iter(one)) if len(one) == 1 else "" for one in (periods, sources)]
    return band_label(brush.words.told["band.reach"], under, width, brush)


def reach_band(journey: Journey, part: range, columns: Columns, brush: Brush) -> Block:
    """The counts, the losses between them, the band; of the stages on a page."""
    return _Reach(journey, part, columns, brush).block()


class _Reach:
    def __init__(self, journey: Journey, part: range, columns: Columns, brush: Brush) -> None:
        self._stages: list[Stage] = [journey.stages[at] for at in part]
        found = drops(journey)
        self._drops = [found[at] if at < len(found) else None for at in part]
        self._columns = columns
        self._brush = brush
        self._most = max((one.reach.people for one in journey.stages if one.reach), default=0)
        self._texts = [self._count(stage, at) for at, stage in enumerate(self._stages)]

    def block(self) -> Block:
        columns = self._columns
        row = max([pill_height(PILL) + 3, *(text.height for text in self._texts)])
        height = row + BETWEEN + HIGH

        def place(x: float, y: float) -> Iterator[Record]:
            foot = y + height
            for run in self._runs():
                yield Shape(tuple(self._outline(run, x, foot)), self._brush.theme.head)
            for at, text in enumerate(self._texts):
                yield from text.place(x + columns.left(at) + inset(at), y)
                if self._stages[at].reach is None:
                    yield self._unknown(x + columns.left(at), foot)
            for at, drop in enumerate(self._drops):
                if drop is not None:
                    yield from self._pill(drop, at, x, y)

        return Block(columns.span, height, place)

    def _count(self, stage: Stage, at: int) -> Block:
        words, theme = self._brush.words, self._brush.theme
        room = self._columns.width - inset(at) - 4
        if stage.reach is None:
            told, ink = words.told["band.uncounted"], theme.soft
            return text_block(told, room, self._brush.sizes.body, ink, self._brush.measure)
        told = come(stage.reach, words)
        room -= pill_height(PILL) * 1.4 if self._drops[at] else 0
        return text_block(told, room, COUNT, theme.ink, self._brush.measure)

    def _runs(self) -> list[list[int]]:
        """Neighbouring stages that were counted."""
        found: list[list[int]] = []
        for at, stage in enumerate(self._stages):
            if stage.reach is None:
                continue
            if found and found[-1][-1] == at - 1:
                found[-1].append(at)
            else:
                found.append([at])
        return found

    def _outline(self, run: Sequence[int], x: float, foot: float) -> Iterator[Point]:
        yield (x + self._left(run[0]), foot)
        yield (x + self._left(run[0]), foot - self._high(run[0]))
        for at in run[1:]:
            border = x + self._columns.between(at)
            yield (border - RAMP, foot - self._high(at - 1))
            yield (border + RAMP, foot - self._high(at))
        yield (x + self._right(run[-1]), foot - self._high(run[-1]))
        yield (x + self._right(run[-1]), foot)

    def _left(self, at: int) -> float:
        return self._columns.between(at) if at else 0.0

    def _right(self, at: int) -> float:
        last = at == self._columns.count - 1
        return self._columns.span if last else self._columns.between(at + 1)

    def _high(self, at: int) -> float:
        reach = self._stages[at].reach
        assert reach is not None
        return max(LEAST, HIGH * reach.people / self._most) if self._most else LEAST

    def _unknown(self, x: float, foot: float) -> Record:
        line = Stroke(self._brush.theme.mute, 1.2, (4.0, 3.0))
        wide = self._columns.width - 4
        return Box(x + 2, foot - HIGH + 2, wide, HIGH - 3, None, line, 4)

    def _pill(self, drop: Drop, at: int, x: float, y: float) -> Iterator[Record]:
        """On the border to the next stage; of a page's last stage inside the page."""
        found = pill(drop, PILL, self._brush)
        middle = x + self._right(at)
        left = middle - found.width if at == self._columns.count - 1 else middle - found.width / 2
        yield from found.place(left, y - 1)
