"""A page's parts onto a slide: paragraphs as text, grounds as shapes, figures as groups.

Knows pages and python-pptx's slides; knows no map. Loads python-pptx when it is imported.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.util import Pt

from journey.grid.signs import flat
from renderers.scene import Begin, Box, Circle, Curve, Emoji, End, Image, Role, Shape, Tag, Text
from renderers.slides.shapes import FONT, SPACES, Place, Shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from renderers.scene import Part, Scene, Seen

FIRST_ID: Final = 10
"""Of shapes, behind those of the layout."""
PAD: Final = 22.0
"""Between words and their ground's edge, where they may grow to."""
MARGIN: Final = 44.0


def put(slide: Any, scene: Scene) -> None:
    """All of a page onto an empty slide, in the order to read it."""
    _ground(slide, scene.fill)
    tree = slide.shapes._spTree  # noqa: SLF001 - it takes no XML elsewhere
    shapes = Shapes(FIRST_ID, lambda png: str(slide.part.get_or_add_image_part(io.BytesIO(png))[1]))
    for part in scene.parts:
        if part.role is Role.HEADING and part.text:
            _heading(slide, part, scene)
            continue
        for written in _part(part, scene, shapes):
            tree.append(parse_xml(written.replace(">", f" {SPACES}>", 1)))


def _ground(slide: Any, colour: str) -> None:
    fill = slide.background.fill
    fill.solid()
    fill.fore_color.rgb = _rgb(colour)


def _rgb(colour: str) -> Any:
    made: Any = RGBColor  # the library's constructor is untyped
    return made(*bytes.fromhex(colour.removeprefix("#")))


def _heading(slide: Any, part: Part, scene: Scene) -> None:
    """The slide's title: what a list of slides and a reader aloud call it."""
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN

    lines = _lines(part, scene)
    title = slide.shapes.title
    title.left, title.top = Pt(part.x), Pt(part.y)
    title.width, title.height = Pt(scene.width - MARGIN - part.x), Pt(part.height)
    frame = title.text_frame
    frame.auto_size, frame.word_wrap = MSO_AUTO_SIZE.NONE, True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    paragraph = frame.paragraphs[0]
    run = paragraph.add_run()
    run.text = flat(part.text)
    paragraph.alignment = PP_ALIGN.LEFT
    paragraph.line_spacing = Pt(lines[0].lettering.line) if lines else None
    letters = run.font
    letters.name, letters.bold = FONT, True
    if lines:
        letters.size = Pt(lines[0].lettering.size)
        letters.color.rgb = _rgb(lines[0].colour)


def _part(part: Part, scene: Scene, shapes: Shapes) -> Iterator[str]:
    lines = _lines(part, scene)
    if part.text and lines:
        place = Place(part.x, part.y, _room(part, scene), max(part.height, lines[0].lettering.line))
        letters, colour = lines[0].lettering, lines[0].colour
        at_end = part.x > scene.width / 2 and part.x + part.width > scene.width - MARGIN - 1
        yield shapes.paragraph(place, part.text, letters, colour, right=at_end)
        return
    seen = [
        one for one in scene.records[part.first : part.last] if not isinstance(one, Begin | End)
    ]
    told = "; ".join(_told(part, scene))
    if part.role is not Role.FIGURE or len(seen) == 1:
        for one in seen:
            yield from filter(None, [shapes.seen(one, told or None)])
        return
    if seen:
        parts = list(filter(None, map(shapes.seen, seen)))
        yield shapes.group(parts, _bounds(seen), told)


def _lines(part: Part, scene: Scene) -> list[Text]:
    return [one for one in scene.records[part.first : part.last] if isinstance(one, Text)]


def _told(part: Part, scene: Scene) -> Iterator[str]:
    for one in scene.records[part.first : part.last]:
        if isinstance(one, Begin) and one.tag is Tag.FIGURE and one.told:
            yield one.told


def _room(part: Part, scene: Scene) -> float:
    """As far as words may go on: to the edge of their ground, or to what stands beside them."""
    right = scene.width - MARGIN
    for one in scene.parts:
        if one.role is Role.TILE and _inside(part, one):
            right = min(right, one.x + one.width - PAD)
    beside = [
        one.x
        for one in scene.parts
        if one is not part
        and one.role is not Role.TILE
        and one.x >= part.x + part.width
        and one.y < part.y + part.height
        and part.y < one.y + one.height
    ]
    right = min([right, *(x - 2 for x in beside)])
    signs = [one.x for one in _behind(part, scene)]
    right = min([right, *(x - 2 for x in signs)]) if len(_lines(part, scene)) == 1 else right
    return max(right - part.x, part.width + 1)


def _behind(part: Part, scene: Scene) -> Iterator[Place]:
    """What is drawn right of a line's last letter, in the figure that goes with it."""
    foot = part.x + part.width
    for one in scene.parts:
        if (
            one.role is Role.FIGURE
            and one.x <= foot <= one.x + one.width + 1
            and abs(one.y - part.y) < part.height
        ):
            for record in scene.records[one.first : one.last]:
                if not isinstance(record, Begin | End):
                    place = _place(record)
                    if place.x >= foot - 1:
                        yield place


def _inside(part: Part, ground: Part) -> bool:
    return (
        ground.x <= part.x <= ground.x + ground.width
        and ground.y <= part.y <= ground.y + ground.height
    )


def _bounds(seen: Sequence[Seen]) -> Place:
    places = [_place(one) for one in seen]
    left, top = min(one.x for one in places), min(one.y for one in places)
    right = max(one.x + one.width for one in places)
    foot = max(one.y + one.height for one in places)
    return Place(left, top, right - left, foot - top)


def _place(record: Seen) -> Place:
    match record:
        case Box() | Image():
            return Place(record.x, record.y, record.width, record.height)
        case Circle():
            side = record.radius * 2
            return Place(record.x - record.radius, record.y - record.radius, side, side)
        case Emoji():
            return Place(record.x, record.y, record.size, record.size)
        case Text():
            return Place(record.x, record.top, record.width, record.lettering.line)
        case Shape() | Curve():
            points = (
                list(record.points)
                if isinstance(record, Shape)
                else [record.start, *(point for piece in record.pieces for point in piece)]
            )
            xs, ys = [x for x, _ in points], [y for _, y in points]
            return Place(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
