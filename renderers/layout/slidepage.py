"""What all slides have: their size, the line that says whose map it is, the heading, tiles.

Knows a slide's frame; knows no lane. Everything on it is a part with a role, so that an editable
file can be made of the same scene. A slide is 960 units wide and 540 high, its unit a point.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journey.model import State
from renderers.layout.blocks import text_records
from renderers.layout.fitting import fitted, joined
from renderers.layout.heads import state_badge
from renderers.layout.logo import logo
from renderers.layout.points import Form, Row, height, put
from renderers.scene import Box, Role, Sheet, Stroke
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight
from renderers.words import NO_BREAK, business_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journey.model import Journey
    from renderers.layout.brush import Brush
    from renderers.layout.points import Point
    from renderers.scene import Record, Scene
    from renderers.text.wrap import Line
    from renderers.theme import Meaning

WIDTH: Final = 960.0
HEIGHT: Final = 540.0
MARGIN: Final = 44.0
INNER: Final = WIDTH - MARGIN * 2
TOP: Final = 25.0
BOTTOM: Final = HEIGHT - 22.0
BETWEEN: Final = 24.0
"""Two tiles side by side."""
GAP: Final = 12.0
SIDE: Final = 22.0
"""Left and right in a tile."""
HIGH: Final = 12.0
"""Over and under what stands in a tile."""
UNDER_LABEL: Final = 5.0
RADIUS: Final = 14.0
PLAIN: Final = Lettering(18, leading=1.25)
BOLD: Final = Lettering(18, Weight.SEMIBOLD, leading=1.25)
LABEL: Final = Lettering(18, Weight.BOLD, leading=1.3)
POINTS: Final = Form(
    letters=Lettering(18, Weight.MEDIUM, leading=1.25),
    small=PLAIN,
    disc=12.4,
    number=18,
    left=36,
    gap=6,
)
HEADS: Final = (34.0, 30.0, 27.0)
LEADING: Final = 1.2
LOGO: Final = 31.0
FRAME: Final = 8.0
"""Of a draft, from the slide's edge."""


class SlidePage:
    """One slide being filled from top to bottom; `y` is where the next thing may stand."""

    def __init__(self, journey: Journey, brush: Brush) -> None:
        self.journey = journey
        self.brush = brush
        self.sheet = Sheet()
        self.y = TOP

    def text(
        self,
        role: Role,
        lines: Sequence[Line],
        letters: Lettering,
        x: float,
        colour: str | None = None,
    ) -> None:
        """A paragraph at `y`, which stays."""
        ink = colour or self.brush.theme.ink
        place = (x, self.y, max((one.width for one in lines), default=0.0), 0.0)
        place = (*place[:3], len(lines) * letters.line)
        records = text_records(lines, letters, ink, x, self.y)
        self.sheet.part(role, records, place, joined(lines))

    def whose(self, *, titled: bool = True) -> None:
        """The first line: the map's title, the business, the day; of a plan that it is one.

        `titled` False: the title stands in the heading.
        """
        journey, brush, words = self.journey, self.brush, self.brush.words
        x, measure = MARGIN, brush.measure
        mark = logo(brush.theme, words, LOGO)
        if journey.state is State.TO_BE:
            badge = state_badge(journey, INNER / 2, PLAIN.size, brush)
            place = (x, self.y, badge.width, badge.height)
            self.sheet.part(Role.NOTE, badge.place(x, self.y - 4), place, words.to_be)
            x += badge.width + GAP
        if mark.height:
            top = self.y - (mark.height - PLAIN.line) / 2
            place = (x, top, mark.width, mark.height)
            self.sheet.part(Role.FIGURE, mark.place(x, top), place)
            x += mark.width + GAP
        date = fitted(words.date.replace(" ", NO_BREAK), INNER / 3, PLAIN, measure, 1)
        right = MARGIN + INNER - (date[0].width if date else 0.0)
        self.text(Role.NOTE, date, PLAIN, right, brush.theme.soft)
        title = fitted(
            journey.title if titled else words.map_title, right - x - GAP, BOLD, measure, 1
        )
        self.text(Role.NOTE, title, BOLD, x)
        x += (title[0].width if title else 0.0) + GAP
        shown = fitted(business_name(journey), right - x - GAP, PLAIN, measure, 1, whole_words=True)
        self.text(Role.NOTE, shown, PLAIN, x, brush.theme.soft)
        self.y += PLAIN.line + 5

    def heading(self, size: float, lines: Sequence[Line]) -> None:
        letters = Lettering(size, Weight.BOLD, LEADING)
        self.text(Role.HEADING, lines, letters, MARGIN)
        self.y += len(lines) * letters.line + 5

    def titled(self, text: str, width: float = INNER) -> tuple[float, tuple[Line, ...]]:
        """A heading of at most two lines: the largest size that cuts nothing, and the lines."""
        for size in HEADS:
            lines = self._head(text, width, size, 2, whole=True)
            if lines and joined(lines) == joined(self._head(text, width * 9, size, 9)):
                return size, lines
        return HEADS[-1], self._head(text, width, HEADS[-1], 2)

    def _head(
        self, text: str, width: float, size: float, most: int, *, whole: bool = False
    ) -> tuple[Line, ...]:
        letters = Lettering(size, Weight.BOLD, LEADING)
        return fitted(text, width, letters, self.brush.measure, most, whole_words=whole)

    def tile(self, x: float, width: float, high: float, tone: Meaning | None) -> None:
        """A ground at `y`, which stays; without a tone a panel."""
        theme = self.brush.theme
        fill, line = (tone.tint, tone.line) if tone else (theme.surface, theme.line)
        box: Record = Box(x, self.y, width, high, fill, Stroke(line, 1.2), RADIUS)
        self.sheet.part(Role.TILE, [box], (x, self.y, width, high))

    def points(self, x: float, high: float, tone: Meaning | None, tile: Tile) -> None:
        """A tile with a label and its rows."""
        self.tile(x, tile.width, high, tone)
        top, self.y = self.y, self.y + HIGH
        ink = tone.ink if tone else self.brush.theme.ink
        self.text(Role.LABEL, tile.label, LABEL, x + SIDE, ink)
        y = self.y + len(tile.label) * LABEL.line + UNDER_LABEL
        put(tile.rows, POINTS, self.sheet, x + SIDE, y)
        self.y = top

    def scene(self) -> Scene:
        """The whole slide."""
        if self.brush.draft:  # one frame round all of it says that it is supposed
            stroke = Stroke(self.brush.theme.soft, 1.6, (8.0, 6.0))
            side, high = WIDTH - FRAME * 2, HEIGHT - FRAME * 2
            box: Record = Box(FRAME, FRAME, side, high, None, stroke, 18)
            self.sheet.part(Role.FIGURE, [box], (FRAME, FRAME, side, high))
        return self.sheet.scene(WIDTH, HEIGHT, self.brush.theme.page)


class Tile:
    """Points under a label, measured: so many of them in so many lines each."""

    def __init__(
        self, label: str, points: Sequence[Point], width: float, brush: Brush, lines: int
    ) -> None:
        inner = width - SIDE * 2
        self.label = fitted(label, inner, LABEL, brush.measure, 1)
        self.width = width
        self.rows = [Row(point, inner, POINTS, brush, lines) for point in points]

    @property
    def whole(self) -> bool:
        """Whether no word of its points is left out."""
        return all(row.whole for row in self.rows)

    @property
    def height(self) -> float:
        label = len(self.label) * LABEL.line + UNDER_LABEL
        return HIGH * 2 + label + height(self.rows, POINTS)
