"""The phone's cover: whose journey it is, how it feels stage by stage, what hurts most.

Knows the cover's parts and their order; a card is 480 units wide and at most 853 high, what
does not fit goes on a further one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from journey.certainty import is_guess
from journey.soreness import moments_of_truth, worst
from renderers.layout import heads, lanes, tiles
from renderers.layout.blocks import Block, stack, take, text_block
from renderers.layout.brush import CARD_LEGEND, PHONE, Brush
from renderers.layout.entries import entry
from renderers.layout.legend import legend
from renderers.layout.phone import CARD, GAP, INNER, MARGIN, PAD, TALLEST
from renderers.layout.upright import Said, curve_cards
from renderers.scene import Box, Record, Scene, Sheet, Stroke
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Item, Journey
    from renderers.layout.beside import Beside
    from renderers.text.measure import Measure
    from renderers.theme import Theme
    from renderers.words import Words

PERSONA: Final = replace(PHONE, body=Lettering(15, leading=1.28))
SPACIOUS: Final = 2
"""So many personas get large cards; more of them small ones."""

PAINS: Final = 3
"""Pains named on the cover."""

ROOM: Final = TALLEST - MARGIN * 1.75
VARIANTS: Final = (
    (Said.NOTE, PAINS),
    (Said.LEVEL, PAINS),
    (Said.LEVEL, 2),
    (Said.NOTHING, 2),
    (Said.NOTHING, 1),
    (Said.LEVEL, PAINS),
)
"""How much is said of each stage, and how many pains: the first that fits one card is drawn,
else the last on several. All of it stands on the stages' cards as well."""

FEW: Final = 150.0
"""So little room is left empty rather than filled with the first stages of a long curve."""


def cover(
    journey: Journey, words: Words, theme: Theme, measure: Measure, other: Beside | None = None
) -> list[Scene]:
    """The cover's pages; nearly always one."""
    brush = Brush.of(journey, words, theme, measure, PHONE, other)
    blocks: list[Block] = []
    plain = lanes.hidden(journey, lanes.EMOTION)
    for said, pains in VARIANTS:
        said = Said.HIDDEN if plain else said  # noqa: PLW2901  a map without feelings says none
        blocks = _blocks(journey, brush, said=said, most=pains)
        if take(blocks, ROOM, GAP) == len(blocks):
            break
    return [_scene(page, theme) for page in _pages(blocks, _further(journey, brush))]


def _further(journey: Journey, brush: Brush) -> Block:
    """Over a further page: whose map goes on."""
    said = f"{journey.title} · {brush.words.continued}"
    return text_block(said, INNER, Lettering(14), brush.theme.soft, brush.measure)


def _pages(blocks: Sequence[Block], further: Block) -> Iterator[Sequence[Block]]:
    over: list[Block] = []
    while blocks:
        room = ROOM - sum(block.height + GAP for block in over)
        count = max(1, take(blocks, room, GAP))
        yield [*over, *blocks[:count]]
        blocks, over = blocks[count:], [further]


def _scene(blocks: Sequence[Block], theme: Theme) -> Scene:
    sheet = Sheet()
    y = MARGIN
    for block in blocks:
        sheet.extend(block.place(MARGIN, y))
        y += block.height + GAP
    return sheet.scene(CARD, y - GAP + MARGIN * 0.75, theme.page)


def _blocks(journey: Journey, brush: Brush, *, said: Said, most: int) -> list[Block]:
    theme, measure, words = brush.theme, brush.measure, brush.words
    heading = Lettering(17, Weight.SEMIBOLD)
    small = replace(brush, sizes=CARD_LEGEND)
    pains = worst_pains(journey)[:most]
    truths = bool(moments_of_truth(journey))
    blocks = [heads.title_block(journey, INNER, 25, 14, brush)]
    few = len(journey.personas) <= SPACIOUS
    blocks += [
        heads.persona_block(
            persona,
            INNER,
            _persona_brush(brush),
            avatar=50 if few else 34,
            edge=0.8 if few else 0.35,
        )
        for persona in journey.personas
    ]
    blocks.append(tiles.tiles(journey, brush))
    if journey.stages:
        feels = words.curve_title if said is not Said.HIDDEN else ""
        title = text_block(feels, INNER, heading, theme.ink, measure)
        further = _further(journey, brush).height + GAP
        room = ROOM - title.height - 5 - further
        left = room + further - stack(blocks, GAP).height - GAP
        first = left if left >= FEW else room
        cards = curve_cards(journey, brush, said, first=first, room=room)
        blocks += [stack([title, cards[0]], gap=5), *cards[1:]]
        gone = heads.gone_stages(INNER, small)
        blocks += [gone] if gone.height else []
    marks_legend = legend(INNER, small, stars=truths, pains=bool(pains))
    if pains:
        title = text_block(_pains_title(pains, words), INNER, heading, theme.ink, measure)
        further = _further(journey, brush).height + GAP
        room = ROOM - title.height - marks_legend.height - GAP * 2 - further
        cards = _pains_cards(pains, brush, room)
        cards[0] = stack([title, cards[0]], gap=5)
        blocks += [*cards[:-1], stack([cards[-1], marks_legend], gap=GAP)]
    else:
        blocks.append(marks_legend)
    return blocks


def _pains_title(pains: Sequence[tuple[int, Item]], words: Words) -> str:
    guessed = all(is_guess(pain) for _, pain in pains)
    return words.pains_guessed if guessed else words.pains_title


def _persona_brush(brush: Brush) -> Brush:
    return replace(brush, sizes=PERSONA)


def worst_pains(journey: Journey) -> list[tuple[int, Item]]:
    """The sorest open pains with their stage's index, the worst first; hidden ones not."""
    if lanes.hidden(journey, lanes.PAINS):
        return []
    places = {stage.id: index for index, stage in enumerate(journey.stages)}
    found = [(places[spot.stage.id], spot.pain) for spot in worst(journey) if spot.pain]
    return found[:PAINS]


def _pains_cards(pains: Sequence[tuple[int, Item]], brush: Brush, room: float) -> list[Block]:
    """The pains on one card, or on several where they are higher than the room."""
    rows = [entry(item, INNER - PAD * 2 - 34, brush) for _, item in pains]
    cards = []
    while rows:
        count = max(1, take(rows, room - PAD * 2, 5))
        cards.append(_pains_card(pains[:count], rows[:count], brush))
        pains, rows = pains[count:], rows[count:]
    return cards


def _pains_card(pains: Sequence[tuple[int, Item]], rows: Sequence[Block], brush: Brush) -> Block:
    """The pains as entries, each beside its stage's number."""
    theme = brush.theme
    inner = stack(rows, 5)
    height = inner.height + PAD * 2

    def place(x: float, y: float) -> Iterator[Record]:
        colours = theme.lane(lanes.PAINS)
        box = Box(x, y, INNER, height, colours.tint, radius=13)
        yield box
        top = y + PAD
        for (index, _), row in zip(pains, rows, strict=True):
            number = Lettering(15, Weight.BOLD)
            shown = text_block(str(index + 1), 40, number, theme.on_key, brush.measure)
            middle = top + row.height / 2
            line = Stroke(theme.key_line, 1.2) if theme.key_line else None
            yield Box(x + PAD, middle - 12, 24, 24, theme.stage(index), line, 12)
            yield from shown.place(x + PAD + 12 - shown.width / 2, middle - shown.height / 2)
            yield from row.place(x + PAD + 34, top)
            top += row.height + 5

    return Block(INNER, height, place)
