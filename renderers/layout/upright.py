"""The cover's curve: from top to bottom on the left, the stages' titles and words on the right.

Knows the curve's card; knows no other part of the cover. Better is further to the right.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from journey.soreness import moments_of_truth
from renderers.layout import curve, marks
from renderers.layout.blocks import Block, stack, take, text_block
from renderers.layout.brush import CARD_LEGEND
from renderers.layout.faces import face, step
from renderers.layout.lanes import EMOTION
from renderers.layout.marks import Mark, mark_of
from renderers.layout.notes import key
from renderers.layout.other_line import hidden, other_line, other_mark, other_runs
from renderers.layout.phone import INNER, PAD
from renderers.layout.strands import RADIUS, Strand, beside, lines, mark, runs, strands
from renderers.scene import Box, Curve, Record, Stroke
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Emotion, Journey, Stage
    from renderers.layout.brush import Brush
    from renderers.scene import Point

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
        _stage_row(journey, index, brush, said, truth=stage.id in truths)
        for index, stage in enumerate(stages)
    ]
    small = replace(brush, sizes=CARD_LEGEND)
    cards: list[Block] = []
    while rows:
        names = _key(journey, stages, small, said)
        used = PAD + (names.height + PAD if names.height else 0)
        count = max(1, take(rows, (room if cards else first) - used, 0))
        cards.append(_Card(journey, stages[:count], rows[:count], brush, said).block(names))
        stages, rows = stages[count:], rows[count:]
    return cards


def _key(journey: Journey, stages: Sequence[Stage], brush: Brush, said: Said) -> Block:
    if said is Said.HIDDEN:
        return stack([])
    return key(journey, stages, INNER - PAD * 3, brush)


class _Card:
    """Some stages under each other, the curves beside them."""

    def __init__(
        self,
        journey: Journey,
        stages: Sequence[Stage],
        rows: Sequence[Block],
        brush: Brush,
        said: Said,
    ) -> None:
        self._rows = rows
        self._brush = brush
        self._said = said
        self._stages_shown = stages
        self._emotions = [curve.leading(journey, stage) for stage in stages]
        self._strands = strands(journey, stages, brush.words)
        self._plain = said is Said.HIDDEN

    def block(self, names: Block) -> Block:
        """The card; `names` tells under it whose curve is whose."""
        theme = self._brush.theme
        inner = sum(row.height for row in self._rows) + PAD
        height = inner + (names.height + PAD if names.height else 0)

        def place(x: float, y: float) -> Iterator[Record]:
            yield Box(x, y, INNER, height, theme.surface, Stroke(theme.line), 13)
            if not self._plain:
                yield from self._bands(x, y, inner)
            yield from self._stages(x, y + PAD / 2)
            if not self._plain:
                yield from self._curves(x, y + PAD / 2)
            yield from names.place(x + PAD * 1.5, y + inner)

        return Block(INNER, height, place)

    def _bands(self, x: float, y: float, height: float) -> Iterator[Record]:
        third, theme = WIDTH / 3, self._brush.theme
        yield Box(x + PAD, y + PAD * 0.7, third, height - PAD * 1.4, theme.bad.tint)
        yield Box(x + PAD + third * 2, y + PAD * 0.7, third, height - PAD * 1.4, theme.good.tint)

    def _stages(self, x: float, top: float) -> Iterator[Record]:
        left = x + (PAD * 1.5 if self._plain else TEXT_LEFT)
        for number, row in enumerate(self._rows):
            if number:
                start, end = (left, top), (x + INNER - PAD * 1.5, top)
                yield Curve(start, ((start, end, end),), Stroke(self._brush.theme.line, 1))
            yield from row.place(left, top)
            top += row.height

    def _curves(self, x: float, top: float) -> Iterator[Record]:
        """The lines, the faces, the further curves' marks; what is unknown has neither."""
        theme = self._brush.theme
        middles = []
        for row in self._rows:
            middles.append(top + row.height / 2)
            top += row.height
        points = [
            self._point(one, x, middle) for one, middle in zip(self._emotions, middles, strict=True)
        ]
        others = self._other_runs(x, middles)
        for run in others:
            yield from other_line(run, theme, upright=True)
        yield from self._leading_line(points)
        # a mark moved off its stage must not meet a neighbour's face or marks either
        taken = [(point, FACE + 1) for point in points if point]
        places = [self._places(strand, taken, x, middles) for strand in self._strands]
        for strand, spots in zip(self._strands, places, strict=True):
            yield from lines(strand, spots, theme, upright=True)
        for point, emotion in zip(points, self._emotions, strict=True):
            if point is not None and emotion is not None:
                yield from face(emotion.level, *point, FACE, theme)
        for strand, spots in zip(self._strands, places, strict=True):
            yield from (mark(strand, *spot, theme) for spot in spots if spot is not None)
        shown = [spot for run in others for spot in run if not hidden(spot, points, FACE)]
        yield from (other_mark(*spot, theme) for spot in shown)

    def _other_runs(self, x: float, middles: Sequence[float]) -> list[list[Point]]:
        """The line of the map beside."""
        if self._brush.beside is None:
            return []
        return other_runs(
            self._brush.beside,
            self._stages_shown,
            lambda emotion, at: self._spot(emotion, x, middles[at]),
        )

    def _point(self, emotion: Emotion | None, x: float, middle: float) -> Point | None:
        if emotion is None:
            return None
        return self._spot(emotion, x, middle)

    def _spot(self, emotion: Emotion, x: float, middle: float) -> Point:
        room = WIDTH - FACE * 2 - 8
        return (x + PAD + FACE + 4 + (emotion.level + 2) / 4 * room, middle)

    def _leading_line(self, points: Sequence[Point | None]) -> Iterator[Record]:
        sure = self._brush.beside is not None  # there a dash means the map beside
        known = [not sure and curve.is_guess(one) for one in self._emotions if one is not None]
        stroke = Stroke(self._brush.theme.accent, 3)
        for run in runs(points):
            guessed, known = known[: len(run)], known[len(run) :]
            yield from curve.line(run, guessed, stroke, upright=True)

    def _places(
        self,
        strand: Strand,
        taken: list[tuple[Point, float]],
        x: float,
        middles: Sequence[float],
    ) -> list[Point | None]:
        spots: list[Point | None] = []
        for index, emotion in enumerate(strand.points):
            wanted = self._point(emotion, x, middles[index])
            reach = self._rows[index].height / 2 - RADIUS
            spots.append(wanted and beside(taken, wanted, reach, upright=True))
        return spots


def _stage_row(journey: Journey, index: int, brush: Brush, said: Said, *, truth: bool) -> Block:
    theme, measure = brush.theme, brush.measure
    stage = journey.stages[index]
    full = INNER - PAD * 3 if said is Said.HIDDEN else ROOM
    room = full - (24 if truth else 0)
    title = Lettering(16, Weight.SEMIBOLD, leading=1.26)
    under = Lettering(14, leading=1.26)
    feeling = _feeling(curve.leading(journey, stage), brush, said)
    texts = stack(
        [
            text_block(f"{index + 1}. {stage.title}", room, title, theme.ink, measure),
            text_block(feeling, room, under, theme.soft, measure),
        ]
    )
    height = max(texts.height + 10, FACE * 2 + 6)

    def place(x: float, y: float) -> Iterator[Record]:
        yield from texts.place(x, y + (height - texts.height) / 2)
        if truth:
            yield marks.star(x + full - 10, y + height / 2, 10, theme.star)

    return Block(room, height, place)


def _feeling(emotion: Emotion | None, brush: Brush, said: Said) -> str:
    """The mark's sign and the level's word, with the note where there is room for it."""
    if said in {Said.NOTHING, Said.HIDDEN}:
        return ""
    if emotion is None:
        return brush.unknown(EMOTION)
    word = brush.words.levels[step(emotion.level)]
    mark = mark_of(emotion)
    shown = f"{word}: {emotion.note}" if said is Said.NOTE and emotion.note else word
    return shown if mark is Mark.ANSWER else f"{mark.value} {shown}"
