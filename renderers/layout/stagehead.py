"""A card's head: where on the way the stage stands, its number and title, why it has a star.

Knows one stage's head; knows no lane.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from journey.model import State
from journey.soreness import moments_of_truth
from renderers import telling
from renderers.layout import marks
from renderers.layout.badges import CAPITAL
from renderers.layout.blocks import Block, facts_block, stack, tagged, text_block
from renderers.layout.chevrons import stage_news
from renderers.scene import Box, Circle, Stroke, Tag, Text
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight
from renderers.text.wrap import wrap
from renderers.words import business_name, stage_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.model import Journey
    from renderers.layout.brush import Brush
    from renderers.scene import Record

SEGMENT: Final = 5.0
"""Height of the bar of positions."""
APART: Final = 5.0
"""Between two of its segments."""
UNDER: Final = 11.0
DISC: Final = 21.0
LEFT: Final = 78.0
"""From the head's left edge to its texts."""
RIGHT: Final = 16.0
PAD: Final = 13.0
STAR: Final = 7.5
TITLES: Final = (25.0, 22.0, 19.0)
"""Sizes of a title: the largest that cuts no word and takes two lines at most."""
LINES: Final = 2
SMALL: Final = Lettering(13.5, leading=1.3)
REASON: Final = Lettering(14.5, Weight.MEDIUM, leading=1.3)


@dataclass(frozen=True, slots=True)
class _Inks:
    fill: str
    ink: str
    star: str
    disc: str
    number: str


def stage_head(journey: Journey, index: int, width: float, brush: Brush, *, first: bool) -> Block:
    """The position and the head; a further card's is lower and says that it goes on."""
    return stack([_position(len(journey.stages), index, width, brush),
                  _Head(journey, index, width, brush, first=first).block()], UNDER)  # fmt: skip


def _position(count: int, index: int, width: float, brush: Brush) -> Block:
    """A segment for each stage, this one's full."""
    theme = brush.theme
    each = (width - APART * (count - 1)) / count

    def place(x: float, y: float) -> Iterator[Record]:
        for at in range(count):
            fill = theme.stage(index) if at == index else theme.head
            yield Box(x + at * (each + APART), y, each, SEGMENT, fill, None, SEGMENT / 2)

    return Block(width, SEGMENT, place)


class _Head:
    def __init__(
        self, journey: Journey, index: int, width: float, brush: Brush, *, first: bool
    ) -> None:
        self._journey = journey
        self._stage = journey.stages[index]
        self._index = index
        self._width = width
        self._brush = brush
        self._first = first
        self._truth = self._stage.id in moments_of_truth(journey)

    def block(self) -> Block:
        theme, measure = self._brush.theme, self._brush.measure
        inks, room = self._inks(), self._width - LEFT - RIGHT
        title = text_block(self._stage.title, room, self._title(room), inks.ink, measure)
        under = [*self._news(), self._reason(room, inks)] if self._first else []
        texts = stack(
            [
                text_block(self._above(room), room, SMALL, inks.ink, measure),
                tagged(title, Tag.HEADING),
                *under,
            ],
            gap=2,
        )
        height = max(texts.height, DISC * 2) + PAD * 2

        def place(x: float, y: float) -> Iterator[Record]:
            line = Stroke(theme.key_line, 1.2) if theme.key_line else None
            yield Box(x, y, self._width, height, inks.fill, line, 14)
            middle = (x + LEFT / 2, y + height / 2)
            yield Circle(*middle, DISC, inks.disc)
            yield self._number(*middle, inks)
            yield from texts.place(x + LEFT, y + (height - texts.height) / 2)

        return Block(self._width, height, place)

    def _inks(self) -> _Inks:
        """Full where it matters most, else pale; where each stage has a colour, that one."""
        theme = self._brush.theme
        if self._truth or theme.heads:
            fill = theme.stage(self._index) if theme.heads else theme.key
            return _Inks(fill, theme.on_key, theme.star_on_key, theme.on_key, fill)
        return _Inks(theme.head, theme.ink, theme.star, theme.surface, theme.ink)

    def _number(self, x: float, y: float, inks: _Inks) -> Record:
        said, letters = str(self._index + 1), Lettering(20, Weight.BOLD)
        wide = self._brush.measure.width(said, letters)
        return Text(x - wide / 2, y + letters.size * CAPITAL, said, letters, inks.number, wide)

    def _above(self, room: float) -> str:
        """Which stage it is, of which map and whose where that has room."""
        words, journey = self._brush.words, self._journey
        parts = [words.stage_of.format(number=self._index + 1, total=len(journey.stages))]
        parts += [] if self._first else [words.continued]
        parts += [words.to_be] if journey.state is State.TO_BE else []
        named = [one for one in (journey.title, business_name(journey)) if one]
        for count in range(len(named) if self._first else 0, 0, -1):
            whole = " · ".join([*parts, *named[:count]])
            if self._brush.measure.width(whole, SMALL) <= room:
                return whole
        return " · ".join(parts)

    def _title(self, room: float) -> Lettering:
        sizes = TITLES if self._first else TITLES[-1:]
        found = [Lettering(size, Weight.BOLD, leading=1.2) for size in sizes]
        fits = (one for one in found if self._fits(one, room))
        return next(fits, found[-1])

    def _fits(self, letters: Lettering, room: float) -> bool:
        lines = wrap(self._stage.title, room, letters, self._brush.measure)
        return len(lines) <= LINES and not any(line.hyphenated for line in lines)

    def _news(self) -> list[Block]:
        """What is new of the stage, and how long it takes."""
        brush = self._brush
        was = brush.beside.stage(self._stage) if brush.beside else None
        told = [stage_news(self._stage, brush), stage_time(self._stage, brush.words, was)]
        room, ink = self._width - LEFT - RIGHT, self._inks().ink
        return [facts_block(one, room, SMALL, ink, brush.measure) for one in told if one]

    def _reason(self, room: float, inks: _Inks) -> Block:
        """The star and why it is there."""
        if not self._truth:
            return stack([])
        words = self._brush.words
        why = telling.why(self._journey, self._stage, words)
        said = f"{words.truth}: {why}" if why else words.truth
        left = STAR * 2 + 7
        text = text_block(said, room - left, REASON, inks.ink, self._brush.measure)

        def place(x: float, y: float) -> Iterator[Record]:
            yield marks.star(x + STAR, y + REASON.line / 2 - 0.5, STAR, inks.star)
            yield from text.place(x + left, y)

        return Block(left + text.width, text.height, place)
