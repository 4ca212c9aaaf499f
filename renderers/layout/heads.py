"""What stands above the map: title, subtitle, persona card, and the stages' chevrons.

Knows personas and stages; knows no row of the map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renderers.layout import marks
from renderers.layout.blocks import Block, beside, indented, stack, text_block, text_records
from renderers.scene import Box, Circle, Emoji, Record, Shape, Stroke
from renderers.text.emoji import picture_glyphs
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight
from renderers.text.wrap import wrap
from renderers.words import stage_facts, subtitle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.model import Journey, Persona, Stage
    from renderers.layout.brush import Brush

AVATAR: Final = "🙂"
NUMBER_DISC: Final = 10.0
TIP: Final = 10.0
"""How far a chevron's tip stands out."""


def title_block(journey: Journey, width: float, title: float, small: float, brush: Brush) -> Block:
    """The map's title and what it is; `title` and `small` are letter sizes."""
    theme, measure = brush.theme, brush.measure
    large = Lettering(title, Weight.BOLD, leading=1.25)
    under = Lettering(small)
    return stack(
        [
            text_block(journey.title, width, large, theme.ink, measure),
            text_block(subtitle(journey, brush.words), width, under, theme.soft, measure),
            text_block(journey.scenario or "", width, under, theme.soft, measure),
            text_block(journey.goal or "", width, under, theme.soft, measure),
        ],
        gap=small * 0.35,
    )


def persona_block(persona: Persona, width: float, brush: Brush, *, avatar: float) -> Block:
    """A card with the avatar, who it is, what they want, in their words."""
    sizes, theme = brush.sizes, brush.theme
    pad = sizes.body.size
    texts = _persona_texts(persona, width - pad * 3 - avatar, brush)
    height = max(texts.height, avatar) + pad * 1.6

    def place(x: float, y: float) -> Iterator[Record]:
        yield Box(x, y, width, height, theme.surface, Stroke(theme.line), 12)
        middle = (x + pad + avatar / 2, y + pad * 0.8 + avatar / 2)
        yield Circle(*middle, avatar / 2, theme.accent_tint)
        sign = persona.emoji if persona.emoji and picture_glyphs(persona.emoji) else AVATAR
        size = avatar * 0.62
        yield Emoji(middle[0] - size / 2, middle[1] - size * 0.47, size, sign)
        free = (height - pad * 1.6 - texts.height) / 2
        yield from texts.place(x + pad * 2 + avatar, y + pad * 0.8 + max(0.0, free))

    return Block(width, height, place)


def _persona_texts(persona: Persona, width: float, brush: Brush) -> Block:
    sizes, theme, measure = brush.sizes, brush.theme, brush.measure
    name = Lettering(sizes.body.size * 1.16, Weight.SEMIBOLD)
    quoted = Lettering(sizes.body.size, Weight.MEDIUM)
    role = f"{persona.name} · {persona.role}" if persona.role else persona.name
    parts = [
        text_block(role, width, name, theme.ink, measure),
        text_block(persona.description or "", width, sizes.body, theme.soft, measure),
        text_block(persona.quote or "", width, quoted, theme.accent, measure),
        _signed("🎯", persona.goal, width, brush),
        _signed("📍", persona.channel, width, brush),
    ]
    # what is no picture is part of the person's text, so it is written
    if persona.emoji and not picture_glyphs(persona.emoji):
        parts.append(text_block(persona.emoji, width, sizes.body, theme.soft, measure))
    return stack(parts, gap=sizes.body.size * 0.2)


def _signed(sign: str, text: str | None, width: float, brush: Brush) -> Block:
    """A line of the card behind its icon."""
    sizes = brush.sizes
    size = sizes.body.size * 1.05
    left = size * 1.5
    lines = text_block(text or "", width - left, sizes.body, brush.theme.ink, brush.measure)

    def place(x: float, y: float) -> Iterator[Record]:
        if lines.height:
            yield Emoji(x, y + (sizes.body.line - size) / 2, size, sign)
        yield from lines.place(x + left, y)

    return Block(lines.width + left, lines.height, place)


def personas_block(journey: Journey, width: float, brush: Brush, *, avatar: float) -> Block:
    """A card for each persona, one under the other; none: nothing."""
    cards = [persona_block(one, width, brush, avatar=avatar) for one in journey.personas]
    return stack(cards, gap=8)


def board_head(journey: Journey, width: float, brush: Brush) -> Block:
    """Title on the left, personas on the right; one under the other on a narrow page."""
    gap = 24.0
    if not journey.personas:
        return title_block(journey, width, 25, 12.5, brush)
    if width < 700:  # noqa: PLR2004
        title = title_block(journey, width, 25, 12.5, brush)
        return stack([title, personas_block(journey, width, brush, avatar=44)], gap=12)
    left = (width - gap) * 0.42
    title = title_block(journey, left, 25, 12.5, brush)
    right = width - gap - left
    cards = personas_block(journey, right, brush, avatar=44)
    padded = Block(left, title.height, title.place)
    return beside([padded, cards], gap)


def continued_head(journey: Journey, note: str, width: float, brush: Brush) -> Block:
    """The short head of a further page: title, and which part of the map this is."""
    theme, measure = brush.theme, brush.measure
    title = Lettering(16, Weight.BOLD, leading=1.25)
    return stack(
        [
            text_block(journey.title, width, title, theme.ink, measure),
            text_block(note, width, Lettering(12.5), theme.soft, measure),
        ],
        gap=3,
    )


def chevron(
    stage: Stage,
    number: int,
    width: float,
    brush: Brush,
    *,
    first: bool,
    last: bool,
    truth: bool,
    lowest: float = 38.0,
) -> Block:
    """A stage's head: its number, its whole title, a star on a moment of truth."""
    theme, measure = brush.theme, brush.measure
    title = Lettering(13, Weight.SEMIBOLD, leading=1.24)
    notch = 0.0 if first else TIP
    left = notch + 10 + NUMBER_DISC * 2 + 7
    right = (16.0 if last else 10.0) + (18 if truth else 0)
    room = width - left - right
    facts = stage_facts(stage, brush.words)
    lines = stack(
        [
            text_block(stage.title, room, title, theme.on_stage, measure),
            text_block(
                stage_facts(stage, brush.words), room, Lettering(11), theme.on_stage, measure
            ),
        ],
        gap=1,
    )
    height = max(lowest, lines.height + 14)
    fill = theme.stage(number - 1)

    def place(x: float, y: float) -> Iterator[Record]:
        middle = y + height / 2
        yield Shape(
            _outline(x, y, width - (6 if last else 0), height, notch), theme.stage(number - 1)
        )
        disc = x + notch + 10 + NUMBER_DISC
        yield Circle(disc, middle, NUMBER_DISC, theme.on_stage_disc)
        yield _number(number, disc, middle, fill, brush)
        yield from lines.place(x + left, middle - lines.height / 2)
        if truth:
            yield marks.star(x + width - (18 if last else 12), middle, 8, theme.on_stage)

    return Block(width, height, place)


def _outline(
    x: float, y: float, width: float, height: float, notch: float
) -> tuple[tuple[float, float], ...]:
    """An arrow to the right whose tip enters the gap before the next."""
    tip = x + width + TIP - 4
    shoulder = x + width - 4
    edge = [(x, y), (shoulder, y), (tip, y + height / 2), (shoulder, y + height), (x, y + height)]
    if notch:
        edge.append((x + notch, y + height / 2))
    return tuple(edge)


def _number(number: int, x: float, y: float, colour: str, brush: Brush) -> Record:
    lettering = Lettering(12, Weight.BOLD)
    width = brush.measure.width(str(number), lettering)
    lines = wrap(str(number), 100, lettering, brush.measure)
    return text_records(lines, lettering, colour, x - width / 2, y - lettering.line / 2)[0]


def lane_label(name: str, icon: str, lane: str, width: float, height: float, brush: Brush) -> Block:
    """A row's name behind its coloured bar and its icon."""
    theme, sizes = brush.theme, brush.sizes
    colours = theme.lane(lane)
    size = sizes.label.size * 1.15
    text = indented(
        text_block(name, width - 12 - size - 14, sizes.label, colours.ink, brush.measure), 0
    )

    def place(x: float, y: float) -> Iterator[Record]:
        yield Box(x, y, width, height, theme.surface, Stroke(theme.line), 8)
        yield Box(x, y, 4, height, colours.ink, None, 2)
        middle = y + height / 2
        yield Emoji(x + 12, middle - size * 0.47, size, icon)
        yield from text.place(x + 12 + size + 6, middle - text.height / 2)

    return Block(width, max(height, text.height + 12), place)
