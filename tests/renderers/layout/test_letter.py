"""Documents on A4 sheets: all words in their order, nothing outside, no heading alone."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from renderers.layout.letter import HEIGHT, MARGIN, WIDTH, letter
from renderers.papers.document import Document, Line, Part, as_text
from renderers.scene import Scene
from renderers.text.measure import ShapedMeasure
from renderers.themes import theme
from tests.renderers.layout.scenes import check, written

WORDS = st.text("абв где ё!?.,«»AZ09$", min_size=1, max_size=120).filter(lambda one: one.strip())
LINES = st.builds(
    Line, WORDS, WORDS | st.just(""), st.sampled_from(["", "12 000 ₽"]), st.sampled_from(["", "1."])
)
PARTS = st.builds(
    Part, WORDS, st.lists(LINES, max_size=30).map(tuple), st.none() | st.builds(Line, WORDS)
)
DOCUMENTS = st.builds(
    Document, WORDS, WORDS, WORDS | st.just(""), st.lists(PARTS, max_size=6).map(tuple), WORDS
)
MEASURE = ShapedMeasure()


def drawn(document: Document) -> list[Scene]:
    return letter(document, theme("light"), MEASURE)


def bare(text: str) -> str:
    return "".join(text.split()).replace("-", "")


@settings(max_examples=40)
@given(DOCUMENTS)
def test_every_word_stands_on_a_sheet_once(document: Document) -> None:
    scenes = drawn(document)
    said = bare("".join(written([one]) for one in scenes))
    for part in document.parts:
        for line in part.lines:
            assert bare(line.text) in said
    for scene in scenes:
        assert (scene.width, scene.height) == (WIDTH, HEIGHT)
        for one in scene.texts:
            assert one.x >= MARGIN - 0.1
            assert one.x + one.width <= WIDTH - MARGIN + 0.1
            assert one.bottom <= HEIGHT - MARGIN + 0.1


def test_many_lines_go_on_over_sheets_that_are_counted() -> None:
    lines = tuple(Line(f"Строка {number}", "Подробнее") for number in range(60))
    document = Document("Заголовок", "", "", (Part("Часть", lines),), "Сделано в Тропе")
    scenes = drawn(document)
    assert len(scenes) > 1
    for number, scene in enumerate(scenes, 1):
        assert bare(f"Сделано в Тропе · {number} / {len(scenes)}") in written([scene])
        check(scene)


def test_a_heading_goes_with_its_first_line() -> None:
    filler = tuple(Line(f"Строка {number}") for number in range(31))
    for more in range(8):
        parts = (Part("Первая", (*filler, *filler[:more])), Part("Вторая", (Line("Одна"),)))
        scenes = drawn(Document("Заголовок", "", "", parts, "Подпись"))
        (at,) = [written([one]) for one in scenes if "Вторая" in written([one])]
        assert "Одна" in at


def test_as_text_it_says_the_same_line_by_line() -> None:
    part = Part("Часть", (Line("Дело", "Заметка", "12 000 ₽", "1."),), Line("Всего", right="9"))
    document = Document("Заголовок", "Дата", "", (part,), "Подпись")
    assert as_text(document) == (
        "Заголовок\nДата\n\nЧасть\n1. Дело: 12 000 ₽\n   Заметка\nВсего: 9\n\nПодпись\n"
    )
