"""The display list: what is on a page, as plain records in drawing order.

Knows logical units (x to the right, y down, a letter's size in the same units) and colours as
`#rrggbb`; must not know journeys, themes, fonts' files or matplotlib. Every format draws the
same list. A record is a named tuple: a page has seven hundred, and they are made, compared and
looked up four times faster than frozen classes of the same fields.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from renderers.text.measure import Lettering

if TYPE_CHECKING:
    from collections.abc import Iterable

Point: TypeAlias = tuple[float, float]
Dash: TypeAlias = tuple[float, ...]
"""Lengths of a stroke and of the gap after it, in turn."""


class Stroke(NamedTuple):
    """How a line is drawn: its colour, its width, its dash (None: solid)."""

    colour: str
    width: float = 1.0
    dash: Dash | None = None


class Box(NamedTuple):
    """A rectangle, its corners rounded by `radius`."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: Stroke | None = None
    radius: float = 0.0


class Shape(NamedTuple):
    """A closed polygon."""

    points: tuple[Point, ...]
    fill: str | None = None
    stroke: Stroke | None = None


class Curve(NamedTuple):
    """A line through a start and then cubic pieces (two handles and an end each)."""

    start: Point
    pieces: tuple[tuple[Point, Point, Point], ...]
    stroke: Stroke
    rounded: bool = True


class Circle(NamedTuple):
    """A disc or a ring around its middle."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    stroke: Stroke | None = None


class Text(NamedTuple):
    """One line of text: its left end, its baseline, its measured width."""

    x: float
    baseline: float
    text: str
    lettering: Lettering
    colour: str
    width: float
    hyphenated: bool = False
    """The last character is our own hyphen, not the person's."""

    @property
    def top(self) -> float:
        return self.baseline - self.lettering.baseline

    @property
    def bottom(self) -> float:
        return self.top + self.lettering.line


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that people brought, opaque, stretched to its box."""

    x: float
    y: float
    width: float
    height: float
    png: bytes = field(repr=False)
    """A file of our own making: see `renderers.drawing.logos`."""


class Emoji(NamedTuple):
    """A colour picture `size` wide, its upper left corner at x, y."""

    x: float
    y: float
    size: float
    sign: str


class Tag(Enum):
    """What a part of a page is to whoever hears it read."""

    TITLE = "H1"
    HEADING = "H2"
    UNDER = "H3"
    """A heading below a heading."""
    TABLE = "Table"
    ROW = "TR"
    COLUMN_HEAD = "TH Column"
    ROW_HEAD = "TH Row"
    CELL = "TD"
    LIST = "L"
    ITEM = "LI"
    FIGURE = "Figure"
    """What is drawn there is told by its `told` words, whatever is written in it."""


class Begin(NamedTuple):
    """Here begins a part, to the `End` that belongs to it; draws nothing."""

    tag: Tag
    told: str = ""
    """What a figure shows, in words."""
    columns: int = 1
    """Of a table that a cell takes."""


@dataclass(frozen=True, slots=True)
class End:
    """The part that began last ends."""


Seen: TypeAlias = Box | Shape | Curve | Circle | Text | Emoji | Image
"""What is drawn."""
Record: TypeAlias = Seen | Begin | End


class Role(StrEnum):
    """What a piece of a page is to whoever edits the page; what it is read aloud as follows."""

    HEADING = "heading"
    """The page's one sentence."""
    LABEL = "label"
    """Names what stands under it."""
    BODY = "body"
    NOTE = "note"
    """Whose map it is, when, by whom."""
    TILE = "tile"
    """A ground, without what stands on it."""
    FIGURE = "figure"
    """Drawn: a curve, a number in its disc, a mark."""


ALOUD: Final = {Role.HEADING: Tag.TITLE, Role.LABEL: Tag.HEADING}


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a page that stays one piece where the page is edited: a paragraph, a ground, a
    figure; `first` to `last` (without it) are its records.
    """

    role: Role
    x: float
    y: float
    width: float
    height: float
    first: int
    last: int
    text: str = ""
    """The paragraph whole, without our line ends; empty: it is drawn."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One page."""

    width: float
    height: float
    fill: str
    records: tuple[Record, ...]
    parts: tuple[Part, ...] = ()
    """Of a page that can be had as an editable one: together all that is drawn on it."""
    bleed: float = 0.0
    """So far beyond its edges the ground goes on, for a printer who cuts it."""

    @property
    def texts(self) -> tuple[Text, ...]:
        return tuple(record for record in self.records if isinstance(record, Text))


@dataclass(slots=True)
class Sheet:
    """A page being filled; `scene` closes it."""

    records: list[Record] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def add(self, *records: Record) -> None:
        self.records.extend(records)

    def extend(self, records: Iterable[Record]) -> None:
        self.records.extend(records)

    def part(
        self,
        role: Role,
        records: Iterable[Record],
        place: tuple[float, float, float, float],
        text: str = "",
    ) -> None:
        """Adds records as one piece; `place` is its x, y, width and height."""
        first = len(self.records)
        tag = ALOUD.get(role)
        self.records.extend([Begin(tag)] if tag else [])
        self.records.extend(records)
        self.records.extend([End()] if tag else [])
        self.parts.append(Part(role, *place, first, len(self.records), text))

    def scene(self, width: float, height: float, fill: str) -> Scene:
        return Scene(width, height, fill, tuple(self.records), tuple(self.parts))
