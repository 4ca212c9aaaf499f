"""The signs of what is new, changed or gone beside another map; told apart by shape, not colour.

Knows signs and lines; knows neither journeys nor pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renderers.layout.beside import News
from renderers.scene import Circle, Curve, Stroke, Text
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from renderers.scene import Record
    from renderers.text.measure import Measure
    from renderers.text.wrap import Line
    from renderers.theme import Theme

RADIUS: Final = 0.52
"""Of a badge, for one unit of letter size."""

STRIKE: Final = 0.36
"""Height of a line through letters over their baseline."""


def width(size: float) -> float:
    """What a badge takes beside letters of that size, its gap with it."""
    return size * (RADIUS * 2 + 0.3)


def badge(
    news: News, middle: float, across: float, size: float, theme: Theme, measure: Measure
) -> Iterator[Record]:
    """New is a filled disc with a plus, changed a ring; `size` is the letters' beside it."""
    radius = size * RADIUS
    filled = news is News.NEW
    if filled:
        yield Circle(middle, across, radius, theme.accent)
    else:
        yield Circle(middle, across, radius - 0.5, theme.surface, Stroke(theme.accent, 1))
    lettering = Lettering(size, Weight.BOLD, leading=1.0)
    wide = measure.width(news.value, lettering)
    ink = theme.surface if filled else theme.accent
    baseline = across + lettering.size * 0.36
    yield Text(middle - wide / 2, baseline, news.value, lettering, ink, wide)


def minus(
    middle: float, baseline: float, lettering: Lettering, colour: str, measure: Measure
) -> Record:
    """Before what is gone."""
    sign = News.GONE.value
    wide = measure.width(sign, lettering)
    return Text(middle - wide / 2, baseline, sign, lettering, colour, wide)


def struck(
    lines: Sequence[Line], lettering: Lettering, colour: str, x: float, y: float
) -> Iterator[Record]:
    """Lines through letters whose first line's top is at y."""
    for index, line in enumerate(lines):
        middle = y + index * lettering.line + lettering.baseline - lettering.size * STRIKE
        start, end = (x, middle), (x + line.width, middle)
        yield Curve(start, ((start, end, end),), Stroke(colour, lettering.size / 14), rounded=False)
