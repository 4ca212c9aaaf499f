"""One entry of a cell: an item in its frame, a chip, a pain with its weight.

Knows items and marks; knows no page. Every entry is a block of exact height.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journey.words import capital
from renderers import telling
from renderers.layout import handles as signs
from renderers.layout import lanes, marks, news
from renderers.layout.blocks import Block, spoken, stack, tagged, text_block, text_records
from renderers.layout.marks import Mark, mark_of
from renderers.scene import Box, Record, Stroke, Tag
from renderers.text.wrap import part_end, wrap

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


def entry(item: Item, width: float, brush: Brush, *, again: bool = False) -> Block:
    """An item: sign, text, what the lane adds, and whether it is new.

    Of a group the sign says whose it is, and how sure we are stands behind the text. `again`: it is
    not the first guess of its cell.
    """
    sizes, theme, measure = brush.sizes, brush.theme, brush.measure
    colours = theme.lane(item.lane)
    mark, handle = mark_of(item), brush.handle(item.persona)
    told = brush.news(item)
    signed = news.width(sizes.body.size) if told else 0.0
    signed += marks.heart_width(sizes.body.size) if item.strong else 0.0
    room = width - sizes.pad_x * 2 - sizes.sign_column - signed
    ink = theme.soft if item.closed else theme.ink
    sure = mark if handle and mark is not Mark.ANSWER and not brush.draft else None
    weight, behind = _weight(item), _behind(_weight(item), sure, sizes.body.size)
    lines = _lines(capital(item.text), behind, room, brush)
    tail = _Tail(weight, sure, lines, room, brush)
    addition = _addition(item, room, brush)
    text_height = max(1, len(lines)) * sizes.body.line + tail.extra
    height = text_height + addition.height + sizes.plain_y * 2

    def place(x: float, y: float) -> Iterator[Record]:
        left, top = x + sizes.pad_x + sizes.sign_column, y + sizes.plain_y
        middle = x + sizes.pad_x + sizes.sign_column * 0.4
        first, size = top + sizes.body.baseline, sizes.body.size
        if handle is not None:
            yield signs.sign(handle, middle, _middle(sizes, top), size * 0.4, theme)
        else:
            sign = marks.sign(mark, middle, first, size, theme, hollow=brush.draft or again)
            yield from spoken(sign, "" if brush.draft or again else telling.mark(mark, brush.words))
        yield from text_records(lines, sizes.body, ink, left, top)
        yield from tail.place(left, top, colours)
        yield from addition.place(left, top + text_height)
        right = x + width - sizes.pad_x + 1
        if told:
            at = (right - size * news.RADIUS, _middle(sizes, top))
            yield from news.badge(told, *at, size, theme, measure)
            right -= news.width(size)
        if item.strong:
            yield marks.heart(right - size * marks.HEART_RADIUS * 2, first, size, theme.accent)

    return tagged(Block(width, height, place), Tag.ITEM)


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

    return tagged(
        Block(width, max(1, len(lines)) * sizes.small.line + sizes.plain_y * 2, place), Tag.ITEM
    )


def _weight(item: Item) -> int:
    """How many triangles an entry ends with."""
    return 0 if item.closed or item.lane != lanes.PAINS else item.severity or 0


def _behind(weight: int, sure: Mark | None, size: float) -> float:
    """What stands behind the last letter, glued to it: triangles, and a group's mark."""
    wide = size * BEFORE_TAIL + marks.severity_width(weight, size) if weight else 0.0
    return wide + (size * (BEFORE_TAIL + marks.RADIUS * 2) if sure else 0.0)


def _lines(text: str, behind: float, room: float, brush: Brush) -> tuple[Line, ...]:
    """A text's lines; where what is behind the last has no room, its last word goes along."""
    lettering = brush.sizes.body
    lines = wrap(text, room, lettering, brush.measure, behind)
    if not behind or not lines or lines[-1].width + behind <= room:
        return lines
    parted = part_end(lines[-1], lettering, brush.measure)
    return (*lines[:-1], *parted)


class _Tail:
    """Triangles and mark: behind the last line where there is room, else under it."""

    def __init__(
        self, weight: int, sure: Mark | None, lines: Sequence[Line], room: float, brush: Brush
    ) -> None:
        self._weight, self._sure, self._brush = weight, sure, brush
        letters = brush.sizes.body
        behind = _behind(weight, sure, letters.size)
        below = not lines or lines[-1].width + behind > room
        self._x = 0.0 if below else lines[-1].width + letters.size * BEFORE_TAIL
        self._rows = max(0, len(lines) - 1) + below
        self.extra = letters.line if behind and below else 0.0

    def place(self, x: float, y: float, colours: LaneColours) -> Iterator[Record]:
        letters, left = self._brush.sizes.body, x + self._x
        baseline = y + self._rows * letters.line + letters.baseline
        if self._weight:
            signs = marks.severity(self._weight, left, baseline, letters.size, colours.ink)
            yield from spoken(signs, self._brush.words.severity[self._weight])
            left += marks.severity_width(self._weight, letters.size) + letters.size * BEFORE_TAIL
        if self._sure:
            middle = left + letters.size * marks.RADIUS
            sign = marks.sign(self._sure, middle, baseline, letters.size, self._brush.theme)
            yield from spoken(sign, telling.mark(self._sure, self._brush.words))


def _addition(item: Item, room: float, brush: Brush) -> Block:
    """Under an entry: a closed pain's word, what it was before."""
    sizes, theme, words = brush.sizes, brush.theme, brush.words
    was = brush.beside.item(item) if brush.beside else None
    if was is None and not item.closed:
        return NOTHING
    said = f"✓ {words.closed}" if item.closed else ""
    inked = text_block(said, room, sizes.small, theme.good.ink, brush.measure)
    before = _before(item, was, brush.words) if was else ""
    soft = text_block(before, room, sizes.small, theme.soft, brush.measure)
    return stack([inked, soft])


def _before(item: Item, was: Item, words: Words) -> str:
    """Other words, or another weight, that it had; long ones stand on the other map."""
    parts = []
    if item.text != was.text and len(was.text) <= TOLD_BEFORE:
        parts.append(capital(was.text))
    if was.severity and was.severity != item.severity and not item.closed:
        parts.append(words.severity[was.severity])
    return words.was.format(text=" · ".join(parts)) if parts else ""


def chip(item: Item, width: float, brush: Brush, *, again: bool = False) -> Block:
    """A channel as a small round label; `again`: it is not the first guess of its cell."""
    sizes, theme, measure = brush.sizes, brush.theme, brush.measure
    mark = mark_of(item)
    lettering = sizes.body
    told = brush.news(item)
    plain = (brush.draft or again) and mark is Mark.GUESS
    shown = mark is not Mark.ANSWER and not plain
    signed = lettering.size * 1.35 if shown else 0.0
    hearted = marks.heart_width(lettering.size) if item.strong else 0.0
    behind = (news.width(lettering.size) if told else 0.0) + hearted
    pad = sizes.pad_x + lettering.size * 0.2
    lines = wrap(capital(item.text), width - pad * 2 - signed - behind, lettering, measure)
    inner = max((line.width for line in lines), default=0.0)
    full = min(width, inner + pad * 2 + signed + behind)
    height = max(1, len(lines)) * lettering.line + sizes.pad_y * 1.4

    def place(x: float, y: float) -> Iterator[Record]:
        box = Box(x, y, full, height, radius=lettering.size * 0.8)
        yield _chip_ground(Mark.ANSWER if brush.draft else mark, box, lettering, theme)
        top = y + sizes.pad_y * 0.7
        if shown:
            middle, size = x + pad + signed * 0.36, lettering.size
            sign = marks.sign(mark, middle, top + lettering.baseline, size, theme)
            yield from spoken(sign, telling.mark(mark, brush.words))
        yield from text_records(lines, lettering, theme.ink, x + pad + signed, top)
        right = x + full - pad + lettering.size * 0.2
        if item.strong:
            at = right - hearted + lettering.size * 0.3 - (behind - hearted)
            yield marks.heart(at, top + lettering.baseline, lettering.size, theme.accent)
        if told:
            middle = right - lettering.size * news.RADIUS
            yield from news.badge(told, middle, _middle(sizes, top), lettering.size, theme, measure)

    return tagged(Block(full, height, place), Tag.ITEM)


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

    return tagged(Block(min(width, inner + sizes.pad_x * 2 + sign), height, place), Tag.ITEM)


def _chip_ground(mark: Mark, box: Box, lettering: Lettering, theme: Theme) -> Box:
    """A guess is outlined by dashes."""
    size = lettering.size
    stroke = Stroke(theme.soft, size / 12, marks.dash(size)) if mark is Mark.GUESS else None
    stroke = stroke or Stroke(theme.line, 1.1)
    fill = theme.surface if mark is Mark.GUESS else theme.page
    return Box(box.x, box.y, box.width, box.height, fill, stroke, box.radius)
