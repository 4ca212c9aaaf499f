"""Pictures for a channel: the square, and the story with its free ends.

Knows their sizes and what they leave out; the curve is known by `across` and `upright`. 540 units
wide. On the colour that says «look here» stands one sentence, under it the curve and what comes
next. Of a story the upper 10 % and the lower 13 % stay free: there a phone writes its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from journey.conclusion import Known, is_draft
from journey.model import State
from renderers import telling
from renderers.layout import headline, lanes, points
from renderers.layout.across import POST as PANEL
from renderers.layout.across import Across
from renderers.layout.badges import badge
from renderers.layout.blocks import Block, stack, text_records
from renderers.layout.brush import PHONE, POST, Brush
from renderers.layout.fitting import fitted, joined
from renderers.layout.handles import handles
from renderers.layout.logo import logo
from renderers.layout.marks import Mark
from renderers.layout.paper import scaled
from renderers.layout.points import Form, Row
from renderers.layout.stops import Looks
from renderers.layout.upright import panels
from renderers.scene import Box, Role, Scene, Sheet, Stroke
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight
from renderers.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.conclusion import Conclusion, Fact
    from journey.model import Journey
    from renderers.layout.beside import Beside
    from renderers.scene import Record
    from renderers.text.measure import Measure
    from renderers.text.wrap import Line
    from renderers.theme import Theme
    from renderers.words import Words

WIDTH: Final = 540.0
MARGIN: Final = 36.0
INNER: Final = WIDTH - MARGIN * 2
WHOSE: Final = Lettering(15, leading=1.3)
PILL: Final = Lettering(17, Weight.BOLD, leading=1.2)
FACT: Final = Lettering(17, leading=1.2)
LABEL: Final = Lettering(15, leading=1.3)
FOOT: Final = Lettering(14, leading=1.2)
LOGO: Final = 40.0
GAP: Final = 14.0
STEPS: Final = Form(
    letters=Lettering(18, Weight.SEMIBOLD, leading=1.25),
    small=Lettering(14, leading=1.25),
    disc=13,
    number=15,
    left=38,
    gap=8,
)
CARD: Final = 1.084
"""The cover's panel in these units: its smallest letters become 2.5 % of the width."""
UPRIGHT: Final = (
    Looks(low=False, notes=False, felt=True, counted=False),
    Looks(low=False, notes=False, felt=True, counted=False, tight=True),
    Looks(low=True, notes=False, felt=True, counted=False),
)
"""The first that fits; where none does, the curve runs across."""
STEP: Final = 70.0
"""Height of a step with its label."""
ENOUGH: Final = 1000.0
"""Room for any panel on one page; whether it fits is asked afterwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A picture's size, what of it stays free, and how large its sentence may be."""

    height: float
    top: float
    """Free at the upper end, and at the lower one."""
    bottom: float
    rooms: tuple[tuple[float, int], ...]
    """Sizes of the sentence and its lines."""
    steps: int
    upright: bool
    """The curve runs from top to bottom beside the stages, where that fits."""


SQUARE: Final = Format(
    height=540,
    top=34,
    bottom=30,
    rooms=((32, 2), (28, 2), (26, 3), (23, 3)),
    steps=2,
    upright=False,
)
STORY: Final = Format(
    height=960,
    top=98,
    bottom=126,
    rooms=((40, 3), (34, 3), (30, 3), (26, 4), (23, 4)),
    steps=1,
    upright=True,
)


def square(
    journey: Journey, words: Words, theme: Theme, measure: Measure, other: Beside | None = None
) -> list[Scene]:
    """1080 by 1080 pixels."""
    return [_Post(journey, Brush.of(journey, words, theme, measure, POST, other), SQUARE).scene()]


def story(
    journey: Journey, words: Words, theme: Theme, measure: Measure, other: Beside | None = None
) -> list[Scene]:
    """1080 by 1920 pixels."""
    return [_Post(journey, Brush.of(journey, words, theme, measure, POST, other), STORY).scene()]


def on_key(theme: Theme) -> Theme:
    """The theme on the ground that says «look here»: what is dark on a page is light on it."""
    return replace(
        theme,
        page=theme.key,
        ink=theme.on_key,
        soft=theme.on_key,
        on_ink=theme.key,
        key=theme.on_key,
        on_key=theme.key,
    )


class _Post:
    def __init__(self, journey: Journey, brush: Brush, format_: Format) -> None:
        self._journey = journey
        self._plain = brush
        self._brush = replace(brush, theme=on_key(brush.theme))
        self._format = format_
        self._felt = any(stage.emotions for stage in journey.stages) and not lanes.hidden(
            journey, lanes.EMOTION
        )
        self._sheet = Sheet()
        self._y = format_.top

    def scene(self) -> Scene:
        found = headline.shown(self._journey)
        bottom = self._foot()
        self._whose(titled=found is not None)
        self._sentence(found)
        self._known(found)
        self._body(bottom)
        if is_draft(self._journey):
            stroke = Stroke(self._brush.theme.ink, 1.6, (8.0, 6.0))
            side, high = WIDTH - 20, self._format.height - 20
            box: Record = Box(10, 10, side, high, None, stroke, 18)
            self._sheet.part(Role.FIGURE, [box], (10, 10, side, high))
        return self._sheet.scene(WIDTH, self._format.height, self._brush.theme.page)

    def _text(
        self, role: Role, lines: Sequence[Line], letters: Lettering, x: float, y: float
    ) -> None:
        wide = max((line.width for line in lines), default=0.0)
        records = text_records(lines, letters, self._brush.theme.ink, x, y)
        place = (x, y, wide, len(lines) * letters.line)
        self._sheet.part(role, records, place, joined(lines))

    def _foot(self) -> float:
        """Who made it and when; gives how far down everything else may reach."""
        words, measure = self._brush.words, self._brush.measure
        y = self._format.height - self._format.bottom - FOOT.line
        date = fitted(words.date.replace(" ", NO_BREAK), INNER / 2, FOOT, measure, 1)
        wide = date[0].width if date else 0.0
        self._text(Role.NOTE, date, FOOT, WIDTH - MARGIN - wide, y)
        made = fitted(words.made_with, INNER - wide - GAP, FOOT, measure, 1)
        self._text(Role.NOTE, made, FOOT, MARGIN, y)
        return y - GAP

    def _whose(self, *, titled: bool) -> None:
        """The business, else the map; of a plan that it is one.

        `titled` False: the title stands in the sentence's place.
        """
        journey, words = self._journey, self._brush.words
        room = INNER
        if journey.state is State.TO_BE:
            told = fitted(words.to_be, INNER / 2, WHOSE, self._brush.measure, 1)
            wide = told[0].width if told else 0.0
            pill = self._pill(told, WHOSE, self._plain.theme.ink)
            x = WIDTH - MARGIN - pill.width
            place = (x, self._y, pill.width, pill.height)
            self._sheet.part(Role.NOTE, pill.place(x, self._y - 4), place, joined(told))
            room -= wide + 30
        named = journey.business or (journey.title if titled else words.map_title)
        x, mark = MARGIN, logo(self._brush.theme, words, LOGO)
        high = max(WHOSE.line, mark.height)
        if mark.height:
            place = (x, self._y, mark.width, mark.height)
            self._sheet.part(Role.FIGURE, mark.place(x, self._y), place)
            x += mark.width + GAP
        said = fitted(named, room - (x - MARGIN), WHOSE, self._brush.measure, 1)
        self._text(Role.NOTE, said, WHOSE, x, self._y + (high - WHOSE.line) / 2)
        self._y += high + 8

    def _sentence(self, found: Conclusion | None) -> None:
        brush, rooms = self._brush, self._format.rooms
        if found is not None:
            size, lines = headline.on_fixed_room(found, INNER, brush, rooms)
        else:
            size, most = rooms[1]
            letters = Lettering(size, Weight.BOLD, headline.LEADING)
            lines = fitted(self._journey.title, INNER, letters, brush.measure, most)
        letters = Lettering(size, Weight.BOLD, headline.LEADING)
        self._text(Role.HEADING, lines, letters, MARGIN, self._y)
        self._y += len(lines) * letters.line + GAP

    def _known(self, found: Conclusion | None) -> None:
        """That it is a draft; else on a story how we know."""
        told = self._brush.words.told
        if is_draft(self._journey):
            self._row(self._draft(), told["draft.ribbon"])
        elif found is not None and self._format.upright:
            facts = [one for one in found.facts if one.known is not Known.MOOD]
            for fact in facts[:1]:
                self._row(self._fact(fact), "")

    def _row(self, block: Block, text: str) -> None:
        place = (MARGIN, self._y, block.width, block.height)
        self._sheet.part(Role.NOTE, block.place(MARGIN, self._y), place, text)
        self._y += block.height + GAP

    def _draft(self) -> Block:
        theme, letters = self._plain.theme, Lettering(15, Weight.SEMIBOLD, leading=1.3)
        told = self._brush.words.told["draft.ribbon"]
        lines = fitted(told, INNER - 58, letters, self._brush.measure, 2)
        return self._pill(lines, letters, theme.ink, Mark.GUESS)

    def _pill(
        self, lines: Sequence[Line], letters: Lettering, ink: str, mark: Mark | None = None
    ) -> Block:
        """Words on a light ground."""
        theme = self._plain.theme
        left = 40.0 if mark else 14.0
        wide = max((line.width for line in lines), default=0.0) + left + 14
        high = len(lines) * letters.line + 8
        radius = min(high / 2, 16.0)

        def place(x: float, y: float) -> Iterator[Record]:
            yield Box(x, y, wide, high, theme.surface, radius=radius)
            if mark:
                yield from badge(mark, x + 23, y + high / 2, 9, theme)
            yield from text_records(lines, letters, ink, x + left, y + 4)

        return Block(wide, high, place)

    def _fact(self, fact: Fact) -> Block:
        """«−42 %» and who that is; another fact in words, with its check."""
        brush = self._brush
        if fact.known is Known.LOST:
            said = f"{telling.MINUS}{fact.percent}"
            loss = brush.words.told["drop"].format(percent=said).replace(" ", NO_BREAK)
            lines = fitted(loss, INNER, PILL, brush.measure, 1)
            pill = self._pill(lines, PILL, self._plain.theme.bad.ink)
            left = f"{brush.words.told['leave']} {telling.counted(fact, brush.words)}"
            after = fitted(left, INNER - pill.width - 12, FACT, brush.measure, 2)
            return _abreast(pill, after, FACT, brush.theme.ink, 12)
        names = {who: handle.name for who, handle in handles(self._journey).items()}
        told = telling.fact(fact, brush.words, names)
        lines = fitted(telling.raised(told), INNER - 28, FACT, brush.measure, 2)
        mark = stack([])
        if fact.proved:
            theme = brush.theme
            mark = Block(18, 18, lambda x, y: badge(Mark.PROVED, x + 9, y + 9, 9, theme))
        return _abreast(mark, lines, FACT, brush.theme.ink, 10 if mark.width else 0)

    def _body(self, bottom: float) -> None:
        """The curve and what comes next; first the steps' further lines go, then the steps."""
        room = bottom - self._y
        most, least = self._format.steps, self._least(room)
        for lines, count in ((3, most), (3, 1), (2, most), (2, 1), (1, 1), (1, 0)):
            label, rows = self._steps(lines, count)
            used = points.height(rows, STEPS) + len(label) * LABEL.line
            used += GAP + 4 if rows else 0
            if least + used <= room:
                break
        panel = self._panel(room - used)
        spare = max(0.0, room - used - panel.height)
        y = self._y + spare / 2
        place = (MARGIN, y, panel.width, panel.height)
        self._sheet.part(Role.FIGURE, panel.place(MARGIN, y), place)
        y += panel.height + GAP
        if rows:
            self._text(Role.LABEL, label, LABEL, MARGIN, y)
            y += len(label) * LABEL.line + 4
        points.put(rows, STEPS, self._sheet, MARGIN, y)

    def _steps(self, lines: int, most: int) -> tuple[Sequence[Line], list[Row]]:
        """What comes next, else what hinders."""
        journey, brush = self._journey, self._brush
        found = points.steps(journey, brush, most) if most else []
        label = points.steps_title(journey, brush)
        if most and not found:
            found = points.pains(journey, brush, most)
            label = points.pains_title(journey, brush)
        if not found:
            return (), []
        shown = [replace(one, under="", truth=True, weight=0) for one in found]
        rows = [Row(one, INNER, STEPS, brush, lines) for one in shown]
        return fitted(label, INNER, LABEL, brush.measure, 1), rows

    def _least(self, room: float) -> float:
        """Height of the curve that goes before the steps: beside the stages, where that leaves room
        for one of them.
        """
        if not self._journey.stages:
            return 0.0
        heights = [self._upright(one).height for one in UPRIGHT] if self._format.upright else []
        across = Across(self._journey, INNER, self._plain, PANEL).least
        return next(
            (one for one in sorted(heights[1:], reverse=True) if one + STEP <= room), across
        )

    def _panel(self, room: float) -> Block:
        """The curve in that room: beside the stages, where they are not too many."""
        if not self._journey.stages:
            return stack([])
        if self._format.upright or not self._felt:
            for looks in UPRIGHT:
                found = self._upright(looks)
                if found.height <= room:
                    return found
        return Across(self._journey, INNER, self._plain, PANEL).block(room)

    def _upright(self, looks: Looks) -> Block:
        """The cover's panel, larger."""
        journey = self._journey
        looks = replace(looks, felt=self._felt, low=looks.low and self._felt)
        brush = replace(self._plain, sizes=PHONE, beside=None)  # a line needs its name beside it
        (found,) = panels(journey, INNER / CARD, brush, looks, first=ENOUGH, room=ENOUGH)

        def place(x: float, y: float) -> Iterator[Record]:
            page = Scene(WIDTH, WIDTH, "", tuple(found.place(x / CARD, y / CARD)))
            yield from scaled(page, CARD).records

        return Block(INNER, found.height * CARD, place)


def _abreast(
    first: Block, lines: Sequence[Line], letters: Lettering, ink: str, gap: float
) -> Block:
    """A figure and words beside it, their middles level."""
    high = max(first.height, len(lines) * letters.line)
    wide = max((line.width for line in lines), default=0.0)

    def place(x: float, y: float) -> Iterator[Record]:
        yield from first.place(x, y + (high - first.height) / 2)
        top = y + (high - len(lines) * letters.line) / 2
        yield from text_records(lines, letters, ink, x + first.width + gap, top)

    return Block(first.width + gap + wide, high, place)
