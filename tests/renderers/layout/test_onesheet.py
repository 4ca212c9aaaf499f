"""The whole map on one sheet: exactly the paper, whatever is on it, its letters as told."""

from __future__ import annotations

import pytest

from journey.model import Journey, Look
from journey.pictures import LEGIBLE, SHEETS, Sheet
from renderers.format import Request
from renderers.formats import format_named
from renderers.layout.onesheet import MARGIN, smallest
from renderers.pages import lay_out, letters
from renderers.scene import Scene
from renderers.themes import theme
from tests.renderers.formats.test_pdf import reader
from tests.renderers.layout.scenes import bare, check, written
from tests.renderers.layout.test_ink import check_ink
from tests.renderers.samples import RU, crowded, item, journey, stage, typical

MM: dict[Sheet, tuple[int, int]] = {
    "a4": (297, 210), "a3": (420, 297), "a2": (594, 420), "a1": (841, 594),
}  # fmt: skip


def sheet(drawn: Journey, size: Sheet) -> Scene:
    (scene,) = lay_out(drawn, RU, kind=size)
    return scene


def right_to_left() -> Journey:
    items = tuple(item("questions", "כמה זה עולה ומתי אתם פתוחים?", at) for at in range(3))
    return journey((stage(0, items), stage(1)), title="מסע הלקוח")


MAPS = {
    "typical": typical(6),
    "twelve": typical(12),
    "long": typical(3).model_copy(update={"title": "Ш" * 80, "scenario": "слово " * 50}),
    "unfelt": journey(tuple(stage(at, (item("pains", "Далеко", at),), None) for at in range(5))),
    "right to left": right_to_left(),
    "empty": journey((), personas=()),
    "crowded": crowded(12, 6, 60),
}


@pytest.mark.parametrize("name", MAPS)
def test_a_map_is_one_sheet_of_exactly_that_paper_with_margins(name: str) -> None:
    drawn = MAPS[name]
    for size in ("a4", "a1"):
        scene = sheet(drawn, size)
        check(scene)
        check_ink(scene)
        assert (scene.width, scene.height) == pytest.approx(
            tuple(side * 72 / 25.4 for side in MM[size]), abs=0.02
        )
        for text in scene.texts:
            assert text.x >= MARGIN - 0.01
            assert text.x + text.width <= scene.width - MARGIN + 0.01
            assert text.top >= MARGIN - 0.01
            assert text.bottom <= scene.height - MARGIN + 0.01
        for one in drawn.stages:
            assert bare(one.title) in written([scene])


def test_letters_are_as_large_as_the_paper_lets_them_be() -> None:
    drawn = typical(12)
    found = letters(Request(journey=drawn, words=RU))
    assert [*found] == list(SHEETS)
    assert found["a4"] == smallest(sheet(drawn, "a4")) < LEGIBLE <= found["a3"]
    for size in SHEETS[1:]:  # what is told of the larger ones is true, if not all
        assert found[size] <= smallest(sheet(drawn, size)) + 0.01
    full = sheet(drawn, "a4")
    foot = max(text.bottom for text in full.texts)
    assert foot == pytest.approx(full.height - MARGIN, abs=12)


def test_paper_stays_white_and_keeps_a_look_that_is_light() -> None:
    dark = typical(3).model_copy(update={"look": Look(theme="dark")})
    assert sheet(dark, "a4").fill == "#ffffff"
    light = sheet(typical(3), "a4")
    assert light.fill == "#ffffff"
    assert theme("light").accent in repr(light.records)


def test_the_file_is_that_large_and_can_be_searched() -> None:
    (data,) = format_named("pdf").write(Request(journey=typical(6), words=RU, pages="a3"))
    (page,) = reader(data).pages
    sides = float(page.mediabox.width), float(page.mediabox.height)
    assert sides == pytest.approx([side * 72 / 25.4 for side in MM["a3"]], abs=0.02)
    assert page.extract_text().count("Сравнивает") >= 6
