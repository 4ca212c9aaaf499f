"""The business's logo on a plate of its own: dark letters stay seen on a dark page.

Knows the plate and how large a logo may be; knows neither pages nor pictures' pixels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renderers.colour import WHITE
from renderers.layout.blocks import Block, spoken
from renderers.scene import Box, Image, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renderers.scene import Record
    from renderers.theme import Theme
    from renderers.words import Words

WIDE: Final = 3.2
"""Times its height that a logo may be wide."""
PAD: Final = 0.1
"""Of the plate's height, over and under the logo."""
SIDE: Final = 0.18
"""Of it, left and right."""
ROUND: Final = 0.16


def logo(theme: Theme, words: Words, height: float) -> Block:
    """A plate as large as the logo, at most so high; nothing where the business has none."""
    if theme.logo is None:
        return Block(0.0, 0.0, lambda _x, _y: ())
    shown, pad = theme.logo, height * PAD
    room = height - pad * 2
    by = min(room / shown.height, room * WIDE / shown.width)
    size = (shown.width * by, shown.height * by)
    high = size[1] + pad * 2
    wide = max(size[0] + height * SIDE * 2, high)

    def records(x: float, y: float) -> Iterator[Record]:
        yield Box(x, y, wide, high, WHITE, Stroke(theme.line, 1.0), height * ROUND)
        corner = (x + (wide - size[0]) / 2, y + pad)
        yield Image(*corner, *size, shown.png)

    return Block(wide, high, lambda x, y: spoken(records(x, y), words.told["logo"]))


def after_logo(mark: Block, block: Block, gap: float) -> Block:
    """The block with the logo at its left; both are centred on one line."""
    if not mark.height:
        return block
    height = max(mark.height, block.height)

    def place(x: float, y: float) -> Iterator[Record]:
        yield from mark.place(x, y + (height - mark.height) / 2)
        yield from block.place(x + mark.width + gap, y + (height - block.height) / 2)

    return Block(mark.width + gap + block.width, height, place)
