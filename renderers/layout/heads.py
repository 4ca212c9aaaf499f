"""What names things: the state of a map, its further pages, the rows, the line of visibility.

Knows names; knows no entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journey.model import State
from renderers.layout.beside import News
from renderers.layout.blocks import Block, facts_block, stack, tagged, text_block
from renderers.scene import Box, Curve, Record, Stroke, Tag
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight
from renderers.words import NO_BREAK, stage_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.model import Journey
    from renderers.layout.brush import Brush

LABEL_END: Final = 10.0
"""Between a row's name and its panel."""


def state_badge(journey: Journey, width: float, size: float, brush: Brush) -> Block:
    """Says loudly that a map is of the future; nothing on a map of today."""
    if journey.state is not State.TO_BE:
        return stack([])
    theme, lettering = brush.theme, Lettering(size, Weight.SEMIBOLD)
    pad = size * 0.75
    text = text_block(brush.words.to_be, width - pad * 2, lettering, theme.surface, brush.measure)
    full, height = text.width + pad * 2, text.height + pad * 0.5

    def place(x: float, y: float) -> Iterator[Record]:
        yield Box(x, y, full, height, theme.accent, None, size * 0.6)
        yield from text.place(x + pad, y + pad * 0.25)

    return Block(full, height, place)


def continued_head(journey: Journey, note: str, width: float, brush: Brush) -> Block:
    """The short head of a further page: title, and which part of the map this is."""
    theme, measure = brush.theme, brush.measure
    title = Lettering(16, Weight.BOLD, leading=1.25)
    return stack(
        [
            state_badge(journey, width, brush.sizes.small.size, brush),
            tagged(text_block(journey.title, width, title, theme.ink, measure), Tag.TITLE),
            facts_block(note, width, Lettering(12.5), theme.soft, measure),
        ],
        gap=3,
    )


def gone_stages(width: float, brush: Brush) -> Block:
    """The stages of the map beside that are no more, with how long they took."""
    words, small = brush.words, brush.sizes.small
    if brush.beside is None or not (gone := brush.beside.gone_stages()):
        return stack([])
    titles = []
    for number, stage in gone:
        facts = stage_facts(stage, words)
        titles.append(f"{number}. {stage.title}" + (f" ({facts})" if facts else ""))
    template = words.stages_gone if brush.beside.is_plan else words.stages_removed
    said = f"{News.GONE.value}{NO_BREAK}" + template.format(titles=", ".join(titles))
    return text_block(said, width, small, brush.theme.soft, brush.measure)


def visibility(width: float, brush: Brush) -> Block:
    """The line between what the customer sees and what only the team does, with its name."""
    small, theme = brush.sizes.small, brush.theme
    gap = small.size * 0.7
    text = text_block(brush.words.visibility, width, small, theme.soft, brush.measure)

    def place(x: float, y: float) -> Iterator[Record]:
        yield from text.place(x, y)
        start, end = (x + text.width + gap, y + small.line / 2), (x + width, y + small.line / 2)
        line = Stroke(theme.soft, 1, (small.size * 0.6, small.size * 0.4))
        if start[0] < end[0]:
            yield Curve(start, ((start, end, end),), line, rounded=False)

    return Block(width, text.height, place)


def lane_label(name: str, width: float, brush: Brush) -> Block:
    """A row's name, in line with the first words of its cells."""
    sizes = brush.sizes
    text = text_block(name, width - LABEL_END, sizes.label, brush.theme.ink, brush.measure)
    return Block(width, text.height, text.place)
