"""PDF files as a screen reader takes them: parts in order, every text once, decoration passed over.

The tree is read by pypdf, what belongs to it on the page by PDFium: neither is ours.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdfium2 import raw

from journey.model import Journey, Persona
from journey.pictures import KINDS, Pages
from renderers.format import Request
from renderers.formats import format_named, pdf
from renderers.pages import scenes
from renderers.scene import Begin, Box, Emoji, End, Scene, Tag, Text
from tests.renderers.formats.test_pdf import line
from tests.renderers.layout.scenes import bare
from tests.renderers.samples import RU, item, journey, stage, typical


class Part(NamedTuple):
    """An element of the tree, its own words, and what it is told to be."""

    depth: int
    tag: str
    words: str
    told: str


def read_aloud(data: bytes) -> list[Part]:
    """The whole document in the order of its tree; every marked piece of a page is in it once."""
    document = PdfReader(io.BytesIO(data), strict=True)
    root = document.root_object
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    said = _marked(data)
    pages = {id_of(page): number for number, page in enumerate(document.pages)}
    owners: dict[tuple[int, int], Any] = {}
    found = list(_parts(root["/StructTreeRoot"]["/K"], pages, said, owners))  # type: ignore[index]
    assert said == {}, "a text that nobody would hear"
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]  # type: ignore[index]
    for number, held in zip(numbers[::2], numbers[1::2], strict=True):
        page = next(one for one in document.pages if one["/StructParents"] == number)
        for mark, owner in enumerate(held.get_object()):
            assert owners.pop((pages[id_of(page)], mark)) == owner.get_object()
    assert owners == {}
    return found


def id_of(thing: Any) -> int:
    return int(thing.indirect_reference.idnum)


def _marked(data: bytes) -> dict[tuple[int, int], str]:
    """What each marked piece of each page says; what is not marked is decoration without words."""
    found: dict[tuple[int, int], str] = {}
    for number, page in enumerate(pypdfium2.PdfDocument(data)):
        letters = page.get_textpage()
        for one in page.get_objects():
            mark = raw.FPDFPageObj_GetMarkedContentID(one.raw)
            if mark < 0:
                assert one.type != raw.FPDF_PAGEOBJ_TEXT
                assert raw.FPDFPageObj_CountMarks(one.raw) == 1
                continue
            said = _letters(one, letters) if one.type == raw.FPDF_PAGEOBJ_TEXT else ""
            found[number, mark] = found.get((number, mark), "") + said
    return found


def _letters(one: Any, page: Any) -> str:
    size = raw.FPDFTextObj_GetText(one.raw, page.raw, None, 0)
    room = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(
        one.raw, page.raw, ctypes.cast(room, ctypes.POINTER(raw.FPDF_WCHAR)), size
    )
    return room.raw.decode("utf-16-le").rstrip("\0")


def _parts(
    kid: Any,
    pages: dict[int, int],
    said: dict[tuple[int, int], str],
    owners: dict[tuple[int, int], Any],
    depth: int = 0,
) -> Iterator[Part]:
    """An element and all in it; takes its words out of `said`."""
    element = kid.get_object()
    held = element.get("/K", [])
    kids = held if isinstance(held, list) else [held]
    words, inner = "", []
    for one in kids:
        if isinstance(one, int):
            place = pages[element.raw_get("/Pg").idnum], int(one)
            words += said.pop(place)
            owners[place] = element
        else:
            inner.append(one)
    yield Part(depth, element["/S"][1:], words, element.get("/Alt", ""))
    for one in inner:
        yield from _parts(one, pages, said, owners, depth + 1)


def full() -> Journey:
    """Two persons, every lane and mark, long titles, letters from right to left, an empty cell."""
    made = typical(4)
    first = made.stages[0].model_copy(
        update={
            "title": "Узнаёт о нас от друзей и долго сравнивает с соседями",
            "items": (*made.stages[0].items, item("questions", "מתי אתם פתוחים?", 7)),
        }
    )
    bare_stage = stage(9, (item("pains", "Далеко", 9, severity=3),), level=None)
    people = (*made.personas, Persona(id="q", name="Игорь", quote="Не вижу цену"))
    return journey((first, *made.stages[1:], bare_stage), personas=people)


@pytest.mark.parametrize("pages", [pages for pages in KINDS if pages not in {"first", "cover"}])
def test_every_text_is_heard_once_and_in_order(pages: Pages) -> None:
    request = Request(journey=full(), words=RU, theme="light", pages=pages)
    (data,) = format_named("pdf").write(request)
    heard = "".join(part.words for part in read_aloud(data))
    drawn = [
        record.text if isinstance(record, Text) else record.sign
        for scene in scenes(request)
        for record in scene.records
        if isinstance(record, Text | Emoji)
    ]
    hyphens = str.maketrans("", "", "-\u00ad\u2010\u0002\ufffe")
    one, other = (bare(text).translate(hyphens) for text in (heard, "".join(drawn)))
    assert sorted(one) == sorted(other)  # a line from right to left comes in the other order
    assert one[:60] == other[:60]
    assert one[-20:] == other[-20:]


def test_a_board_is_a_table_of_stages_and_lanes_with_a_figure() -> None:
    drawn = full()
    (data,) = format_named("pdf").write(Request(journey=drawn, words=RU, theme="light"))
    parts = read_aloud(data)
    heads = [bare(part.words) for part in parts if part.tag == "H2"]
    assert heads == [f"{at}{bare(one.title)}" for at, one in enumerate(drawn.stages, 1)]
    assert [bare(part.words) for part in parts if part.tag == "H1"] == [bare(drawn.title)]
    (curve,) = (part for part in parts if part.tag == "Figure" and RU.curve_title in part.told)
    assert "1. Узнаёт о нас от друзей и долго сравнивает с соседями: Злится" in curve.told
    assert "5. Этап с названием 9: ?" in curve.told
    signs = {part.told for part in parts if part.tag == "Figure"} - {curve.told}
    assert signs == {*RU.severity.values(), RU.guess, RU.proved}
    columns = len(drawn.stages) + 1
    for width in _widths(parts):
        assert width in {columns, 2}  # a cell over all columns stands beside its row's name
    assert sum(part.tag == "LI" for part in parts) > len(drawn.stages) * 6


def _widths(parts: list[Part]) -> Iterator[int]:
    """How many cells each row of the tables has, but those with one thing across."""
    for at, row in enumerate(parts):
        if row.tag == "TR":
            inner = []
            for part in parts[at + 1 :]:
                if part.depth <= row.depth:
                    break
                inner.append(part)
            cells = [part.tag for part in inner if part.depth == row.depth + 1]
            if len(cells) > 1:
                yield len(cells)
                assert set(cells) <= {"TH", "TD"}


def test_a_card_has_a_heading_a_lane_and_lists_under_them() -> None:
    (data,) = format_named("pdf").write(Request(journey=typical(2), words=RU, pages="stages"))
    parts = read_aloud(data)
    assert [part.words.strip() for part in parts if part.tag == "H2"] == [
        one.title for one in typical(2).stages
    ]
    lanes = [part.words.strip() for part in parts if part.tag == "H3"]
    assert {RU.lanes["pains"], RU.lanes["actions"], RU.lanes["metrics"]} <= set(lanes)
    for at, part in enumerate(parts):
        if part.tag == "LI":
            assert any(one.tag == "L" and one.depth == part.depth - 1 for one in parts[:at])


def test_lines_of_one_text_are_one_paragraph_with_a_space_between() -> None:
    first = line("Долго")
    second = line("ждать", baseline=first.baseline + first.lettering.line)
    page = Scene(400, 200, "#ffffff", (first, second, line("Другое", baseline=120)))
    parts = read_aloud(pdf.write([page], title="t", language="ru"))
    assert [part.words.strip() for part in parts if part.tag == "P"] == ["Долго ждать", "Другое"]


def test_a_figure_is_told_as_a_whole_and_the_rest_is_decoration() -> None:
    figure = (Begin(Tag.FIGURE, "кривая"), Box(5, 5, 20, 20, "#112233"), line("a"), End())
    page = Scene(400, 200, "#ffffff", (*figure, Box(50, 50, 20, 20, "#112233")))
    parts = read_aloud(pdf.write([page, page], title="t", language="ru"))
    figures = [(part.words.strip(), part.told) for part in parts if part.tag == "Figure"]
    assert figures == [("a", "кривая")] * 2
    assert [part.tag for part in parts] == ["Document", "Figure", "Figure"]
