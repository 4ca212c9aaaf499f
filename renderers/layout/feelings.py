"""The emotion row of a board: the curves, what is felt in words, and whose curve is whose.

Knows a row's parts; the curve's geometry is known by `wave`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from renderers.layout.blocks import Block
from renderers.layout.notes import key, notes
from renderers.layout.wave import EDGE, TOP, Columns, straight, wave
from renderers.scene import Box, Record, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Journey, Stage
    from renderers.layout.brush import Brush


def row(journey: Journey, stages: Sequence[Stage], columns: Columns, brush: Brush) -> Block:
    """The whole row as one block as wide as the columns."""
    said = notes(journey, stages, columns.width, brush)
    names = key(journey, stages, columns.span - 20, brush)
    pad = brush.sizes.pad_y
    curves = wave(journey, stages, columns, brush, TOP * 2 + brush.sizes.level * 4)
    upper = curves.height + max(note.height for note in said) + pad * 2
    height = upper + (names.height + pad * 1.5 if names.height else 0)

    def place(x: float, y: float) -> Iterator[Record]:
        theme = brush.theme
        yield Box(x, y, columns.span, height, theme.surface, Stroke(theme.line), 10)
        yield from curves.place(x, y)
        for index in range(1, columns.count):
            across = x + columns.between(index)
            start, end = (across, y + curves.height), (across, y + upper - EDGE)
            yield straight(start, end, Stroke(theme.line))
        for index, note in enumerate(said):
            yield from note.place(x + columns.left(index), y + curves.height + pad)
        yield from names.place(x + 10, y + upper)

    return Block(columns.span, height, place)
