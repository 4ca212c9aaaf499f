"""Cards for the table: read back by somebody else's reader, as large as they say, whole."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from journey.model import Look
from journey.pictures import LEAFLETS, Leaflet
from renderers.format import Request
from renderers.formats import format_named
from renderers.layout.leaflet import EDGE, MM
from renderers.pages import leaflet
from renderers.scene import Box, Scene
from renderers.words import Words
from tests.renderers.formats.test_pdf import reader
from tests.renderers.formats.test_pdf_aloud import read_aloud
from tests.renderers.layout.scenes import check
from tests.renderers.layout.test_ink import check_ink
from tests.renderers.samples import EN, RU, typical

LINK = "https://t.me/tropa_bot?start=p_utro"
LONGEST = "https://t.me/" + "w" * 187
SIDES: dict[Leaflet, tuple[int, int]] = {"pulse-card": (105, 148), "pulse-tent": (297, 210)}
FACES: dict[Leaflet, int] = {"pulse-card": 1, "pulse-tent": 2}


def asked(
    which: Leaflet, link: str = LINK, words: Words = RU, title: str = "Утро на углу", **look: Any
) -> Request:
    drawn = typical(1).model_copy(update={"business": title, "look": Look(**look)})
    return Request(journey=drawn, words=words, theme=drawn.look.theme, leaflet=which, link=link)


def drawn(request: Request) -> Scene:
    assert request.leaflet is not None
    return leaflet(request, request.leaflet)


def read(pixels: Any) -> list[tuple[str, str]]:
    found = zxingcpp.read_barcodes(pixels)
    return [(one.text, one.ec_level) for one in found]


@pytest.mark.parametrize("which", LEAFLETS)
@pytest.mark.parametrize("link", [LINK, LONGEST], ids=["usual", "longest"])
def test_the_code_is_read_from_the_picture_and_from_the_print(which: Leaflet, link: str) -> None:
    request = asked(which, link, theme="dark", brand="#c8102e")
    (png,) = format_named("png").write(request)
    picture = Image.open(io.BytesIO(png)).convert("L")
    assert read(np.array(picture)) == [(link, "Q")] * FACES[which]
    (pdf,) = format_named("pdf").write(request)
    printed = pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_numpy()
    assert read(printed) == [(link, "Q")] * FACES[which]


@pytest.mark.parametrize("which", LEAFLETS)
def test_the_paper_is_as_large_as_it_says_and_a_card_can_be_cut(which: Leaflet) -> None:
    (pdf,) = format_named("pdf").write(asked(which))
    (page,) = reader(pdf).pages
    wide, high = (side * 72 / 25.4 for side in SIDES[which])
    assert [float(one) for one in page.trimbox] == pytest.approx([0, 0, wide, high], abs=0.02)
    bleed = 3 * 72 / 25.4 if which == "pulse-card" else 0
    sides = [-bleed, -bleed, wide + bleed, high + bleed]
    assert [float(one) for one in page.mediabox] == pytest.approx(sides, abs=0.02)
    heard = read_aloud(pdf)
    assert [part.told for part in heard if part.tag == "Figure"] == [
        RU.told["pulse.code"].format(link=LINK)
    ] * FACES[which]


@pytest.mark.parametrize("words", [RU, EN], ids=["ru", "en"])
@pytest.mark.parametrize("title", ["Утро на углу", "Ш" * 80, "קפה בפינה", "слово " * 13])
def test_nothing_touches_the_edge_whatever_the_name(words: Words, title: str) -> None:
    scene = drawn(asked("pulse-card", LONGEST, words, title))
    check(scene)
    check_ink(scene)
    for text in scene.texts:
        assert text.lettering.size >= 13  # nine points
        assert text.x >= EDGE - 0.01
        assert text.x + text.width <= scene.width - EDGE + 0.01
        assert text.top >= EDGE - 0.01
        assert text.bottom <= scene.height - EDGE + 0.01


def test_the_code_is_large_and_keeps_its_quiet_margin() -> None:
    scene = drawn(asked("pulse-card"))
    dark = [one for one in scene.records if isinstance(one, Box) and one.fill == "#111111"]
    left, right = min(one.x for one in dark), max(one.x + one.width for one in dark)
    top, bottom = min(one.y for one in dark), max(one.y + one.height for one in dark)
    assert right - left >= 45 * MM
    assert bottom - top == pytest.approx(right - left)
    module = min(one.width for one in dark)
    near = (left - 4 * module, top - 4 * module, right + 4 * module, bottom + 4 * module)
    for text in scene.texts:
        apart = text.bottom <= near[1] or text.top >= near[3]
        assert apart or text.x >= near[2] or text.x + text.width <= near[0]


@pytest.mark.parametrize("which", LEAFLETS)
def test_a_business_without_a_name_asks_without_one(which: Leaflet) -> None:
    """The map's title is for whoever works with the map, not for guests."""
    request = asked(which)
    nameless = request.journey.model_copy(update={"business": None})
    scene = drawn(replace(request, journey=nameless))
    check(scene)
    said = {text.text for text in scene.texts}
    assert RU.told["pulse.question"] in said
    assert not said & {nameless.title, "Утро на углу"}
