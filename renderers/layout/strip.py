"""The strip: the curve alone, wide and low, to stand in a message.

Knows the strip's parts; the curve's geometry is known by `wave`. 900 units wide, some 350 high or
as much more as long titles need. Where nobody's feeling is known, what hinders on each stage stands
in the curve's place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journey.soreness import moments_of_truth, top_pain
from journey.words import capital
from renderers import telling
from renderers.layout import heads, lanes, marks
from renderers.layout.bar import bar
from renderers.layout.blocks import Block, centred_block, stack, text_block
from renderers.layout.brush import BOARD, Brush
from renderers.layout.headline import shown
from renderers.layout.logo import after_logo, logo
from renderers.layout.notes import key
from renderers.layout.wave import EDGE, TOP, Columns, Wave, straight
from renderers.scene import Box, Circle, Record, Scene, Sheet, Stroke
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight
from renderers.text.wrap import wrap
from renderers.words import business_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.model import Journey, Stage
    from renderers.layout.beside import Beside
    from renderers.text.measure import Measure
    from renderers.theme import Theme
    from renderers.words import Words

WIDTH: Final = 900.0
LOWEST: Final = 360.0
"""A message shows pictures of up to 2.6 : 1 whole, slimmer ones with their ends cut off."""
MARGIN: Final = 24.0
INNER: Final = WIDTH - MARGIN * 2
CURVE: Final = 128.0
"""The curve's least height."""

LOGO: Final = 44.0
BESIDE_LOGO: Final = 12.0
GAP: Final = 10.0
DISC: Final = 10.0
PAD: Final = 6.0
HURTS: Final = Lettering(12.5)
HURTS_LINES: Final = 4
"""What hinders is cut at a word after so many lines."""
TITLES: Final = (14.0, 13.0, 12.0, 11.0)
"""Sizes of the stages' titles: the largest that cuts no word."""


def strip(
    journey: Journey, words: Words, theme: Theme, measure: Measure, other: Beside | None = None
) -> list[Scene]:
    """The one strip, with all stages."""
    brush = Brush.of(journey, words, theme, measure, BOARD, other)
    drawn = Sheet()
    y = MARGIN
    for block in _Strip(journey, brush).blocks():
        drawn.extend(block.place(MARGIN, y))
        y += block.height + (GAP if block.height else 0)
    return [drawn.scene(WIDTH, y - GAP + MARGIN * 0.8, theme.page)]


class _Strip:
    def __init__(self, journey: Journey, brush: Brush) -> None:
        self._journey = journey
        self._brush = brush
        count = max(1, len(journey.stages))
        self._columns = Columns(count, (INNER - (count - 1) * 2) / count, 2.0)
        self._truths = set(moments_of_truth(journey))
        self._feels = bool(journey.stages) and lanes.EMOTION in lanes.shown(journey, brush.beside)

    def blocks(self) -> list[Block]:
        """Head, card, foot; the curve takes what height is left."""
        head, foot, titles = self._head(), self._foot(), self._titles()
        names = self._key()
        says = stack([bar(self._journey, INNER, self._brush), self._unfelt()], GAP * 0.8)
        used = head.height + foot.height + titles.height + names.height
        used += says.height + (GAP if says.height else 0)
        spare = LOWEST - MARGIN * 1.8 - GAP * 2 - PAD * 3 - used
        spare += 0 if self._feels else titles.height + PAD * 3  # they stand in the curve's place
        return [head, says, self._card(max(CURVE, spare), titles, names), foot]

    def _head(self) -> Block:
        theme, measure = self._brush.theme, self._brush.measure
        large = Lettering(20, Weight.BOLD, leading=1.25)
        personas = " · ".join(persona.name for persona in self._journey.personas)
        words = self._brush.words
        shown = words.curve_title if self._feels else words.told["strip.stages"]
        said = f"{shown}: {personas}" if personas else shown
        mark = logo(theme, words, LOGO)
        room = INNER - (mark.width + BESIDE_LOGO if mark.height else 0.0)
        head = stack(
            [
                text_block(self._journey.title, room, large, theme.ink, measure),
                text_block(said, room, Lettering(12.5), theme.soft, measure),
            ],
            gap=3,
        )
        badge = heads.state_badge(self._journey, INNER, 11, self._brush)
        return stack([badge, after_logo(mark, head, BESIDE_LOGO)], gap=3)

    def _unfelt(self) -> Block:
        """Where nobody's feeling is known: that it is to be asked for."""
        journey, brush = self._journey, self._brush
        hidden = lanes.hidden(journey, lanes.EMOTION)
        if self._feels or hidden or brush.future or not journey.stages:
            return stack([])
        said = shown(journey)
        told = brush.words.told["unfelt"].format(number=said.number if said else 1)
        return text_block(told, INNER, Lettering(12.5), brush.theme.ink, brush.measure)

    def _foot(self) -> Block:
        words = self._brush.words
        named = (business_name(self._journey), words.made_with, words.date)
        text = " · ".join(filter(None, named))
        brush = self._brush
        made = text_block(text, INNER, brush.sizes.small, brush.theme.soft, brush.measure)
        return stack([heads.gone_stages(INNER, brush), made], gap=2)

    def _key(self) -> Block:
        if not self._feels:
            return stack([])
        wave = self._wave(CURVE)
        return key(
            wave.lines,
            INNER - 20,
            self._brush,
            was=wave.was,
            thought=wave.thought,
            one=not wave.lines,
        )

    def _wave(self, height: float) -> Wave:
        """The curve in that height."""
        journey, level = self._journey, (height - TOP * 2) / 4
        return Wave(journey, journey.stages, self._columns, self._brush, level)

    def _curves(self, height: float) -> Block:
        drawn = self._wave(height)
        zero = height / 2

        def place(x: float, y: float) -> Iterator[Record]:
            return drawn.place(x, y + zero, y + EDGE, y + height)

        return Block(INNER, height, place)

    def _card(self, height: float, titles: Block, names: Block) -> Block:
        """Curve, stages, key on one ground."""
        journey, columns, theme = self._journey, self._columns, self._brush.theme
        curves = self._curves(height) if self._feels else stack([])
        inner = max(curves.height + titles.height + PAD * 2, 0 if self._feels else height)
        top = curves.height or max(0.0, (inner - titles.height) / 2 - PAD)
        full = inner + (names.height + PAD if names.height else 0)

        def place(x: float, y: float) -> Iterator[Record]:
            yield Box(x, y, INNER, full, theme.surface, Stroke(theme.line), 8)
            yield from curves.place(x, y)
            for index in range(1, len(journey.stages)):
                across = x + columns.between(index)
                start, end = (across, y + max(EDGE, curves.height)), (across, y + inner - EDGE)
                yield straight(start, end, Stroke(theme.line))
            yield from titles.place(x, y + top + PAD)
            yield from names.place(x + 10, y + inner)

        return Block(INNER, full, place)

    def _titles(self) -> Block:
        """Under the curve each stage's number and title, the moments of truth with a star."""
        room = self._columns.width - PAD * 2
        size = max((one for one in TITLES if not self._breaks(one, room)), default=TITLES[-1])
        titles = [self._title(index, room, size) for index in range(len(self._journey.stages))]

        def place(x: float, y: float) -> Iterator[Record]:
            for index, title in enumerate(titles):
                yield from title.place(x + self._columns.left(index) + PAD, y)

        return Block(INNER, max((title.height for title in titles), default=0.0), place)

    def _breaks(self, size: float, room: float) -> bool:
        lettering, measure = _lettering(size), self._brush.measure
        lines = [wrap(one.title, room, lettering, measure) for one in self._journey.stages]
        return any(line.hyphenated for found in lines for line in found)

    def _title(self, index: int, room: float, size: float) -> Block:
        theme, measure = self._brush.theme, self._brush.measure
        stage = self._journey.stages[index]
        text = centred_block(stage.title, room, _lettering(size), theme.ink, measure)
        bold = Lettering(12, Weight.BOLD)
        number = text_block(str(index + 1), 100, bold, theme.on_key, measure)
        line = Stroke(theme.key_line, 1) if theme.key_line else None
        hurts = stack([]) if self._feels else self._hurts(stage, room)
        told = stack([text, hurts], 5)
        truth = stage.id in self._truths

        def place(x: float, y: float) -> Iterator[Record]:
            middle, across = x + room / 2 - (DISC + 2 if truth else 0), y + DISC
            yield Circle(middle, across, DISC, theme.stage(index), line)
            yield from number.place(middle - number.width / 2, across - number.height / 2)
            if truth:
                yield marks.star(middle + DISC * 2 + 4, across, 8, theme.star)
            yield from told.place(x, y + DISC * 2 + 4)

        return Block(room, DISC * 2 + 4 + told.height, place)

    def _hurts(self, stage: Stage, room: float) -> Block:
        """What hinders there most, else what is asked there, else that one has to ask."""
        theme, measure = self._brush.theme, self._brush.measure
        said = self._brush.unknown(lanes.EMOTION)
        pain = None if lanes.hidden(self._journey, lanes.PAINS) else top_pain(self._journey, stage)
        asked = next(iter(stage.lane("questions")), None)
        if pain is not None:
            said = capital(pain.text)
        elif asked is not None and not lanes.hidden(self._journey, "questions"):
            question = telling.lowered(asked.text)
            said = self._brush.words.told["asks"].format(question=question)
        cuts = (one for one in telling.shorter(said) if _lines(one, room, measure) <= HURTS_LINES)
        ink = theme.bad.ink if pain is not None else theme.soft
        return centred_block(next(cuts, ""), room, HURTS, ink, measure)


def _lines(text: str, room: float, measure: Measure) -> int:
    return len(wrap(text, room, HURTS, measure))


def _lettering(size: float) -> Lettering:
    return Lettering(size, Weight.SEMIBOLD, leading=1.24)
