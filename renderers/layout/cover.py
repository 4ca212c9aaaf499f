"""The phone's cover: what the map says, whose it is, how it feels stage by stage, what hurts most.

Knows the cover's parts, their order, and what is left out first where a map has much; a card is
480 units wide and at most 1066 high, what does not fit even so goes on a further one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from journey.certainty import is_guess
from journey.conclusion import conclusion, is_draft
from journey.soreness import moments_of_truth, worst
from renderers.layout import counters, headline, lanes, marks, stops
from renderers.layout.badges import badge, disc
from renderers.layout.blocks import Block, spoken, stack, tagged, take, text_block, text_records
from renderers.layout.brush import PHONE, Brush
from renderers.layout.foremost import first_check, worst_pains
from renderers.layout.handles import handles, lettered
from renderers.layout.heads import gone_stages
from renderers.layout.marks import Mark, mark_of
from renderers.layout.persons import persons_block
from renderers.layout.phone import CARD, LONGEST
from renderers.layout.stops import Looks
from renderers.layout.upright import panels
from renderers.scene import Box, Record, Scene, Sheet, Stroke, Tag
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight
from renderers.text.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Item, Journey
    from renderers.layout.beside import Beside
    from renderers.text.measure import Measure
    from renderers.theme import Theme
    from renderers.words import Words

MARGIN: Final = 24.0
INNER: Final = CARD - MARGIN * 2
GAP: Final = 14.0
PAINS: Final = 3
"""Pains named on the cover."""
ROOM: Final = LONGEST - MARGIN * 1.75
HEADING: Final = Lettering(16, Weight.SEMIBOLD)
PAIN: Final = Lettering(17, Weight.SEMIBOLD, leading=1.25)
"""As heavy as a stage's title: thinner or smaller ones ran together at a chat's width."""
DISC: Final = 11.0
WEIGHT: Final = 12.0
"""Between a pain's last letter and its triangles."""
SIGN: Final = 12.0
LEAST: Final = 200.0
"""So little room is left empty rather than filled with the first stages of a long curve."""


@dataclass(frozen=True, slots=True)
class _Looks:
    """How much of it stands on the cover."""

    notes: bool = True
    pains: int = PAINS
    described: bool = True
    low: bool = False


VARIANTS: Final = (
    _Looks(),
    _Looks(notes=False),
    _Looks(notes=False, pains=2),
    _Looks(notes=False, pains=2, described=False),
    _Looks(notes=False, pains=2, described=False, low=True),
    _Looks(notes=False, pains=1, described=False, low=True),
)
"""The first that fits one card is drawn, else the first on several. All of it stands on the stages'
cards as well."""


def cover(
    journey: Journey, words: Words, theme: Theme, measure: Measure, other: Beside | None = None
) -> list[Scene]:
    """The cover's pages; nearly always one."""
    drawn = _Cover(journey, Brush.of(journey, words, theme, measure, PHONE, other))
    for looks in VARIANTS:
        blocks = drawn.blocks(looks)
        if take(blocks, ROOM, GAP) == len(blocks):
            break
    else:
        blocks = drawn.blocks(VARIANTS[-2])
    return [drawn.scene(page) for page in drawn.pages(blocks)]


class _Cover:
    def __init__(self, journey: Journey, brush: Brush) -> None:
        self._journey = journey
        self._brush = brush
        self._draft = is_draft(journey)
        self._felt = any(stage.emotions for stage in journey.stages)
        self._hidden = lanes.hidden(journey, lanes.EMOTION)
        self._says = conclusion(journey)

    def pages(self, blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
        over: list[Block] = []
        while blocks:
            room = ROOM - sum(block.height + GAP for block in over)
            count = max(1, take(blocks, room, GAP))
            yield [*over, *blocks[:count]]
            blocks, over = blocks[count:], [self._further()]

    def scene(self, blocks: Sequence[Block]) -> Scene:
        theme = self._brush.theme
        sheet = Sheet()
        y = MARGIN
        for block in blocks:
            sheet.extend(block.place(MARGIN, y))
            y += block.height + (GAP if block.height else 0)
        height = y - GAP + MARGIN * 0.75
        if self._draft:  # one frame round all of it says that it is supposed
            stroke = Stroke(theme.soft, 1.6, (8.0, 6.0))
            sheet.add(Box(7, 7, CARD - 14, height - 14, None, stroke, 18))
        return sheet.scene(CARD, height, theme.page)

    def blocks(self, looks: _Looks) -> list[Block]:
        """The cover from top to bottom."""
        journey, brush = self._journey, self._brush
        head = [
            headline.top(journey, INNER, brush),
            headline.ribbon(journey, INNER, brush),
            headline.conclusion_block(journey, headline.shown(journey), INNER, brush),
            headline.hairline(INNER, brush),
            persons_block(journey, INNER, brush, described=looks.described),
        ]
        blocks = [block for block in head if block.height]
        rail = self._hidden or not self._felt
        if journey.stages:
            blocks += self._stages(looks, rail=rail, used=stack(blocks, GAP).height)
        gone = gone_stages(INNER, brush)
        blocks += [gone] if gone.height else []
        pains = [] if rail and not self._hidden else worst_pains(journey, PAINS)[: looks.pains]
        foot = self._foot(pains)
        if pains:
            cards = self._pains(pains, ROOM - foot.height - self._further().height - GAP * 3 - 30)
            title = self._heading(_pains_title(pains, brush.words))
            cards[0] = stack([title, cards[0]], 6)
            blocks += cards
        check = self._check() if self._draft else stack([])
        blocks += [check] if check.height else []
        return [*blocks, foot]

    def _stages(self, looks: _Looks, *, rail: bool, used: float) -> list[Block]:
        journey, brush = self._journey, self._brush
        low = looks.low or len(journey.stages) >= stops.MANY
        further = self._further().height + GAP
        pains = bool(worst_pains(journey, 1))
        title = self._heading(brush.words.told["obstacles"] if rail and pains else "")
        room = ROOM - further - title.height - 6
        left = ROOM - used - GAP * 2 - title.height - 6
        shown = Looks(low=low and not rail, notes=looks.notes, felt=not rail)
        fits = left if left >= LEAST else room
        found = panels(journey, INNER, brush, shown, first=fits, room=room)
        found[0] = stack([title, found[0]], 6)
        if rail and not self._hidden:
            asked = self._says.number if self._says else 1
            said = brush.words.told["unfelt"].format(number=asked)
            letters = Lettering(14.5, Weight.MEDIUM)
            found.append(text_block(said, INNER, letters, brush.theme.ink, brush.measure))
        return found

    def _heading(self, text: str) -> Block:
        heading = text_block(text, INNER, HEADING, self._brush.theme.ink, self._brush.measure)
        return tagged(heading, Tag.HEADING)

    def _further(self) -> Block:
        """Over a further page: whose map goes on."""
        said = f"{self._journey.title} · {self._brush.words.continued}"
        letters = Lettering(14)
        return text_block(said, INNER, letters, self._brush.theme.soft, self._brush.measure)

    def _check(self) -> Block:
        """What is to be checked first of a draft."""
        brush, asked = self._brush, first_check(self._journey)
        if asked is None:
            return stack([])
        letters = Lettering(15, leading=1.28)
        return stack(
            [
                self._heading(brush.words.told["draft.check"]),
                text_block(asked, INNER, letters, brush.theme.ink, brush.measure),
            ],
            2,
        )

    def _foot(self, pains: Sequence[tuple[int, Item]]) -> Block:
        journey, brush = self._journey, self._brush
        small, theme, measure = counters.SMALL, brush.theme, brush.measure
        told = brush.words.told
        counts = [] if self._draft else counters.of_map(journey, brush)
        shown = [pain for _, pain in pains]
        if not pains and not lanes.hidden(journey, lanes.PAINS):
            shown = [spot.pain for spot in worst(journey) if spot.pain]
        stars = bool(moments_of_truth(journey))
        notes = [
            told["draft.source"] if self._draft else "",
            told["lowest"] if len(journey.personas) > 1 and self._felt and not self._hidden else "",
        ]
        return stack(
            [
                *(text_block(one, INNER, small, theme.soft, measure) for one in notes if one),
                counters.foot(
                    counts, INNER, brush, stars=stars, weights=counters.weights_of(shown)
                ),
            ],
            5,
        )

    def _pains(self, pains: Sequence[tuple[int, Item]], room: float) -> list[Block]:
        """The pains on one panel, or on several where they are higher than the room."""
        rows = [self._pain(index, item) for index, item in pains]
        found = []
        while rows:
            count = max(1, take(rows, room - 16, 0))
            found.append(self._panel(rows[:count]))
            rows = rows[count:]
        return found

    def _panel(self, rows: Sequence[Block]) -> Block:
        theme = self._brush.theme
        inner = tagged(stack(rows), Tag.LIST)
        height = inner.height + 16

        def place(x: float, y: float) -> Iterator[Record]:
            line = Stroke(theme.bad.line, 1.2)
            yield Box(x, y, INNER, height, theme.bad.tint, line, 14)
            yield from inner.place(x, y + 8)

        return Block(INNER, height, place)

    def _pain(self, index: int, item: Item) -> Block:
        """Its stage's number, its words with their triangles, whose it is, whether it is proved."""
        theme, measure = self._brush.theme, self._brush.measure
        proved = mark_of(item) is Mark.PROVED
        whose = handles(self._journey).get(item.persona or "")
        right = 16.0 + (24 if proved else 0) + (28 if whose else 0)
        weight = item.severity or 0
        tail = marks.severity_width(weight, PAIN.size) + WEIGHT if weight else 0.0
        left = 50.0
        room = INNER - left - right
        lines = wrap(item.text[:1].upper() + item.text[1:], room, PAIN, measure, tail)
        below = bool(lines) and lines[-1].width + tail > room
        text_height = PAIN.line * (len(lines) + below)
        height = max(38.0, text_height + 12)
        truth = self._journey.stages[index].id in moments_of_truth(self._journey)

        def place(x: float, y: float) -> Iterator[Record]:
            middle = y + height / 2
            yield from disc(index + 1, x + 22, middle, DISC, theme, measure, truth=truth)
            top = middle - text_height / 2
            yield from text_records(lines, PAIN, theme.ink, x + left, top)
            last = len(lines) - (0 if below else 1)
            across = x + left + (0 if below or not lines else lines[-1].width + WEIGHT)
            base = top + max(0, last) * PAIN.line + PAIN.baseline
            signs = marks.severity(weight, across, base, PAIN.size, theme.bad.ink)
            yield from spoken(signs, self._brush.words.severity[weight] if weight else "")
            end = x + INNER - 16
            if proved:
                yield from badge(Mark.PROVED, end - 8, middle, 8, theme)
                end -= 26
            if whose is not None:
                yield from lettered(whose, end - SIGN, middle, SIGN, theme, measure)

        return tagged(Block(INNER, height, place), Tag.ITEM)


def _pains_title(pains: Sequence[tuple[int, Item]], words: Words) -> str:
    guessed = all(is_guess(pain) for _, pain in pains)
    return words.pains_guessed if guessed else words.pains_title
