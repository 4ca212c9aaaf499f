"""A scene as the elements of an SVG.

Knows the display list and SVG's elements; letters are the business of `svg_letters`. Lengths are
logical units, y down, as in the scene.
"""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import quoteattr

from renderers.drawing.corners import on_pixels
from renderers.drawing.svg_letters import printable, short
from renderers.scene import Begin, Box, Circle, Curve, Emoji, End, Image, Scene, Shape, Text
from renderers.text.emoji import picture_glyphs, picture_png
from renderers.text.shaping import place_words
from renderers.text.typeface import ASCENT, EMOJI_IMAGE, EMOJI_WIDTH

if TYPE_CHECKING:
    from renderers.drawing.svg_letters import Letters
    from renderers.scene import Point, Record, Stroke

WIDTH: Final = 136
HEIGHT: Final = 128
"""Pixels of an emoji's picture in the font."""

SHARP: Final = 2
"""Pixels to a logical unit at which edges lie between two pixels, as in the PNG."""


class SvgPainter:
    """Writes one page."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        self._pictures: dict[int, str] = {}

    def elements(self, scene: Scene) -> str:
        """Everything on the page in drawing order, one element a line."""
        page = Box(0, 0, scene.width, scene.height, scene.fill)
        return "\n".join(filter(None, map(self._element, (page, *scene.records))))

    def definitions(self) -> str:
        """What the elements name; asked for after them."""
        images = [
            f'<image id="{name}" width="{WIDTH}" height="{HEIGHT}" '
            f'xlink:href="data:image/png;base64,{b64encode(picture_png(glyph)).decode()}"/>'
            for glyph, name in self._pictures.items()
        ]
        return "\n".join([self._letters.definitions(), *images])

    def _element(self, record: Record) -> str:
        match record:
            case Text():
                return self._text(record)
            case Box():
                return _box(on_pixels(record, SHARP))
            case Circle():
                place = f'cx="{short(record.x)}" cy="{short(record.y)}" r="{short(record.radius)}"'
                return f"<circle {place}{_style(record.fill, record.stroke)}/>"
            case Shape():
                points = " ".join(map(_at, record.points))
                return f'<polygon points="{points}"{_style(record.fill, record.stroke)}/>'
            case Curve():
                pieces = "".join("C" + " ".join(map(_at, piece)) for piece in record.pieces)
                return f'<path d="M{_at(record.start)}{pieces}"{_style(None, record.stroke)}/>'
            case Emoji():
                return self._emoji(record)
            case Image():
                return _brought(record)
            case Begin() | End():
                return ""

    def _text(self, text: Text) -> str:
        size = text.lettering.size
        width = EMOJI_IMAGE * size
        top = text.baseline - ASCENT * size / 2 - width * HEIGHT / WIDTH / 2
        margin = (EMOJI_WIDTH - EMOJI_IMAGE) / 2
        images = [
            self._image(image.number, text.x + (placed.x + image.x + margin) * size, top, width)
            for placed in place_words(text.text, text.lettering.weight)
            for image in placed.word.pictures
        ]
        return "".join([self._letters.line(text), *images])

    def _emoji(self, emoji: Emoji) -> str:
        images = [
            self._image(glyph, emoji.x, emoji.y, emoji.size)
            for glyph in picture_glyphs(emoji.sign)[:1]
        ]
        return f'<g role="img" aria-label={quoteattr(printable(emoji.sign))}>{"".join(images)}</g>'

    def _image(self, glyph: int, left: float, top: float, width: float) -> str:
        name = self._pictures.setdefault(glyph, f"p{len(self._pictures)}")
        place = f"translate({short(left)} {short(top)}) scale({width / WIDTH:.5f})"
        return f'<use xlink:href="#{name}" transform="{place}"/>'


def _box(box: Box) -> str:
    place = f'x="{short(box.x)}" y="{short(box.y)}"'
    size = f'width="{short(box.width)}" height="{short(box.height)}"'
    round_ = f' rx="{short(box.radius)}"' if box.radius > 0 else ""
    return f"<rect {place} {size}{round_}{_style(box.fill, box.stroke)}/>"


def _brought(image: Image) -> str:
    place = f'x="{short(image.x)}" y="{short(image.y)}"'
    size = f'width="{short(image.width)}" height="{short(image.height)}"'
    data = b64encode(image.png).decode()
    stretched = 'preserveAspectRatio="none"'
    return f'<image {place} {size} {stretched} xlink:href="data:image/png;base64,{data}"/>'


def _style(fill: str | None, stroke: Stroke | None) -> str:
    said = f' fill="{fill or "none"}"'
    if stroke is None:
        return said
    said += f' stroke="{stroke.colour}" stroke-width="{short(stroke.width)}"'
    said += ' stroke-linejoin="round"'
    if stroke.dash is None:
        return said + ' stroke-linecap="round"'
    return said + f' stroke-dasharray="{" ".join(map(short, stroke.dash))}"'


def _at(point: Point) -> str:
    return f"{short(point[0])} {short(point[1])}"
