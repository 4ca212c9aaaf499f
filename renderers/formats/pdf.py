"""PDF: the same pages with letters that can be selected, searched, read aloud and printed at any
size.

Knows PDF's document; knows no journey's rules. No date and no chance gets in: the same map gives
the same bytes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from journey.pictures import KINDS, SHEETS
from renderers.format import Format, Needs, Offer
from renderers.pages import LAYOUTS, scenes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from renderers.format import Request
    from renderers.scene import Scene

POINTS: Final = 0.75
"""To a logical unit: letters of 12 units print as 9 points."""

LEAFLET: Final = 72 / 25.4 / 4
"""To a unit of a card, of which four are a millimetre."""
PAPER: Final = 1.0
"""To a unit of what is laid out in points already: sheets, slides, and papers."""


def write(pages: Iterable[Scene], *, title: str, language: str, points: float = POINTS) -> bytes:
    """One document, a page for each scene; `points` to one of its units."""
    import pydyf

    from renderers.drawing.pdf_fonts import Fonts
    from renderers.drawing.pdf_page import PdfPainter
    from renderers.drawing.pdf_pictures import Pictures
    from renderers.drawing.pdf_structure import Structure

    pdf, fonts, pictures, structure = pydyf.PDF(), Fonts(), Pictures(), Structure()
    resources, sheets = pydyf.Dictionary(), []
    pdf.add_object(resources)
    for scene in pages:
        reading = structure.page()
        content = PdfPainter(scene, fonts, pictures, reading).page(points)
        pdf.add_object(content)
        page = {
            "Type": "/Page",
            "Parent": pdf.pages.reference,
            "MediaBox": pydyf.Array(_sides(scene, points, scene.bleed)),
            "TrimBox": pydyf.Array(_sides(scene, points)),
            "Resources": resources.reference,
            "Contents": content.reference,
            "StructParents": reading.number,
            "Tabs": "/S",
        }
        sheets.append(pydyf.Dictionary(page))
        pdf.add_page(sheets[-1])
    resources.update({"Font": fonts.add_to(pdf), "XObject": pictures.add_to(pdf)})
    pdf.info.update({"Title": pydyf.String(title), "Producer": pydyf.String("Tropa")})
    pdf.catalog.update(
        {
            "Lang": pydyf.String(language),
            "ViewerPreferences": pydyf.Dictionary({"DisplayDocTitle": "true"}),
            "MarkInfo": pydyf.Dictionary({"Marked": "true"}),
            "StructTreeRoot": structure.add_to(pdf, sheets),
        }
    )
    file = io.BytesIO()
    pdf.write(file, compress=True)
    return file.getvalue()


def _sides(scene: Scene, points: float, over: float = 0.0) -> list[float]:
    """Left, lower, right and upper edge of a page, or of what goes on so far beyond it."""
    wide, high = scene.width + over, scene.height + over
    return [-over * points, -over * points, wide * points, high * points]


def _files(request: Request) -> tuple[bytes, ...]:
    """All pages in one file."""
    on_paper = request.paper or any(LAYOUTS[kind].on_paper for kind in KINDS[request.pages])
    points = LEAFLET if request.leaflet is not None else PAPER if on_paper else POINTS
    title, language = request.journey.title, request.words.language
    return (write(scenes(request), title=title, language=language, points=points),)


FORMAT: Final = Format(
    title="PDF",
    suffix=".pdf",
    needs=Needs.PICTURE,
    write=_files,
    offers=(
        Offer(what="board", place=10, use="print"),
        Offer(what="cards", place=20, use="print", pages="phone"),
        Offer(what="slides", place=25, use="show", pages="slide"),
        Offer(what="poster", place=50, use="print", pages="poster"),
        Offer(what="brief", place=90, use="print", paper="brief"),
        Offer(what="budget", place=94, use="print", paper="budget"),
        Offer(what="topics", place=100, use="print", paper="topics"),
        Offer(what="list", place=70, use="print", pages="sheet"),
        *(
            Offer(what=size, place=at, use="print", pages=size)
            for at, size in enumerate(SHEETS, 52)
        ),
    ),
)
