"""One entry of a cell: an item in its frame, a chip, a pain with its weight, a metric's value.

Knows items and marks; knows no page. Every entry is a block of exact height.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journey.words import capital
from renderers.layout import lanes, marks, news
from renderers.layout.blocks import Block, facts_block, stack, text_block, text_records
from renderers.layout.marks import Mark, mark_of
from renderers.scene import Box, Record, Stroke
from renderers.text.wrap import part_end, wrap
from renderers.words import figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Item
    from renderers.layout.brush import Brush, Sizes
    from renderers.text.measure import Lettering
    from renderers.text.wrap import Line
    from renderers.theme import LaneColours, Theme
    from renderers.words import Words

NOTHING: Final = stack([])

BEFORE_TAIL: Final = 0.35
"""Between the last letter and a triangle, for one unit of letter size."""

TOLD_BEFORE: Final = 80
"""Letters of what an entry said before that are told under it."""


def entry(item: Item, width: float, brush: Brush, *, framed: bool = True) -> Block:
    """An item in the frame of its mark: sign, text, what the lane adds, and whether it is new.

    Not `framed`: the frame stands round the whole cell.
    """
    sizes, theme, measure = brush.sizes, brush.theme, brush.measure
    colours = theme.lane(item.lane)
    mark = mark_of(item)
    framed = framed and mark is not Mark.ANSWER
    pad_y = sizes.pad_y if framed else sizes.plain_y
    told = brush.news(item)
    signed = news.width(sizes.body.size) if told else 0.0
    signed += marks.heart_width(sizes.body.size) if item.strong else 0.0
    room = width - sizes.pad_x * 2 - sizes.sign_column - signed
    ink = theme.soft if item.closed else theme.ink
    weight = _weight(item)
    lines = _lines(capital(item.text), weight, room, brush)
    tail = _Tail(weight, lines, room, sizes.body)
    addition = _addition(item, room, brush)
    text_height = max(1, len(lines)) * sizes.body.line + tail.extra
    height = text_height + addition.height + pad_y * 2

    def place(x: float, y: float) -> Iterator[Record]:
        if framed:
            box = Box(x, y, width, height, radius=sizes.radius)
            yield from marks.frame(mark, box, sizes.body.size, colours, theme)
        left, top = x + sizes.pad_x + sizes.sign_column, y + pad_y
        middle = x + sizes.pad_x + sizes.sign_column * 0.4
        first = top + sizes.body.baseline
        yield marks.sign(mark, middle, first, sizes.body.size, colours.ink, measure)
        yield from text_records(lines, sizes.body, ink, left, top)
        yield from tail.place(left, top, colours)
        yield from addition.place(left, top + text_height)
        right = x + width - sizes.pad_x + 1
        if told:
            at = (right - sizes.body.size * news.RADIUS, _middle(sizes, top))
            yield from news.badge(told, *at, sizes.body.size, theme, measure)
            right -= news.width(sizes.body.size)
        if item.strong:
            at_left = right - sizes.body.size * marks.HEART_RADIUS * 2
            yield marks.heart(at_left, first, sizes.body.size, theme.accent)

    return Block(width, height, place)


def _middle(sizes: Sizes, top: float) -> float:
    """Half of the small letters' height over the first line."""
    return top + sizes.body.baseline - sizes.body.size * 0.36


def gone_entry(item: Item, width: float, brush: Brush) -> Block:
    """What stood here and is no more: struck through, without a frame."""
    sizes, theme, measure = brush.sizes, brush.theme, brush.measure
    room = width - sizes.pad_x * 2 - sizes.sign_column
    lines = wrap(capital(item.text), room, sizes.small, measure)

    def place(x: float, y: float) -> Iterator[Record]:
        left, top = x + sizes.pad_x + sizes.sign_column, y + sizes.plain_y
        middle = x + sizes.pad_x + sizes.sign_column * 0.4
        yield news.minus(middle, top + sizes.small.baseline, sizes.small, theme.soft, measure)
        yield from text_records(lines, sizes.small, theme.soft, left, top)
        yield from news.struck(lines, sizes.small, theme.soft, left, top)

    return Block(width, max(1, len(lines)) * sizes.small.line + sizes.plain_y * 2, place)


def _weight(item: Item) -> int:
    """How many triangles an entry ends with."""
    return 0 if item.closed or item.lane != lanes.PAINS else item.severity or 0


def _lines(text: str, weight: int, room: float, brush: Brush) -> tuple[Line, ...]:
    """A text's lines; where triangles have no room behind the last, its last word goes along."""
    lettering = brush.sizes.body
    tail = lettering.size * BEFORE_TAIL + marks.severity_width(weight, lettering.size)
    lines = wrap(text, room, lettering, brush.measure, tail if weight else 0.0)
    if not weight or not lines or lines[-1].width + tail <= room:
        return lines
    parted = part_end(lines[-1], lettering, brush.measure)
    return (*lines[:-1], *parted)


def _end(line: Line, weight: int, lettering: Lettering) -> float:
    """Where a line ends that has triangles behind it."""
    return line.width + lettering.size * BEFORE_TAIL + marks.severity_width(weight, lettering.size)


class _Tail:
    """The triangles of a pain: behind the last line where there is room, else under it."""

    def __init__(self, weight: int, lines: Sequence[Line], room: float, letters: Lettering) -> None:
        self._weight = weight
        self._lettering = letters
        below = not lines or _end(lines[-1], weight, letters) > room
        self._x = 0.0 if below else lines[-1].width + letters.size * BEFORE_TAIL
        self._rows = max(0, len(lines) - 1) + below
        self.extra = letters.line if weight and below else 0.0

    def place(self, x: float, y: float, colours: LaneColours) -> Iterator[Record]:
        baseline = y + self._rows * self._lettering.line + self._lettering.baseline
        yield from marks.severity(
            self._weight, x + self._x, baseline, self._lettering.size, colours.ink
        )


def _addition(item: Item, room: float, brush: Brush) -> Block:
    """Under an entry: a metric's figures, a closed pain's word, what it was before."""
    sizes, theme, words = brush.sizes, brush.theme, brush.words
    was = brush.beside.item(item) if brush.beside else None
    if was is None and not item.closed and item.lane != lanes.METRICS:
        return NOTHING
    parts = [
        figures(item, words, was) if item.lane == lanes.METRICS else "",
        f"✓ {words.closed}" if item.closed else "",
    ]
    inked = [facts_block(one, room, sizes.small, theme.lane(item.lane).ink, brush.measure)
             for one in parts]  # fmt: skip
    before = _before(item, was, brush.words) if was else ""
    soft = text_block(before, room, sizes.small, theme.soft, brush.measure)
    return stack([*inked, soft])


def _before(item: Item, was: Item, words: Words) -> str:
    """Other words, or another weight, that it had; long ones stand on the other map."""
    parts = []
    if item.text != was.text and len(was.text) <= TOLD_BEFORE:
        parts.append(capital(was.text))
    if was.severity and was.severity != item.severity and not item.closed:
        parts.append(words.severity[was.severity])
    return words.was.format(text=" · ".join(parts)) if parts else ""


def chip(item: Item, width: float, brush: Brush) -> Block:
    """A channel as a small round label."""
    sizes, theme, measure = brush.sizes, brush.theme, brush.measure
    colours = theme.lane(item.lane)
    mark = mark_of(item)
    lettering = sizes.body
    told = brush.news(item)
    signed = lettering.size * 1.02 if mark is not Mark.ANSWER else 0.0
    hearted = marks.heart_width(lettering.size) if item.strong else 0.0
    behind = (news.width(lettering.size) if told else 0.0) + hearted
    pad = sizes.pad_x + lettering.size * 0.2
    lines = wrap(capital(item.text), width - pad * 2 - signed - behind, lettering, measure)
    inner = max((line.width for line in lines), default=0.0)
    full = min(width, inner + pad * 2 + signed + behind)
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
        right = x + full - pad + lettering.size * 0.2
        if item.strong:
            at = right - hearted + lettering.size * 0.3 - (behind - hearted)
            yield marks.heart(at, top + lettering.baseline, lettering.size, theme.accent)
        if told:
            middle = right - lettering.size * news.RADIUS
            yield from news.badge(told, middle, _middle(sizes, top), lettering.size, theme, measure)

    return Block(full, height, place)


def gone_chip(item: Item, width: float, brush: Brush) -> Block:
    """A channel that is no more: struck through, without a ground."""
    sizes, theme, measure = brush.sizes, brush.theme, brush.measure
    sign = sizes.small.size * 0.9
    lines = wrap(capital(item.text), width - sizes.pad_x * 2 - sign, sizes.small, measure)
    inner = max((line.width for line in lines), default=0.0)
    height = max(1, len(lines)) * sizes.small.line + sizes.pad_y * 1.4

    def place(x: float, y: float) -> Iterator[Record]:
        left, top = x + sizes.pad_x + sign, y + sizes.pad_y * 0.7
        baseline = top + sizes.small.baseline
        yield news.minus(x + sizes.pad_x + sign * 0.3, baseline, sizes.small, theme.soft, measure)
        yield from text_records(lines, sizes.small, theme.soft, left, top)
        yield from news.struck(lines, sizes.small, theme.soft, left, top)

    return Block(min(width, inner + sizes.pad_x * 2 + sign), height, place)


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
        fill = theme.surface if theme.surface != colours.tint else theme.tint
        yield Box(box.x, box.y, box.width, box.height, fill, line, box.radius)
