"""Pieces of a page: measured first, placed later.

Knows widths, heights and letters; knows no journey. A block's height is exact, so whatever is
stacked cannot overlap.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from renderers.scene import Begin, End, Record, Tag, Text
from renderers.text.wrap import Line, wrap

DOT: Final = " ·"
"""Stands between facts."""

KEPT: Final = 1024
"""Texts whose blocks are kept: a map is often laid out again after a small change."""

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from renderers.text.measure import Lettering, Measure

    Place: TypeAlias = Callable[[float, float], Iterable[Record]]


class Block(NamedTuple):
    """Something of known size; `place(x, y)` gives its records with the upper left corner there."""

    width: float
    height: float
    place: Place


def text_records(
    lines: Sequence[Line], lettering: Lettering, colour: str, x: float, y: float
) -> list[Record]:
    """Lines one under the other, the first line's top at y."""
    return [
        Text(
            x,
            y + index * lettering.line + lettering.baseline,
            line.text,
            lettering,
            colour,
            line.width,
            line.hyphenated,
        )
        for index, line in enumerate(lines)
    ]


@lru_cache(maxsize=KEPT)
def text_block(
    text: str, width: float, lettering: Lettering, colour: str, measure: Measure
) -> Block:
    """A wrapped text as wide as its widest line."""
    lines = wrap(text, width, lettering, measure)
    return Block(
        max((line.width for line in lines), default=0.0),
        len(lines) * lettering.line,
        lambda x, y: text_records(lines, lettering, colour, x, y),
    )


@lru_cache(maxsize=KEPT)
def facts_block(
    text: str, width: float, lettering: Lettering, colour: str, measure: Measure
) -> Block:
    """Facts with dots between them; where a line ends, so does the need of a dot."""
    lines = [
        without_dot(line, lettering, measure) for line in wrap(text, width, lettering, measure)
    ]
    return Block(
        max((line.width for line in lines), default=0.0),
        len(lines) * lettering.line,
        lambda x, y: text_records(lines, lettering, colour, x, y),
    )


def without_dot(line: Line, lettering: Lettering, measure: Measure) -> Line:
    """The line without a dot at its end."""
    if not line.text.endswith(DOT):
        return line
    bare = line.text[: -len(DOT)].rstrip()
    return Line(bare, measure.width(bare, lettering))


@lru_cache(maxsize=KEPT)
def centred_block(
    text: str, width: float, lettering: Lettering, colour: str, measure: Measure
) -> Block:
    """A wrapped text, every line in the middle of `width`."""
    lines = wrap(text, width, lettering, measure)

    def place(x: float, y: float) -> Iterable[Record]:
        for index, line in enumerate(lines):
            left = x + (width - line.width) / 2
            yield from text_records([line], lettering, colour, left, y + index * lettering.line)

    return Block(width, len(lines) * lettering.line, place)


def stack(blocks: Sequence[Block], gap: float = 0.0) -> Block:
    """Blocks one under the other; empty ones take no room."""
    shown = [block for block in blocks if block.height > 0]

    def place(x: float, y: float) -> Iterable[Record]:
        for block in shown:
            yield from block.place(x, y)
            y += block.height + gap

    height = sum(block.height for block in shown) + gap * max(0, len(shown) - 1)
    return Block(max((block.width for block in shown), default=0.0), height, place)


def flow(blocks: Sequence[Block], width: float, gap: float) -> list[Block]:
    """Blocks side by side in rows not wider than `width`; a block for each row."""
    rows: list[list[Block]] = []
    used = 0.0
    for block in blocks:
        if rows and used + gap + block.width <= width:
            rows[-1].append(block)
            used += gap + block.width
        else:
            rows.append([block])
            used = block.width
    return [beside(row, gap) for row in rows]


def beside(blocks: Sequence[Block], gap: float) -> Block:
    """Blocks in one row, their tops level."""

    def place(x: float, y: float) -> Iterable[Record]:
        for block in blocks:
            yield from block.place(x, y)
            x += block.width + gap

    width = sum(block.width for block in blocks) + gap * max(0, len(blocks) - 1)
    return Block(width, max((block.height for block in blocks), default=0.0), place)


def tagged(block: Block, tag: Tag, told: str = "", columns: int = 1) -> Block:
    """The same, said to be that part of its page; nothing stays nothing."""
    if block.height <= 0 and tag is not Tag.CELL:
        return block

    def place(x: float, y: float) -> Iterable[Record]:
        yield Begin(tag, told, columns)
        yield from block.place(x, y)
        yield End()

    return Block(block.width, block.height, place)


def spoken(records: Iterable[Record], told: str) -> Iterable[Record]:
    """A sign that is read aloud as these words; without words it stays decoration."""
    if not told:
        yield from records
        return
    yield Begin(Tag.FIGURE, told)
    yield from records
    yield End()


def take(blocks: Sequence[Block], height: float, gap: float) -> int:
    """How many of the blocks, stacked, fit the height."""
    used = 0.0
    for index, block in enumerate(blocks):
        used += block.height + (gap if index else 0.0)
        if used > height + 1e-6:
            return index
    return len(blocks)
