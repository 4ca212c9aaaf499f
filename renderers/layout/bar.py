"""The board's one sentence: a bar over the stages, its facts at the right end.

Knows the sentence's letters; what it says is known by `journey.conclusion`. It has one line: what
is too long is set in smaller letters, then cut at a word; the facts stand under it where they have
to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journey.conclusion import Conclusion, Says
from renderers import telling
from renderers.layout import marks
from renderers.layout.blocks import Block, stack, text_block
from renderers.layout.handles import handles
from renderers.layout.headline import KEPT, facts, shown
from renderers.scene import Box, Stroke, Text
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.model import Journey
    from renderers.layout.brush import Brush
    from renderers.scene import Record

SIZES: Final = (19.0, 17.0, 15.0)
PAD: Final = 16.0
HIGH: Final = 11.0
"""Over and under the sentence."""
BETWEEN: Final = 24.0
"""Between the sentence and its facts at least."""
FACT: Final = 12.5
TRIANGLE: Final = 13.0


def bar(journey: Journey, width: float, brush: Brush) -> Block:
    """Nothing where nothing is known."""
    found = shown(journey)
    if found is None:
        return stack([])
    weight = found.pain.severity or 0 if found.pain else 0
    left = marks.severity_width(weight, TRIANGLE) + 10 if weight else 0.0
    room = width - PAD * 2 - left
    names = {who: handle.name for who, handle in handles(journey).items()}
    known = facts(found, names, room, brush, FACT)
    said = _sentence(found, room, brush)
    abreast = said.width + BETWEEN + known.width <= room
    inner = said.height if abreast or not known.height else said.height + 4 + known.height
    height = inner + HIGH * 2
    tone = brush.theme.good if found.says is Says.CALM else brush.theme.bad

    def place(x: float, y: float) -> Iterator[Record]:
        yield Box(x, y, width, height, tone.tint, Stroke(tone.line, 1.2), 10)
        middle = y + HIGH + said.height / 2
        foot = middle + TRIANGLE * 0.28
        yield from marks.severity(weight, x + PAD, foot, TRIANGLE, brush.theme.bad.ink)
        yield from said.place(x + PAD + left, y + HIGH)
        if abreast:
            yield from known.place(x + width - PAD - known.width, middle - known.height / 2)
        else:
            yield from known.place(x + PAD + left, y + HIGH + said.height + 4)

    return Block(width, height, place)


def _sentence(found: Conclusion, room: float, brush: Brush) -> Block:
    """One line; where even a title alone is too long for it, several."""
    for pain in telling.shorter(telling.cause(found, brush.words), KEPT):
        for size in SIZES:
            said = telling.sentence(found, brush.words, pain)
            letters = Lettering(size, Weight.BOLD, 1.25)
            wide = brush.measure.width(said, letters)
            if wide <= room:
                return _line(said, wide, letters, brush)
    said = telling.sentence(found, brush.words, "")
    letters = Lettering(SIZES[-1], Weight.BOLD, 1.25)
    return text_block(said, room, letters, brush.theme.ink, brush.measure)


def _line(said: str, wide: float, letters: Lettering, brush: Brush) -> Block:
    ink = brush.theme.ink
    return Block(
        wide, letters.line, lambda x, y: [Text(x, y + letters.baseline, said, letters, ink, wide)]
    )
