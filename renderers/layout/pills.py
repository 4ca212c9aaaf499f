"""The pill between two stages: how many fewer people go on; the greatest loss stands out.

Knows a loss and its look; knows no page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from renderers import telling
from renderers.layout.blocks import Block, text_block
from renderers.scene import Box, Stroke
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.dropoff import Drop
    from renderers.layout.brush import Brush
    from renderers.scene import Record


def pill_height(size: float) -> float:
    """With letters of that size."""
    return size * 1.63


def pill(drop: Drop, size: float, brush: Brush) -> Block:
    """«−42 %»: filled where it is the greatest, red where it is great."""
    theme, height = brush.theme, pill_height(size)
    ink, fill, line = theme.soft, theme.surface, theme.mute
    if drop.greatest:
        ink, fill, line = theme.on_alarm, theme.alarm, theme.alarm
    elif drop.many:
        ink, line = theme.bad.ink, theme.bad.ink
    letters = Lettering(size, Weight.BOLD, leading=1.2)
    text = text_block(telling.drop(drop, brush.words), 200, letters, ink, brush.measure)
    width = text.width + size * 1.33

    def place(x: float, y: float) -> Iterator[Record]:
        yield Box(x, y, width, height, fill, Stroke(line, 1.3), height / 2)
        yield from text.place(x + size * 0.665, y + (height - text.height) / 2)

    return Block(width, height, place)
