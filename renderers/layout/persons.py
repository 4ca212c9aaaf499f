"""Whose map it is, on the cover: one person with what is known of them, several by their handles.

Knows persons; knows no feeling.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renderers.layout.blocks import Block, facts_block, stack, text_block
from renderers.layout.handles import Handle, handles, lettered
from renderers.scene import Circle, Emoji, Text
from renderers.text.emoji import picture_glyphs
from renderers.text.graphemes import clusters
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Journey, Persona
    from renderers.layout.brush import Brush
    from renderers.scene import Record

NAME: Final = Lettering(16, Weight.SEMIBOLD, leading=1.25)
UNDER: Final = Lettering(13.5, leading=1.3)
RADIUS: Final = 18.0
SIGN: Final = 12.0
"""Of a group's person."""
ABREAST: Final = 3
BETWEEN: Final = 10.0


def persons_block(journey: Journey, width: float, brush: Brush, *, described: bool) -> Block:
    """The one person, or all of them in rows of three."""
    if not journey.personas:
        return stack([])
    if len(journey.personas) == 1:
        return _one(journey.personas[0], width, brush, described=described)
    abreast = min(ABREAST, len(journey.personas))
    each = (width - BETWEEN * (abreast - 1)) / abreast
    known = handles(journey)
    found = [
        _handle(one, known[one.id], each, brush, described=described) for one in journey.personas
    ]
    lines = [found[at : at + abreast] for at in range(0, len(found), abreast)]
    return stack([_abreast(line, each) for line in lines], 8)


def _abreast(blocks: Sequence[Block], each: float) -> Block:
    def place(x: float, y: float) -> Iterator[Record]:
        for index, block in enumerate(blocks):
            yield from block.place(x + index * (each + BETWEEN), y)

    return Block(each * len(blocks), max(block.height for block in blocks), place)


def _one(persona: Persona, width: float, brush: Brush, *, described: bool) -> Block:
    theme, measure = brush.theme, brush.measure
    left = RADIUS * 2 + 10
    said = persona.role if persona.role and not persona.description else persona.description
    texts = stack(
        [
            text_block(persona.name, width - left, NAME, theme.ink, measure),
            text_block((said or "") if described else "", width - left, UNDER, theme.soft, measure),
        ]
    )
    height = max(texts.height, RADIUS * 2)

    def place(x: float, y: float) -> Iterator[Record]:
        yield from avatar(persona, x + RADIUS, y + RADIUS, RADIUS, brush)
        yield from texts.place(x + left, y + max(0.0, RADIUS * 2 - texts.height) / 2)

    return Block(width, height, place)


def avatar(persona: Persona, x: float, y: float, radius: float, brush: Brush) -> Iterator[Record]:
    """The person's picture, or the first letter of the name, on a disc."""
    theme = brush.theme
    yield Circle(x, y, radius, theme.tint)
    if persona.emoji and picture_glyphs(persona.emoji):
        size = radius * 1.24
        yield Emoji(x - size / 2, y - size * 0.47, size, persona.emoji)
        return
    letter = next((one.upper() for one in clusters(persona.name) if one[0].isalnum()), "")
    lettering = Lettering(radius, Weight.BOLD, leading=1.0)
    wide = brush.measure.width(letter, lettering)
    if not letter or wide > radius * 2:
        return
    yield Text(x - wide / 2, y + radius * 0.36, letter, lettering, theme.ink, wide)


def _handle(
    persona: Persona, handle: Handle, width: float, brush: Brush, *, described: bool
) -> Block:
    """The sign, the handle, under it the rest of the name or the role."""
    theme, measure = brush.theme, brush.measure
    left = SIGN * 2 + 8
    rest = persona.name.removeprefix(handle.name).lstrip(" ,")
    named = handle.name if persona.name.startswith(handle.name) else persona.name
    rest = rest if named == handle.name else ""
    role = persona.role if described and persona.role not in {None, persona.name} else None
    under = " · ".join(part for part in (rest, role) if part)
    texts = stack(
        [
            text_block(named, width - left, NAME, theme.ink, measure),
            facts_block(under, width - left, UNDER, theme.soft, measure),
        ]
    )
    height = max(texts.height, SIGN * 2)

    def place(x: float, y: float) -> Iterator[Record]:
        yield from lettered(handle, x + SIGN, y + SIGN, SIGN, theme, measure)
        yield from texts.place(x + left, y)

    return Block(width, height, place)
