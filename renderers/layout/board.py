"""The board: stages as columns, lanes as rows, on as many pages as it takes to stay legible.

Knows pages; what a row looks like is known by `rows`, how large a page is by `paper`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING, Final

from journey.soreness import moments_of_truth
from renderers import telling
from renderers.layout import bands, counters, heads, lanes, timebar
from renderers.layout.bar import bar
from renderers.layout.blocks import Block, beside, stack, tagged, text_block
from renderers.layout.brush import BOARD, BOARD_DENSE, BOARD_LOW, Brush
from renderers.layout.chevrons import Head, chevrons
from renderers.layout.headline import shown
from renderers.layout.heads import LABEL_END
from renderers.layout.legend import footer, legend
from renderers.layout.paper import DENSE, SCREEN, Paper
from renderers.layout.rows import GAP, LABEL, Row, rows
from renderers.layout.titles import board_head
from renderers.layout.wave import Columns
from renderers.scene import Begin, Box, End, Scene, Sheet, Stroke, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Journey, Stage
    from renderers.layout.beside import Beside
    from renderers.scene import Record
    from renderers.text.measure import Measure
    from renderers.theme import Theme
    from renderers.words import Words

UNDER_HEAD: Final = 9.0
OVER_FOOT: Final = 13.0
WHOLE: Final = 0.5
"""A row up to so much of a page's height is not divided: it goes on the next page as a whole."""

FRAME: Final = 0.3
FRAME_ON_PAPER: Final = 0.75
"""Of a page's margin: how far a draft's frame stands off the edge; printers need some of it."""

STRETCH: Final = 0.6
"""At most by so much of its height a row is made higher on a sheet."""


def board(
    journey: Journey, words: Words, theme: Theme, measure: Measure, other: Beside | None = None
) -> list[Scene]:
    """The pages of the board; smaller headlines, then a lower curve where those save a page."""
    brush = Brush.of(journey, words, theme, measure, BOARD, other)
    pages = board_on(journey, brush, SCREEN)
    if len(pages) == 1:
        return pages
    found = pages
    for sizes in (BOARD_DENSE, BOARD_LOW):
        dense = board_on(journey, replace(brush, sizes=sizes), DENSE)
        found = min(found, dense, key=len)
        if len(found) < len(pages) or len(dense) == len(parts(len(journey.stages), DENSE)):
            break
    return found


def board_on(journey: Journey, brush: Brush, paper: Paper) -> list[Scene]:
    """The pages on some paper, with the brush's sizes."""
    return [
        page
        for part in parts(len(journey.stages), paper)
        for page in _Part(journey, part, brush, paper).pages()
    ]


def parts(stages: int, paper: Paper = SCREEN) -> list[range]:
    """Which stages share a page: as many as stay wide enough, evenly spread."""
    most = int((paper.width - paper.margin * 2 - LABEL) / (paper.narrowest + GAP))
    count = max(1, ceil(stages / max(1, min(most, paper.most))))
    size = max(1, ceil(stages / count))
    return [range(at, min(at + size, stages)) for at in range(0, max(1, stages), size)]


def grid(stages: int, paper: Paper = SCREEN) -> Columns:
    """The columns of a page with that many stages."""
    count = max(1, stages)
    width = min(paper.widest, (paper.width - paper.margin * 2 - LABEL) / count - GAP)
    smallest = (paper.least - paper.margin * 2 - LABEL) / count - GAP
    return Columns(count, max(width, smallest), GAP)


class _Part:
    """Some stages of the map, on one page or on several one after the other."""

    def __init__(self, journey: Journey, part: range, brush: Brush, paper: Paper) -> None:
        self._journey = journey
        self._part = part
        self._stages: Sequence[Stage] = [journey.stages[index] for index in part]
        self._brush = brush
        self._paper = paper
        self._columns = grid(len(part), paper)
        self._width = LABEL + GAP + self._columns.span
        self._truths = set(moments_of_truth(journey))
        self._foot = self._make_foot()

    def pages(self) -> list[Scene]:
        """Fills pages from top to bottom; a row too high for any page is divided."""
        pages = [self._page(self._head(first=True))]
        for row in rows(self._journey, self._stages, self._columns, self._brush):
            rest: Row | None = row
            while rest is not None:
                rest = self._fill(pages[-1], rest)
                if rest is not None:
                    pages.append(self._page(self._further))
        return [page.scene(self._width, self._brush) for page in pages]

    def _page(self, head: Block) -> _Page:
        return _Page(head, self._foot, self._paper)

    @cached_property
    def _further(self) -> Block:
        """The head of a further page."""
        return self._head(first=False)

    def _fill(self, page: _Page, row: Row) -> Row | None:
        """Puts as much of the row on the page as fits; gives back what is left."""
        if row.height <= page.left:
            page.add(row)
            return None
        fresh_room = self._page(self._further).left
        fresh = not page.rows and page.left >= fresh_room
        if row.height <= fresh_room * WHOLE:
            return row
        taken, rest = row.divide(page.left, force=fresh)
        if taken is not None:
            page.add(taken)
        return rest

    def _head(self, *, first: bool) -> Block:
        """Title and persona, or the short head of a further page; under it the stages."""
        if first and self._part.start == 0:
            head = board_head(self._journey, self._width, self._brush, self._stages_of)
            top = stack([head, bar(self._journey, self._width, self._brush)], gap=12)
        else:
            note = self._note(first=first)
            top = heads.continued_head(self._journey, note, self._width, self._brush)
        under = [self._chevrons(), *([*self._bands(), self._unfelt()] if first else [])]
        if first and not self._part.start:
            under.append(self._across(heads.gone_stages(self._width, self._brush)))
        return stack([top, _opened(stack(under, gap=7))], gap=16)

    def _bands(self) -> list[Block]:
        """How long the stages take, and how many people come to them."""
        journey, brush, found = self._journey, self._brush, []
        if timebar.timed(journey):
            label = timebar.time_label(journey, LABEL - LABEL_END, brush)
            drawn = timebar.bars(journey, self._part, self._columns, brush)
            found.append(self._banded(label, drawn))
        if bands.counted(journey):
            label = bands.reach_label(journey, LABEL - LABEL_END, brush)
            drawn = bands.reach_band(journey, self._part, self._columns, brush)
            found.append(self._banded(label, drawn))
        return found

    def _banded(self, label: Block, drawn: Block) -> Block:
        name = tagged(Block(LABEL, label.height, label.place), Tag.ROW_HEAD)
        cell = tagged(drawn, Tag.CELL, columns=len(self._stages))
        return tagged(beside([name, cell], GAP), Tag.ROW)

    def _across(self, block: Block) -> Block:
        """A row of the table with nothing but these words."""
        cell = tagged(block, Tag.CELL, columns=len(self._stages) + 1) if block.height else block
        return tagged(cell, Tag.ROW)

    def _note(self, *, first: bool) -> str:
        """Which part of the map this page is."""
        words = self._brush.words
        note = [words.map_title, self._stages_of, "" if first else words.continued]
        return " · ".join(filter(None, note))

    @property
    def _stages_of(self) -> str:
        """«этапы 7–12 из 12»; nothing where all are on one page."""
        total, part = len(self._journey.stages), self._part
        if len(part) == total:
            return ""
        told = self._brush.words.stages_of
        return told.format(first=part.start + 1, last=part.stop, total=total)

    def _unfelt(self) -> Block:
        """In place of the curve, where nobody's feeling is known: that it is to be asked for."""
        journey, brush = self._journey, self._brush
        hidden = lanes.hidden(journey, lanes.EMOTION)
        felt = any(stage.emotions for stage in journey.stages)
        if hidden or felt or self._part.start or not journey.stages or brush.future:
            return stack([])
        said = shown(journey)
        told = brush.words.told["unfelt"].format(number=said.number if said else 1)
        letters = brush.sizes.strong
        return self._across(text_block(told, self._width, letters, brush.theme.ink, brush.measure))

    def _chevrons(self) -> Block:
        found = [
            Head(
                stage=stage,
                number=index + 1,
                width=self._columns.width,
                first=index == self._part.start,
                last=index == self._part.stop - 1,
                truth=stage.id in self._truths,
                why=self._why(stage),
            )
            for index, stage in zip(self._part, self._stages, strict=True)
        ]
        lefts = [LABEL + GAP + self._columns.left(index) for index in range(len(found))]
        return chevrons(found, lefts, self._brush)

    def _why(self, stage: Stage) -> str:
        """A star's reason."""
        if stage.id not in self._truths:
            return ""
        names = {who: handle.name for who, handle in self._brush.handles.items()}
        return telling.why(self._journey, stage, self._brush.words, names)

    def _make_foot(self) -> Block:
        journey, brush = self._journey, self._brush
        pains = lanes.PAINS in lanes.shown(journey, brush.beside)
        felt = any(stage.emotions for stage in journey.stages)
        lowest = len(journey.personas) > 1 and felt and not lanes.hidden(journey, lanes.EMOTION)
        counts = [] if brush.draft else counters.known(journey, brush, brush.sizes.small, 2)
        return stack(
            [
                legend(
                    self._width,
                    brush,
                    stars=bool(self._truths),
                    pains=pains,
                    counts=counts,
                    note=brush.words.told["lowest"] if lowest else "",
                ),
                footer(journey, self._width, brush),
            ],
            gap=6,
        )


def _opened(heads: Block) -> Block:
    """The stages' heads, with which the table of the page begins."""

    def place(x: float, y: float) -> Iterator[Record]:
        yield Begin(Tag.TABLE)
        yield from heads.place(x, y)

    return Block(heads.width, heads.height, place)


class _Page:
    """A page being filled: its rows, and the height that is left for more."""

    def __init__(self, head: Block, foot: Block, paper: Paper) -> None:
        self.head = head
        self.rows: list[Row] = []
        self._foot = foot
        self._paper = paper
        self.left = paper.inner_height - head.height - UNDER_HEAD - OVER_FOOT - foot.height

    def add(self, row: Row) -> None:
        self.rows.append(row)
        self.left -= row.height + row.brush.sizes.between

    def scene(self, width: float, brush: Brush) -> Scene:
        """The page, as high as what stands on it; a fixed one higher only if it is overfull."""
        fill = brush.theme.page
        sheet, paper = Sheet(), self._paper
        margin = paper.margin
        head = [*self.head.place(margin, margin)]
        sheet.extend(head)
        y = margin + self.head.height + UNDER_HEAD
        for row in self.rows:
            block = row.block(self._stretch if paper.fixed else 0.0)
            sheet.extend(block.place(margin, y))
            y += block.height + row.brush.sizes.between
        if Begin(Tag.TABLE) in head:  # a map without stages has none
            sheet.add(End())
        y += OVER_FOOT - (self.rows[-1].brush.sizes.between if self.rows else 0)
        if paper.fixed:
            y = max(y, paper.height - margin - self._foot.height)
            full = paper.width, y + self._foot.height + margin
        else:
            full = width + margin * 2, y + self._foot.height + margin * 0.7
        sheet.extend(self._foot.place(margin, y))
        if brush.draft:  # one frame round all of it says that it is supposed
            edge = margin * (FRAME_ON_PAPER if paper.fixed else FRAME)
            stroke = Stroke(brush.theme.soft, 1.6, (8.0, 6.0))
            sheet.add(Box(edge, edge, full[0] - edge * 2, full[1] - edge * 2, None, stroke, 14))
        return sheet.scene(*full, fill)

    @property
    def _stretch(self) -> float:
        """By how much of its height each row of cells is made higher, to fill a sheet."""
        whole = sum(row.inner_height for row in self.rows if row.across is None)
        return min(STRETCH, max(0.0, self.left) / whole) if whole else 0.0
