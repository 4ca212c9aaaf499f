"""The map as shapes that can be moved and reworded: what a drawing program's file is written from.

Knows the board's columns and line breaks, and what each shape is; knows no format. Lanes are
containers: what stands in one is placed from its corner and goes with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

from journey.conclusion import conclusion
from journey.loudness import lowest
from renderers import telling
from renderers.layout import lanes
from renderers.layout.beside import Beside
from renderers.layout.faces import step
from renderers.layout.marks import Mark
from renderers.layout.wave import Columns
from renderers.outline import outline
from renderers.text.measure import Lettering
from renderers.text.wrap import wrap
from renderers.words import subtitle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journey.model import Journey
    from renderers.format import Request
    from renderers.outline import Cell, Entry, Part
    from renderers.text.measure import Measure
    from renderers.theme import Theme
    from renderers.words import Words

MARGIN: Final = 40.0
LABEL: Final = 120.0
"""Of a lane's name, at its left."""
WIDE: Final = 190.0
GAP: Final = 12.0
PAD: Final = 8.0
HEAD: Final = 56.0
LETTERS: Final = Lettering(12)
SMALL: Final = 10
ROOM: Final = 0.9
"""Of a card's width that its words may fill: another font is wider than ours."""
LEVEL: Final = 26.0
FACE: Final = 36.0
TOP: Final = 96.0
"""Of the title and its sentence."""
FACES: Final = ("😣", "🙁", "😐", "🙂", "🤩")
"""As people answer."""
SIGNS: Final = {Mark.GUESS: "? ", Mark.ANSWER: "", Mark.PROVED: "✓ ", None: "− "}
Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, width, height."""


class Kind(StrEnum):
    WORDS = "words"
    STAGE = "stage"
    LANE = "lane"
    CARD = "card"
    FACE = "face"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look, on one line as they were typed."""

    text: str
    bold: bool = False
    struck: bool = False
    ink: str = ""
    """Empty: the shape's."""
    size: int = 0
    """0: the shape's."""


Lines: TypeAlias = tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    id: str
    kind: Kind
    box: Box
    lines: Lines
    ink: str
    lane: str = ""
    """The lane in whose corner its box begins; empty: the page's."""
    size: int = 12
    fill: str = ""
    edge: str = ""
    """Of its border; empty: none."""
    dashed: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """A line between two faces."""

    id: str
    lane: str
    first: str
    last: str
    colour: str


@dataclass(slots=True)
class Diagram:
    journey: Journey
    theme: Theme
    measure: Measure
    shapes: list[Shape] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    width: float = 0
    height: float = 0

    def high(self, text: str, width: float) -> float:
        lines = wrap(text, width * ROOM - PAD * 2, LETTERS, self.measure)
        return len(lines) * LETTERS.line + PAD * 1.5


def diagram(request: Request) -> Diagram:
    """The whole map; a title, its sentence, stages, and lanes with their cards."""
    from renderers.pages import measure_of
    from renderers.themes import chosen

    journey, words = request.journey, request.words
    other = Beside.of(request.beside, journey) if request.beside else None
    parts = outline(journey, words, other)
    made = Diagram(journey, chosen(request.theme, journey.look), measure_of(words))
    columns = Columns(max(1, len(parts)), WIDE, GAP)
    _head(made, request)
    _stages(made, parts, columns)
    y = TOP + MARGIN + HEAD + GAP
    rows = list(zip(*(part.cells for part in parts), strict=True))
    for row in sorted(rows, key=lambda one: one[0].lane != lanes.EMOTION):
        felt = row[0].lane == lanes.EMOTION
        y += (_curve if felt else _lane)(made, parts, row, columns, words, y) + GAP
    made.width = MARGIN * 2 + LABEL + GAP + columns.span
    made.height = y + MARGIN
    return made


def plain(*lines: str, bold: bool = False) -> Lines:
    return tuple((Run(one, bold=bold),) for line in lines for one in line.split("\n"))


def _head(made: Diagram, request: Request) -> None:
    journey, words, theme = request.journey, request.words, made.theme
    wide = LABEL + WIDE * 3
    people = ", ".join(one.name for one in journey.personas)
    under = " · ".join(filter(None, [subtitle(journey, words), people]))
    found = conclusion(journey)
    said = telling.sentence(found, words) if found is not None else ""
    told = (
        ("title", 0.0, 36.0, plain(journey.title, bold=True), theme.ink, 24),
        ("subtitle", 36.0, 24.0, plain(under), theme.soft, 13),
        ("sentence", 62.0, 36.0, plain(said, bold=True), theme.bad.ink, 16),
    )
    for name, down, high, lines, ink, size in told:
        if name != "sentence" or said:
            box = (MARGIN, MARGIN / 2 + down, wide, high)
            shape = Shape(id=name, kind=Kind.WORDS, box=box, lines=lines, ink=ink, size=size)
            made.shapes.append(shape)


def _stages(made: Diagram, parts: Sequence[Part], columns: Columns) -> None:
    theme = made.theme
    for at, part in enumerate(parts):
        fill, ink = (theme.key, theme.on_key) if part.truth else (theme.head, theme.ink)
        star = f"★ {part.why}" if part.truth else ""
        under = [one for one in (star, part.facts, *part.notes) if one]
        lines = (*plain(f"{part.number}. {part.title}", bold=True), *plain(*under))
        box = (MARGIN + LABEL + GAP + columns.left(at), TOP + MARGIN, WIDE, HEAD)
        made.shapes.append(
            Shape(
                id=f"stage-{at}", kind=Kind.STAGE, box=box, lines=lines, ink=ink, fill=fill,
                size=13, centred=True,
            )
        )  # fmt: skip


def _container(
    made: Diagram, row: Sequence[Cell], columns: Columns, y: float, height: float
) -> str:
    """A lane, in which its cards stand."""
    colours = made.theme.lane(row[0].lane)
    name = f"lane-{row[0].lane}"
    box = (MARGIN, y, LABEL + GAP * 2 + columns.span, height)
    made.shapes.append(
        Shape(
            id=name, kind=Kind.LANE, box=box, lines=plain(row[0].name, bold=True), size=13,
            ink=colours.ink, fill=colours.tint, edge=colours.edge, centred=True,
        )
    )  # fmt: skip
    return name


def _lane(
    made: Diagram,
    _parts: Sequence[Part],
    row: Sequence[Cell],
    columns: Columns,
    words: Words,
    y: float,
) -> float:
    """Its height."""
    cards = [[(one, _said(one, words)) for one in cell.entries] for cell in row]
    highs = [[made.high(text, WIDE) for _, text in column] for column in cards]
    height = max([40.0, *(sum(high) + GAP * 0.5 * (len(high) + 1) for high in highs)])
    lane = _container(made, row, columns, y, height)
    for at, column in enumerate(cards):
        down = GAP * 0.5
        for number, ((one, _), high) in enumerate(zip(column, highs[at], strict=True)):
            box = (LABEL + GAP + columns.left(at), down, WIDE, high)
            made.shapes.append(_card(f"{lane}-{at}-{number}", lane, one, words, made.theme, box))
            down += high + GAP * 0.5
    return height


def _curve(
    made: Diagram,
    parts: Sequence[Part],
    row: Sequence[Cell],
    columns: Columns,
    words: Words,
    y: float,
) -> float:
    """Faces at their level, tied by a line; what is told of each stands below."""
    theme = made.theme
    told = ["\n".join(one.line(words) for one in cell.entries) or cell.unknown for cell in row]
    high = max(made.high(text, WIDE) for text in told)
    height = LEVEL * 4 + FACE + GAP * 2 + high
    lane, before = _container(made, row, columns, y, height), ""
    for at, (part, text) in enumerate(zip(parts, told, strict=True)):
        left = LABEL + GAP + columns.left(at)
        under = Shape(
            id=f"felt-{at}", kind=Kind.WORDS, lane=lane, lines=plain(text), ink=theme.ink,
            box=(left, height - high - GAP * 0.5, WIDE, high), centred=True,
        )  # fmt: skip
        made.shapes.append(under)
        voices = lowest(made.journey, part.stage)
        if voices is None:
            before = ""
            continue
        heard = step(voices.level)
        face = Shape(
            id=f"face-{at}", kind=Kind.FACE, lane=lane, lines=plain(FACES[heard + 2]), size=22,
            box=(left + (WIDE - FACE) / 2, GAP * 0.5 + (2 - heard) * LEVEL, FACE, FACE),
            ink=theme.ink, fill=theme.faces[heard + 2], centred=True,
        )  # fmt: skip
        made.shapes.append(face)
        if before:
            made.ties.append(Tie(f"line-{at}", lane, before, face.id, theme.accent))
        before = face.id
    return height


def _said(one: Entry, words: Words) -> str:
    """What a card says, to be measured."""
    owner = f"{one.owner}: " if one.owner else ""
    weight = "▲" * (one.severity or 0)
    return f"{SIGNS[one.mark]}{owner}{one.text} {weight}\n{', '.join(one.every_note(words))}"


def _card(name: str, lane: str, one: Entry, words: Words, theme: Theme, box: Box) -> Shape:
    struck = one.gone or one.closed
    notes = ", ".join(one.every_note(words))
    first, *more = one.text.split("\n")
    lines: list[tuple[Run, ...]] = [
        tuple(
            run
            for run in (
                Run(SIGNS[one.mark]),
                Run(f"{one.owner}: " if one.owner else "", bold=True),
                Run(first, struck=struck),
            )
            if run.text
        ),
        *((Run(line, struck=struck),) for line in more),
    ]
    if one.severity:
        lines[-1] = (*lines[-1], Run(f" {'▲' * one.severity}", ink=theme.bad.ink))
    if notes:
        lines.append((Run(notes, ink=theme.soft, size=SMALL),))
    guess = one.mark is Mark.GUESS
    return Shape(
        id=name, kind=Kind.CARD, lane=lane, box=box, lines=tuple(lines), ink=theme.ink,
        fill=theme.surface, edge=theme.soft if guess else theme.line, dashed=guess,
    )  # fmt: skip
