"""The stages' heads on a board: chevrons with number, whole title, duration, star.

Knows one row of heads; knows no lane.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from renderers.layout import marks
from renderers.layout.beside import News
from renderers.layout.blocks import Block, stack, text_block
from renderers.scene import Circle, Record, Shape, Stroke
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight
from renderers.text.wrap import wrap
from renderers.words import NO_BREAK, stage_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.model import Stage
    from renderers.layout.brush import Brush
    from renderers.theme import Theme

DISC: Final = 10.0
"""Radius of the disc behind the number."""

TIP: Final = 10.0
"""How far a chevron's tip stands out into the gap and the next one's notch."""

PAD: Final = 7.0
LOWEST: Final = 38.0
NARROW: Final = 172.0
"""A column's width under which a title has no room for a star behind it."""

TITLES: Final = (13.0, 12.0, 11.0)
"""Sizes of a title's letters: the largest that cuts no word of the row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One chevron; a page's first has no notch, its last keeps the tip inside `width`."""

    stage: Stage
    number: int
    width: float
    first: bool
    last: bool
    truth: bool

    @property
    def notch(self) -> float:
        return 0.0 if self.first else TIP

    @property
    def text_left(self) -> float:
        return self.notch + DISC * 3 + 7

    @property
    def right(self) -> float:
        """Kept free at the right end for the tip."""
        return 16.0 if self.last else 10.0

    @property
    def narrow(self) -> bool:
        """Whether the star stands under the number instead of behind the title."""
        return self.width < NARROW

    @property
    def lowest(self) -> float:
        return LOWEST + (DISC if self.truth and self.narrow else 0)

    @property
    def room(self) -> float:
        """For the texts, beside number and star."""
        star = 18 if self.truth and not self.narrow else 0
        return self.width - self.text_left - self.right - star

    def fill(self, theme: Theme) -> str:
        """Full where it matters most, else pale; where each stage has a colour, that one."""
        if theme.heads:
            return theme.stage(self.number - 1)
        return theme.key if self.truth else theme.head

    def ink(self, theme: Theme) -> str:
        """Letters on it."""
        return theme.on_key if self.truth or theme.heads else theme.ink

    def breaks(self, size: float, brush: Brush) -> bool:
        """Whether a word of the title is cut with letters of that size."""
        lines = wrap(self.stage.title, self.room, _title(size), brush.measure)
        return any(line.hyphenated for line in lines)

    def texts(self, size: float, brush: Brush) -> Block:
        """Title and facts, as wide as number and star leave room."""
        theme, measure = brush.theme, brush.measure
        ink = self.ink(theme)
        room, title = self.room, _title(size)
        lines = [stage_news(self.stage, brush), _facts(self.stage, brush)]
        small = (text_block(one, room, brush.sizes.small, ink, measure) for one in lines)
        whole = text_block(self.stage.title, room, title, ink, measure)
        return stack([whole, *small], gap=1)


def _facts(stage: Stage, brush: Brush) -> str:
    was = brush.beside.stage(stage) if brush.beside else None
    return stage_facts(stage, brush.words, was)


def stage_news(stage: Stage, brush: Brush) -> str:
    """Beside another map: that the stage is new, or what it was called there."""
    if brush.beside is None:
        return ""
    was = brush.beside.stage(stage)
    if was is None:
        return f"{News.NEW.value}{NO_BREAK}{brush.words.news_new}"
    if was.title == stage.title:
        return ""
    return f"{News.CHANGED.value}{NO_BREAK}{brush.words.was.format(text=was.title)}"


def _title(size: float) -> Lettering:
    return Lettering(size, Weight.SEMIBOLD, leading=1.24)


def chevrons(heads: list[Head], lefts: list[float], brush: Brush) -> Block:
    """The heads in one row, all as high as the one with the longest title."""
    size = _size(heads, brush)
    texts = [head.texts(size, brush) for head in heads]
    height = max((text.height + PAD * 2 for text in texts), default=0.0)
    height = max([height, *(head.lowest for head in heads)])

    def place(x: float, y: float) -> Iterator[Record]:
        for head, text, left in zip(heads, texts, lefts, strict=True):
            yield from _chevron(head, text, x + left, y, height, brush)

    width = lefts[-1] + heads[-1].width if heads else 0.0
    return Block(width, height, place)


def _size(heads: list[Head], brush: Brush) -> float:
    """The largest of the titles' sizes that cuts no word; where each does, the largest."""
    sizes = [size for size in TITLES if size >= brush.sizes.small.size]
    whole = (size for size in sizes if not any(head.breaks(size, brush) for head in heads))
    return next(whole, TITLES[0])


def _chevron(
    head: Head, text: Block, x: float, y: float, height: float, brush: Brush
) -> Iterator[Record]:
    theme = brush.theme
    fill = head.fill(theme)
    middle = y + height / 2
    line = Stroke(theme.key_line, 1.2) if theme.key_line and head.truth else None
    yield Shape(_outline(head, x, y, height), fill, line)
    disc = x + head.notch + 10 + DISC
    starred = head.truth and head.narrow
    across = middle - (DISC - 1 if starred else 0)
    yield Circle(disc, across, DISC, theme.on_key)
    number = text_block(str(head.number), 100, Lettering(12, Weight.BOLD), theme.key, brush.measure)
    yield from number.place(disc - number.width / 2, across - number.height / 2)
    yield from text.place(x + head.text_left, middle - text.height / 2)
    if starred:
        yield marks.star(disc, middle + DISC + 1, 7, theme.star_on_key)
    elif head.truth:
        yield marks.star(x + head.width - head.right - 2, middle, 8, theme.star_on_key)


def _outline(head: Head, x: float, y: float, height: float) -> tuple[tuple[float, float], ...]:
    """An arrow to the right whose tip enters the gap before the next."""
    tip = x + head.width + (0 if head.last else TIP - 4)
    shoulder = tip - TIP
    middle = y + height / 2
    edge = [(x, y), (shoulder, y), (tip, middle), (shoulder, y + height), (x, y + height)]
    if head.notch:
        edge.append((x + head.notch, middle))
    return tuple(edge)
