"""The cover's curve: from top to bottom on the left, the stages' titles and words on the right.

Knows the curve's card; knows no other part of the cover. Better is further to the right.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from journey.scores import moments_of_truth
from renderers.layout import curve, marks
from renderers.layout.blocks import Block, stack, take, text_block
from renderers.layout.faces import face, step
from renderers.layout.marks import Mark, mark_of
from renderers.layout.phone import INNER, PAD
from renderers.scene import Box, Curve, Record, Stroke
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Emotion, Journey, Stage
    from renderers.layout.brush import Brush
    from renderers.words import Words

WIDTH: Final = 128.0
"""Of the part where the curve swings."""

FACE: Final = 15.0
TEXT_LEFT: Final = WIDTH + PAD * 2.6
ROOM: Final = INNER - WIDTH - PAD * 4


class Said(Enum):
    """What stands under a stage's title."""

    NOTE = "note"
    LEVEL = "level"
    NOTHING = "nothing"
    """The face tells it."""
    HIDDEN = "hidden"
    """Nor is there a face: the map does not show feelings."""


def curve_cards(
    journey: Journey, brush: Brush, said: Said, *, first: float, room: float
) -> list[Block]:
    """The stages on one card, or on several where they are higher than the room.

    `first` is the height left on the page where the curve begins, `room` that of a further page.
    """
    truths = set(moments_of_truth(journey))
    stages = list(journey.stages)
    rows = [
        _stage_row(stage, index, brush, said, truth=stage.id in truths)
        for index, stage in enumerate(stages)
    ]
    cards: list[Block] = []
    while rows:
        count = max(1, take(rows, (room if cards else first) - PAD, 0))
        cards.append(_card(stages[:count], rows[:count], brush, said))
        stages, rows = stages[count:], rows[count:]
    return cards


def _card(stages: Sequence[Stage], rows: Sequence[Block], brush: Brush, said: Said) -> Block:
    theme = brush.theme
    height = sum(row.height for row in rows) + PAD
    left = PAD * 1.5 if said is Said.HIDDEN else TEXT_LEFT

    def place(x: float, y: float) -> Iterator[Record]:
        yield Box(x, y, INNER, height, theme.surface, Stroke(theme.line), 13)
        if said is not Said.HIDDEN:
            yield from _bands(x, y, height, brush)
        top = y + PAD / 2
        middles: list[float] = []
        for row in rows:
            if middles:
                start, end = (x + left, top), (x + INNER - PAD * 1.5, top)
                yield Curve(start, ((start, end, end),), Stroke(theme.line, 1))
            middles.append(top + row.height / 2)
            yield from row.place(x + left, top)
            top += row.height
        if said is not Said.HIDDEN:
            yield from _curve(stages, middles, x, brush)

    return Block(INNER, height, place)


def _bands(x: float, y: float, height: float, brush: Brush) -> Iterator[Record]:
    third = WIDTH / 3
    theme = brush.theme
    yield Box(x + PAD, y + PAD * 0.7, third, height - PAD * 1.4, theme.bad)
    yield Box(x + PAD + third * 2, y + PAD * 0.7, third, height - PAD * 1.4, theme.good)


def _stage_row(stage: Stage, index: int, brush: Brush, said: Said, *, truth: bool) -> Block:
    theme, measure = brush.theme, brush.measure
    full = INNER - PAD * 3 if said is Said.HIDDEN else ROOM
    room = full - (24 if truth else 0)
    title = Lettering(16, Weight.SEMIBOLD, leading=1.26)
    under = Lettering(14, leading=1.26)
    feeling = _feeling(curve.leading(stage), brush.words, said)
    texts = stack(
        [
            text_block(f"{index + 1}. {stage.title}", room, title, theme.stage_ink(index), measure),
            text_block(feeling, room, under, theme.soft, measure),
        ]
    )
    height = max(texts.height + 10, FACE * 2 + 6)

    def place(x: float, y: float) -> Iterator[Record]:
        yield from texts.place(x, y + (height - texts.height) / 2)
        if truth:
            yield marks.star(x + full - 10, y + height / 2, 10, theme.star)

    return Block(room, height, place)


def _feeling(emotion: Emotion | None, words: Words, said: Said) -> str:
    """The mark's sign and the level's word, with the note where there is room for it."""
    if said in {Said.NOTHING, Said.HIDDEN}:
        return ""
    if emotion is None:
        return words.empty
    word = words.levels[step(emotion.level)]
    mark = mark_of(emotion)
    shown = f"{word}: {emotion.note}" if said is Said.NOTE and emotion.note else word
    return shown if mark is Mark.ANSWER else f"{mark.value} {shown}"


def _curve(
    stages: Sequence[Stage], middles: Sequence[float], x: float, brush: Brush
) -> Iterator[Record]:
    """The line and its faces; a stage whose feeling is unknown has neither."""
    theme = brush.theme
    room = WIDTH - FACE * 2 - 8
    spots = []
    for stage, middle in zip(stages, middles, strict=True):
        emotion = curve.leading(stage)
        if emotion is not None:
            across = x + PAD + FACE + 4 + (emotion.level + 2) / 4 * room
            spots.append(((across, middle), emotion))
    points = [spot for spot, _ in spots]
    guessed = [curve.is_guess(emotion) for _, emotion in spots]
    yield from curve.line(points, guessed, Stroke(theme.accent, 3), upright=True)
    for spot, emotion in spots:
        yield from face(emotion.level, *spot, FACE, theme)
