"""A document on A4 sheets: heading, parts, lines with what is said of them and sums at their ends.

Knows sheets and letters; knows no map. A scene's unit is a point (1/72 inch). A heading never
stands alone at a sheet's foot, and no line is parted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renderers.layout.blocks import Block, stack, tagged, text_block
from renderers.scene import Curve, Scene, Sheet, Stroke, Tag
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from renderers.papers.document import Document, Line, Part
    from renderers.scene import Record
    from renderers.text.measure import Measure
    from renderers.theme import Theme

WIDTH: Final = 595.28
HEIGHT: Final = 841.89
"""Points of an A4 sheet."""
MARGIN: Final = 51.0
INNER: Final = WIDTH - MARGIN * 2
FOOT: Final = 20.0
"""Kept free above the lower margin for the footer."""
ROOM: Final = HEIGHT - MARGIN * 2 - FOOT

TITLE: Final = Lettering(20, Weight.BOLD, leading=1.2)
HEADING: Final = Lettering(13, Weight.SEMIBOLD)
BODY: Final = Lettering(11)
STRONG: Final = Lettering(11, Weight.SEMIBOLD)
SMALL: Final = Lettering(9.5)
NUMBER: Final = 20.0
"""Width kept for a line's number."""
SUM: Final = 110.0
"""The least width kept for what stands at a line's end, where a part has any."""
GAP: Final = 6.0
BEFORE_PART: Final = 16.0


def letter(document: Document, theme: Theme, measure: Measure) -> list[Scene]:
    """As few sheets as hold it, at least one."""
    sheets: list[list[tuple[float, Block]]] = [[]]
    used = 0.0
    for group in _groups(document, theme, measure):
        height = sum(gap + block.height for gap, block in group)
        if used and used + height > ROOM:
            sheets.append([])
            used = 0.0
        for gap, block in group:
            sheets[-1].append((gap if used else 0.0, block))
            used += (gap if used else 0.0) + block.height
    return [
        _scene(found, document.footer, number, len(sheets), theme, measure)
        for number, found in enumerate(sheets, 1)
    ]


Group = list[tuple[float, Block]]
"""Blocks that stay on one sheet, each with the gap above it."""


def _groups(document: Document, theme: Theme, measure: Measure) -> Iterator[Group]:
    head = [
        tagged(text_block(document.title, INNER, TITLE, theme.ink, measure), Tag.TITLE),
        text_block(document.subtitle, INNER, SMALL, theme.soft, measure),
        text_block(document.lead, INNER, BODY, theme.ink, measure),
    ]
    yield [(0.0, stack(head, GAP))]
    for part in document.parts:
        yield from _part(part, theme, measure)


def _part(part: Part, theme: Theme, measure: Measure) -> Iterator[Group]:
    heading = text_block(part.heading, INNER, HEADING, theme.accent, measure)
    heading = tagged(heading, Tag.HEADING)
    wide = max((_wide(line.right, measure) for line in (*part.lines, *_total(part))), default=0.0)
    lines = [_line(line, wide, BODY, theme, measure) for line in part.lines]
    lines += [_ruled(_line(line, wide, STRONG, theme, measure), theme) for line in _total(part)]
    first, *rest = lines or [stack([])]
    yield [(BEFORE_PART, heading), (GAP, first)]
    yield from ([(GAP, one)] for one in rest)


def _total(part: Part) -> tuple[Line, ...]:
    return (part.total,) if part.total else ()


def _wide(text: str, measure: Measure) -> float:
    return min(INNER / 2, max(SUM, measure.width(text, STRONG) + GAP * 2)) if text else 0.0


def _line(line: Line, right: float, letters: Lettering, theme: Theme, measure: Measure) -> Block:
    """Its number, its words, its end; below, what is said of it."""
    left = NUMBER if line.number else 0.0
    room = INNER - left - right
    words = stack(
        [
            text_block(line.text, room, letters, theme.ink, measure),
            text_block(line.note, room, SMALL, theme.soft, measure),
        ],
        1.5,
    )
    number = text_block(line.number, NUMBER, letters, theme.accent, measure)
    end = text_block(line.right, right or INNER, letters, theme.ink, measure)

    def place(x: float, y: float) -> Iterator[Record]:
        yield from number.place(x, y)
        yield from words.place(x + left, y)
        yield from end.place(x + INNER - end.width, y)

    return tagged(Block(INNER, max(words.height, end.height, number.height), place), Tag.ITEM)


def _ruled(block: Block, theme: Theme) -> Block:
    """Below a hairline."""

    def place(x: float, y: float) -> Iterator[Record]:
        start, end = (x, y), (x + INNER, y)
        yield Curve(start, ((start, end, end),), Stroke(theme.line, 0.8), rounded=False)
        yield from block.place(x, y + GAP)

    return Block(INNER, block.height + GAP, place)


def _scene(
    blocks: Sequence[tuple[float, Block]],
    footer: str,
    number: int,
    of: int,
    theme: Theme,
    measure: Measure,
) -> Scene:
    sheet, y = Sheet(), MARGIN
    for gap, block in blocks:
        sheet.extend(block.place(MARGIN, y + gap))
        y += gap + block.height
    said = footer if of == 1 else f"{footer} · {number} / {of}"
    foot = text_block(said, INNER, SMALL, theme.soft, measure)
    sheet.extend(foot.place(MARGIN, HEIGHT - MARGIN - foot.height))
    return sheet.scene(WIDTH, HEIGHT, theme.surface)
