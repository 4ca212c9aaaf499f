"""One entry of a cell: an item in its frame, a chip, a pain with its weight, a metric's value.

Knows items and marks; knows no page. Every entry is a block of exact height.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from renderers.layout import lanes, marks
from renderers.layout.blocks import Block, flow, text_block, text_records
from renderers.layout.marks import Mark, mark_of
from renderers.scene import Box, Record, Stroke
from renderers.text.wrap import wrap
from renderers.words import figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Item
    from renderers.layout.brush import Brush
    from renderers.text.measure import Lettering
    from renderers.text.wrap import Line
    from renderers.theme import LaneColours, Theme


def cell(items: Sequence[Item], lane: str, width: float, brush: Brush) -> list[Block]:
    """The entries of one cell from top to bottom; an empty cell says whom to ask."""
    if not items:
        return [empty(width, brush)]
    if lane == lanes.CHANNELS:
        chips = [chip(item, width, brush) for item in items]
        return flow(chips, width, brush.sizes.chip_gap)
    return [entry(item, width, brush) for item in items]


def empty(width: float, brush: Brush) -> Block:
    """A short grey word where nothing is known."""
    sizes = brush.sizes
    text = text_block(
        brush.words.empty,
        width - sizes.pad_x * 2,
        sizes.small,
        brush.theme.soft,
        brush.measure,
    )
    return Block(
        width,
        text.height + sizes.pad_y * 2,
        lambda x, y: text.place(x + sizes.pad_x, y + sizes.pad_y),
    )


def entry(item: Item, width: float, brush: Brush) -> Block:
    """An item in the frame of its mark: sign, text, what the lane adds."""
    sizes, theme, measure = brush.sizes, brush.theme, brush.measure
    colours = theme.lane(item.lane)
    mark = mark_of(item)
    room = width - sizes.pad_x * 2 - sizes.sign_column
    ink = theme.soft if item.closed else theme.ink
    lines = wrap(item.text, room, sizes.body, measure)
    tail = _Tail(item, lines, room, brush)
    addition = text_block(_addition(item, brush), room, sizes.small, colours.ink, measure)
    text_height = max(1, len(lines)) * sizes.body.line + tail.extra
    height = text_height + addition.height + sizes.pad_y * 2

    def place(x: float, y: float) -> Iterator[Record]:
        yield from marks.frame(
            mark, Box(x, y, width, height, radius=sizes.radius), sizes.body.size, colours, theme
        )
        left, top = x + sizes.pad_x + sizes.sign_column, y + sizes.pad_y
        middle = x + sizes.pad_x + sizes.sign_column * 0.4
        first = top + sizes.body.baseline
        yield marks.sign(mark, middle, first, sizes.body.size, colours.ink, measure)
        yield from text_records(lines, sizes.body, ink, left, top)
        yield from tail.place(left, top, colours)
        yield from addition.place(left, top + text_height)

    return Block(width, height, place)


class _Tail:
    """The triangles of a pain: behind the last line where there is room, else under it."""

    def __init__(self, item: Item, lines: Sequence[Line], room: float, brush: Brush) -> None:
        self._level = 0 if item.closed or item.lane != lanes.PAINS else item.severity or 0
        self._lettering = brush.sizes.body
        size = self._lettering.size
        gap = size * 0.35
        end = lines[-1].width + gap if lines else 0.0
        self._below = end + marks.severity_width(self._level, size) > room
        self._x = 0.0 if self._below else end
        self._rows = max(0, len(lines) - 1) + self._below
        self.extra = self._lettering.line if self._level and self._below else 0.0

    def place(self, x: float, y: float, colours: LaneColours) -> Iterator[Record]:
        baseline = y + self._rows * self._lettering.line + self._lettering.baseline
        yield from marks.severity(
            self._level, x + self._x, baseline, self._lettering.size, colours.ink
        )


def _addition(item: Item, brush: Brush) -> str:
    """The second text of an entry: a metric's figures, a closed pain's word."""
    if item.lane == lanes.METRICS:
        return figures(item, brush.words)
    return f"✓ {brush.words.closed}" if item.closed else ""


def chip(item: Item, width: float, brush: Brush) -> Block:
    """A channel as a small round label."""
    sizes, theme, measure = brush.sizes, brush.theme, brush.measure
    colours = theme.lane(item.lane)
    mark = mark_of(item)
    lettering = sizes.body
    signed = lettering.size * 1.02 if mark is not Mark.ANSWER else 0.0
    pad = sizes.pad_x + lettering.size * 0.2
    lines = wrap(item.text, width - pad * 2 - signed, lettering, measure)
    inner = max((line.width for line in lines), default=0.0)
    full = min(width, inner + pad * 2 + signed)
    height = max(1, len(lines)) * lettering.line + sizes.pad_y * 1.4

    def place(x: float, y: float) -> Iterator[Record]:
        box = Box(x, y, full, height, radius=lettering.size * 0.8)
        yield from _chip_ground(mark, box, lettering, colours, theme)
        top = y + sizes.pad_y * 0.7
        if mark is not Mark.ANSWER:
            middle = x + pad + signed * 0.36
            baseline = top + lettering.baseline
            yield marks.sign(mark, middle, baseline, lettering.size, colours.ink, measure)
        yield from text_records(lines, lettering, colours.ink, x + pad + signed, top)

    return Block(full, height, place)


def _chip_ground(
    mark: Mark, box: Box, lettering: Lettering, colours: LaneColours, theme: Theme
) -> Iterator[Record]:
    """A guess is only outlined, an answer filled, what is proved filled and outlined."""
    size = lettering.size
    if mark is Mark.GUESS:
        stroke = Stroke(colours.line, size / 12, marks.dash(size))
        yield Box(box.x, box.y, box.width, box.height, None, stroke, box.radius)
    else:
        line = Stroke(colours.ink, size / 10) if mark is Mark.PROVED else None
        # on a white ground a white label would have no edge
        fill = theme.surface if theme.surface != colours.tint else theme.accent_tint
        yield Box(box.x, box.y, box.width, box.height, fill, line, box.radius)
