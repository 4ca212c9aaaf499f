"""A board's head: the map's title and what it is for, and whose map it is.

Knows titles and persons; knows no stage and no entry. A card is as wide as its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renderers import telling
from renderers.layout.blocks import Block, beside, facts_block, stack, tagged, text_block
from renderers.layout.handles import lettered
from renderers.layout.headline import ribbon
from renderers.layout.heads import state_badge
from renderers.layout.lanes import CHANNELS, GOAL
from renderers.layout.logo import after_logo, logo
from renderers.layout.persons import avatar
from renderers.layout.timebar import against
from renderers.scene import Box, Stroke, Tag
from renderers.text.emoji import picture_glyphs
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight
from renderers.words import subtitle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Journey, Persona
    from renderers.layout.brush import Brush
    from renderers.scene import Record

TITLE: Final = Lettering(27, Weight.BOLD, leading=1.2)
UNDER: Final = Lettering(12.5)
LABEL: Final = Lettering(12.5, Weight.SEMIBOLD)
NAME: Final = Lettering(14, Weight.SEMIBOLD, leading=1.25)
LOGO: Final = 52.0
BESIDE_LOGO: Final = 14.0
GAP: Final = 24.0
BETWEEN: Final = 8.0
PAD: Final = 13.0
RADIUS: Final = 20.0
SIGN: Final = 12.5
"""Of a group's person."""
SHARE: Final = 0.48
"""Of the width, at most, for the persons beside the title."""
LEAST: Final = 230.0
"""Of a card beside others."""
NARROW: Final = 700.0
"""Under that width the persons stand under the title."""


def board_head(journey: Journey, width: float, brush: Brush, note: str = "") -> Block:
    """The title with the persons beside it; under it where that is lower, or room is little.

    `note` says which stages are on the page, where not all are.
    """
    above = [state_badge(journey, width, UNDER.size, brush), ribbon(journey, width, brush, 13)]
    under = stack([_title(journey, width, brush, note), _cards(journey.personas, width, brush)], 10)
    card = _card(journey.personas, width * SHARE, brush)
    if width < NARROW or not card.height:
        return stack([*above, under], 10)
    title = _title(journey, width - card.width - GAP, brush, note)

    def place(x: float, y: float) -> Iterator[Record]:
        yield from title.place(x, y)
        yield from card.place(x + width - card.width, y)

    abreast = Block(width, max(title.height, card.height), place)
    return stack([*above, min(abreast, under, key=lambda block: block.height)], 10)


def _title(journey: Journey, width: float, brush: Brush, note: str) -> Block:
    theme, measure, told = brush.theme, brush.measure, brush.words.told
    what = " · ".join(filter(None, [subtitle(journey, brush.words, state=False), note]))
    mark = logo(theme, brush.words, LOGO)
    room = width - (mark.width + BESIDE_LOGO if mark.height else 0.0)
    head = stack(
        [
            tagged(text_block(journey.title, room, TITLE, theme.ink, measure), Tag.TITLE),
            facts_block(what, room, UNDER, theme.soft, measure),
        ],
        2,
    )
    head = after_logo(mark, head, BESIDE_LOGO)
    labelled = [
        (told["head.scenario"], journey.scenario or ""),
        (told["head.goal"], journey.goal or ""),
        (brush.words.time, against(brush.beside, brush.words)),
    ]
    shown = [pair for pair in labelled if pair[1]]
    left = max((measure.width(name, LABEL) for name, _ in shown), default=0.0) + 12
    lines = [_labelled(name, text, left, width, brush) for name, text in shown]
    return stack([head, stack(lines, 3)], 8)


def _labelled(name: str, text: str, left: float, width: float, brush: Brush) -> Block:
    """A line that says what it is; the name stands apart from people's words."""
    theme, measure = brush.theme, brush.measure
    label = text_block(name, left, LABEL, theme.soft, measure)
    words = text_block(text, width - left, UNDER, theme.ink, measure)

    def place(x: float, y: float) -> Iterator[Record]:
        yield from label.place(x, y)
        yield from words.place(x + left, y)

    return Block(left + words.width, max(label.height, words.height), place)


def _cards(personas: Sequence[Persona], width: float, brush: Brush) -> Block:
    """A card each, as many in a row as makes them lowest; on a narrow page one."""
    most = 1 if width < NARROW else max(1, min(len(personas), int(width / LEAST)))
    found = (_rows(personas, abreast, width, brush) for abreast in range(1, most + 1))
    return min(found, key=lambda block: block.height, default=stack([]))


def _rows(personas: Sequence[Persona], abreast: int, width: float, brush: Brush) -> Block:
    each = (width - BETWEEN * (abreast - 1)) / abreast
    cards = [_card([one], each, brush) for one in personas]
    lines = [cards[at : at + abreast] for at in range(0, len(cards), abreast)]
    return stack([beside(line, BETWEEN) for line in lines], BETWEEN)


def _card(personas: Sequence[Persona], most: float, brush: Brush) -> Block:
    """One panel with these persons, one under the other, as wide as their words."""
    if not personas:
        return stack([])
    theme = brush.theme
    inner = stack([_person(one, most - PAD * 2, brush) for one in personas], 9)
    width, height = inner.width + PAD * 2, inner.height + PAD * 1.6

    def place(x: float, y: float) -> Iterator[Record]:
        yield Box(x, y, width, height, theme.surface, Stroke(theme.line, 1.1), 12)
        yield from inner.place(x + PAD, y + PAD * 0.8)

    return Block(width, height, place)


def _person(persona: Persona, width: float, brush: Brush) -> Block:
    """The sign or the portrait, and what is known of them."""
    handle = brush.handle(persona.id)
    radius = SIGN if handle else RADIUS
    left = radius * 2 + (14 if handle else 12)  # a triangle stands out
    texts = _texts(persona, width - left, brush)
    height = max(texts.height, radius * 2)

    def place(x: float, y: float) -> Iterator[Record]:
        level = y + min(height / 2, radius + 1)
        if handle is None:
            yield from avatar(persona, x + radius, level, radius, brush)
        else:
            yield from lettered(handle, x + radius + 3, level, radius, brush.theme, brush.measure)
        yield from texts.place(x + left, y + (height - texts.height) / 2)

    return Block(left + texts.width, height, place)


def _texts(persona: Persona, width: float, brush: Brush) -> Block:
    theme, measure, words = brush.theme, brush.measure, brush.words
    body = brush.sizes.body
    quoted = Lettering(body.size, Weight.MEDIUM, body.leading)
    said = telling.quoted(persona.quote or "", words)
    parts = [
        text_block(persona.name, width, NAME, theme.ink, measure),
        text_block(persona.role or "", width, body, theme.soft, measure),
        text_block(persona.description or "", width, body, theme.soft, measure),
        text_block(said, width, quoted, theme.ink, measure),
        *(
            text_block(f"{words.lane(lane)}: {text}", width, body, theme.soft, measure)
            for lane, text in ((GOAL, persona.goal), (CHANNELS, persona.channel))
            if text
        ),
    ]
    # what is no picture is part of the person's text, so it is written
    if persona.emoji and not picture_glyphs(persona.emoji):
        parts.append(text_block(persona.emoji, width, body, theme.soft, measure))
    return stack(parts, 1)
