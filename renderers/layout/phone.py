"""The phone's cards: one for each stage, portrait, with all its lanes, what hinders first.

Knows a card's geometry and its order; what stands in a lane is known by `entries`. A card is 480
units wide and at most 1066 high: 20 to 9, as today's phones are. What does not fit goes on a
further card.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from journey.lanes import Role
from journey.questions import lane_of
from journey.soreness import moments_of_truth
from renderers.layout import counters, heads, lanes
from renderers.layout.arrivals import arrivals
from renderers.layout.blocks import Block, stack, tagged, take, text_block
from renderers.layout.brush import STAGE, Brush
from renderers.layout.cells import cell
from renderers.layout.felt import felt
from renderers.layout.stagehead import stage_head
from renderers.scene import Box, Curve, Record, Scene, Sheet, Stroke, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Journey
    from renderers.layout.beside import Beside
    from renderers.text.measure import Measure
    from renderers.theme import Theme
    from renderers.words import Words

CARD: Final = 480.0
LONGEST: Final = 1066.0
MARGIN: Final = 24.0
TOP: Final = 20.0
INNER: Final = CARD - MARGIN * 2
PAD: Final = 18.0
"""Left and right in a panel."""
NAMED: Final = 3.0
"""Between a panel's name and its entries."""
NAMES: Final = (108.0, 140.0)
"""Width of the names of the other lanes, left of their entries: at least and at most."""
AFTER_NAME: Final = 12.0
HIGHEST: Final = 190.0
"""Of a row's entries."""
CHIP: Final = 9.0
"""Inside a channel's outline, left and right."""
BETWEEN_TILES: Final = 12.0
DRAWN: Final = frozenset({lanes.EMOTION, "reach"})
"""Sections that are no lists of entries."""


@dataclass(frozen=True, slots=True)
class Air:
    """Room that says nothing."""

    gap: float
    """Between two panels."""
    high: float
    """Over and under what stands in one."""
    row: float
    """The same of a row in the panel of the other lanes."""
    names: float = NAMES[1]
    """Width of the names of the other lanes at most."""


AIRY: Final = Air(8, 11, 10)
TIGHTER: Final = (Air(6, 7, 7), Air(6, 7, 7, 114))
"""Where that saves a card; the last breaks long names into lines, so that entries take fewer."""
SPARED: Final = 2
"""So many cards may become one."""


@dataclass(frozen=True, slots=True)
class Section:
    """A lane of one stage: its name and its entries; `gap` stands between them."""

    lane: str
    name: Block
    entries: tuple[Block, ...]
    gap: float
    pad: float
    """Over and under it."""
    row: bool = False
    """Its name stands at the left, and neighbouring rows share one panel."""
    down: float = 0.0
    """How far a row's name stands down, so that it is level with its first entry's letters."""
    above: Block | None = None
    """Over its panel: the line of visibility."""

    @property
    def height(self) -> float:
        return self.above_height + self.inner_height

    @property
    def above_height(self) -> float:
        return self.above.height + 6 if self.above else 0.0

    @property
    def inner_height(self) -> float:
        inner = stack(self.entries, self.gap).height
        texts = max(inner, self.name.height + self.down) if self.row else inner + self.over
        return texts + self.pad * 2

    @property
    def over(self) -> float:
        """What the name takes over the entries."""
        return 0.0 if self.row or not self.name.height else self.name.height + NAMED

    @property
    def joins(self) -> bool:
        """Whether it goes on on the panel of a row before it."""
        return self.row and self.above is None

    def part(self, start: int, stop: int | None) -> Section:
        return replace(self, entries=self.entries[start:stop])


def phone(
    journey: Journey,
    words: Words,
    theme: Theme,
    measure: Measure,
    stages: range | None = None,
    other: Beside | None = None,
) -> list[Scene]:
    """The cards of the stages, or of those whose indices are given."""
    brush = Brush.of(journey, words, theme, measure, STAGE, other)
    chosen = stages if stages is not None else range(len(journey.stages))
    return [page for index in chosen for page in _pages(journey, index, brush)]


def _pages(journey: Journey, index: int, brush: Brush) -> list[Scene]:
    """A stage's cards; with less air where one is enough then."""
    found = _Card(journey, index, brush, AIRY).pages()
    if len(found) != SPARED:
        return found
    for air in TIGHTER:
        tight = _Card(journey, index, brush, air).pages()
        if len(tight) < len(found):
            return tight
    return found


class _Card:
    """One stage on one card or several."""

    def __init__(self, journey: Journey, index: int, brush: Brush, air: Air) -> None:
        self._air = air
        self._journey = journey
        self._stage = journey.stages[index]
        self._index = index
        self._shown = lanes.shown(journey, brush.beside)
        self._brush = brush
        self._truth = self._stage.id in moments_of_truth(journey)
        self._foot = self._made_foot()
        self._heads = {first: stage_head(journey, index, INNER, brush, first=first)
                       for first in (True, False)}  # fmt: skip
        self._rows = [lane for lane in self._shown if self._is_row(lane)]
        names = [self._named(brush.words.lane(lane)).width for lane in self._rows]
        self._left = min(air.names, max([NAMES[0], *(name + AFTER_NAME for name in names)]))

    def pages(self) -> list[Scene]:
        pages: list[list[Section]] = [[]]
        room = self._room(first=True)
        for section in self._sections():
            rest: Section | None = section
            while rest is not None:
                fitted, rest = self._fit(rest, room, fresh=not pages[-1])
                if fitted is not None:
                    pages[-1].append(fitted)
                    room -= fitted.height + (self._air.gap if not self._joins(pages[-1]) else 0)
                if rest is not None:
                    pages.append([])
                    room = self._room(first=False)
        return [self._scene(page, first=not number) for number, page in enumerate(pages)]

    def _joins(self, page: Sequence[Section]) -> bool:
        """Whether the last section shares the panel of the one before it."""
        return len(page) > 1 and page[-2].row and page[-1].joins

    def _fit(
        self, section: Section, room: float, *, fresh: bool
    ) -> tuple[Section | None, Section | None]:
        """What of the section goes on this card, and what is left for the next."""
        if section.height <= room:
            return section, None
        if not fresh and section.height <= self._room(first=False):
            return None, section
        inner = room - section.above_height - section.over - section.pad * 2
        count = take(section.entries, inner, section.gap)
        if count == 0 and not fresh:
            return None, section
        count = max(1, count)
        left = section.part(count, None)
        return section.part(0, count), left if left.entries else None

    def _room(self, *, first: bool) -> float:
        return (
            LONGEST
            - TOP
            - self._heads[first].height
            - self._air.gap * 2.5
            - self._foot.height
            - MARGIN
        )

    def _sections(self) -> Iterator[Section]:
        """What is felt, who comes, what hinders and helps, numbers, the rest, what nobody sees."""
        words, shown = self._brush.words, self._shown
        if lanes.EMOTION in shown:
            blocks = felt(self._journey, self._index, INNER - PAD * 2, self._brush)
            yield Section(
                lanes.EMOTION,
                self._named(words.lane(lanes.EMOTION)),
                tuple(blocks),
                10,
                self._air.high,
            )
        come = arrivals(self._journey, self._index, INNER - PAD * 2, self._brush)
        if come.height:
            yield Section(
                "reach", self._named(words.told["band.reach"]), (come,), 0, self._air.high
            )
        panels = [lane for lane in shown if lane not in {lanes.EMOTION, *self._rows}]
        yield from map(self._panel, sorted(panels, key=lambda lane: lane == lanes.METRICS))
        yield from map(self._row, sorted(self._rows, key=lambda lane: lane == lanes.BACKSTAGE))

    def _is_row(self, lane: str) -> bool:
        """What matters most has a panel of its own, unless it is empty."""
        if lane == lanes.EMOTION:
            return False
        if lane != lanes.METRICS and lane_of(lane).role not in {Role.TROUBLE, Role.REMEDY}:
            return True
        return not (lanes.entries(self._stage, lane) or self._gone(lane))

    def _gone(self, lane: str) -> Sequence[object]:
        other = self._brush.beside
        return other.gone(self._stage, lane) if other else ()

    def _panel(self, lane: str) -> Section:
        sizes = self._brush.sizes
        if lane_of(lane).role is Role.TROUBLE:
            sizes = replace(sizes, body=sizes.strong)
        brush = replace(self._brush, sizes=sizes)
        gap = BETWEEN_TILES if lane == lanes.METRICS else sizes.entry_gap
        entries = self._cell(lane, INNER - PAD * 2, brush)
        return Section(
            lane, self._named(self._brush.words.lane(lane)), entries, gap, self._air.high
        )

    def _row(self, lane: str) -> Section:
        """Beside its name; what is long there takes the whole width under it."""
        brush, sizes = self._brush, self._brush.sizes
        gap = sizes.entry_gap
        if lane == lanes.CHANNELS:
            brush, gap = replace(brush, sizes=replace(sizes, pad_x=CHIP)), sizes.chip_gap
        entries = self._cell(lane, INNER - PAD * 2 - self._left, brush)
        unseen = lane == lanes.BACKSTAGE
        above = heads.visibility(INNER, self._brush) if unseen else None
        if stack(entries, gap).height > HIGHEST and lane != lanes.CHANNELS:
            wide = self._cell(lane, INNER - PAD * 2, brush)
            name = self._named(brush.words.lane(lane))
            return Section(lane, name, wide, gap, self._air.high, above=above)
        name = self._named(brush.words.lane(lane), self._left - AFTER_NAME)
        return Section(lane, name, entries, gap, self._air.row, True, self._down(lane), above)

    def _cell(self, lane: str, width: float, brush: Brush) -> tuple[Block, ...]:
        other = brush.beside
        gone = other.gone(self._stage, lane) if other else ()
        return cell(lanes.entries(self._stage, lane), gone, lane, width, brush).entries

    def _named(self, name: str, width: float = INNER) -> Block:
        brush = self._brush
        name_block = text_block(name, width, brush.sizes.label, brush.theme.soft, brush.measure)
        return tagged(name_block, Tag.UNDER)

    def _made_foot(self) -> Block:
        pains = self._stage.lane(lanes.PAINS) if lanes.PAINS in self._shown else ()
        return counters.foot(
            [] if self._brush.draft else counters.of_stage(self._stage, self._brush),
            INNER,
            self._brush,
            stars=self._truth,
            weights=counters.weights_of(pains),
        )

    def _scene(self, sections: Sequence[Section], *, first: bool) -> Scene:
        sheet = Sheet()
        head = self._heads[first]
        sheet.extend(head.place(MARGIN, TOP))
        y = TOP + head.height + self._air.gap
        for panel in _panels(sections):
            sheet.extend(self._placed(panel, y))
            y += sum(one.height for one in panel) + self._air.gap
        y += self._air.gap / 2
        sheet.extend(self._foot.place(MARGIN, y))
        return sheet.scene(CARD, y + self._foot.height + MARGIN * 0.75, self._brush.theme.page)

    def _placed(self, panel: Sequence[Section], y: float) -> Iterator[Record]:
        """One ground, on it a section or several rows with hairlines between them."""
        colours, first = self._colours(panel[0]), panel[0]
        if first.above is not None:
            yield from first.above.place(MARGIN, y)
            y += first.above_height
        height = sum(one.inner_height for one in panel)
        fill, edge = colours
        yield Box(MARGIN, y, INNER, height, fill, Stroke(edge, 1.2), 14)
        for number, section in enumerate(panel):
            if number:
                start, end = (MARGIN + PAD, y), (MARGIN + INNER - PAD, y)
                yield Curve(start, ((start, end, end),), Stroke(edge, 1), rounded=False)
            top = y + section.pad
            yield from section.name.place(MARGIN + PAD, top + section.down)
            left = MARGIN + PAD + (self._left if section.row else 0)
            inner = stack(section.entries, section.gap)
            listed = inner if section.lane in DRAWN else tagged(inner, Tag.LIST)
            yield from listed.place(left, top + section.over)
            y += section.inner_height

    def _down(self, lane: str) -> float:
        sizes = self._brush.sizes
        chips = lane == lanes.CHANNELS and self._stage.lane(lane)
        over = sizes.pad_y * 0.7 if chips else sizes.plain_y
        return max(0.0, over + sizes.body.baseline - sizes.label.baseline)

    def _colours(self, section: Section) -> tuple[str, str]:
        theme = self._brush.theme
        if section.row or section.lane in DRAWN:
            return theme.surface, theme.line
        colours = theme.lane(section.lane)
        return colours.tint, colours.edge


def _panels(sections: Sequence[Section]) -> Iterator[list[Section]]:
    """Neighbouring rows together; what is unseen begins a panel of its own."""
    panel: list[Section] = []
    for section in sections:
        if panel and not (section.joins and panel[-1].row):
            yield panel
            panel = []
        panel.append(section)
    if panel:
        yield panel
