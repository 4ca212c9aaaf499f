"""The cover's three numbers: how much is known; of a map of the future, how much is another.

Knows counts and their signs; knows no stage.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journey.scores import score
from renderers.layout import news
from renderers.layout.beside import News
from renderers.layout.blocks import Block, text_block
from renderers.layout.marks import Mark
from renderers.layout.phone import GAP, INNER, PAD
from renderers.scene import Box, Record
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.model import Journey
    from renderers.layout.beside import Beside
    from renderers.layout.brush import Brush

LARGE = Lettering(21, Weight.BOLD, leading=1.15)


@dataclass(frozen=True, slots=True)
class _Tile:
    """A number over its word, behind its sign."""

    sign: Mark | News
    number: int
    name: str


def tiles(journey: Journey, brush: Brush) -> Block:
    """Side by side, all as high as the highest."""
    found = _of_news(brush.beside, brush) if brush.beside else _of_marks(journey, brush)
    width = (INNER - GAP * 2) / 3
    texts = [_texts(one, width, brush) for one in found]
    height = max(text.height for text in texts)

    def place(x: float, y: float) -> Iterator[Record]:
        for index, text in enumerate(texts):
            left = x + index * (width + GAP)
            yield Box(left, y, width, height, brush.theme.surface, None, 11)
            yield from text.place(left, y)

    return Block(INNER, height, place)


def _of_marks(journey: Journey, brush: Brush) -> list[_Tile]:
    found, words = score(journey), brush.words
    return [
        _Tile(Mark.ANSWER, found.answers, words.answers_name),
        _Tile(Mark.GUESS, found.guesses, words.guesses_name),
        _Tile(Mark.PROVED, found.proved, words.proved_name),
    ]


def _of_news(beside: Beside, brush: Brush) -> list[_Tile]:
    counts, words = beside.counts(), brush.words
    return [
        _Tile(News.NEW, counts[News.NEW], words.news_new),
        _Tile(News.CHANGED, counts[News.CHANGED], words.news_changed),
        _Tile(News.GONE, counts[News.GONE], beside.gone_word(words)),
    ]


def _texts(tile: _Tile, width: float, brush: Brush) -> Block:
    theme, measure = brush.theme, brush.measure
    sign, size = tile.sign, LARGE.size
    badged = sign in {News.NEW, News.CHANGED}
    figure = str(tile.number) if badged or sign is Mark.ANSWER else f"{sign.value} {tile.number}"
    number = text_block(figure, width - PAD * 2, LARGE, theme.ink, measure)
    name = text_block(tile.name, width - PAD * 2, Lettering(13), theme.soft, measure)

    def place(x: float, y: float) -> Iterator[Record]:
        left, top = x + PAD + 2, y + 5
        if isinstance(sign, News) and badged:
            middle = (left + size * news.RADIUS, top + LARGE.baseline - size * 0.36)
            yield from news.badge(sign, *middle, size, theme, measure)
        yield from number.place(left + (news.width(size) if badged else 0.0), top)
        yield from name.place(left, top + number.height)

    return Block(width, number.height + name.height + 10, place)
