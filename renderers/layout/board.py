"""The board: stages as columns, lanes as rows, on as many pages as it takes to stay legible.

Knows pages; what a row looks like is known by `rows`. A page is at most 1280 units wide and
high, so that the chat's preview (1280 pixels) shows letters of 11 pixels.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from journey.scores import moments_of_truth
from renderers.layout import heads, lanes, timebar
from renderers.layout.blocks import Block, beside, stack
from renderers.layout.brush import BOARD, Brush
from renderers.layout.chevrons import Head, chevrons
from renderers.layout.legend import footer, legend
from renderers.layout.rows import GAP, LABEL, Row, rows
from renderers.layout.wave import Columns
from renderers.scene import Scene, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journey.model import Journey, Stage
    from renderers.text.measure import Measure
    from renderers.theme import Theme
    from renderers.words import Words

PAGE: Final = 1280.0
"""A page's greatest width and height."""

SMALLEST_PAGE: Final = 760.0
MARGIN: Final = 24.0
NARROWEST: Final = 140.0
WIDEST: Final = 300.0
"""Of a column."""

UNDER_HEAD: Final = 9.0
OVER_FOOT: Final = 6.0


def board(journey: Journey, words: Words, theme: Theme, measure: Measure) -> list[Scene]:
    """The pages of the board."""
    brush = Brush(words, theme, measure, BOARD)
    pages: list[Scene] = []
    for part in parts(len(journey.stages)):
        pages += _Part(journey, part, brush).pages()
    return pages


def parts(stages: int) -> list[range]:
    """Which stages share a page: as many as stay wide enough, evenly spread."""
    most = int((PAGE - MARGIN * 2 - LABEL) / (NARROWEST + GAP))
    count = max(1, ceil(stages / most))
    size = max(1, ceil(stages / count))
    return [range(at, min(at + size, stages)) for at in range(0, max(1, stages), size)]


def grid(stages: int) -> Columns:
    """The columns of a page with that many stages."""
    count = max(1, stages)
    width = min(WIDEST, (PAGE - MARGIN * 2 - LABEL) / count - GAP)
    smallest = (SMALLEST_PAGE - MARGIN * 2 - LABEL) / count - GAP
    return Columns(count, max(width, smallest), GAP)


class _Part:
    """Some stages of the map, on one page or on several one after the other."""

    def __init__(self, journey: Journey, part: range, brush: Brush) -> None:
        self._journey = journey
        self._part = part
        self._stages: Sequence[Stage] = [journey.stages[index] for index in part]
        self._brush = brush
        self._columns = grid(len(part))
        self._width = LABEL + GAP + self._columns.span
        self._truths = set(moments_of_truth(journey))
        self._foot = self._make_foot()

    def pages(self) -> list[Scene]:
        """Fills pages from top to bottom; a row too high for any page is divided."""
        further = _Page(self._head(first=False), self._foot)
        pages = [_Page(self._head(first=True), self._foot)]
        for row in rows(self._journey, self._stages, self._columns, self._brush):
            rest: Row | None = row
            while rest is not None:
                rest = self._fill(pages[-1], rest, fresh_room=further.left)
                if rest is not None:
                    pages.append(_Page(further.head, self._foot))
        return [page.scene(self._width, self._brush.theme.page) for page in pages]

    def _fill(self, page: _Page, row: Row, *, fresh_room: float) -> Row | None:
        """Puts as much of the row on the page as fits; gives back what is left."""
        fresh = not page.rows and page.left >= fresh_room
        if page.left < row.height <= fresh_room:
            return row
        taken, rest = row.divide(page.left, force=fresh)
        if taken is not None:
            page.add(taken)
        return rest

    def _head(self, *, first: bool) -> Block:
        """Title and persona, or the short head of a further page; under it the stages."""
        if first and self._part.start == 0:
            top = heads.board_head(self._journey, self._width, self._brush)
        else:
            note = self._note(first=first)
            top = heads.continued_head(self._journey, note, self._width, self._brush)
        return stack([top, stack([self._chevrons(), self._time(first=first)], gap=7)], gap=16)

    def _time(self, *, first: bool) -> Block:
        """The bar of durations, once, on the first page: it shows all stages."""
        if not first or self._part.start or not timebar.timed(self._journey):
            return stack([])
        brush = self._brush
        said = timebar.total(self._journey.stages, brush.words)
        label = heads.time_label(said, LABEL, brush)
        drawn = timebar.bar(self._journey, self._columns.span, brush)
        return beside([label, drawn], GAP)

    def _note(self, *, first: bool) -> str:
        """Which part of the map this page is."""
        words, total = self._brush.words, len(self._journey.stages)
        note = [words.map_title]
        if len(self._part) < total:
            first_stage, last_stage = self._part.start + 1, self._part.stop
            note.append(words.stages_of.format(first=first_stage, last=last_stage, total=total))
        if not first:
            note.append(words.continued)
        return " · ".join(note)

    def _chevrons(self) -> Block:
        found = [
            Head(
                stage=stage,
                number=index + 1,
                width=self._columns.width,
                first=index == self._part.start,
                last=index == self._part.stop - 1,
                truth=stage.id in self._truths,
            )
            for index, stage in zip(self._part, self._stages, strict=True)
        ]
        lefts = [LABEL + GAP + self._columns.left(index) for index in range(len(found))]
        return chevrons(found, lefts, self._brush)

    def _make_foot(self) -> Block:
        pains = lanes.PAINS in lanes.shown(self._journey)
        return stack(
            [
                legend(self._width, self._brush, stars=bool(self._truths), pains=pains),
                footer(self._journey, self._width, self._brush),
            ],
            gap=6,
        )


class _Page:
    """A page being filled: its rows, and the height that is left for more."""

    def __init__(self, head: Block, foot: Block) -> None:
        self.head = head
        self.rows: list[Block] = []
        self._foot = foot
        self.left = PAGE - MARGIN * 2 - head.height - UNDER_HEAD - OVER_FOOT - foot.height

    def add(self, row: Row) -> None:
        block = row.block()
        self.rows.append(block)
        self.left -= block.height + GAP

    def scene(self, width: float, fill: str) -> Scene:
        """The page, as high as what stands on it."""
        sheet = Sheet()
        sheet.extend(self.head.place(MARGIN, MARGIN))
        y = MARGIN + self.head.height + UNDER_HEAD
        for row in self.rows:
            sheet.extend(row.place(MARGIN, y))
            y += row.height + GAP
        y += OVER_FOOT
        sheet.extend(self._foot.place(MARGIN, y))
        height = y + self._foot.height + MARGIN * 0.7
        return sheet.scene(width + MARGIN * 2, height, fill)
