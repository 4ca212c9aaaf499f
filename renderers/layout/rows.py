"""A board's row: a lane's label and its cells, all as high as the fullest; can be divided.

Knows a row's geometry; knows no page. Rows are kept: in a dialogue the next picture differs from
the last one in one of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from renderers import telling
from renderers.bounded import Bounded
from renderers.layout import feelings, heads, lanes
from renderers.layout.blocks import Block, stack, tagged, take
from renderers.layout.brush import BOARD
from renderers.layout.cells import Cell, cell
from renderers.layout.labels import said
from renderers.layout.wave import straight
from renderers.scene import Begin, Box, End, Record, Stroke, Tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from journey.model import Journey, Stage
    from renderers.layout.brush import Brush
    from renderers.layout.wave import Columns

LABEL: Final = 124.0
"""Width of a lane's label."""

GAP: Final = 8.0
CELL_PAD: Final = 8.0
"""Left and right of a cell's entries."""
RADIUS: Final = 10.0
LOWEST: Final = 32.0

KEPT_BYTES: Final = 8_000_000
ROW_BYTES: Final = 8_000
ENTRY_BYTES: Final = 5_000
"""About, each with what it was made of."""


@dataclass(frozen=True)
class Row:
    """One lane on the stages of a page."""

    lane: str
    columns: Columns
    brush: Brush
    cells: tuple[Cell, ...] = ()
    across: Block | None = None
    """Instead of cells: one block over all columns, which cannot be divided."""
    above: Block | None = None
    """Over the row, from label to last column: the line of visibility."""
    _placed: dict[tuple[float, float, float], tuple[Record, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    """Its records where it stood last: left, top and height."""

    @cached_property
    def label(self) -> Block:
        """The lane's name, on the page itself."""
        return heads.lane_label(self.brush.words.lane(self.lane), LABEL, self.brush)

    @property
    def height(self) -> float:
        """With what stands above it."""
        return self.inner_height + self.above_height

    @property
    def _pad(self) -> float:
        """Over and under a cell's entries."""
        return self.brush.sizes.cell_y

    @property
    def above_height(self) -> float:
        return self.above.height + self.brush.sizes.between if self.above is not None else 0.0

    @cached_property
    def inner_height(self) -> float:
        if self.across is not None:
            return max(self.across.height, self.label.height + self._pad * 2)
        gap = self.brush.sizes.entry_gap
        tallest = max((stack(one.entries, gap).height for one in self.cells), default=0.0)
        return max(LOWEST, self.label.height + self._pad * 2, tallest + self._pad * 2)

    def divide(self, room: float, *, force: bool) -> tuple[Row | None, Row | None]:
        """What fits the room, and the rest; with `force` at least an entry a cell is taken."""
        if self.height <= room or (force and self.across is not None):
            return self, None
        gap = self.brush.sizes.entry_gap
        inner = room - self.above_height
        counts = [take(one.entries, inner - self._pad * 2, gap) for one in self.cells]
        if self.across is not None or self.label.height + self._pad * 2 > inner or not any(counts):
            if not force:
                return None, self
            counts = [min(1, len(one.entries)) for one in self.cells]
        pairs = list(zip(self.cells, counts, strict=True))
        taken = replace(self, cells=tuple(one.part(0, count) for one, count in pairs))
        rest = replace(self, cells=tuple(one.part(count, None) for one, count in pairs))
        return taken, rest if any(one.entries for one in rest.cells) else None

    def block(self, stretch: float = 0.0) -> Block:
        """The row, to be placed at the left edge of the labels; cells are stretched by a share."""
        height = self.inner_height * (1 if self.across is not None else 1 + stretch)

        def place(x: float, y: float) -> tuple[Record, ...]:
            at = (x, y, height)
            if at not in self._placed:
                self._placed.clear()
                self._placed[at] = tuple(self._records(x, y, height))
            return self._placed[at]

        return Block(LABEL + GAP + self.columns.span, self.above_height + height, place)

    def _records(self, x: float, y: float, height: float) -> Iterator[Record]:
        if self.above is not None:
            cell = tagged(self.above, Tag.CELL, columns=self.columns.count + 1)
            yield from tagged(cell, Tag.ROW).place(x, y)
            y += self.above_height
        yield Begin(Tag.ROW)
        yield from tagged(self.label, Tag.ROW_HEAD).place(x, y + self._pad)
        left = x + LABEL + GAP
        if self.across is not None:
            yield from self.across.place(left, y)
        else:
            yield from self._panel(left, y, height)
            yield from self._cells(left, y + self._pad)
        yield End()

    def _cells(self, x: float, y: float) -> Iterator[Record]:
        for index, one in enumerate(self.cells):
            inner = tagged(stack(one.entries, self.brush.sizes.entry_gap), Tag.LIST)
            yield from tagged(inner, Tag.CELL).place(x + self.columns.left(index) + CELL_PAD, y)

    def _panel(self, x: float, y: float, height: float) -> Iterator[Record]:
        """One ground over all columns, hairlines between them."""
        colours = self.brush.theme.lane(self.lane)
        edge = Stroke(colours.edge)
        yield Box(x, y, self.columns.span, height, colours.tint, edge, RADIUS)
        for index in range(1, self.columns.count):
            across = x + self.columns.between(index)
            yield straight((across, y), (across, y + height), edge)


@dataclass(frozen=True, slots=True)
class _Asked:
    """All that a row shows: equal ones look alike, whatever map they are of."""

    texts: tuple[str | None, ...]
    """For a quick look: what is written in it."""
    lane: str
    shown: tuple[object, ...]
    columns: Columns
    brush: Brush

    def __hash__(self) -> int:
        return hash((self.texts, self.lane))


_kept: Bounded[_Asked, Row] = Bounded(
    KEPT_BYTES, lambda row: ROW_BYTES + ENTRY_BYTES * sum(len(one.entries) for one in row.cells)
)


def rows(
    journey: Journey, stages: Sequence[Stage], columns: Columns, brush: Brush
) -> Iterator[Row]:
    """The map's lanes on these stages, from top to bottom."""
    # no row tells what changes with every answer: how many there are, the date
    brush = brush.of_any_map()
    shown = lanes.shown(journey, brush.beside) if stages else ()
    if lanes.EMOTION in shown:  # what the map is drawn for stands right under the heads
        yield _felt(journey, stages, columns, brush)
    for lane in shown:
        if lane != lanes.EMOTION:
            yield _lane(lane, stages, columns, brush)


def _felt(journey: Journey, stages: Sequence[Stage], columns: Columns, brush: Brush) -> Row:
    """The row of the curves."""
    told = tuple(said(journey, stages, columns.width, brush))
    in_words = telling.curve(journey, stages, brush.words)

    def make() -> Row:
        drawn = feelings.row(journey, stages, told, columns, brush)
        figure = tagged(drawn, Tag.FIGURE, in_words)
        across = tagged(figure, Tag.CELL, columns=columns.count)
        return Row(lanes.EMOTION, columns, brush, across=across)

    on_page = tuple(one.emotions for one in stages)
    felt = tuple({one.persona for one in stage.emotions} for stage in journey.stages)
    texts = tuple(one.note for here in on_page for one in here)
    shown = (on_page, felt, journey.personas, told, feelings.onward(journey, stages), in_words)
    return _keep(_Asked(texts, lanes.EMOTION, shown, columns, brush), make)


def _lane(lane: str, stages: Sequence[Stage], columns: Columns, brush: Brush) -> Row:
    """A row of cells, the same however high the curve is."""
    brush = replace(brush, sizes=replace(brush.sizes, level=BOARD.level))
    items = tuple(lanes.entries(stage, lane) for stage in stages)

    def make() -> Row:
        room = columns.width - CELL_PAD * 2
        gone = [brush.beside.gone(one, lane) if brush.beside else () for one in stages]
        pairs = zip(items, gone, strict=True)
        cells = tuple(cell(here, were, lane, room, brush) for here, were in pairs)
        above = heads.visibility(LABEL + GAP + columns.span, brush)
        return Row(lane, columns, brush, cells, above=above if lane == lanes.BACKSTAGE else None)

    texts = tuple(one.text for here in items for one in here)
    return _keep(_Asked(texts, lane, items, columns, brush), make)


def _keep(asked: _Asked, make: Callable[[], Row]) -> Row:
    """The row as it was made before; beside another map each is made anew."""
    return make() if asked.brush.beside else _kept.get(asked, make)
