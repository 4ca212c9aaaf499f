"""Lucid Standard Import: the same shapes as draw.io's, for Lucidchart's own door.

Knows that format: an archive with `document.json`, version 1, with pages of shapes and lines, as
developer.lucid.co describes it. Places are the page's own, an id has 36 signs at most, words are
HTML, and a document is 2 MB at most.
"""

from __future__ import annotations

import io
import json
from html import escape
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile

from renderers.diagram import FACE, LABEL, Kind, diagram
from renderers.drawing.svg_letters import printable
from renderers.format import Format, Needs, Offer

if TYPE_CHECKING:
    from renderers.diagram import Diagram, Run, Shape, Tie
    from renderers.format import Request

VERSION: Final = 1
DOCUMENT: Final = "document.json"
POINTS: Final = 0.75
"""Of a logical unit."""
ROUNDING: Final = {Kind.STAGE: 0, Kind.LANE: 12, Kind.CARD: 12, Kind.FACE: int(FACE)}
"""Of a corner twice its radius: a face is round."""


def _files(request: Request) -> tuple[bytes, ...]:
    from renderers.archive import steady

    made = diagram(request)
    title = " ".join(printable(request.journey.title).split())
    page = {
        "id": "map",
        "title": title or "…",
        "settings": {"fillColor": made.theme.page},
        "shapes": [told for one in made.shapes for told in _shapes(one, made)],
        "lines": [_line(one) for one in made.ties],
    }
    content = {"version": VERSION, "pages": [page], "documentSettings": {"units": "px"}}
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr(DOCUMENT, json.dumps(content, ensure_ascii=False, separators=(",", ":")))
    return (steady(file.getvalue()),)


def _shapes(shape: Shape, made: Diagram) -> list[dict[str, object]]:
    """A lane is two: its ground, and its name at the left."""
    x, y, width, height = _place(shape, made)
    if shape.kind is not Kind.LANE:
        return [_shape(shape, shape.id, (x, y, width, height), _html(shape))]
    ground = _shape(shape, shape.id, (x, y, width, height), "")
    name = _shape(shape, f"{shape.id}-name", (x, y, LABEL, height), _html(shape))
    return [ground, name]


def _place(shape: Shape, made: Diagram) -> tuple[float, float, float, float]:
    x, y, width, height = shape.box
    lane = next((one for one in made.shapes if one.id == shape.lane), None)
    left, top = lane.box[:2] if lane is not None else (0.0, 0.0)
    return x + left, y + top, width, height


def _shape(
    shape: Shape, name: str, box: tuple[float, float, float, float], text: str
) -> dict[str, object]:
    x, y, width, height = (round(one, 2) for one in box)
    told: dict[str, object] = {
        "id": name,
        "type": "text" if shape.kind is Kind.WORDS else "rectangle",
        "boundingBox": {"x": x, "y": y, "w": width, "h": height},
        "text": text,
    }
    if shape.kind is not Kind.WORDS:
        told["style"] = _style(shape)
    return told


def _style(shape: Shape) -> dict[str, object]:
    edge = {"color": shape.edge or shape.fill, "width": 1, "style": "solid"}
    if shape.dashed:
        edge["style"] = "dashed"
    return {
        "fill": {"type": "color", "color": shape.fill},
        "stroke": edge,
        "rounding": ROUNDING[shape.kind],
    }


def _line(tie: Tie) -> dict[str, object]:
    def end(face: str) -> dict[str, object]:
        middle = {"x": 0.5, "y": 0.5}
        return {"type": "shapeEndpoint", "style": "none", "shapeId": face, "position": middle}

    return {
        "id": tie.id,
        "lineType": "curved",
        "endpoint1": end(tie.first),
        "endpoint2": end(tie.last),
        "stroke": {"color": tie.colour, "width": 3, "style": "solid"},
    }


def _html(shape: Shape) -> str:
    """A paragraph a line, each with its look: what is not said is the program's own."""
    align = "center" if shape.centred else "left"
    look = f"text-align: {align};color: {shape.ink};font-family: Arial"
    return "".join(
        f'<p style="{look};font-size: {_points(line, shape)}pt">{"".join(map(_run, line))}</p>'
        for line in shape.lines
    )


def _points(line: tuple[Run, ...], shape: Shape) -> str:
    size = next((one.size for one in line if one.size), shape.size)
    return f"{size * POINTS:g}"


def _run(run: Run) -> str:
    text = escape(printable(run.text))
    if run.struck:
        text = f"<s>{text}</s>"
    return f"<b>{text}</b>" if run.bold else text


FORMAT: Final = Format(
    title="Lucid",
    suffix=".lucid",
    needs=Needs.PICTURE,
    write=_files,
    offers=(Offer(what="lucid", place=87, use="other", loses=True),),
)
