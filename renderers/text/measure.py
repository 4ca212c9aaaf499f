"""What a layout asks of letters. A layout takes a `Measure`; tests give it a made-up one.

Knows shaping; knows no page. Figures are in the page's logical units.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol

from renderers.text import shaping
from renderers.text.typeface import Weight

LEADING: Final = 1.34
"""Line height for one unit of letter size."""


class Lettering(NamedTuple):
    """Size and weight of letters."""

    size: float
    weight: Weight = Weight.REGULAR
    leading: float = LEADING

    @property
    def line(self) -> float:
        """Height of one line."""
        return self.size * self.leading

    @property
    def baseline(self) -> float:
        """From a line's top to its baseline."""
        return self.line / 2 + self.size * 0.365


@dataclass(frozen=True, slots=True)
class Glue:
    """Words of the languages that no line's end parts from a neighbour."""

    with_next: frozenset[str] = frozenset()
    """«для гостя»."""
    with_previous: frozenset[str] = frozenset()
    """«открыто ли»."""


class Measure(Protocol):
    """Tells how wide a line is, in the units of the lettering's size, and where it may not end.

    It adds up: a line is as wide as its words and the spaces between them.

    Equal measures measure alike: what one of them wrapped is kept for all.
    """

    @property
    def glue(self) -> Glue: ...

    def width(self, text: str, lettering: Lettering) -> float: ...

    def __hash__(self) -> int: ...


@dataclass(frozen=True, slots=True)
class ShapedMeasure:
    """Widths of the shipped fonts: exactly what will be drawn."""

    glue: Glue = Glue()

    def width(self, text: str, lettering: Lettering) -> float:
        """Width of one line; nothing is wrapped."""
        return shaping.line_width(text, lettering.weight) * lettering.size
