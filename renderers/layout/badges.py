"""Round marks that stand where a bullet stands: proved, an answer, a guess; and a stage's number.

Knows small figures; knows no page. Told apart by shape, never by colour alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renderers.layout import marks
from renderers.layout.marks import Mark
from renderers.scene import Circle, Record, Text
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renderers.text.measure import Measure
    from renderers.theme import Theme

DOT: Final = 0.32
CAPITAL: Final = 0.365
"""From a letter's baseline up to the middle of its capitals, for one unit of size."""


def badge(mark: Mark, x: float, y: float, radius: float, theme: Theme) -> Iterator[Record]:
    """The mark of how we know, around x, y."""
    if mark is Mark.PROVED:
        yield from marks.proof(x, y, radius, theme)
    elif mark is Mark.ANSWER:
        yield Circle(x, y, radius * DOT, theme.ink)
    else:
        yield from marks.doubt(x, y, radius, theme)


def disc(  # noqa: PLR0913  a place, a look, a number
    number: int,
    x: float,
    y: float,
    radius: float,
    theme: Theme,
    measure: Measure,
    *,
    truth: bool,
    size: float | None = None,
) -> Iterator[Record]:
    """A stage's number; that of a moment of truth stands out. `size` of its letters, where they are
    to be larger than the disc's own.
    """
    yield Circle(x, y, radius, theme.key if truth else theme.head)
    ink = theme.on_key if truth else theme.ink
    yield from _centred(str(number), x, y, size or radius * 1.15, ink, measure)


def _centred(
    text: str, x: float, y: float, size: float, colour: str, measure: Measure
) -> Iterator[Record]:
    lettering = Lettering(size, Weight.BOLD)
    wide = measure.width(text, lettering)
    yield Text(x - wide / 2, y + size * CAPITAL, text, lettering, colour, wide)
