"""PDF files, read back as other programs read them: words, fonts, names, looks."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from pypdf import PdfReader

from journey.model import Journey
from journey.pictures import Pages
from renderers.drawing.agg import pixels
from renderers.format import Request
from renderers.formats import format_named, pdf
from renderers.formats.pdf import POINTS
from renderers.layout.paper import A3_HEIGHT, A3_WIDTH
from renderers.pages import scenes
from renderers.scene import Emoji, Scene, Text
from renderers.text.measure import Lettering, ShapedMeasure
from renderers.words import Words
from tests.renderers.formats.looks import difference
from tests.renderers.samples import EN, RU, item, journey, journeys, stage, typical

BODY = Lettering(12)


def reader(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data), strict=True)


def line(text: str, *, baseline: float = 30, hyphenated: bool = False) -> Text:
    return Text(20, baseline, text, BODY, "#191a38", ShapedMeasure().width(text, BODY), hyphenated)


def page(*records: Text | Emoji) -> Scene:
    return Scene(400, 120, "#ffffff", records)


def words_of(data: bytes) -> list[str]:
    return [word for found in reader(data).pages for word in found.extract_text().split()]


def english() -> Journey:
    """The typical map in English letters, kerned pairs among them."""
    entries = (
        item("goal", "Find AVATAR-like coffee for $5 «today»"),
        item("pains", "Too far, x^{2} “Wait”", severity=2),
    )
    return journey((stage(0, entries),), title="Coffee & Toast", language="en")


@pytest.mark.parametrize(("drawn", "said"), [(typical(), RU), (english(), EN)])
@pytest.mark.parametrize("pages", ["board", "phone"])
def test_every_word_is_there_in_reading_order(drawn: Journey, said: Words, pages: Pages) -> None:
    (data,) = format_named("pdf").write(
        Request(journey=drawn, words=said, theme="light", pages=pages)
    )
    records = [
        record
        for scene in scenes(Request(journey=drawn, words=said, theme="light", pages=pages))
        for record in scene.records
    ]
    shown = [record.text for record in records if isinstance(record, Text)]
    # a sign that is drawn in another colour stands right behind its word
    expected = " ".join(shown).replace(" :", ":").split()
    signs = {record.sign for record in records if isinstance(record, Emoji)}
    found = [word for word in words_of(data) if word not in signs]
    alike = SequenceMatcher(None, expected, found, autojunk=False).ratio()
    assert alike > 0.99
    assert signs <= set(words_of(data))


@settings(max_examples=15)
@given(journeys())
def test_whatever_was_typed_gives_a_whole_document(drawn: Journey) -> None:
    (data,) = format_named("pdf").write(Request(journey=drawn, words=RU, theme="light"))
    assert len(reader(data).pages) == len(
        list(scenes(Request(journey=drawn, words=RU, theme="light", pages="board")))
    )
    assert "пути" in words_of(data)


@pytest.mark.parametrize("text", ["$x^{2}$ (a\\b) <c> [d]", "Ёлка, їжак, қаз", "AV To «Го»", "ﬁ№5"])
def test_letters_are_found_as_they_were_typed(text: str) -> None:
    assert " ".join(words_of(pdf.write([page(line(text))], title="t", language="ru"))) == text


def test_emoji_are_pictures_and_letters() -> None:
    scene = page(line("Кофе ☕ и 👩🏽‍💻 дом"), Emoji(20, 50, 30, "🇰🇿"))
    data = pdf.write([scene], title="t", language="ru")
    assert words_of(data) == ["Кофе", "☕", "и", "👩🏽‍💻", "дом", "🇰🇿"]
    assert len(reader(data).pages[0].images) == 3
    copied = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    assert copied.split() == ["Кофе", "☕", "и", "👩🏽‍💻", "дом", "🇰🇿"]


def test_our_own_hyphen_is_soft() -> None:
    scene = page(line("слово-раз-", hyphenated=True), line("дел", baseline=50))
    said = reader(pdf.write([scene], title="t", language="ru")).pages[0].extract_text()
    assert said.replace("\u00ad\n", "") == "слово-раздел"


def fonts(data: bytes) -> list[Any]:
    found = reader(data).pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    return [font.get_object() for font in found.values()]


def test_every_font_is_embedded_and_cut() -> None:
    (data,) = format_named("pdf").write(Request(journey=typical(1), words=RU, theme="light"))
    assert fonts(data)
    for font in fonts(data):
        descendant = font["/DescendantFonts"][0].get_object()
        descriptor = descendant["/FontDescriptor"].get_object()
        assert "+" in font["/BaseFont"]
        assert 500 < len(descriptor["/FontFile2"].get_data()) < 60_000
    assert len(data) < 100_000


def test_title_and_language_are_told() -> None:
    (data,) = format_named("pdf").write(Request(journey=typical(1), words=RU, theme="light"))
    found = reader(data)
    assert found.metadata is not None
    assert found.metadata.title == "Путь гостя кофейни"
    assert str(found.root_object["/Lang"]) == "ru"
    assert "/CreationDate" not in found.metadata


def test_the_same_map_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "import sys; from tests.renderers.samples import RU, typical;"
        "from renderers.format import Request; from renderers.formats import format_named;"
        "asked = Request(journey=typical(2), words=RU);"
        "sys.stdout.buffer.write(format_named('pdf').write(asked)[0])"
    )
    written = format_named("pdf").write(Request(journey=typical(2), words=RU, theme="light"))
    assert (
        format_named("pdf").write(Request(journey=typical(2), words=RU, theme="light")) == written
    )
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        )  # fmt: skip
        assert done.stdout == written[0]


def test_pages_are_as_large_as_their_scenes() -> None:
    (data,) = format_named("pdf").write(
        Request(journey=typical(2), words=RU, theme="light", pages="phone")
    )
    drawn = list(scenes(Request(journey=typical(2), words=RU, theme="light", pages="phone")))
    sizes = [(float(one.mediabox.width), float(one.mediabox.height)) for one in reader(data).pages]
    assert len(sizes) == len(drawn) > 2
    for size, scene in zip(sizes, drawn, strict=True):
        assert size == pytest.approx((scene.width * POINTS, scene.height * POINTS))


def test_a_poster_is_an_a3_sheet() -> None:
    (data,) = format_named("pdf").write(
        Request(journey=typical(2), words=RU, theme="print", pages="poster")
    )
    box = reader(data).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((A3_WIDTH, A3_HEIGHT), abs=0.01)
    smallest = min(
        text.lettering.size
        for scene in scenes(Request(journey=typical(2), words=RU, theme="print", pages="poster"))
        for text in scene.texts
    )
    assert smallest >= 7  # points, as printed


def seen(data: bytes, scale: float) -> Any:
    """The first page as a browser's reader draws it."""
    found = pypdfium2.PdfDocument(data)[0].render(scale=scale / POINTS, rev_byteorder=True)
    return found.to_numpy()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_looks_like_the_png(theme: str) -> None:
    (scene,) = scenes(Request(journey=typical(3), words=RU, theme=theme, pages="board"))
    entry = next(text for text in scene.texts if text.text.startswith("Сравнивает"))
    other = replace(scene, records=tuple(one for one in scene.records if one is not entry))
    written, less = (pdf.write([one], title="t", language="ru") for one in (scene, other))
    with pixels(scene, 2) as drawn:
        assert difference(seen(written, 2), drawn) < 30
        assert difference(seen(less, 2), drawn) > 40, "a missing line is not noticed"


def test_writing_loads_neither_matplotlib_nor_numpy() -> None:
    code = (
        "import sys; from tests.renderers.samples import RU, typical;"
        "from renderers.format import Request; from renderers.formats import format_named;"
        "format_named('pdf').write(Request(journey=typical(2), words=RU)); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"matplotlib", "numpy", "aiogram"} & set(done.stdout.split())
