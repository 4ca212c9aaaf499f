"""draw.io: the map as shapes that can be moved and reworded, lanes as containers; Lucidchart opens
it, too.

Knows draw.io's cells; what stands where is `renderers.diagram`'s matter. A value is HTML inside an
attribute, so words are escaped for both.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from renderers.diagram import LABEL, Kind, diagram
from renderers.drawing.svg_letters import printable, short
from renderers.format import Format, Needs, Offer

if TYPE_CHECKING:
    from renderers.diagram import Diagram, Run, Shape, Tie
    from renderers.format import Request

FONT: Final = "fontFamily=Inter,Helvetica,Arial;"
PAGE: Final = "1"
"""What has no lane for its parent."""
LOOKS: Final = {
    Kind.WORDS: "text;verticalAlign=top;",
    Kind.STAGE: "shape=step;perimeter=stepPerimeter;fixedSize=1;size=12;",
    Kind.LANE: (
        f"swimlane;horizontal=0;startSize={short(LABEL)};rounded=1;arcSize=4;collapsible=0;"
        "fontStyle=1;"
    ),
    Kind.CARD: "rounded=1;arcSize=8;verticalAlign=middle;spacingLeft=8;spacingRight=4;",
    Kind.FACE: "ellipse;verticalAlign=middle;",
}


def _files(request: Request) -> tuple[bytes, ...]:
    made = diagram(request)
    whole = ET.Element("mxfile", host="Tropa", compressed="false")
    page = ET.SubElement(whole, "diagram", id="map", name=printable(request.journey.title))
    model = ET.SubElement(
        page, "mxGraphModel", grid="1", gridSize="10", page="1", pageScale="1",
        pageWidth=short(made.width), pageHeight=short(made.height), background=made.theme.page,
        math="0",
    )  # fmt: skip
    root = ET.SubElement(model, "root")
    ET.SubElement(root, "mxCell", {"id": "0"})
    ET.SubElement(root, "mxCell", {"id": PAGE, "parent": "0"})
    for shape in made.shapes:
        _cell(root, made, shape)
    for tie in made.ties:
        _edge(root, tie)
    written: bytes = ET.tostring(whole, encoding="utf-8", xml_declaration=True)
    return (written,)


def _cell(root: ET.Element, made: Diagram, shape: Shape) -> None:
    told = {"id": shape.id, "value": _html(shape), "style": _style(shape, made)}
    cell = ET.SubElement(root, "mxCell", {**told, "vertex": "1", "parent": shape.lane or PAGE})
    x, y, width, height = map(short, shape.box)
    where = {"x": x, "y": y, "width": width, "height": height, "as": "geometry"}
    ET.SubElement(cell, "mxGeometry", where)


def _edge(root: ET.Element, tie: Tie) -> None:
    style = f"curved=1;html=1;endArrow=none;strokeWidth=3;strokeColor={tie.colour};"
    told = {"id": tie.id, "style": style, "edge": "1", "parent": tie.lane}
    made = ET.SubElement(root, "mxCell", {**told, "source": tie.first, "target": tie.last})
    ET.SubElement(made, "mxGeometry", {"relative": "1", "as": "geometry"})


def _style(shape: Shape, made: Diagram) -> str:
    edge, fill = shape.edge or "none", shape.fill or "none"
    lane = shape.kind is Kind.LANE
    filled = (
        f"fillColor={made.theme.page};swimlaneFillColor={fill};" if lane else f"fillColor={fill};"
    )
    return (
        f"{LOOKS[shape.kind]}html=1;whiteSpace=wrap;align={'center' if shape.centred else 'left'};"
        f"{FONT}fontSize={shape.size};fontColor={shape.ink};{'dashed=1;' if shape.dashed else ''}"
        f"{filled}strokeColor={edge};"
    )


def _html(shape: Shape) -> str:
    bold = shape.kind is not Kind.LANE  # its style says so
    return "<br>".join("".join(_run(one, bold=bold) for one in line) for line in shape.lines)


def _run(run: Run, *, bold: bool) -> str:
    text = escape(printable(run.text))
    if run.struck:
        text = f"<s>{text}</s>"
    if run.bold and bold:
        text = f"<b>{text}</b>"
    size = f' style="font-size:{run.size}px"' if run.size else ""
    ink = f' color="{run.ink}"' if run.ink else ""
    return f"<font{ink}{size}>{text}</font>" if ink or size else text


FORMAT: Final = Format(
    title="draw.io",
    suffix=".drawio",
    needs=Needs.PICTURE,
    write=_files,
    offers=(Offer(what="drawing", place=62, use="edit"),),
)
