"""A scene as the drawing words of a PDF page, its letters as letters, each part marked as what it
is or as mere decoration.

Knows the display list and PDF's operators; knows no file. Glyphs stand where shaping put them,
kerning included; lengths are logical units, y up from the page's lower edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import pydyf

from renderers.drawing.corners import box_sides, circle_box
from renderers.drawing.pdf_fonts import HIDDEN, UNITS
from renderers.drawing.pdf_structure import goes_on
from renderers.scene import Begin, Box, Circle, Curve, Emoji, End, Image, Scene, Shape, Text
from renderers.text.emoji import picture_glyphs
from renderers.text.shaping import Glyph, Picture, place_words
from renderers.text.typeface import ASCENT, EMOJI_IMAGE, EMOJI_WIDTH, Weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from renderers.drawing.pdf_fonts import Fonts
    from renderers.drawing.pdf_pictures import Pictures
    from renderers.drawing.pdf_structure import Reading
    from renderers.scene import Point, Record, Seen, Stroke

PICTURE_RATIO: Final = 128 / 136
SOFT_HYPHEN: Final = "\u00ad"
"""Our own hyphen at a line's end: searching and copying pass over it."""

VISIBLE: Final = 0
INVISIBLE: Final = 3
ROUND_ENDS: Final = 1
FLAT_ENDS: Final = 0

DECORATION: Final = "Artifact"
"""What readers pass over."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """One code on a line: its font's name in the document, its place and width in em."""

    font: str
    hidden: bool
    code: int
    x: float
    y: float
    width: int


_Marks: TypeAlias = "Iterable[_Mark]"


class PdfPainter:
    """Writes one page; fonts and pictures are the document's."""

    def __init__(self, scene: Scene, fonts: Fonts, pictures: Pictures, reading: Reading) -> None:
        self._height = scene.height
        self._fonts = fonts
        self._pictures = pictures
        self._scene = scene
        self._reading = reading
        self._after: Record | None = None
        """What is drawn next."""
        self._within: object = None
        """The marked part that is open: an element of the page's reading, or decoration."""
        self._to: Any = pydyf.Stream(compress=True)
        self._ink: str | None = None

    def page(self, scale: float) -> Any:
        """The page's content, `scale` points to a logical unit."""
        self._to.set_matrix(scale, 0, 0, scale, 0, 0)
        self._to.set_line_join(1)
        over = self._scene.bleed
        wide, high = self._scene.width + over * 2, self._height + over * 2
        self._draw(Box(-over, -over, wide, high, self._scene.fill))
        records = self._scene.records
        for record, after in zip_longest(records, records[1:]):
            self._after = after
            match record:
                case Begin():
                    self._enter(None)
                    self._reading.begin(record)
                case End():
                    self._enter(None)
                    self._reading.end()
                case _:
                    self._draw(record)
        self._enter(None)
        return self._to

    def _enter(self, part: object) -> None:
        """What is drawn from here on belongs to that part; None: the one that is open ends."""
        if part is self._within:
            return
        if self._within is not None:
            self._to.end_marked_content()
        self._within = part
        if part is DECORATION:
            self._to.begin_marked_content(DECORATION)
        elif part is not None:
            tag, number = self._reading.marked()
            self._to.begin_marked_content(tag, f"<</MCID {number}>>".encode())

    def _draw(self, record: Seen) -> None:
        self._enter(self._reading.part_of(record) or DECORATION)
        match record:
            case Text():
                self._text(record)
            case Box():
                self._box(record)
            case Circle():
                self._box(circle_box(record))
            case Shape():
                self._line_through(record.points)
                self._to.close()
                self._paint(record.fill, record.stroke)
            case Curve():
                self._curve(record)
            case Emoji():
                self._emoji(record)
            case Image():
                corner = (record.x, self._height - record.y - record.height)
                name = self._pictures.brought(record.png)
                self._put(name, corner, (record.width, record.height))

    def _box(self, box: Box) -> None:
        if box.radius <= 0:
            lower = self._up(box.y + box.height)
            self._to.rectangle(_short(box.x), lower, _short(box.width), _short(box.height))
        else:
            start, sides = box_sides(box)
            self._to.move_to(*self._at(start))
            for end, corner in sides:
                self._to.line_to(*self._at(end))
                self._piece(corner)
            self._to.close()
        self._paint(box.fill, box.stroke)

    def _curve(self, curve: Curve) -> None:
        self._to.move_to(*self._at(curve.start))
        for piece in curve.pieces:
            self._piece(piece)
        self._paint(None, curve.stroke)

    def _piece(self, piece: tuple[Point, Point, Point]) -> None:
        first, second, end = map(self._at, piece)
        self._to.curve_to(*first, *second, *end)

    def _line_through(self, points: tuple[Point, ...]) -> None:
        self._to.move_to(*self._at(points[0]))
        for point in points[1:]:
            self._to.line_to(*self._at(point))

    def _paint(self, fill: str | None, stroke: Stroke | None) -> None:
        """Fills and draws the path that was begun."""
        if stroke:
            self._to.set_color_rgb(*_parts(stroke.colour), stroke=True)
            self._to.set_line_width(_short(stroke.width))
            self._to.set_line_cap(FLAT_ENDS if stroke.dash else ROUND_ENDS)
            dash = [_short(length) for length in stroke.dash or ()]
            self._to.set_dash(pydyf.Array(dash), 0)
        if fill:
            self._set_ink(fill)
        if fill and stroke:
            self._to.fill_and_stroke()
        elif fill:
            self._to.fill()
        elif stroke:
            self._to.stroke()
        else:
            self._to.end()

    def _set_ink(self, colour: str) -> None:
        if colour != self._ink:
            self._to.set_color_rgb(*_parts(colour))
            self._ink = colour

    def _text(self, text: Text) -> None:
        size = text.lettering.size
        for placed in place_words(text.text, text.lettering.weight):
            for image in placed.word.pictures:
                left = text.x + (placed.x + image.x + (EMOJI_WIDTH - EMOJI_IMAGE) / 2) * size
                width = EMOJI_IMAGE * size
                lower = self._height - text.baseline + ASCENT * size / 2 - width * PICTURE_RATIO / 2
                self._image(image.number, left, lower, width)
        self._set_ink(text.colour)
        self._show(self._marks(text), text.x, text.baseline, size)

    def _marks(self, text: Text) -> Iterator[_Mark]:
        """Every code of a line, with a space between two words."""
        weight, end = text.lettering.weight, 0.0
        placed = place_words(text.text, weight)
        for number, word in enumerate(placed):
            if number:
                yield self._space(weight, end)
            last = number == len(placed) - 1
            things: list[Glyph | Picture] = [*word.word.glyphs, *word.word.pictures]
            ordered = sorted(things, key=lambda thing: thing.x)
            for index, thing in enumerate(ordered):
                ours = last and text.hyphenated and index == len(ordered) - 1
                yield self._mark(thing, word.x, SOFT_HYPHEN if ours else thing.text)
            end = word.x + word.word.width
        line = self._after
        if placed and not text.hyphenated and isinstance(line, Text) and goes_on(text, line):
            yield self._space(weight, end)

    def _space(self, weight: Weight, x: float) -> _Mark:
        name, font = self._fonts.named(weight)
        code, glyph = font.space()
        return _Mark(name, False, code, x, 0.0, font.width(glyph))

    def _mark(self, thing: Glyph | Picture, x: float, letters: str) -> _Mark:
        if isinstance(thing, Picture):
            return self._hidden(letters, x + thing.x)
        name, font = self._fonts.named(thing.face)
        code = font.code(thing.number, letters)
        return _Mark(name, False, code, x + thing.x, thing.y, font.width(thing.number))

    def _hidden(self, letters: str, x: float) -> _Mark:
        name, font = self._fonts.named(HIDDEN)
        glyph = font.square()
        return _Mark(name, True, font.code(glyph, letters), x, 0.0, font.width(glyph))

    def _show(self, marks: _Marks, x: float, baseline: float, size: float) -> None:
        """One run of codes for each font and height; the reader's pen is moved by kerning."""
        self._to.begin_text()
        for (font, hidden, y), run in groupby(marks, lambda mark: (mark.font, mark.hidden, mark.y)):
            found = list(run)
            if hidden:
                self._to.set_text_rendering(INVISIBLE)
            self._to.set_font_size(font, _short(size))
            left, up = _short(x + found[0].x * size), _short(self._up(baseline) + y * size)
            self._to.set_text_matrix(1, 0, 0, 1, left, up)
            self._to.show_text(_kerned(found))
            if hidden:
                self._to.set_text_rendering(VISIBLE)
        self._to.end_text()

    def _emoji(self, emoji: Emoji) -> None:
        height = emoji.size * PICTURE_RATIO
        for glyph in picture_glyphs(emoji.sign)[:1]:
            self._image(glyph, emoji.x, self._height - emoji.y - height, emoji.size)
            mark = self._hidden(emoji.sign, 0.0)
            self._show((mark,), emoji.x, emoji.y + height, emoji.size / EMOJI_WIDTH)

    def _image(self, glyph: int, left: float, lower: float, width: float) -> None:
        size = (width, width * PICTURE_RATIO)
        self._put(self._pictures.named(glyph), (left, lower), size)

    def _put(self, name: str, corner: Point, size: Point) -> None:
        """A picture of the document, its lower left corner there."""
        self._to.push_state()
        wide, high = map(_short, size)
        self._to.set_matrix(wide, 0, 0, high, *map(_short, corner))
        self._to.draw_x_object(name)
        self._to.pop_state()

    def _up(self, y: float) -> float:
        return _short(self._height - y)

    def _at(self, point: Point) -> Point:
        return _short(point[0]), self._up(point[1])


def _kerned(marks: list[_Mark]) -> str:
    """Codes in hexadecimal, and between them how far the pen goes back, in thousandths."""
    said, pen = ["<"], round(marks[0].x * UNITS)
    for mark in marks:
        if back := pen - round(mark.x * UNITS):
            said.append(f">{back}<")
        said.append(f"{mark.code:04x}")
        pen = round(mark.x * UNITS) + mark.width
    return "".join([*said, ">"])


def _parts(colour: str) -> tuple[float, float, float]:
    """Red, green and blue, 0..1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _short(red), _short(green), _short(blue)


def _short(value: float) -> float:
    """Three decimals: finer than any printer."""
    return round(value, 3)
