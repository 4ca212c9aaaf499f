"""A whole scene onto a page of pixels, record by record.

Knows which records are put together of kept pixels and which Agg draws where they stand. No Axes,
no Text, so `$` and `x^{` are letters like any other. Knows no file format.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Final

from matplotlib.colors import to_rgba

from renderers.drawing.canvas import NO_LINE, Pen, place
from renderers.drawing.corners import line_pixels, on_pixels
from renderers.drawing.flat import Flat
from renderers.drawing.lettering import line_ink, lines_ink
from renderers.drawing.outlines import box_path, curve_path, shape_path
from renderers.drawing.pictures import brought, picture
from renderers.drawing.stamps import UNIT_CIRCLE, disc, figure, line, ring
from renderers.scene import Begin, Box, Circle, Curve, Emoji, End, Image, Scene, Shape, Text
from renderers.text.emoji import picture_glyphs
from renderers.text.typeface import ASCENT, EMOJI_IMAGE, EMOJI_WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from renderers.drawing.canvas import Canvas
    from renderers.drawing.lettering import Key, Line
    from renderers.drawing.stamps import Stamp
    from renderers.scene import Record, Stroke

PICTURE_RATIO: Final = 128 / 136


def paint(canvas: Canvas, scene: Scene, scale: float) -> None:
    """Draws every record in order, `scale` pixels to a unit, from the top of the page."""
    lettered = ((one.text, one.lettering.weight, one.lettering.size * scale) for one in scene.texts)
    painter = Painter(canvas, scale, lines_ink(lettered, canvas.width))
    for record in scene.records:
        painter.draw(record)


class Painter:
    """Draws records onto one page."""

    def __init__(
        self, canvas: Canvas, scale: float, lines: Mapping[Key, Line] = MappingProxyType({})
    ) -> None:
        """`lines`: those that are drawn already."""
        self._canvas = canvas
        self._scale = scale
        self._lines = lines
        self._flat = Flat(canvas)
        self._page = place(scale, -scale, 0, canvas.height)
        self._pens: dict[Stroke, Pen] = {}

    def draw(self, record: Record) -> None:
        """From kept pixels where there are some, else where it stands."""
        self._HOW[type(record)](self, record)

    def _nothing(self, record: Begin | End) -> None:
        """A mark for those who hear the page."""

    def _box(self, box: Box) -> None:
        if not self._flat.box(box, self._scale):
            self.outline(box)

    def _curve(self, curve: Curve) -> None:
        if not self._stamp(line(curve, self._scale), curve.stroke.colour):
            self.outline(curve)

    def outline(self, record: Box | Circle | Shape | Curve) -> None:
        """By Agg alone, exactly where it stands."""
        where, fill, pen = self._page, None, self._pen(record.stroke)
        match record:
            case Box():
                path, fill = box_path(on_pixels(record, self._scale)), record.fill
                if record.stroke:
                    width = line_pixels(record.stroke, self._scale)
                    pen = Pen(to_rgba(record.stroke.colour), width, self._dash(record.stroke))
            case Circle():
                radius, up = record.radius * self._scale, self._up(record.y)
                path, fill = UNIT_CIRCLE, record.fill
                where = place(radius, radius, record.x * self._scale, up)
            case Shape():
                path, fill = shape_path(record), record.fill
            case Curve():
                path = curve_path(record)
        self._canvas.draw(path, where, to_rgba(fill) if fill else None, pen)

    def _shape(self, shape: Shape) -> None:
        if shape.stroke or not self._stamp(figure(shape, self._scale), shape.fill):
            self.outline(shape)

    def _circle(self, circle: Circle) -> None:
        """Disc and ring are two figures: each is kept for all colours."""
        inner, outer = disc(circle, self._scale), ring(circle, self._scale)
        if inner is None or (circle.stroke and outer is None):
            self.outline(circle)
            return
        self._stamp(inner, circle.fill)
        if circle.stroke:
            self._stamp(outer, circle.stroke.colour)

    def _stamp(self, stamp: Stamp | None, colour: str | None) -> bool:
        """Whether a small figure could be drawn from its kept pixels."""
        if stamp is None or colour is None:
            return False
        self._flat.ink(*stamp, colour)
        return True

    def _pen(self, stroke: Stroke | None) -> Pen:
        if stroke is None:
            return NO_LINE
        if stroke not in self._pens:
            width = max(1.0, stroke.width * self._scale)
            self._pens[stroke] = Pen(to_rgba(stroke.colour), width, self._dash(stroke))
        return self._pens[stroke]

    def _dash(self, stroke: Stroke) -> list[float]:
        return [length * self._scale for length in stroke.dash or ()]

    def _up(self, y: float) -> float:
        return self._canvas.height - y * self._scale

    def _text(self, text: Text) -> None:
        size = text.lettering.size * self._scale
        # lines on whole pixels: sharp, and the same line is the same pixels everywhere
        left, baseline = round(text.x * self._scale), round(text.baseline * self._scale)
        key = (text.text, text.lettering.weight, size)
        drawn = self._lines.get(key) or line_ink(*key)
        if drawn.ink is not None:
            self._flat.ink(drawn.ink, left, baseline, text.colour)
        for number, x in drawn.pictures:
            margin = (EMOJI_WIDTH - EMOJI_IMAGE) / 2
            width = EMOJI_IMAGE * size
            lower = self._canvas.height - baseline + ASCENT * size / 2 - width * PICTURE_RATIO / 2
            self._image(number, left + (x + margin) * size, lower, width)

    def _emoji(self, emoji: Emoji) -> None:
        width = emoji.size * self._scale
        lower = self._up(emoji.y) - width * PICTURE_RATIO
        for glyph in picture_glyphs(emoji.sign)[:1]:
            self._image(glyph, emoji.x * self._scale, lower, width)

    def _brought(self, image: Image) -> None:
        left, top = round(image.x * self._scale), round(image.y * self._scale)
        right = round((image.x + image.width) * self._scale)
        lower = round((image.y + image.height) * self._scale)
        pixels = brought(image.png, max(1, right - left), max(1, lower - top))
        self._canvas.image(left, self._canvas.height - top - len(pixels), pixels[::-1])

    def _image(self, glyph: int, left: float, lower: float, width: float) -> None:
        pixels = picture(glyph, max(1, round(width)))
        self._canvas.image(round(left), round(lower), pixels[::-1])

    # a painter that held its own methods would keep its page in a circle
    _HOW: ClassVar[dict[type[Record], Callable[[Painter, Any], None]]] = {
        Text: _text,
        Box: _box,
        Circle: _circle,
        Shape: _shape,
        Curve: _curve,
        Emoji: _emoji,
        Image: _brought,
        Begin: _nothing,
        End: _nothing,
    }
