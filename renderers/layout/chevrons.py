"""The stages' heads on a board: chevrons with number, whole title, a star and its reason.

Knows one row of heads; knows no lane.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from renderers.layout import marks
from renderers.layout.beside import News
from renderers.layout.blocks import Block, stack, text_block
from renderers.scene import Begin, Circle, End, Record, Shape, Stroke, Tag
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight
from renderers.text.wrap import wrap
from renderers.words import NO_BREAK

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
GAP: Final = 3.0
"""Between a title and the reason of its star."""
STAR: Final = 7.0
LOWEST: Final = 38.0

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
    why: str = ""
    """Of a star: its reason."""

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
    def lowest(self) -> float:
        return LOWEST + (DISC if self.truth else 0)

    @property
    def room(self) -> float:
        """For the texts, beside the number."""
        return self.width - self.text_left - self.right

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

    def titled(self, size: float, brush: Brush) -> Block:
        """The title, under it what is new of the stage."""
        ink = self.ink(brush.theme)
        whole = text_block(self.stage.title, self.room, _title(size), ink, brush.measure)
        news = stage_news(self.stage, brush)
        small = text_block(news, self.room, brush.sizes.small, ink, brush.measure)
        return stack([whole, small], gap=1)

    def reason(self, brush: Brush) -> Block:
        """Why the stage has a star."""
        letters = Lettering(brush.sizes.small.size, Weight.SEMIBOLD)
        return text_block(self.why, self.room, letters, self.ink(brush.theme), brush.measure)


def inset(at: int) -> float:
    """From a column's left end to its title: figures under the heads begin there."""
    return (TIP if at else 0.0) + DISC * 3 + 7


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
    texts = [(head.titled(size, brush), head.reason(brush)) for head in heads]
    heights = [title.height + why.height + (GAP if why.height else 0) for title, why in texts]
    height = max((one + PAD * 2 for one in heights), default=0.0)
    height = max([height, *(head.lowest for head in heads)])

    def place(x: float, y: float) -> Iterator[Record]:
        yield from (Begin(Tag.ROW), Begin(Tag.CELL), End())  # over the lanes' names
        for head, (title, why), left in zip(heads, texts, lefts, strict=True):
            yield from _chevron(head, title, why, x + left, y, height, brush)
        yield End()

    width = lefts[-1] + heads[-1].width if heads else 0.0
    return Block(width, height, place)


def _size(heads: list[Head], brush: Brush) -> float:
    """The largest of the titles' sizes that cuts no word; where each does, the largest."""
    sizes = [size for size in TITLES if size >= brush.sizes.small.size]
    whole = (size for size in sizes if not any(head.breaks(size, brush) for head in heads))
    return next(whole, TITLES[0])


def _chevron(
    head: Head, title: Block, why: Block, x: float, y: float, height: float, brush: Brush
) -> Iterator[Record]:
    theme = brush.theme
    line = Stroke(theme.key_line, 1.2) if theme.key_line and head.truth else None
    yield Shape(_outline(head, x, y, height), head.fill(theme), line)
    whole = title.height + why.height + (GAP if why.height else 0)
    top, disc = y + (height - whole) / 2, x + head.notch + 10 + DISC
    if head.truth and not why.height:
        top -= DISC * 0.6
    middle = top + title.height / 2
    yield Circle(disc, middle, DISC, theme.on_key)
    number = text_block(str(head.number), 100, Lettering(12, Weight.BOLD), theme.key, brush.measure)
    yield Begin(Tag.COLUMN_HEAD)
    yield Begin(Tag.HEADING)
    yield from number.place(disc - number.width / 2, middle - number.height / 2)
    yield from title.place(x + head.text_left, top)
    yield End()
    if head.truth:
        under = top + title.height + GAP
        level = under + min(why.height, STAR * 2) / 2 if why.height else under + STAR
        yield marks.star(disc, max(level, middle + DISC + STAR), STAR, theme.star_on_key)
        yield from why.place(x + head.text_left, under)
    yield End()


def _outline(head: Head, x: float, y: float, height: float) -> tuple[tuple[float, float], ...]:
    """An arrow to the right whose tip enters the gap before the next."""
    tip = x + head.width + (0 if head.last else TIP - 4)
    shoulder = tip - TIP
    middle = y + height / 2
    edge = [(x, y), (shoulder, y), (tip, middle), (shoulder, y + height), (x, y + height)]
    if head.notch:
        edge.append((x + head.notch, middle))
    return tuple(edge)
