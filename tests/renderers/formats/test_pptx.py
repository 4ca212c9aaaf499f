"""The slides as a presentation: text stays text, lies on its slide, and is told aloud."""

from __future__ import annotations

import io
from typing import Any

from hypothesis import given, settings
from pptx import Presentation
from pptx.util import Pt

from journey.model import Journey
from renderers.format import Request
from renderers.formats.pptx import FORMAT
from tests.renderers.samples import EN, RU, crowded, typical
from tests.strategies import journeys


def deck(drawn: Journey, language: str = "ru", theme: str = "light") -> Any:
    words = {"ru": RU, "en": EN}[language]
    written = FORMAT.write(Request(journey=drawn, words=words, theme=theme))
    return Presentation(io.BytesIO(written[0]))


def every(shapes: Any) -> Any:
    """Shapes with those in groups."""
    for shape in shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from every(shape.shapes)


def said(slide: Any) -> str:
    return "\n".join(one.text_frame.text for one in every(slide.shapes) if one.has_text_frame)


def test_a_slide_for_the_whole_map_and_one_a_stage() -> None:
    drawn = typical(3)
    made = deck(drawn)
    titles = [slide.shapes.title.text for slide in made.slides]
    assert titles[1:4] == [f"{at}. {stage.title}" for at, stage in enumerate(drawn.stages, 1)]
    assert (made.slide_width, made.slide_height) == (Pt(960), Pt(540))
    assert len(made.slide_layouts) == 1


def test_words_are_text_in_a_font_that_is_everywhere() -> None:
    for slide in deck(typical(2)).slides:
        runs = [
            run
            for shape in every(slide.shapes)
            if shape.has_text_frame
            for paragraph in shape.text_frame.paragraphs
            for run in paragraph.runs
        ]
        assert runs
        assert {run.font.name for run in runs} <= {"Arial", "Segoe UI Emoji"}
        assert not any(shape.shape_type == 13 for shape in every(slide.shapes))  # no picture


def test_everything_lies_on_its_slide() -> None:
    for drawn in (typical(5), crowded()):
        made = deck(drawn)
        for slide in made.slides:
            for shape in slide.shapes:
                assert shape.left >= 0, shape.name
                assert shape.top >= 0, shape.name
                assert shape.left + shape.width <= made.slide_width, shape.name
                assert shape.top + shape.height <= made.slide_height, shape.name


def test_the_curve_is_told_in_words_and_the_rest_is_decoration() -> None:
    slide = deck(typical(3)).slides[0]
    told = [shape._element.xpath(".//p:cNvPr")[0].get("descr") or "" for shape in slide.shapes]
    assert any(one.startswith(RU.curve_title) for one in told)


def test_notes_hold_what_did_not_fit() -> None:
    drawn = crowded(2)
    slide = deck(drawn).slides[1]
    notes = slide.notes_slide.notes_text_frame.text
    assert all(item.text.casefold() in notes.casefold() for item in drawn.stages[0].items)
    left = RU.told["more"].split("{n}", maxsplit=1)[0]
    assert left in said(slide)


@settings(max_examples=15, deadline=None)
@given(journeys())
def test_whatever_was_typed_it_opens(drawn: Journey) -> None:
    made = deck(drawn)
    assert len(made.slides) >= len(drawn.stages) + 1
