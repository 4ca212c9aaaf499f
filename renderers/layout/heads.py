"""What names things: the map's title, the personas' cards, the lanes' labels.

Knows titles and personas; knows no stage and no entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journey.model import State
from renderers.layout.beside import News
from renderers.layout.blocks import Block, beside, facts_block, stack, text_block
from renderers.layout.handles import lettered
from renderers.layout.timebar import against
from renderers.scene import Box, Circle, Curve, Emoji, Record, Stroke
from renderers.text.emoji import picture_glyphs
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight
from renderers.words import NO_BREAK, stage_facts, subtitle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Journey, Persona
    from renderers.layout.brush import Brush

ROOMY: Final = 1.25
"""By so much the corners of a person's sign stand out over a disc."""

AVATAR: Final = "🙂"
"""For a persona without a picture."""

CLOCK: Final = "⏱️"

LABEL_END: Final = 10.0
"""Between a row's name and its panel."""

NARROW: Final = 700.0
"""A board's width under which cards do not stand side by side."""

CARD: Final = 250.0
"""The least width of a persona's card beside others."""


def title_block(journey: Journey, width: float, title: float, small: float, brush: Brush) -> Block:
    """The map's title and what it is; `title` and `small` are letter sizes."""
    theme, measure = brush.theme, brush.measure
    large = Lettering(title, Weight.BOLD, leading=1.25)
    under = Lettering(small)
    what = subtitle(journey, brush.words, state=False)
    return stack(
        [
            state_badge(journey, width, small, brush),
            text_block(journey.title, width, large, theme.ink, measure),
            facts_block(what, width, under, theme.soft, measure),
            text_block(journey.scenario or "", width, under, theme.soft, measure),
            _signed("🎯", journey.goal, width, brush),
            text_block(against(brush.beside, brush.words), width, under, theme.ink, measure),
        ],
        gap=small * 0.35,
    )


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


def persona_block(
    persona: Persona,
    width: float,
    brush: Brush,
    *,
    avatar: float,
    edge: float = 0.8,
    least: float = 0.0,
) -> Block:
    """A card with the avatar, who it is, what they want, in their words.

    `edge` is the room over and under its texts, for one unit of letter size; `least` its height.
    """
    sizes, theme = brush.sizes, brush.theme
    pad = sizes.body.size
    texts = _persona_texts(persona, width - pad * 3 - avatar, brush)
    height = max(least, max(texts.height, avatar) + pad * edge * 2)

    def place(x: float, y: float) -> Iterator[Record]:
        yield Box(x, y, width, height, theme.surface, Stroke(theme.line), 12)
        middle = (x + pad + avatar / 2, y + min(pad * edge + avatar / 2, height / 2))
        handle = brush.handle(persona.id)
        if handle is not None:
            radius = avatar / 2 / ROOMY
            yield from lettered(handle, *middle, radius, theme, brush.measure)
            yield from texts.place(x + pad * 2 + avatar, y + pad * edge + _free(avatar, texts))
            return
        yield Circle(*middle, avatar / 2, theme.tint)
        sign = avatar_sign(persona)
        size = avatar * 0.62
        yield Emoji(middle[0] - size / 2, middle[1] - size * 0.47, size, sign)
        yield from texts.place(x + pad * 2 + avatar, y + pad * edge + _free(avatar, texts))

    return Block(width, height, place)


def _free(avatar: float, texts: Block) -> float:
    """Over texts that are lower than the picture beside them."""
    return max(0.0, avatar - texts.height) / 2


def avatar_sign(persona: Persona) -> str:
    """The picture that stands for a person."""
    return persona.emoji if persona.emoji and picture_glyphs(persona.emoji) else AVATAR


def _persona_texts(persona: Persona, width: float, brush: Brush) -> Block:
    sizes, theme, measure = brush.sizes, brush.theme, brush.measure
    name = Lettering(sizes.body.size * 1.16, Weight.SEMIBOLD)
    quoted = Lettering(sizes.body.size, Weight.MEDIUM)
    said = f"{persona.name} · {persona.role}" if persona.role else persona.name
    together = text_block(said, width, name, theme.ink, measure)
    if persona.role and together.height > name.line:
        role = Lettering(sizes.body.size, Weight.SEMIBOLD, sizes.body.leading)
        named = text_block(persona.name, width, name, theme.ink, measure)
        together = stack([named, text_block(persona.role, width, role, theme.soft, measure)])
    parts = [
        together,
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


def board_head(journey: Journey, width: float, brush: Brush) -> Block:
    """Title beside the persona's card; under it where there are several, or little room."""
    gap = 24.0
    personas = journey.personas
    if len(personas) != 1 or width < NARROW:
        title = title_block(journey, width, 25, 12.5, brush)
        return stack([title, persona_cards(personas, width, brush)], gap=12)
    left = (width - gap) * 0.42
    title = title_block(journey, left, 25, 12.5, brush)
    card = persona_block(personas[0], width - gap - left, brush, avatar=44)
    return beside([Block(left, title.height, title.place), card], gap)


def persona_cards(personas: Sequence[Persona], width: float, brush: Brush) -> Block:
    """Cards side by side, as many in a row as makes them lowest; on a narrow page one."""
    if not personas:
        return stack([])
    most = 1 if width < NARROW else min(len(personas), int(width / CARD))
    lines = (_card_lines(personas, abreast, width, brush) for abreast in range(1, most + 1))
    return min(lines, key=lambda block: block.height)


def _card_lines(personas: Sequence[Persona], abreast: int, width: float, brush: Brush) -> Block:
    gap = 8.0
    each = (width - gap * (abreast - 1)) / abreast
    lines = [personas[at : at + abreast] for at in range(0, len(personas), abreast)]
    return stack([_card_line(line, each, brush, gap) for line in lines], gap)


def _card_line(personas: Sequence[Persona], width: float, brush: Brush, gap: float) -> Block:
    """Cards side by side, all as high as the highest."""
    highest = max(persona_block(one, width, brush, avatar=44).height for one in personas)
    cards = [persona_block(one, width, brush, avatar=44, least=highest) for one in personas]
    return beside(cards, gap)


def continued_head(journey: Journey, note: str, width: float, brush: Brush) -> Block:
    """The short head of a further page: title, and which part of the map this is."""
    theme, measure = brush.theme, brush.measure
    title = Lettering(16, Weight.BOLD, leading=1.25)
    return stack(
        [
            state_badge(journey, width, brush.sizes.small.size, brush),
            text_block(journey.title, width, title, theme.ink, measure),
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


def time_label(total: str, width: float, brush: Brush) -> Block:
    """The name of the bar of durations, and how long it is in all."""
    sizes, theme, measure = brush.sizes, brush.theme, brush.measure
    size = sizes.label.size * 1.15
    left = 12 + size + 6
    texts = stack(
        [
            text_block(brush.words.time, width - left, sizes.label, theme.ink, measure),
            text_block(total, width - left, sizes.small, theme.soft, measure),
        ]
    )

    def place(x: float, y: float) -> Iterator[Record]:
        yield Emoji(x + 12, y + (sizes.label.line - size) / 2, size, CLOCK)
        yield from texts.place(x + left, y)

    return Block(width, texts.height, place)
