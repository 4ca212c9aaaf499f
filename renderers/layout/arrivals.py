"""On a stage's card: how many people come to it and how many go on, one bar under the other.

Knows counts and their look; knows no page. Without a second count there is nothing to compare, so
the number stands alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journey.dropoff import drops
from journey.series import apart
from renderers.layout.blocks import Block, facts_block, stack, text_block
from renderers.layout.pills import pill
from renderers.scene import Box
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight
from renderers.words import come, whence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.model import Journey
    from renderers.layout.brush import Brush
    from renderers.scene import Record

HIGH: Final = 18.0
LEAST: Final = 2.0
"""The shortest bar of somebody."""
NAMED: Final = 8.0
"""Between a bar's name and the bar, and the bar and its count."""
PILL: Final = 14.0
NAME: Final = Lettering(14, leading=1.3)
COUNT: Final = Lettering(15, Weight.SEMIBOLD, leading=1.3)


def arrivals(journey: Journey, index: int, width: float, brush: Brush) -> Block:
    """Nothing where nobody counted."""
    reach = journey.stages[index].reach
    if reach is None:
        return stack([])
    words, theme, measure = brush.words, brush.theme, brush.measure
    after = journey.stages[index + 1].reach if index + 1 < len(journey.stages) else None
    if after is not None and apart(reach, after):
        after = None  # of another time: the two say nothing of each other
    told = come(reach, words)
    counted = facts_block(whence(reach), width, brush.sizes.small, theme.soft, measure)
    if after is None:
        return stack([text_block(told, width, COUNT, theme.ink, measure), counted], 2)
    counts = (reach.people, after.people)
    said = (told, words.number(after.people))
    names = [text_block(words.told[key], width / 3, NAME, theme.soft, measure)
             for key in ("reach.came", "reach.on")]  # fmt: skip
    texts = [text_block(one, width / 2, COUNT, theme.ink, measure) for one in said]
    found = drops(journey)[index]
    lost = pill(found, PILL, brush) if found else stack([])
    left = max(name.width for name in names) + NAMED
    tails = (texts[0].width, texts[1].width + (NAMED + lost.width if lost.width else 0))
    full = width - left - NAMED - max(tails)
    fills = (theme.head, theme.bar)

    def row(at: int) -> Block:
        share = counts[at] / max(counts) if max(counts) else 0.0
        wide = max(LEAST, full * share) if counts[at] else 0.0
        height = max(HIGH, COUNT.line, lost.height if at else 0.0)

        def place(x: float, y: float) -> Iterator[Record]:
            middle = y + height / 2
            yield from names[at].place(x, middle - names[at].height / 2)
            if wide:
                radius = min(6.0, wide / 2)
                yield Box(x + left, middle - HIGH / 2, wide, HIGH, fills[at], None, radius)
            yield from texts[at].place(x + left + wide + NAMED, middle - texts[at].height / 2)
            if at and lost.width:
                yield from lost.place(x + width - lost.width, middle - lost.height / 2)

        return Block(width, height, place)

    return stack([row(0), row(1), counted], 5)
