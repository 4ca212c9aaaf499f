"""The phone's cards: one for each stage, portrait, with all its lanes.

Knows a card's geometry; what stands in a lane is known by `entries`. A card is 480 units wide
and at most 853 high, a full stage's 1066; what does not fit goes on a further card.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from journey.model import State
from journey.soreness import moments_of_truth
from journey.words import capital
from renderers.layout import heads, lanes, marks
from renderers.layout.blocks import Block, beside, stack, take, text_block, text_records
from renderers.layout.brush import CARD_LEGEND, PHONE, PHONE_DENSE, Brush
from renderers.layout.cells import cell, empty
from renderers.layout.chevrons import stage_news
from renderers.layout.faces import face
from renderers.layout.legend import legend
from renderers.layout.notes import Voice, level_word, said_more, survey_word, voices, was_word
from renderers.scene import Box, Circle, Emoji, Record, Scene, Sheet, Stroke
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight
from renderers.text.wrap import wrap
from renderers.words import stage_facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Journey
    from renderers.layout.beside import Beside
    from renderers.text.measure import Measure
    from renderers.theme import Theme
    from renderers.words import Words

CARD: Final = 480.0
TALLEST: Final = 853.0
LONGEST: Final = 1066.0
"""Of a full stage's card: 20 to 9, as today's phones are; its smallest letters still are 14 pixels
high at the chat's preview."""
MARGIN: Final = 18.0
GAP: Final = 7.0
PAD: Final = 9.0
INNER: Final = CARD - MARGIN * 2
ICON_LEFT: Final = 2.0
"""A lane's icon, and the chips under it, stand a little further in than entries."""


@dataclass(frozen=True, slots=True)
class Section:
    """A lane of one stage: its head and its entries; `gap` stands between them."""

    lane: str
    head: Block
    entries: tuple[Block, ...]
    gap: float
    above: Block
    """Over the lane's card: the line of visibility, or nothing."""

    @property
    def height(self) -> float:
        return self.above_height + self.inner_height

    @property
    def above_height(self) -> float:
        return self.above.height + (4 if self.above.height else 0)

    @property
    def inner_height(self) -> float:
        return self.head_height + stack(self.entries, self.gap).height + PAD * 1.6

    @property
    def head_height(self) -> float:
        return self.head.height + (4 if self.head.height else 0)

    def part(self, start: int, stop: int | None) -> Section:
        return replace(self, entries=self.entries[start:stop])


def phone(
    journey: Journey,
    words: Words,
    theme: Theme,
    measure: Measure,
    stages: range | None = None,
    other: Beside | None = None,
) -> list[Scene]:
    """The cards of the stages, or of those whose indices are given.

    Longer cards with smaller letters where those save a card.
    """
    brush = Brush.of(journey, words, theme, measure, PHONE, other)
    chosen = stages if stages is not None else range(len(journey.stages))
    pages = _cards(journey, chosen, brush, TALLEST)
    if len(pages) == len(chosen):
        return pages
    dense = _cards(journey, chosen, replace(brush, sizes=PHONE_DENSE), LONGEST)
    return dense if len(dense) < len(pages) else pages


def _cards(journey: Journey, stages: range, brush: Brush, tallest: float) -> list[Scene]:
    return [page for index in stages for page in _Card(journey, index, brush, tallest).pages()]


class _Card:
    """One stage on one card or several, none higher than `tallest`."""

    def __init__(self, journey: Journey, index: int, brush: Brush, tallest: float) -> None:
        self._tallest = tallest
        self._journey = journey
        self._stage = journey.stages[index]
        self._index = index
        self._shown = lanes.shown(journey, brush.beside)
        self._brush = brush
        self._small = replace(brush, sizes=CARD_LEGEND)
        self._truth = self._stage.id in moments_of_truth(journey)

    def pages(self) -> list[Scene]:
        pages: list[list[Section]] = [[]]
        room = self._room(first=True)
        for section in self._sections():
            rest: Section | None = section
            while rest is not None:
                fitted, rest = self._fit(rest, room, fresh=not pages[-1])
                if fitted is not None:
                    pages[-1].append(fitted)
                    room -= fitted.height + GAP
                if rest is not None:
                    pages.append([])
                    room = self._room(first=False)
        return [self._scene(page, first=not number) for number, page in enumerate(pages)]

    def _fit(
        self, section: Section, room: float, *, fresh: bool
    ) -> tuple[Section | None, Section | None]:
        """What of the section goes on this card, and what is left for the next."""
        if section.height <= room:
            return section, None
        if not fresh and section.height <= self._room(first=False):
            return None, section
        inner = room - section.above_height - section.head_height - PAD * 1.6
        count = take(section.entries, inner, section.gap)
        if count == 0 and not fresh:
            return None, section
        count = max(1, count)
        left = section.part(count, None)
        return section.part(0, count), left if left.entries else None

    def _room(self, *, first: bool) -> float:
        head, foot = self._head(first=first), self._foot()
        return self._tallest - MARGIN * 2 - head.height - GAP * 2 - foot.height

    def _sections(self) -> Iterator[Section]:
        width = INNER - PAD * 2
        for lane in self._shown:
            if lane == lanes.EMOTION:
                heard = voices(self._journey, self._stage)
                felt = tuple(self._feelings(heard, width))
                yield Section(lane, stack([]), felt, 8, stack([]))
                continue
            other = self._brush.beside
            gone = other.gone(self._stage, lane) if other else ()
            found = cell(lanes.entries(self._stage, lane), gone, lane, width, self._brush)
            gap = self._brush.sizes.chip_gap if lane == lanes.CHANNELS else 4
            unseen = lane == lanes.BACKSTAGE
            above = heads.visibility(INNER, self._small) if unseen else stack([])
            yield Section(lane, self._label(lane), found.entries, gap, above)

    def _label(self, lane: str) -> Block:
        sizes, brush = self._brush.sizes, self._brush
        size = sizes.label.size * 1.15
        text = text_block(
            brush.words.lane(lane),
            INNER - PAD * 2 - size - 8,
            sizes.label,
            brush.theme.lane(lane).ink,
            brush.measure,
        )

        def place(x: float, y: float) -> Iterator[Record]:
            yield Emoji(
                x + ICON_LEFT, y + (sizes.label.line - size) / 2 + 1, size, lanes.icon(lane)
            )
            yield from text.place(x + size + 10, y)

        return Block(INNER, text.height, place)

    def _feelings(self, heard: Sequence[Voice], width: float) -> Iterator[Block]:
        """A face with its word and note for every curve of this stage."""
        if not heard:
            yield empty(lanes.EMOTION, width, self._brush)
        if len(heard) > 1 and not any(said_more(voice) for voice in heard):
            half = (width - GAP) / 2
            pairs = [heard[at : at + 2] for at in range(0, len(heard), 2)]
            for two in pairs:
                least = max(self._feeling(one, half).height for one in two)
                drawn = [self._feeling(one, half, least=least) for one in two]
                yield beside(drawn, GAP)
            return
        for voice in heard:
            yield self._feeling(voice, width)

    def _feeling(self, voice: Voice, width: float, *, least: float = 0.0) -> Block:
        sizes, theme, measure = self._brush.sizes, self._brush.theme, self._brush.measure
        emotion = voice.emotion
        words = self._brush.words
        word = level_word(emotion, words)
        colours = theme.lane(lanes.EMOTION)
        left = sizes.face * 2 + 20
        room = width - left - sizes.pad_x
        texts = stack(
            [
                text_block(voice.name, room, sizes.small, theme.soft, measure),
                text_block(word, room, sizes.strong, colours.ink, measure),
                text_block(was_word(emotion, self._brush), room, sizes.small, theme.soft, measure),
                text_block(survey_word(emotion, words), room, sizes.small, theme.soft, measure),
                text_block(capital(emotion.note or ""), room, sizes.body, theme.ink, measure),
            ]
        )
        height = max(least, max(texts.height, sizes.face * 2 + 4) + sizes.pad_y * 2)

        def place(x: float, y: float) -> Iterator[Record]:
            middle = (x + sizes.face + 8, y + height / 2)
            yield from face(emotion.level, *middle, sizes.face, theme)
            yield from texts.place(x + left, y + (height - texts.height) / 2)

        return Block(width, height, place)

    def _head(self, *, first: bool) -> Block:
        """The stage's number and title on its colour; a further card says so."""
        theme, measure, words = self._brush.theme, self._brush.measure, self._brush.words
        title = Lettering(20 if first else 16, Weight.BOLD, leading=1.22)
        small = Lettering(14)
        left, right = 58.0, 14.0 + (26 if self._truth else 0)
        room = INNER - left - right
        total = len(self._journey.stages)
        stage = words.stage_of.format(number=self._index + 1, total=total)
        notes = [stage] if first else [stage, words.continued]
        if self._journey.state is State.TO_BE:
            notes.append(words.to_be)
        above = " · ".join(notes)
        was = self._brush.beside.stage(self._stage) if self._brush.beside else None
        under = [stage_news(self._stage, self._brush), stage_facts(self._stage, words, was)]
        texts = stack(
            [
                text_block(above, room, small, theme.on_key, measure),
                text_block(self._stage.title, room, title, theme.on_key, measure),
                *(text_block(one, room, small, theme.on_key, measure) for one in under if first),
            ],
            gap=1,
        )
        height = texts.height + 18

        def place(x: float, y: float) -> Iterator[Record]:
            fill = theme.stage(self._index)
            line = Stroke(theme.key_line, 1.2) if theme.key_line else None
            yield Box(x, y, INNER, height, fill, line, 13)
            middle = y + height / 2
            yield Circle(x + 31, middle, 15.5, theme.on_key)
            number = Lettering(17, Weight.BOLD)
            lines = wrap(str(self._index + 1), 100, number, measure)
            top = middle - number.line / 2
            yield text_records(lines, number, fill, x + 31 - lines[0].width / 2, top)[0]
            yield from texts.place(x + left, y + 9)
            if self._truth:
                yield marks.star(x + INNER - 24, middle, 12, theme.on_key)

        return Block(INNER, height, place)

    def _foot(self) -> Block:
        return legend(INNER, self._small, stars=self._truth, pains=lanes.PAINS in self._shown)

    def _scene(self, sections: list[Section], *, first: bool) -> Scene:
        sheet = Sheet()
        head, foot = self._head(first=first), self._foot()
        sheet.extend(head.place(MARGIN, MARGIN))
        y = MARGIN + head.height + GAP
        for section in sections:
            sheet.extend(self._placed(section, y))
            y += section.height + GAP
        y += 3
        sheet.extend(foot.place(MARGIN, y))
        return sheet.scene(CARD, y + foot.height + MARGIN * 0.7, self._brush.theme.page)

    def _placed(self, section: Section, y: float) -> Iterator[Record]:
        theme = self._brush.theme
        fill = theme.surface if section.lane == lanes.EMOTION else theme.lane(section.lane).tint
        yield from section.above.place(MARGIN, y)
        y += section.above_height
        edge = Stroke(theme.lane(section.lane).edge)
        yield Box(MARGIN, y, INNER, section.inner_height, fill, edge, 13)
        top = y + PAD * 0.8
        yield from section.head.place(MARGIN + PAD, top)
        entries = stack(section.entries, section.gap)
        aligned = ICON_LEFT if section.lane == lanes.CHANNELS else 0.0
        yield from entries.place(MARGIN + PAD + aligned, top + section.head_height)
