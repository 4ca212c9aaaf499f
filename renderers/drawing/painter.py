"""One matplotlib artist that draws a whole scene in one pass.

Knows the public renderer interface (paths and images) and nothing else of matplotlib: no Axes,
no Text, so `$` and `x^{` are letters like any other. Knows no file format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.transforms import Affine2D

from renderers.drawing.corners import on_pixels
from renderers.drawing.flat import Flat
from renderers.drawing.lettering import line_ink
from renderers.drawing.outlines import box_path, curve_path, line_path, shape_path
from renderers.drawing.pictures import picture
from renderers.drawing.stamps import UNIT_CIRCLE, disc, figure
from renderers.scene import Begin, Box, Circle, Curve, Emoji, End, Scene, Shape, Text
from renderers.text.emoji import picture_glyphs
from renderers.text.typeface import ASCENT, EMOJI_IMAGE, EMOJI_WIDTH

if TYPE_CHECKING:
    from matplotlib.backend_bases import GraphicsContextBase, RendererBase
    from matplotlib.path import Path
    from matplotlib.transforms import Transform

    from renderers.drawing.stamps import Stamp
    from renderers.scene import Record, Stroke

POINTS_PER_INCH: Final = 72
"""Drawn at this resolution a point is a pixel, so widths need no conversion."""

PICTURE_RATIO: Final = 128 / 136


class ScenePainter(Artist):
    """Draws a scene, `scale` pixels to a logical unit."""

    def __init__(self, scene: Scene, scale: float) -> None:
        super().__init__()
        self._scene = scene
        self._scale = scale

    def draw(self, renderer: RendererBase) -> None:
        """Draws every record in order."""
        # on a page higher than the scene it stands at the top
        pass_ = _Pass(renderer, self._scale, renderer.get_canvas_width_height()[1])
        for record in self._scene.records:
            pass_.draw(record)
        pass_.done()


class _Pass:
    """One pass over a display list."""

    def __init__(self, renderer: RendererBase, scale: float, height: float) -> None:
        self._renderer = renderer
        self._scale = scale
        self._height = round(height)
        self._page = Affine2D().scale(scale, -scale).translate(0, self._height)
        self._plain = self._context(None)
        self._strokes: dict[Stroke, GraphicsContextBase] = {}
        self._flat = Flat(renderer) if isinstance(renderer, RendererAgg) else None

    def done(self) -> None:
        for context in (self._plain, *self._strokes.values()):
            context.restore()

    def draw(self, record: Record) -> None:
        match record:
            case Text():
                self._text(record)
            case Box():
                self._box(record)
            case Circle():
                self._circle(record)
            case Shape():
                self._shape(record)
            case Curve():
                self._path(curve_path(record), None, record.stroke)
            case Emoji():
                self._emoji(record)
            case Begin() | End():
                pass

    def _stamp(self, stamp: Stamp | None, fill: str | None) -> bool:
        """Whether a small figure could be drawn from its kept pixels."""
        if self._flat is None or stamp is None or fill is None:
            return False
        self._flat.ink(*stamp, fill)
        return True

    def _shape(self, shape: Shape) -> None:
        if shape.stroke is not None or not self._stamp(figure(shape, self._scale), shape.fill):
            self._path(shape_path(shape), shape.fill, shape.stroke)

    def _box(self, box: Box) -> None:
        if self._flat is None or not self._flat.box(box, self._scale):
            self._path(box_path(on_pixels(box, self._scale)), box.fill, box.stroke)

    def _circle(self, circle: Circle) -> None:
        if circle.stroke is None and self._stamp(disc(circle, self._scale), circle.fill):
            return
        radius, up = circle.radius * self._scale, self._height - circle.y * self._scale
        place = Affine2D.from_values(radius, 0, 0, radius, circle.x * self._scale, up)
        self._path(UNIT_CIRCLE, circle.fill, circle.stroke, place)

    def _context(self, stroke: Stroke | None) -> GraphicsContextBase:
        context = self._renderer.new_gc()
        context.set_snap(False)
        context.set_antialiased(True)
        context.set_linewidth(0)
        if stroke:
            context.set_foreground(stroke.colour)
            context.set_linewidth(max(1.0, stroke.width * self._scale))
            context.set_joinstyle("round")
            context.set_capstyle("butt" if stroke.dash else "round")
            if stroke.dash:
                context.set_dashes(0, [length * self._scale for length in stroke.dash])
        return context

    def _path(
        self, path: Path, fill: str | None, stroke: Stroke | None, place: Transform | None = None
    ) -> None:
        context = self._plain
        if stroke is not None:
            if stroke not in self._strokes:
                self._strokes[stroke] = self._context(stroke)
            context = self._strokes[stroke]
        face = to_rgba(fill) if fill else None
        self._renderer.draw_path(context, path, place or self._page, face)

    def _text(self, text: Text) -> None:
        size = text.lettering.size * self._scale
        # lines on whole pixels: sharp, and the same line is the same pixels everywhere
        left, baseline = round(text.x * self._scale), round(text.baseline * self._scale)
        line = line_ink(text.text, text.lettering.weight, size)
        if self._flat is None:
            self._outlines(text, size, left, self._height - baseline)
        elif line.ink is not None:
            self._flat.ink(line.ink, left, baseline, text.colour)
        for number, x in line.pictures:
            margin = (EMOJI_WIDTH - EMOJI_IMAGE) / 2
            width = EMOJI_IMAGE * size
            lower = self._height - baseline + ASCENT * size / 2 - width * PICTURE_RATIO / 2
            self._image(number, left + (x + margin) * size, lower, width)

    def _outlines(self, text: Text, size: float, left: int, baseline: int) -> None:
        """Where the target has no pixels."""
        path = line_path(text.text, text.lettering.weight)
        if path is not None:
            place = Affine2D().scale(size).translate(left, baseline)
            self._renderer.draw_path(self._plain, path, place, to_rgba(text.colour))

    def _emoji(self, emoji: Emoji) -> None:
        width = emoji.size * self._scale
        lower = self._height - emoji.y * self._scale - width * PICTURE_RATIO
        for glyph in picture_glyphs(emoji.sign)[:1]:
            self._image(glyph, emoji.x * self._scale, lower, width)

    def _image(self, glyph: int, left: float, lower: float, width: float) -> None:
        pixels = picture(glyph, max(1, round(width)))
        self._renderer.draw_image(self._plain, round(left), round(lower), pixels[::-1])
