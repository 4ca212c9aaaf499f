"""The explanation of the marks, and the line at the very bottom.

Knows marks and counts; knows no row of the map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from renderers.layout import marks, news
from renderers.layout.beside import News
from renderers.layout.blocks import Block, beside, facts_block, flow, stack, text_block
from renderers.layout.lanes import PAINS
from renderers.layout.marks import Mark
from renderers.scene import Record
from renderers.text.wrap import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Journey
    from renderers.layout.brush import Brush


def legend(
    width: float,
    brush: Brush,
    *,
    stars: bool,
    pains: bool,
    counts: Sequence[Block] | None = None,
    note: str = "",
) -> Block:
    """The three marks, the weights of pains, the star. `counts`: how much of each mark there is, in
    place of samples of them; `note`: what else is to be known.
    """
    words = brush.words
    samples = (
        list(counts)
        if counts is not None
        else [
            _mark_sample(Mark.GUESS, words.guess, brush),
            _mark_sample(Mark.ANSWER, words.answer, brush),
            _mark_sample(Mark.PROVED, words.proved, brush),
        ]
    )
    if pains:
        samples.append(beside([weight_sample(level, brush) for level in (1, 2, 3)], 10))
    if stars:
        samples.append(star_sample(brush))
    if brush.strong:
        samples.append(strong_sample(brush))
    samples += news_samples(brush)
    text = text_block(note, width, brush.sizes.small, brush.theme.soft, brush.measure)
    samples += [Block(text.width, text.height + 4, lambda x, y: text.place(x, y + 2))] * bool(note)
    return stack(flow(samples, width, 14), gap=4)


def news_samples(brush: Brush) -> list[Block]:
    """Only of what there is."""
    words = brush.words
    said = {
        News.NEW: words.news_new,
        News.CHANGED: words.news_changed,
        News.KEPT: words.news_kept,
        News.GONE: brush.beside.gone_word(words) if brush.beside else words.news_gone,
    }
    return [_news_sample(one, word, brush) for one, word in said.items() if one in brush.signs]


def _news_sample(what: News, word: str, brush: Brush) -> Block:
    """The sign as it stands beside an entry, and its word; what is gone is struck through."""
    small, theme, measure = brush.sizes.small, brush.theme, brush.measure
    text = text_block(word, 1000, small, theme.soft, measure)
    left = small.size * (1.45 if what is not News.GONE else 0.9)

    def place(x: float, y: float) -> Iterator[Record]:
        top = y + 2
        baseline = top + small.baseline
        yield from text.place(x + left, top)
        if what is not News.GONE:
            middle = (x + small.size * news.RADIUS, baseline - small.size * 0.36)
            yield from news.badge(what, *middle, small.size, theme, measure)
            return
        yield news.minus(x + small.size * 0.3, baseline, small, theme.soft, measure)
        lines = [Line(word, text.width)]
        yield from news.struck(lines, small, theme.soft, x + left, top)

    return Block(text.width + left, text.height + 4, place)


def footer(journey: Journey, width: float, brush: Brush) -> Block:
    """Who made it, the day of its last change, when to look again; a draft says whence it is."""
    words = brush.words
    changed = words.created if journey.created.date() == journey.updated.date() else words.changed
    source = words.told["draft.source"] if brush.draft else ""
    parts = [f"{words.made_with} · {changed}", words.review, source]
    small, soft = brush.sizes.small, brush.theme.soft
    texts = [facts_block(part, width, small, soft, brush.measure) for part in parts if part]
    return stack(flow(texts, width, small.size * 1.6))


def _mark_sample(mark: Mark, word: str, brush: Brush) -> Block:
    sizes, theme = brush.sizes, brush.theme
    size = sizes.small.size
    text = text_block(word, 1000, sizes.small, theme.soft, brush.measure)

    def place(x: float, y: float) -> Iterator[Record]:
        baseline = y + 2 + sizes.small.baseline
        yield from marks.sign(mark, x + size * marks.RADIUS, baseline, size, theme)
        yield from text.place(x + size * 1.45, y + 2)

    return Block(text.width + size * 1.45, text.height + 4, place)


def strong_sample(brush: Brush) -> Block:
    sizes, theme = brush.sizes, brush.theme
    text = text_block(brush.words.strong, 1000, sizes.small, theme.soft, brush.measure)
    left = marks.heart_width(sizes.small.size)

    def place(x: float, y: float) -> Iterator[Record]:
        baseline = y + 2 + sizes.small.baseline
        yield marks.heart(x, baseline, sizes.small.size, theme.accent)
        yield from text.place(x + left, y + 2)

    return Block(text.width + left, text.height + 4, place)


def weight_sample(level: int, brush: Brush) -> Block:
    sizes, theme = brush.sizes, brush.theme
    text = text_block(brush.words.severity[level], 1000, sizes.small, theme.soft, brush.measure)
    left = marks.severity_width(level, sizes.small.size) + sizes.small.size * 0.4

    def place(x: float, y: float) -> Iterator[Record]:
        baseline = y + 2 + sizes.small.baseline
        colour = theme.lane(PAINS).ink
        yield from marks.severity(level, x, baseline, sizes.small.size, colour)
        yield from text.place(x + left, y + 2)

    return Block(text.width + left, text.height + 4, place)


def star_sample(brush: Brush) -> Block:
    sizes, theme = brush.sizes, brush.theme
    text = text_block(brush.words.truth, 1000, sizes.small, theme.soft, brush.measure)
    radius = sizes.small.size * 0.6

    def place(x: float, y: float) -> Iterator[Record]:
        yield marks.star(x + radius, y + 2 + sizes.small.line / 2, radius, theme.star)
        yield from text.place(x + radius * 2.6, y + 2)

    return Block(text.width + radius * 2.6, text.height + 4, place)
