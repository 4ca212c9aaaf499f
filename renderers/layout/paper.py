"""What a board is laid out on: how large a page is, how wide columns may be; and A3.

Knows sizes; knows no part of a page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING, Final

from renderers.scene import Begin, Box, Circle, Curve, Emoji, End, Image, Scene, Shape, Text

if TYPE_CHECKING:
    from renderers.scene import Point, Record, Stroke


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A page in logical units."""

    width: float
    """The greatest width."""
    height: float
    least: float
    """The least width of a page with few stages."""
    margin: float
    narrowest: float
    """Of a column."""
    widest: float
    most: int = 12
    """Columns on a page."""
    fixed: bool = False
    """Every page is exactly width by height; else only as large as what stands on it."""

    @property
    def inner_height(self) -> float:
        return self.height - self.margin * 2


SCREEN: Final = Paper(width=1280, height=1280, least=760, margin=24, narrowest=140, widest=300)
"""At most 1280 units each way, so that the chat's preview (1280 pixels) shows 11-pixel letters."""

DENSE: Final = replace(SCREEN, width=1396, height=1396, narrowest=152)
"""For the sizes whose smallest letters are 12 units: those are 11 pixels at the preview, too."""

A3_WIDTH: Final = 1190.55
A3_HEIGHT: Final = 841.89
"""Points (1/72 inch) of an A3 sheet, landscape."""

PRINT_MARGIN: Final = 34.0
"""Points: 12 mm, which every office printer leaves free."""

LEGIBLE: Final = 1870.0
"""Units across a sheet at which 11 units are 7 points."""

POSTERS: Final = (940.0, 1080.0, 1240.0, 1400.0, 1580.0, 1760.0, LEGIBLE, 2200.0, 2700.0, 3400.0)
"""Units across a sheet: the fewer, the larger the letters. More than the legible ones are for
heads that fill a sheet alone."""


def sheet(
    units: float,
    width: float = A3_WIDTH,
    height: float = A3_HEIGHT,
    margin: float = PRINT_MARGIN,
) -> Paper:
    """A sheet, its sides and margins in points, that is so many units wide."""
    point = units / width
    return Paper(
        width=units,
        height=height * point,
        least=units,
        margin=margin * point,
        narrowest=125,
        widest=inf,
        fixed=True,
    )


def scaled(scene: Scene, factor: float) -> Scene:
    """The same page in other units."""
    records = tuple(_scaled(record, factor) for record in scene.records)
    size = scene.width * factor, scene.height * factor
    return Scene(*size, scene.fill, records, bleed=scene.bleed * factor)


def _scaled(record: Record, by: float) -> Record:
    match record:
        case Text():
            lettering = record.lettering._replace(size=record.lettering.size * by)
            return record._replace(
                x=record.x * by,
                baseline=record.baseline * by,
                width=record.width * by,
                lettering=lettering,
            )
        case Emoji():
            return record._replace(x=record.x * by, y=record.y * by, size=record.size * by)
        case Image():
            sides = (record.width * by, record.height * by)
            return Image(record.x * by, record.y * by, *sides, record.png)
        case Box():
            return Box(
                record.x * by,
                record.y * by,
                record.width * by,
                record.height * by,
                record.fill,
                _stroke(record.stroke, by),
                record.radius * by,
            )
        case Circle():
            stroke = _stroke(record.stroke, by)
            return Circle(record.x * by, record.y * by, record.radius * by, record.fill, stroke)
        case Shape():
            points = tuple(_point(point, by) for point in record.points)
            return Shape(points, record.fill, _stroke(record.stroke, by))
        case Curve():
            return _scaled_curve(record, by)
        case Begin() | End():
            return record


def _scaled_curve(curve: Curve, by: float) -> Curve:
    pieces = tuple(
        (_point(first, by), _point(second, by), _point(end, by))
        for first, second, end in curve.pieces
    )
    stroke = _stroke(curve.stroke, by) or curve.stroke
    return Curve(_point(curve.start, by), pieces, stroke, curve.rounded)


def _point(point: Point, by: float) -> Point:
    return (point[0] * by, point[1] * by)


def _stroke(stroke: Stroke | None, by: float) -> Stroke | None:
    if stroke is None:
        return None
    dash = stroke.dash and tuple(length * by for length in stroke.dash)
    return stroke._replace(width=stroke.width * by, dash=dash)
