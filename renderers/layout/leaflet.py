"""What stands on a table and asks: a card with a code that opens a link, and two of them as a tent.

Knows a card's geometry: four units are a millimetre. Must not know maps nor what the link opens.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from renderers import telling
from renderers.layout.blocks import Block, centred_block, spoken, tagged, text_block
from renderers.layout.faces import face
from renderers.layout.logo import after_logo, logo
from renderers.layout.paper import scaled
from renderers.scene import Box, Curve, Scene, Sheet, Stroke, Tag
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight
from renderers.text.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renderers.scene import Record
    from renderers.text.measure import Measure
    from renderers.theme import Theme
    from renderers.words import Words

MM: Final = 4.0
WIDTH: Final = 105 * MM
HEIGHT: Final = 148 * MM
"""A6."""
BLEED: Final = 3 * MM
"""The head's colour goes on so far beyond the card, for whoever cuts it."""
EDGE: Final = 5 * MM
"""Nothing but colour is nearer to the edge."""
INNER: Final = WIDTH - EDGE * 2
TENT: Final = (297 * MM, 210 * MM)
"""A4, folded in the middle: two cards as large as A5."""

HEAD: Final = 172.0
FACE: Final = 22.0
CLEAR: Final = 6.0
"""Between two lines of the head at most, and over the faces at least."""
RING: Final = 5.0
APART: Final = 56.0
"""From one face to the next."""
NAMES: Final = (17.0, 15.0, 13.0)
"""Sizes of the business's name: the largest that takes two lines at most."""
QUESTIONS: Final = (46.0, 40.0, 34.0, 28.0, 24.0)
LINES: Final = 2
LOGO: Final = 38.0
BESIDE_LOGO: Final = 10.0
UNDER: Final = Lettering(20, Weight.MEDIUM, leading=1.2)
CALL: Final = Lettering(18, Weight.SEMIBOLD, leading=1.25)
LINK: Final = Lettering(14, leading=1.3)
SMALL: Final = Lettering(13, leading=1.3)

FRAME: Final = 264.0
"""Side of the square of the code with its quiet margin, between the four corners."""
FRAME_TOP: Final = 210.0
CODE: Final = 212.0
"""Side of the code at most, 53 mm; at least it is 45."""
QUIET: Final = 4
"""Modules left white around the code."""
CORNER: Final = 30.0
PIXEL: Final = 3.0
"""A module is a whole number of a picture's pixels, so many to a unit."""
DARK: Final = "#111111"
"""Of the code, whatever the colours are: readers look for dark on white."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaflet:
    """What a card says."""

    title: str
    """The business."""
    link: str


def card(leaflet: Leaflet, words: Words, theme: Theme, measure: Measure) -> Scene:
    """One card of A6."""
    return _Card(leaflet, words, theme, measure).scene()


def tent(leaflet: Leaflet, words: Words, theme: Theme, measure: Measure) -> Scene:
    """Two cards side by side on A4; folded between them it stands, and both sides ask."""
    wide, high = TENT
    one = scaled(card(leaflet, words, theme, measure), wide / 2 / WIDTH)
    second = scaled(_Card(leaflet, words, theme, measure, left=WIDTH).scene(), wide / 2 / WIDTH)
    fold = Stroke(theme.mute, 1.0, (4.0, 4.0))
    marks = [
        Curve((wide / 2, start), (((wide / 2, start), (wide / 2, end), (wide / 2, end)),), fold)
        for start, end in ((0.0, EDGE), (high - EDGE, high))
    ]
    return Scene(wide, high, one.fill, (*one.records, *second.records, *marks))


class _Card:
    """A card, its left edge at `left`."""

    def __init__(
        self, leaflet: Leaflet, words: Words, theme: Theme, measure: Measure, left: float = 0.0
    ) -> None:
        self._leaflet = leaflet
        self._words = words
        self._told = words.told
        self._theme = theme
        self._measure = measure
        self._left = left

    def scene(self) -> Scene:
        sheet, bleed = Sheet(), BLEED
        fill = self._theme.key
        sheet.add(Box(self._left - bleed, -bleed, WIDTH + bleed * 2, HEAD + bleed, fill))
        sheet.extend(self._head())
        sheet.extend(self._faces())
        sheet.extend(self._corners())
        sheet.extend(spoken(self._code(), self._told["pulse.code"].format(link=self._leaflet.link)))
        sheet.extend(self._foot())
        return Scene(WIDTH, HEIGHT, self._theme.surface, tuple(sheet.records), bleed=BLEED)

    def _head(self) -> Iterator[Record]:
        """Who asks, and what."""
        name = self._whose()
        asked, large = self._fitting(self._told["pulse.question"], QUESTIONS, Weight.BOLD)
        question = self._centred(asked, large, self._theme.on_key)
        under = self._centred(self._told["pulse.honest"], UNDER, self._theme.on_key)
        blocks = [name, tagged(question, Tag.HEADING), under]
        room = HEAD - FACE - RING - EDGE - CLEAR
        gap = min(CLEAR, (room - sum(one.height for one in blocks)) / len(blocks))
        y = EDGE + (room - sum(one.height for one in blocks) - gap * 2) / 2
        for block in blocks:
            yield from block.place(self._left + EDGE, y)
            y += block.height + gap

    def _whose(self) -> Block:
        """The business by its logo and its name, in the middle."""
        mark = logo(self._theme, self._words, LOGO)
        room = INNER - (mark.width + BESIDE_LOGO if mark.height else 0.0)
        said, letters = self._fitting(self._leaflet.title, NAMES, Weight.MEDIUM, room)
        if not mark.height:
            return tagged(self._centred(said, letters, self._theme.on_key), Tag.TITLE)
        name = text_block(said, room, letters, self._theme.on_key, self._measure)
        row = after_logo(mark, tagged(name, Tag.TITLE), BESIDE_LOGO)
        return Block(INNER, row.height, lambda x, y: row.place(x + (INNER - row.width) / 2, y))

    def _fitting(
        self, text: str, sizes: tuple[float, ...], weight: Weight, room: float = INNER
    ) -> tuple[str, Lettering]:
        """In the largest letters in which it takes one line, else two, cut only at the last."""
        for lines in range(1, LINES + 1):
            for size in sizes:
                letters = Lettering(size, weight, leading=1.14)
                found = wrap(text, room, letters, self._measure)
                if len(found) <= lines and not any(line.hyphenated for line in found):
                    return text, letters
        letters = Lettering(sizes[-1], weight, leading=1.14)
        fits = (
            cut
            for cut in (*telling.shorter(text), *(text[:at] + "…" for at in range(40, 0, -1)))
            if len(wrap(cut, room, letters, self._measure)) <= LINES
        )
        return next(fits), letters

    def _centred(self, text: str, letters: Lettering, colour: str) -> Block:
        return centred_block(text, INNER, letters, colour, self._measure)

    def _faces(self) -> Iterator[Record]:
        """What can be answered, across the head's edge."""
        for level in range(-2, 3):
            x = self._left + WIDTH / 2 + level * APART
            yield from face(level, x, HEAD, FACE, self._theme, ring=RING)

    def _corners(self) -> Iterator[Record]:
        stroke = Stroke(self._theme.key, 4)
        middle = (self._left + WIDTH / 2, FRAME_TOP + FRAME / 2)
        half, bend = FRAME / 2, 14.0
        for across in (-1, 1):
            for down in (-1, 1):
                x, y = middle[0] + across * half, middle[1] + down * half
                start, turn = (x - across * CORNER, y), (x - across * bend, y)
                under, end = (x, y - down * bend), (x, y - down * CORNER)
                yield Curve(start, ((start, turn, turn), ((x, y), (x, y), under),
                                    (under, end, end)), stroke)  # fmt: skip

    def _code(self) -> Iterator[Record]:
        """The dark modules: rows of them, and columns over the seams between the rows."""
        dark = _modules(self._leaflet.link)
        count = len(dark)
        side = int(CODE * PIXEL / count) / PIXEL
        left = self._left + (WIDTH - side * count) / 2
        left = round(left * PIXEL) / PIXEL
        top = round((FRAME_TOP + (FRAME - side * count) / 2) * PIXEL) / PIXEL
        for at, row in enumerate(dark):
            for start, length in _runs(row):
                yield Box(left + start * side, top + at * side, length * side, side, DARK)
        for at, column in enumerate(zip(*dark, strict=True)):
            for start, length in _runs(column):
                if length > 1:
                    yield Box(left + at * side, top + start * side, side, length * side, DARK)

    def _foot(self) -> Iterator[Record]:
        """What to do, where the code leads, and what whoever has no Telegram can do."""
        theme, y = self._theme, FRAME_TOP + FRAME + 14
        call = self._centred(self._told["pulse.camera"], CALL, theme.ink)
        without = self._centred(self._told["pulse.without"], SMALL, theme.soft)
        shown = self._leaflet.link.partition("://")[2] or self._leaflet.link
        link = self._centred(shown, LINK, theme.soft)
        room = HEIGHT - EDGE - y - call.height - without.height - 8
        blocks = [call, *([link] if link.height <= room else []), without]
        for block in blocks:
            yield from block.place(self._left + EDGE, y)
            y += block.height + 4


def _modules(link: str) -> list[list[bool]]:
    """The code's rows, without its quiet margin; it is read where a quarter of it is dirty."""
    import segno

    made = segno.make(link, error="q", micro=False, boost_error=False)
    return [[bool(module) for module in row] for row in made.matrix]


def _runs(modules: tuple[bool, ...] | list[bool]) -> Iterator[tuple[int, int]]:
    """Where dark modules begin in a line, and how many stand side by side."""
    start: int | None = None
    for at, dark in enumerate((*modules, False)):
        if dark and start is None:
            start = at
        elif not dark and start is not None:
            yield start, at - start
            start = None
