"""draw.io: the map as shapes that can be moved and reworded, lanes as containers; Lucidchart opens
it, too.

Knows draw.io's cells; columns and line breaks are those of the board's own layout. A value is HTML
inside an attribute, so words are escaped for both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from journey.conclusion import conclusion
from journey.loudness import lowest
from renderers import telling
from renderers.drawing.svg_letters import printable, short
from renderers.format import Format, Needs, Offer
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
ROOM: Final = 0.9
"""Of a card's width that its words may fill: another font is wider than ours."""
LEVEL: Final = 26.0
FACE: Final = 36.0
TOP: Final = 96.0
"""Of the title and its sentence."""
FACES: Final = ("😣", "🙁", "😐", "🙂", "🤩")
"""As people answer."""
FACE_STYLE: Final = (
    "ellipse;html=1;align=center;verticalAlign=middle;fontSize=22;strokeColor=none;fillColor="
)
SIGNS: Final = {Mark.GUESS: "? ", Mark.ANSWER: "", Mark.PROVED: "✓ ", None: "− "}
FONT: Final = "fontFamily=Inter,Helvetica,Arial;"


@dataclass(slots=True)
class _Sheet:
    """The drawing while it is made."""

    journey: Journey
    theme: Theme
    measure: Measure
    root: ET.Element = field(default_factory=lambda: ET.Element("root"))

    def cell(
        self, name: str, parent: str, value: str, style: str, box: tuple[float, float, float, float]
    ) -> None:
        told = {"id": name, "value": value, "style": style, "vertex": "1", "parent": parent}
        made = ET.SubElement(self.root, "mxCell", told)
        x, y, width, height = map(short, box)
        ET.SubElement(
            made,
            "mxGeometry",
            {"x": x, "y": y, "width": width, "height": height, "as": "geometry"},
        )

    def edge(self, name: str, parent: str, style: str, source: str, target: str) -> None:
        told = {"id": name, "style": style, "edge": "1", "parent": parent}
        made = ET.SubElement(self.root, "mxCell", {**told, "source": source, "target": target})
        ET.SubElement(made, "mxGeometry", {"relative": "1", "as": "geometry"})

    def height(self, text: str, width: float) -> float:
        lines = wrap(text, width * ROOM - PAD * 2, LETTERS, self.measure)
        return len(lines) * LETTERS.line + PAD * 1.5


def _files(request: Request) -> tuple[bytes, ...]:
    from renderers.pages import measure_of
    from renderers.themes import chosen

    journey, words = request.journey, request.words
    other = Beside.of(request.beside, journey) if request.beside else None
    parts = outline(journey, words, other)
    sheet = _Sheet(journey, chosen(request.theme, journey.look), measure_of(words))
    ET.SubElement(sheet.root, "mxCell", {"id": "0"})
    ET.SubElement(sheet.root, "mxCell", {"id": "1", "parent": "0"})
    columns = Columns(max(1, len(parts)), WIDE, GAP)
    _head(sheet, request)
    _stages(sheet, parts, columns)
    y = TOP + MARGIN + HEAD + GAP
    rows = list(zip(*(part.cells for part in parts), strict=True))
    for row in sorted(rows, key=lambda one: one[0].lane != lanes.EMOTION):
        felt = row[0].lane == lanes.EMOTION
        y += (_curve if felt else _lane)(sheet, parts, row, columns, words, y) + GAP
    return (_document(sheet, request, columns, y),)


def _document(sheet: _Sheet, request: Request, columns: Columns, height: float) -> bytes:
    whole = ET.Element("mxfile", host="Tropa", compressed="false")
    title = printable(request.journey.title)
    page = ET.SubElement(whole, "diagram", id="map", name=title)
    model = ET.SubElement(
        page, "mxGraphModel", grid="1", gridSize="10", page="1", pageScale="1",
        pageWidth=short(MARGIN * 2 + LABEL + GAP + columns.span),
        pageHeight=short(height + MARGIN), background=sheet.theme.page, math="0",
    )  # fmt: skip
    model.append(sheet.root)
    written: bytes = ET.tostring(whole, encoding="utf-8", xml_declaration=True)
    return written


def _html(text: str) -> str:
    return escape(printable(text)).replace("\n", "<br>")


def _head(sheet: _Sheet, request: Request) -> None:
    journey, words, theme = request.journey, request.words, sheet.theme
    wide = LABEL + WIDE * 3
    style = f"text;html=1;whiteSpace=wrap;align=left;verticalAlign=top;{FONT}fontColor="
    sheet.cell(
        "title", "1", f"<b>{_html(journey.title)}</b>",
        f"{style}{theme.ink};fontSize=24;", (MARGIN, MARGIN / 2, wide, 36),
    )  # fmt: skip
    people = ", ".join(one.name for one in journey.personas)
    under = " · ".join(filter(None, [subtitle(journey, words), people]))
    box = (MARGIN, MARGIN / 2 + 36, wide, 24.0)
    sheet.cell("subtitle", "1", _html(under), f"{style}{theme.soft};fontSize=13;", box)
    found = conclusion(journey)
    if found is not None:
        box = (MARGIN, MARGIN / 2 + 62, wide, 36.0)
        said = f"<b>{_html(telling.sentence(found, words))}</b>"
        sheet.cell("sentence", "1", said, f"{style}{theme.bad.ink};fontSize=16;", box)


def _stages(sheet: _Sheet, parts: Sequence[Part], columns: Columns) -> None:
    theme = sheet.theme
    for at, part in enumerate(parts):
        fill, ink = (theme.key, theme.on_key) if part.truth else (theme.head, theme.ink)
        style = (
            f"shape=step;perimeter=stepPerimeter;fixedSize=1;size=12;html=1;whiteSpace=wrap;{FONT}"
            f"fontSize=13;fillColor={fill};strokeColor=none;fontColor={ink};"
        )
        star = f"★ {part.why}" if part.truth else ""
        under = "<br>".join(_html(one) for one in (star, part.facts, *part.notes) if one)
        said = f"<b>{part.number}. {_html(part.title)}</b>" + (f"<br>{under}" if under else "")
        left = MARGIN + LABEL + GAP + columns.left(at)
        sheet.cell(f"stage-{at}", "1", said, style, (left, TOP + MARGIN, WIDE, HEAD))


def _container(
    sheet: _Sheet, row: Sequence[Cell], columns: Columns, y: float, height: float
) -> str:
    """A lane, in which its cards stand; where it is moved they go with it."""
    colours = sheet.theme.lane(row[0].lane)
    style = (
        f"swimlane;horizontal=0;startSize={short(LABEL)};html=1;whiteSpace=wrap;rounded=1;"
        f"arcSize=4;{FONT}fontSize=13;fontStyle=1;fontColor={colours.ink};"
        f"fillColor={sheet.theme.page};swimlaneFillColor={colours.tint};strokeColor={colours.edge};"
        "collapsible=0;"
    )
    name = f"lane-{row[0].lane}"
    box = (MARGIN, y, LABEL + GAP * 2 + columns.span, height)
    sheet.cell(name, "1", _html(row[0].name), style, box)
    return name


def _lane(
    sheet: _Sheet,
    _parts: Sequence[Part],
    row: Sequence[Cell],
    columns: Columns,
    words: Words,
    y: float,
) -> float:
    """Its height."""
    cards = [[(one, _plain(one, words)) for one in cell.entries] for cell in row]
    highs = [[sheet.height(text, WIDE) for _, text in column] for column in cards]
    height = max([40.0, *(sum(high) + GAP * 0.5 * (len(high) + 1) for high in highs)])
    lane = _container(sheet, row, columns, y, height)
    for at, column in enumerate(cards):
        down = GAP * 0.5
        for number, ((one, _), high) in enumerate(zip(column, highs[at], strict=True)):
            box = (LABEL + GAP + columns.left(at), down, WIDE, high)
            name = f"{lane}-{at}-{number}"
            sheet.cell(name, lane, _card(one, words, sheet.theme), _style(one, sheet.theme), box)
            down += high + GAP * 0.5
    return height


def _curve(
    sheet: _Sheet,
    parts: Sequence[Part],
    row: Sequence[Cell],
    columns: Columns,
    words: Words,
    y: float,
) -> float:
    """Faces at their level, tied by a line; what is told of each stands below."""
    theme = sheet.theme
    told = ["\n".join(one.line(words) for one in cell.entries) or cell.unknown for cell in row]
    high = max(sheet.height(text, WIDE) for text in told)
    height = LEVEL * 4 + FACE + GAP * 2 + high
    lane, before = _container(sheet, row, columns, y, height), ""
    for at, (part, text) in enumerate(zip(parts, told, strict=True)):
        left = LABEL + GAP + columns.left(at)
        style = f"text;html=1;whiteSpace=wrap;align=center;verticalAlign=top;{FONT}fontSize=12;"
        box = (left, height - high - GAP * 0.5, WIDE, high)
        sheet.cell(f"felt-{at}", lane, _html(text), f"{style}fontColor={theme.ink};", box)
        voices = lowest(sheet.journey, part.stage)
        if voices is None:
            before = ""
            continue
        heard = step(voices.level)
        middle = GAP * 0.5 + (2 - heard) * LEVEL
        box = (left + (WIDE - FACE) / 2, middle, FACE, FACE)
        sheet.cell(f"face-{at}", lane, FACES[heard + 2], FACE_STYLE + theme.faces[heard + 2], box)
        if before:
            line = f"curved=1;html=1;endArrow=none;strokeWidth=3;strokeColor={theme.accent};"
            sheet.edge(f"line-{at}", lane, line, before, f"face-{at}")
        before = f"face-{at}"
    return height


def _plain(one: Entry, words: Words) -> str:
    """What a card says, to be measured."""
    owner = f"{one.owner}: " if one.owner else ""
    weight = "▲" * (one.severity or 0)
    return f"{SIGNS[one.mark]}{owner}{one.text} {weight}\n{', '.join(one.every_note(words))}"


def _card(one: Entry, words: Words, theme: Theme) -> str:
    text = _html(one.text)
    if one.gone or one.closed:
        text = f"<s>{text}</s>"
    owner = f"<b>{_html(one.owner)}:</b> " if one.owner else ""
    weight = f' <font color="{theme.bad.ink}">{"▲" * one.severity}</font>' if one.severity else ""
    notes = ", ".join(one.every_note(words))
    under = f'<br><font color="{theme.soft}" style="font-size:10px">{_html(notes)}</font>'
    return f"{SIGNS[one.mark]}{owner}{text}{weight}" + (under if notes else "")


def _style(one: Entry, theme: Theme) -> str:
    dashed = "dashed=1;" if one.mark is Mark.GUESS else ""
    return (
        f"rounded=1;arcSize=8;whiteSpace=wrap;html=1;align=left;verticalAlign=middle;"
        f"spacingLeft=8;spacingRight=4;{FONT}fontSize=12;{dashed}fillColor={theme.surface};"
        f"strokeColor={theme.soft if dashed else theme.line};fontColor={theme.ink};"
    )


FORMAT: Final = Format(
    title="draw.io",
    suffix=".drawio",
    needs=Needs.PICTURE,
    write=_files,
    offers=(Offer(what="drawing", place=62, use="edit"),),
)
