"""PPTX: the slides, to be changed in any office program: text, shapes, notes for whoever presents.

Knows the presentation; what stands on a slide is its layout's matter, how it becomes shapes that of
`renderers.slides`. Loads python-pptx when the first is written.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from renderers.format import Format, Needs, Offer
from renderers.formats import text
from renderers.pages import lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renderers.format import Request

TITLE_ONLY: Final = 5
"""The library's layout with a title and nothing else."""
WIDTH: Final = 960
HEIGHT: Final = 540
"""Points of 16 : 9."""


def _files(request: Request) -> tuple[bytes, ...]:
    from renderers.slides.deck import put

    journey, words = request.journey, request.words
    theme, beside, logo = request.theme, request.beside, request.logo
    scenes = lay_out(journey, words, kind="slide", theme=theme, beside=beside, logo=logo)
    deck = _empty()
    notes = _notes(request)
    for scene in scenes:
        slide = deck.slides.add_slide(deck.slide_layouts[0])
        put(slide, scene)
        slide.notes_slide.notes_text_frame.text = next(notes, "")
    return (_saved(deck, request),)


def _empty() -> Any:
    """16 : 9 with one layout, whose title stands where ours do, in our font."""
    from pptx import Presentation
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.util import Pt

    from renderers.slides.shapes import FONT

    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    layouts = deck.slide_layouts
    for layout in [one for at, one in enumerate(layouts) if at != TITLE_ONLY]:
        layouts.remove(layout)
    for holder in (deck.slide_master, layouts[0]):
        for shape in list(holder.placeholders):
            if shape.placeholder_format.type == _title_type():
                shape.left, shape.top, shape.width, shape.height = map(Pt, (44, 52, 872, 84))
            else:
                shape._element.getparent().remove(shape._element)  # noqa: SLF001 - date, number, footer, body
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b'typeface="Calibri"', f'typeface="{FONT}"'.encode())  # noqa: SLF001
    return deck


def _title_type() -> Any:
    from pptx.enum.shapes import PP_PLACEHOLDER

    return PP_PLACEHOLDER.TITLE


def _notes(request: Request) -> Iterator[str]:
    """What one says to a slide: the map at a glance, each stage whole, then all that is to do."""
    from journey import checklist
    from journey.model import TaskStatus
    from renderers.layout.foremost import worst_pains

    journey, words = request.journey, request.words
    pains = [f"{at + 1}. {pain.text}" for at, pain in worst_pains(journey, 9)]
    yield "\n".join([text.head(journey, words), "", words.pains_title, *pains])
    yield from text.stages(journey, words)
    todo = [
        f"{number}. {task.text}" + (f" ({task.who})" if task.who else "")
        for number, stage in enumerate(journey.stages, 1)
        for task in checklist.visible(journey, stage.id)
        if task.status is not TaskStatus.DONE
    ]
    yield "\n".join([words.todo["title"], *todo])


def _saved(deck: Any, request: Request) -> bytes:
    from journey.grid.signs import flat
    from renderers.archive import steady

    about, day = deck.core_properties, request.journey.updated.replace(tzinfo=None)
    about.title, about.author, about.language = (
        flat(request.journey.title),
        "Tropa",
        request.words.language,
    )
    about.created = about.modified = about.last_printed = day
    about.last_modified_by, about.revision = "Tropa", 1
    file = io.BytesIO()
    deck.save(file)
    return steady(file.getvalue())


FORMAT: Final = Format(
    title="PPTX",
    suffix=".pptx",
    needs=Needs.PICTURE,
    write=_files,
    pages="slide",
    offers=(Offer(what="slides", place=28, use="edit", pages="slide"),),
)
