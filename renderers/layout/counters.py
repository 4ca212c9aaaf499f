"""A card's foot: how much of the map is known, what the signs mean, who made it.

Knows counts and signs; knows no stage. A kind with none is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journey.scores import score, score_of
from renderers.layout.badges import badge
from renderers.layout.beside import News
from renderers.layout.blocks import Block, beside, flow, stack, text_block
from renderers.layout.legend import news_samples, star_sample, strong_sample, weight_sample
from renderers.layout.marks import Mark
from renderers.layout.other_line import other_stroke
from renderers.scene import Curve
from renderers.text.measure import Lettering
from renderers.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Item, Journey, Stage
    from journey.scores import Score
    from renderers.layout.brush import Brush
    from renderers.scene import Record

SMALL: Final = Lettering(13)
RADIUS: Final = 7.5
BETWEEN: Final = 16.0
LENGTH: Final = 28.0
"""Of a line's sample."""


def foot(
    counts: Sequence[Block], width: float, brush: Brush, *, stars: bool, weights: Sequence[int]
) -> Block:
    """The counters, the signs that stand on the card, and at the right end who made it."""
    samples = [weight_sample(level, brush) for level in sorted(set(weights))]
    samples += [star_sample(brush)] if stars else []
    samples += [strong_sample(brush)] if brush.strong else []
    samples += [] if brush.beside else news_samples(brush)
    rows = flow(list(counts), width, BETWEEN) + flow(samples, width, BETWEEN)
    made = text_block(brush.words.made_with, width, SMALL, brush.theme.soft, brush.measure)
    if not rows or rows[-1].width + BETWEEN + made.width > width:
        rows.append(beside([Block(width - made.width, made.height, lambda *_: ()), made], 0))
        return stack(rows, 5)
    last = rows[-1]

    def place(x: float, y: float) -> Iterator[Record]:
        yield from last.place(x, y)
        yield from made.place(x + width - made.width, y + last.height - made.height)

    rows[-1] = Block(width, max(last.height, made.height), place)
    return stack(rows, 5)


def of_map(journey: Journey, brush: Brush) -> list[Block]:
    """How much of a map is proved, said, supposed; beside another map how much is another."""
    return _of_news(brush) if brush.beside else known(journey, brush, SMALL)


def known(journey: Journey, brush: Brush, letters: Lettering, pad: float = 0.0) -> list[Block]:
    """How much of a map is proved, said, supposed, each with its mark; `pad` over and under it."""
    words = brush.words
    return _counts(score(journey), words.answers_name, words.guesses_name, brush, letters, pad)


def of_stage(stage: Stage, brush: Brush) -> list[Block]:
    """The same of one stage; beside another map the signs of what differs stand with it."""
    found, words = score_of((stage,)), brush.words
    names = (words.answers(found.answers), words.guesses(found.guesses))
    counts = _counts(found, *names, brush, SMALL)
    return counts + (news_samples(brush) if brush.beside else [])


def _counts(
    found: Score,
    answers: str,
    guesses: str,
    brush: Brush,
    letters: Lettering,
    pad: float = 0.0,
) -> list[Block]:
    told = [
        (Mark.PROVED, found.proved, brush.words.proved_name),
        (Mark.ANSWER, found.answers, answers),
        (Mark.GUESS, found.guesses, guesses),
    ]
    return [
        _count(mark, number, name, brush, letters, pad) for mark, number, name in told if number
    ]


def _of_news(brush: Brush) -> list[Block]:
    """Of a map beside another one: how much is another."""
    if brush.beside is None:
        return []
    counts, words = brush.beside.counts(), brush.words
    told = {
        News.NEW: words.news_new,
        News.CHANGED: words.news_changed,
        News.GONE: brush.beside.gone_word(words),
    }
    theme, measure = brush.theme, brush.measure
    found = [
        text_block(
            f"{one.value}{NO_BREAK}{counts[one]}{NO_BREAK}{name}", 1000, SMALL, theme.soft, measure
        )
        for one, name in told.items()
        if counts[one]
    ]
    before = brush.beside.names(words)[0]
    felt = any(map(brush.beside.felt, brush.beside.after.stages))
    return [*found, *([_curve_sample(before, brush)] if felt else [])]


def _curve_sample(name: str, brush: Brush) -> Block:
    """The curve of the map beside."""
    text = text_block(name, 1000, SMALL, brush.theme.soft, brush.measure)

    def place(x: float, y: float) -> Iterator[Record]:
        start, end = (x, y + SMALL.line / 2), (x + LENGTH, y + SMALL.line / 2)
        yield Curve(start, ((start, end, end),), other_stroke(brush.theme))
        yield from text.place(x + LENGTH + 6, y)

    return Block(text.width + LENGTH + 6, SMALL.line, place)


def _count(
    mark: Mark, number: int, name: str, brush: Brush, letters: Lettering, pad: float
) -> Block:
    theme, measure = brush.theme, brush.measure
    said = f"{brush.words.number(number)}{NO_BREAK}{name}"
    text = text_block(said, 1000, letters, theme.soft, measure)
    radius = RADIUS * letters.size / SMALL.size
    left = radius * 2 + 6

    def place(x: float, y: float) -> Iterator[Record]:
        yield from badge(mark, x + radius, y + pad + letters.line / 2, radius, theme)
        yield from text.place(x + left, y + pad)

    return Block(text.width + left, letters.line + pad * 2, place)


def weights_of(pains: Sequence[Item]) -> list[int]:
    """The triangles that stand on a card."""
    return [pain.severity for pain in pains if pain.severity and not pain.closed]
