"""The board: stages as columns, lanes as rows, on as many pages as it takes to stay legible.

Knows the grid; what stands in a cell is known by `entries` and `feelings`. A page is at most
1280 units wide and high, so that the chat's preview (1280 pixels) shows letters of 11 pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Final

from journey.scores import moments_of_truth
from renderers.layout import feelings, heads, lanes
from renderers.layout.blocks import Block, stack, take
from renderers.layout.brush import BOARD, Brush
from renderers.layout.entries import cell
from renderers.layout.feelings import Columns
from renderers.layout.legend import footer, legend
from renderers.scene import Box, Record, Scene, Sheet, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Journey, Stage
    from renderers.text.measure import Measure
    from renderers.theme import Theme
    from renderers.words import Words

PAGE: Final = 1280.0
MARGIN: Final = 24.0
LABEL: Final = 136.0
GAP: Final = 7.0
NARROWEST: Final = 140.0
WIDEST: Final = 300.0
SMALLEST_PAGE: Final = 760.0
CELL_PAD: Final = 6.0
ROW_MIN: Final = 34.0

SCALE: Final = 2.0
"""Pixels to a unit: 2560 pixels wide."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A lane on these stages: its cells as entries, or one block across all columns."""

    lane: str
    cells: tuple[tuple[Block, ...], ...]
    across: Block | None = None

    def height(self, gap: float) -> float:
        if self.across is not None:
            return self.across.height
        tallest = max(stack(entries, gap).height for entries in self.cells)
        return max(ROW_MIN, tallest + CELL_PAD * 2)


def board(journey: Journey, words: Words, theme: Theme, measure: Measure) -> list[Scene]:
    """The pages of the board."""
    brush = Brush(words, theme, measure, BOARD)
    pages: list[Scene] = []
    for part in _parts(journey.stages):
        pages += _Part(journey, part, brush, whole=len(part) == len(journey.stages)).pages()
    return pages


def _parts(stages: Sequence[Stage]) -> list[range]:
    """Which stages share a page: as many as stay wide enough, evenly spread."""
    room = PAGE - MARGIN * 2 - LABEL
    most = int(room / (NARROWEST + GAP))
    count = max(1, ceil(len(stages) / most))
    size = ceil(len(stages) / count)
    return [range(at, min(at + size, len(stages))) for at in range(0, len(stages), size)] or [
        range(0)
    ]


class _Part:
    """Some stages of the map, on one page or on several one after the other."""

    def __init__(self, journey: Journey, part: range, brush: Brush, *, whole: bool) -> None:
        self._journey = journey
        self._part = part
        self._stages = [journey.stages[index] for index in part]
        self._brush = brush
        self._whole = whole
        count = max(1, len(part))
        room = PAGE - MARGIN * 2 - LABEL
        width = min(WIDEST, room / count - GAP)
        width = max(width, (SMALLEST_PAGE - MARGIN * 2 - LABEL) / count - GAP)
        self._columns = Columns(count, width, GAP)
        self._width = MARGIN * 2 + LABEL + count * (width + GAP)
        self._truths = set(moments_of_truth(journey))

    def pages(self) -> list[Scene]:
        """Fills pages from top to bottom; a row too high for any page is divided by entries."""
        pages = [_Page(self._head(first=True), self._foot())]
        for row in self._rows():
            rest: _Row | None = row
            while rest is not None:
                rest = self._fill(pages[-1], rest)
                if rest is not None:
                    pages.append(_Page(self._head(first=False), self._foot()))
        return [self._scene(page) for page in pages]

    def _fill(self, page: _Page, row: _Row) -> _Row | None:
        """Puts as much of the row on the page as fits; gives back what is left."""
        gap = self._brush.sizes.entry_gap
        height = row.height(gap)
        if height <= page.left or (row.across is not None and page.fresh):
            page.add(self._placed(row))
            return None
        if row.across is not None or (not page.fresh and height <= self._fresh_room()):
            return row
        room = page.left - CELL_PAD * 2
        counts = [take(entries, room, gap) for entries in row.cells]
        if not any(counts):
            if not page.fresh:
                return row
            counts = [min(1, len(entries)) for entries in row.cells]
        page.add(self._placed(_Row(row.lane, _cut(row.cells, counts, first=True))))
        page.left = 0.0
        left = _cut(row.cells, counts, first=False)
        return _Row(row.lane, left) if any(left) else None

    def _fresh_room(self) -> float:
        return _Page(self._head(first=False), self._foot()).left

    def _head(self, *, first: bool) -> Block:
        """Title and persona, or the short head of a further page, and the chevrons."""
        width = self._width - MARGIN * 2
        if first and self._part.start == 0:
            top = heads.board_head(self._journey, width, self._brush)
        else:
            top = heads.continued_head(self._journey, self._note(first=first), width, self._brush)
        return stack([top, self._chevrons()], gap=16)

    def _note(self, *, first: bool) -> str:
        words = self._brush.words
        parts = [words.map_title]
        if not self._whole:
            parts.append(
                words.stages_of.format(
                    first=self._part.start + 1,
                    last=self._part.stop,
                    total=len(self._journey.stages),
                )
            )
        if not first:
            parts.append(words.continued)
        return " · ".join(parts)

    def _chevrons(self) -> Block:
        tallest = max((block.height for block in self._stage_heads(0)), default=0.0)
        blocks = self._stage_heads(tallest)

        def place(x: float, y: float) -> Iterator[Record]:
            for index, block in enumerate(blocks):
                yield from block.place(x + LABEL + GAP + self._columns.left(index), y)

        return Block(self._width, tallest, place)

    def _stage_heads(self, lowest: float) -> list[Block]:
        return [
            heads.chevron(
                stage,
                index + 1,
                self._columns.width,
                self._brush,
                first=index == self._part.start,
                last=index == self._part.stop - 1,
                truth=stage.id in self._truths,
                lowest=max(lowest, 38.0),
            )
            for index, stage in zip(self._part, self._stages, strict=True)
        ]

    def _foot(self) -> Block:
        width = self._width - MARGIN * 2
        shown = lanes.shown(self._journey)
        return stack(
            [
                legend(width, self._brush, stars=bool(self._truths), pains=lanes.PAINS in shown),
                footer(self._journey, width, self._brush),
            ],
            gap=6,
        )

    def _rows(self) -> Iterator[_Row]:
        for lane in lanes.shown(self._journey):
            if not self._stages:
                return
            if lane == lanes.EMOTION:
                across = feelings.row(self._journey, self._stages, self._columns, self._brush)
                yield _Row(lane, (), across)
                continue
            room = self._columns.width - CELL_PAD * 2
            yield _Row(
                lane,
                tuple(
                    tuple(cell(stage.lane(lane), lane, room, self._brush)) for stage in self._stages
                ),
            )

    def _placed(self, row: _Row) -> Block:
        """The row with its label, its cells all as high as the fullest."""
        brush = self._brush
        name = brush.words.lane(row.lane)
        plain = row.height(brush.sizes.entry_gap)
        label = heads.lane_label(name, lanes.icon(row.lane), row.lane, LABEL, plain, brush)
        height = max(plain, label.height)
        label = heads.lane_label(name, lanes.icon(row.lane), row.lane, LABEL, height, brush)

        def place(x: float, y: float) -> Iterator[Record]:
            yield from label.place(x, y)
            left = x + LABEL + GAP
            if row.across is not None:
                yield from row.across.place(left, y)
                return
            for index, entries in enumerate(row.cells):
                yield from self._cell(
                    row.lane, entries, left + self._columns.left(index), y, height
                )

        return Block(self._width, height, place)

    def _cell(
        self, lane: str, entries: Sequence[Block], x: float, y: float, height: float
    ) -> Iterator[Record]:
        theme = self._brush.theme
        ground = theme.lane(lane).tint
        line = Stroke(theme.line)
        yield Box(x, y, self._columns.width, height, ground, line, 8)
        inner = stack(entries, self._brush.sizes.entry_gap)
        yield from inner.place(x + CELL_PAD, y + CELL_PAD)

    def _scene(self, page: _Page) -> Scene:
        sheet = Sheet()
        y = MARGIN
        for block in page.blocks:
            sheet.extend(block.place(MARGIN, y))
            y += block.height + (GAP if block is not page.blocks[0] else GAP + 2)
        y += 6
        sheet.extend(page.foot.place(MARGIN, y))
        height = y + page.foot.height + MARGIN * 0.75
        return sheet.scene(self._width, height, self._brush.theme.page)


class _Page:
    """A page being filled: its rows, and the height that is left for more."""

    def __init__(self, head: Block, foot: Block) -> None:
        self.blocks = [head]
        self.foot = foot
        used = MARGIN + head.height + GAP + 2 + 6 + foot.height + MARGIN
        self.left = max(PAGE - used, PAGE / 3)

    @property
    def fresh(self) -> bool:
        return len(self.blocks) == 1

    def add(self, row: Block) -> None:
        self.blocks.append(row)
        self.left -= row.height + GAP


def _cut(
    cells: Sequence[Sequence[Block]], counts: Sequence[int], *, first: bool
) -> tuple[tuple[Block, ...], ...]:
    """The first entries of every cell, or the ones after them."""
    pairs = zip(cells, counts, strict=True)
    return tuple(tuple(one[:count] if first else one[count:]) for one, count in pairs)
