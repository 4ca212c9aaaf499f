"""Pieces of a page as a presentation's shapes, in its XML.

Knows records and DrawingML; knows no page. A unit is a point. Words are text in a font that every
office program has, never outlines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import quoteattr

from journey.grid.signs import flat
from renderers.scene import Box, Circle, Curve, Emoji, Image, Shape, Text
from renderers.text.typeface import Weight

if TYPE_CHECKING:
    from collections.abc import Callable

    from renderers.scene import Point, Seen, Stroke
    from renderers.text.measure import Lettering

EMU: Final = 12_700
"""To a point."""
FONT: Final = "Arial"
EMOJI: Final = "Segoe UI Emoji"
BOLD: Final = frozenset({Weight.BOLD, Weight.SEMIBOLD})
SPARE: Final = 6.0
"""Left and right of a line that is not wrapped: another font may be wider."""
SPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECORATIVE: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
    "</a:extLst>"
)
"""Whoever hears the slide need not hear of it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, in points."""

    x: float
    y: float
    width: float
    height: float

    def within(self, width: float, height: float) -> Place:
        """As much of it as lies on a page of that size."""
        x, y = min(max(self.x, 0.0), width), min(max(self.y, 0.0), height)
        right, foot = min(self.x + self.width, width), min(self.y + self.height, height)
        return Place(x, y, max(right - x, 0.0), max(foot - y, 0.0))


class Shapes:
    """Writes the shapes of one slide; numbers them as they come."""

    def __init__(self, first: int, embed: Callable[[bytes], str]) -> None:
        """`embed` puts a picture's file into the presentation and names it for this slide."""
        self._ids = count(first)
        self._embed = embed

    def seen(self, record: Seen, told: str | None = None) -> str:
        """One drawn record; `told`: what it shows, None: nothing that need be heard."""
        match record:
            case Box():
                return self._box(record, told)
            case Circle():
                side = record.radius * 2
                place = Place(record.x - record.radius, record.y - record.radius, side, side)
                looks = _fill(record.fill) + _line(record.stroke)
                return self._sp(place, f'<a:prstGeom prst="ellipse"/>{looks}', told)
            case Shape():
                return self._path(record.points, (), record.fill, record.stroke, told)
            case Curve():
                return self._path((record.start,), record.pieces, None, record.stroke, told)
            case Text():
                return self.line(record)
            case Image():
                return self._picture(record, told)
            case Emoji():
                place = Place(record.x, record.y, record.size * 1.3, record.size * 1.3)
                run = _run(record.sign, record.size * 0.8, "#000000", bold=False, font=EMOJI)
                return self._sp(place, _NO_SHAPE, None, _body([run], wrap=False))

    def _picture(self, image: Image, told: str | None) -> str:
        place = Place(image.x, image.y, image.width, image.height)
        name = self._name("Picture", told)
        return (
            f"<p:pic><p:nvPicPr>{name}<p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>"
            f'<a:blip r:embed="{self._embed(image.png)}"/><a:stretch><a:fillRect/></a:stretch>'
            f'</p:blipFill><p:spPr>{_xfrm(place)}<a:prstGeom prst="rect"/></p:spPr></p:pic>'
        )

    def _box(self, box: Box, told: str | None) -> str:
        side = min(box.width, box.height)
        if side <= 0:
            return ""
        form = '<a:prstGeom prst="rect"/>'
        if box.radius > 0:
            round_ = round(min(box.radius / side, 0.5) * 100_000)
            guide = f'<a:avLst><a:gd name="adj" fmla="val {round_}"/></a:avLst>'
            form = f'<a:prstGeom prst="roundRect">{guide}</a:prstGeom>'
        place = Place(box.x, box.y, box.width, box.height)
        return self._sp(place, form + _fill(box.fill) + _line(box.stroke), told)

    def _path(
        self,
        points: Sequence[Point],
        pieces: Iterable[tuple[Point, Point, Point]],
        fill: str | None,
        stroke: Stroke | None,
        told: str | None,
    ) -> str:
        """A polygon, or a line of cubic pieces: one can move its points by hand."""
        bends = tuple(pieces)
        every = [*points, *(point for bend in bends for point in bend)]
        left, top = min(x for x, _ in every), min(y for _, y in every)
        wide = max(max(x for x, _ in every) - left, 0.01)
        high = max(max(y for _, y in every) - top, 0.01)

        def at(point: Point) -> str:
            return f'<a:pt x="{_emu(point[0] - left)}" y="{_emu(point[1] - top)}"/>'

        steps = [f"<a:moveTo>{at(points[0])}</a:moveTo>"]
        steps += [f"<a:lnTo>{at(point)}</a:lnTo>" for point in points[1:]]
        steps += [f"<a:cubicBezTo>{''.join(map(at, bend))}</a:cubicBezTo>" for bend in bends]
        steps += ["<a:close/>"] if not bends else []
        size = f'w="{_emu(wide)}" h="{_emu(high)}"'
        looks = _fill(fill) + _line(stroke)
        path = f"<a:path {size}>{''.join(steps)}</a:path>"
        form = f"<a:custGeom><a:pathLst>{path}</a:pathLst></a:custGeom>"
        return self._sp(Place(left, top, wide, high), form + looks, told)

    def line(self, text: Text) -> str:
        """One line of letters in the middle of the place that was measured for it."""
        place = Place(text.x - SPARE, text.top, text.width + SPARE * 2, text.lettering.line)
        run = _run(text.text, text.lettering.size, text.colour, bold=_bold(text.lettering))
        return self._sp(
            place, _NO_SHAPE, None, _body([run], text.lettering, align="ctr"), text=True
        )

    def paragraph(
        self, place: Place, words: str, letters: Lettering, colour: str, *, right: bool = False
    ) -> str:
        """Words that are wrapped anew when somebody changes them; `right`: they end there."""
        run = _run(words, letters.size, colour, bold=_bold(letters))
        body = _body([run], letters, align="r" if right else "")
        return self._sp(place, _NO_SHAPE, None, body, text=True)

    def group(self, parts: Sequence[str], place: Place, told: str) -> str:
        """Several as one that is moved as one, with what it shows in words."""
        box = _xfrm(place).replace("</a:xfrm>", f"{_child(place)}</a:xfrm>")
        return (
            f"<p:grpSp><p:nvGrpSpPr>{self._name('Group', told)}<p:cNvGrpSpPr/><p:nvPr/>"
            f"</p:nvGrpSpPr><p:grpSpPr>{box}</p:grpSpPr>{''.join(parts)}</p:grpSp>"
        )

    def _sp(
        self, place: Place, form: str, told: str | None, body: str = "", *, text: bool = False
    ) -> str:
        kind = ' txBox="1"' if text else ""
        name = self._name("Text" if text else "Shape", told, heard=text)
        return (
            f"<p:sp><p:nvSpPr>{name}<p:cNvSpPr{kind}/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{_xfrm(place)}{form}</p:spPr>{body or _NO_WORDS}</p:sp>"
        )

    def _name(self, kind: str, told: str | None, *, heard: bool = False) -> str:
        number = next(self._ids)
        about = f" descr={quoteattr(flat(told))}" if told else ""
        end = "/>" if told or heard else f">{DECORATIVE}</p:cNvPr>"
        return f'<p:cNvPr id="{number}" name="{kind} {number}"{about}{end}'


_NO_SHAPE: Final = '<a:prstGeom prst="rect"/><a:noFill/><a:ln><a:noFill/></a:ln>'
_NO_WORDS: Final = "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody>"


def _emu(points: float) -> int:
    return round(points * EMU)


def _xfrm(place: Place) -> str:
    size = f'<a:ext cx="{max(_emu(place.width), 0)}" cy="{max(_emu(place.height), 0)}"/>'
    return f'<a:xfrm><a:off x="{_emu(place.x)}" y="{_emu(place.y)}"/>{size}</a:xfrm>'


def _child(place: Place) -> str:
    size = f'<a:chExt cx="{_emu(place.width)}" cy="{_emu(place.height)}"/>'
    return f'<a:chOff x="{_emu(place.x)}" y="{_emu(place.y)}"/>{size}'


def _colour(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour.removeprefix("#").upper()}"/></a:solidFill>'


def _fill(colour: str | None) -> str:
    return _colour(colour) if colour else "<a:noFill/>"


def _line(stroke: Stroke | None) -> str:
    if stroke is None:
        return "<a:ln><a:noFill/></a:ln>"
    dash = '<a:prstDash val="dash"/>' if stroke.dash else ""
    return (
        f'<a:ln w="{_emu(stroke.width)}" cap="rnd">{_colour(stroke.colour)}{dash}<a:round/></a:ln>'
    )


def _bold(letters: Lettering) -> bool:
    return letters.weight in BOLD


def _run(words: str, size: float, colour: str, *, bold: bool, font: str = FONT) -> str:
    said = flat(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    face = "".join(f'<a:{part} typeface="{font}"/>' for part in ("latin", "ea", "cs"))
    about = f'sz="{max(round(size * 100), 100)}" b="{int(bold)}" dirty="0"'
    return f"<a:r><a:rPr {about}>{_colour(colour)}{face}</a:rPr><a:t>{said}</a:t></a:r>"


def _body(
    runs: Iterable[str],
    letters: Lettering | None = None,
    *,
    wrap: bool = True,
    align: str = "",
) -> str:
    """Without margins, so that words stand where they were measured."""
    how = "none" if align == "ctr" or not wrap else "square"
    spacing = ""
    if letters is not None:
        spacing = f'<a:lnSpc><a:spcPts val="{round(letters.line * 100)}"/></a:lnSpc>'
    side = f' algn="{align}"' if align else ""
    return (
        f'<p:txBody><a:bodyPr wrap="{how}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr{side}>{spacing}</a:pPr>"
        f"{''.join(runs)}</a:p></p:txBody>"
    )
