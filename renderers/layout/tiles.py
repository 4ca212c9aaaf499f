"""A number as a tile: its name, the value large, a bar with the target's tick, where it comes from.

Knows metrics and their look; knows no page. Where somebody said which way is better, sign, word and
colour tell whether the target is reached; else the words tell on which side of it the value is, and
colour tells nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journey.words import capital
from renderers.layout import handles as signs
from renderers.layout import marks, news
from renderers.layout.blocks import Block, facts_block, stack, tagged, text_block
from renderers.layout.marks import Mark, mark_of
from renderers.scene import Box, Stroke, Tag
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight
from renderers.words import NO_BREAK, counted_by, wanted, with_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.measures import Metric
    from journey.model import Item
    from renderers.layout.brush import Brush
    from renderers.scene import Record
    from renderers.words import Words

VALUES: Final = (1.8, 1.4, 1.1)
"""Sizes of a value's letters, for one unit of an entry's: the largest that takes one line."""
BAR: Final = 0.5
"""Height of the bar, for one unit of letter size."""
TICK: Final = 1.05
BESIDE: Final = 8.0
"""Between a value and its target at least."""
OVER: Final = 1.25
"""The bar's axis goes so far beyond the greater of value and target."""


def tile(item: Item, width: float, brush: Brush) -> Block:
    """The parts one under the other, as wide as the cell."""
    sizes = brush.sizes
    room = width - sizes.pad_x * 2
    metric = item.metric
    known = metric is not None and metric.value is not None
    parts = [_name(item, room, brush)]
    if metric is not None and (known or metric.target is not None):
        parts.append(_value(item, metric, room, brush))
        if metric.target is not None:
            parts.append(_bar(metric, room, brush))
    else:
        parts.append(_unmeasured(room, brush))
    parts.append(_small(item, room, brush))
    inner = stack(parts, 2)
    whole = Block(
        width,
        inner.height + sizes.plain_y * 2,
        lambda x, y: inner.place(x + sizes.pad_x, y + sizes.plain_y),
    )
    return tagged(whole, Tag.ITEM)


def _name(item: Item, room: float, brush: Brush) -> Block:
    """What is measured; of a group whose it is."""
    sizes, theme, measure = brush.sizes, brush.theme, brush.measure
    told, handle = brush.news(item), brush.handle(item.persona)
    left = sizes.sign_column if handle else 0.0
    right = news.width(sizes.body.size) if told else 0.0
    text = text_block(capital(item.text), room - left - right, sizes.body, theme.soft, measure)

    def place(x: float, y: float) -> Iterator[Record]:
        level = y + sizes.body.baseline - sizes.body.size * 0.36
        if handle is not None:
            radius = sizes.body.size * 0.4
            yield signs.sign(handle, x + radius, level, radius, theme)
        yield from text.place(x + left, y)
        if told:
            size = sizes.body.size
            yield from news.badge(told, x + room - size * news.RADIUS, level, size, theme, measure)

    return Block(room, text.height, place)


def _value(item: Item, metric: Metric, room: float, brush: Brush) -> Block:
    """The value with its mark, the target at the right; under it where there is no room."""
    words, measure, theme = brush.words, brush.measure, brush.theme
    shown = _shown(item, metric, room, brush)
    if metric.target is None:
        return shown
    said = wanted(metric, words)
    letters = Lettering(brush.sizes.small.size, Weight.SEMIBOLD)
    target = text_block(said.replace(" ", NO_BREAK), room, letters, theme.ink, measure)
    if shown.width + BESIDE + target.width > room:
        return stack([shown, target], 1)

    def place(x: float, y: float) -> Iterator[Record]:
        yield from shown.place(x, y)
        yield from target.place(x + room - target.width, y + shown.height - target.height - 1)

    return Block(room, shown.height, place)


def _shown(item: Item, metric: Metric, room: float, brush: Brush) -> Block:
    """The value, before it what it was on the map beside, behind it how we know."""
    words, measure, theme, sizes = brush.words, brush.measure, brush.theme, brush.sizes
    if metric.value is None:
        return text_block(words.not_measured, room, sizes.body, theme.soft, measure)
    before = text_block(_before(item, metric, brush), room, sizes.body, theme.soft, measure)
    mark = mark_of(item)
    marked = mark is not Mark.ANSWER and not (brush.draft and mark is Mark.GUESS)
    behind = sizes.body.size * 1.5 if marked else 0.0
    left = before.width + 4 if before.width else 0.0
    said, free = with_unit(metric.value, metric.unit, words), room - behind - left
    large = [Lettering(sizes.body.size * one, Weight.BOLD, leading=1.15) for one in VALUES]
    fits = (one for one in large if measure.width(said, one) <= free)
    letters = next(fits, large[-1])
    value = text_block(said, max(free, room / 2), letters, theme.ink, measure)
    below = free < room / 2
    top = before.height if below else 0.0

    def place(x: float, y: float) -> Iterator[Record]:
        at = y + top + letters.baseline
        yield from before.place(x, y if below else at - sizes.body.baseline)
        across = x + (0.0 if below else left)
        yield from value.place(across, y + top)
        if marked:
            middle = across + value.width + sizes.body.size * 0.95
            yield from marks.sign(mark, middle, at, sizes.body.size, theme)

    return Block(left + value.width + behind, top + value.height, place)


def _before(item: Item, metric: Metric, brush: Brush) -> str:
    """«10 шт. →» where the map beside has another value."""
    was = brush.beside.item(item) if brush.beside else None
    if was is None or was.metric is None or was.metric.value in {None, metric.value}:
        return ""
    return with_unit(was.metric.value or 0, was.metric.unit, brush.words) + NO_BREAK + "→"


def _bar(metric: Metric, room: float, brush: Brush) -> Block:
    """From nothing to a quarter beyond the greater one; the tick is the target."""
    value, target = metric.value, metric.target or 0.0
    if value is None:
        return _empty_bar(target, room, brush)
    theme, size = brush.theme, brush.sizes.body.size
    high = size * BAR
    most = max(value, target) * OVER
    share = max(0.0, value) / most if most > 0 else 0.0

    def place(x: float, y: float) -> Iterator[Record]:
        top = y + size * (TICK - BAR) / 2
        yield Box(x, top, room, high, theme.track, None, high / 2)
        if share:
            wide = room * share
            yield Box(x, top, wide, high, theme.bar, None, min(high, wide) / 2)
        yield _tick(max(0.0, target) / most if most > 0 else 0.0, x, y, room, brush)

    return Block(room, size * TICK, place)


def _empty_bar(target: float | None, room: float, brush: Brush) -> Block:
    """Nobody has measured it: dashes, and the tick where the target would be."""
    theme, size = brush.theme, brush.sizes.body.size

    def place(x: float, y: float) -> Iterator[Record]:
        high = size * BAR
        dashes = Stroke(theme.mute, 1.1, marks.dash(size))
        yield Box(x, y + size * (TICK - BAR) / 2, room, high, None, dashes, high / 2)
        if target is not None:
            yield _tick(1 / OVER, x, y, room, brush)

    return Block(room, size * TICK, place)


def _unmeasured(room: float, brush: Brush) -> Block:
    """An empty bar, and behind it in words that nobody has measured it."""
    small = brush.sizes.small
    said = text_block(brush.words.not_measured, room, small, brush.theme.soft, brush.measure)
    left = room - said.width - BESIDE
    if left < room / 4:
        return stack([_empty_bar(None, room, brush), said], 2)
    bar = _empty_bar(None, left, brush)
    height = max(bar.height, said.height)

    def place(x: float, y: float) -> Iterator[Record]:
        yield from bar.place(x, y + (height - bar.height) / 2)
        yield from said.place(x + left + BESIDE, y + (height - said.height) / 2)

    return Block(room, height, place)


def _tick(share: float, x: float, y: float, room: float, brush: Brush) -> Record:
    size = brush.sizes.body.size
    wide = size * 0.17
    left = min(x + room * share, x + room - wide)
    return Box(left, y, wide, size * TICK, brush.theme.ink)


def _small(item: Item, room: float, brush: Brush) -> Block:
    """On which side of the target it is, of how many, whence and when."""
    words, metric = brush.words, item.metric
    parts: list[str] = []
    if metric is not None:
        parts.append("" if metric.better else _side(metric, words))
        if metric.n is not None:
            parts.append(words.sample.format(n=words.number(metric.n)).replace(" ", NO_BREAK))
        parts += [counted_by(metric, words), metric.period or ""]
    said = " · ".join(filter(None, parts))
    facts = facts_block(said, room, brush.sizes.small, brush.theme.soft, brush.measure)
    return stack([_verdict(metric, room, brush), facts, _was(item, room, brush)])


def _verdict(metric: Metric | None, room: float, brush: Brush) -> Block:
    """Whether the target is reached, by sign, word and colour; nothing where one cannot say."""
    reached = None if metric is None or metric.better is None else metric.reached
    if reached is None:
        return stack([])
    words, theme = brush.words.told, brush.theme
    said = f"✓ {words['metric.reached']}" if reached else f"▲ {words['metric.short']}"
    letters = Lettering(brush.sizes.small.size, Weight.SEMIBOLD)
    ink = theme.good.ink if reached else theme.bad.ink
    return text_block(said, room, letters, ink, brush.measure)


def _side(metric: Metric, words: Words) -> str:
    if metric.value is None or metric.target is None:
        return ""
    if metric.value == metric.target:
        return words.told["metric.met"]
    return words.told["metric.above" if metric.value > metric.target else "metric.below"]


def _was(item: Item, room: float, brush: Brush) -> Block:
    """What it was called on the map beside."""
    was = brush.beside.item(item) if brush.beside else None
    if was is None or was.text == item.text:
        return stack([])
    said = brush.words.was.format(text=capital(was.text))
    return text_block(said, room, brush.sizes.small, brush.theme.soft, brush.measure)
