"""SVG files: whole XML, the words in them, and a browser's view of them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from hypothesis import given, settings
from PIL import Image

from journey.model import Journey
from renderers.drawing.agg import pixels
from renderers.format import Request
from renderers.formats import format_named, svg
from renderers.pages import scenes
from renderers.scene import Emoji, Scene, Text
from renderers.text.measure import Lettering, ShapedMeasure
from tests.browser import CHROMIUM
from tests.renderers.formats.looks import difference
from tests.renderers.samples import RU, journeys, typical

if TYPE_CHECKING:
    from numpy.typing import NDArray

NAME: Final = "{http://www.w3.org/2000/svg}"
LINK: Final = "{http://www.w3.org/1999/xlink}href"


def line(text: str) -> Text:
    lettering = Lettering(12)
    return Text(20, 30, text, lettering, "#191a38", ShapedMeasure().width(text, lettering))


def write(*records: Text | Emoji, as_text: bool) -> ET.Element:
    scene = Scene(400, 60, "#ffffff", records)
    data = svg.write(scene, title="Кофе & <чай>\x08", language="ru", as_text=as_text)
    return ET.fromstring(data)


@pytest.mark.parametrize("as_text", [False, True])
def test_every_line_is_told(as_text: bool) -> None:  # noqa: FBT001
    found = write(line('$x^{ "AV" <b> & ☕ קפה'), line("дом ☕ сад\x08"), as_text=as_text)
    if as_text:
        said = ["".join(text.itertext()).split() for text in found.iter(f"{NAME}text")]
    else:
        said = [group.get("aria-label", "").split() for group in found.iter(f"{NAME}g")]
    signs = [] if as_text else ["☕"]
    assert said == [["$x^{", '"AV"', "<b>", "&", *signs, "קפה"], ["дом", *signs, "сад"]]
    title = found.find(f"{NAME}title")
    assert title is not None
    assert title.text == "Кофе & <чай>"


def test_emoji_are_embedded_once_and_told() -> None:
    found = write(line("☕ и ☕"), Emoji(20, 30, 20, "👩🏽‍💻"), as_text=False)
    images = list(found.iter(f"{NAME}image"))
    assert len(images) == 2
    assert all(image.get(LINK, "").startswith("data:image/png;base64,") for image in images)
    assert "👩🏽‍💻" in [group.get("aria-label") for group in found.iter(f"{NAME}g")]


@settings(max_examples=15)
@given(journeys())
def test_whatever_was_typed_is_whole_and_names_what_it_holds(drawn: Journey) -> None:
    for as_text in (False, True):
        for data in format_named("svg").write(
            Request(journey=drawn, words=RU, theme="light", as_text=as_text)
        ):
            found = ET.fromstring(data)
            held = {f"#{thing.get('id')}" for thing in found.iter() if thing.get("id")}
            assert {use.get(LINK) for use in found.iter(f"{NAME}use")} <= held


@pytest.mark.parametrize("as_text", [False, True])
def test_the_same_map_gives_the_same_bytes(as_text: bool) -> None:  # noqa: FBT001
    one, other = (
        format_named("svg").write(
            Request(journey=typical(2), words=RU, theme="light", pages="phone", as_text=as_text)
        )
        for _ in range(2)
    )
    assert one == other
    assert (
        len(one)
        == len(list(scenes(Request(journey=typical(2), words=RU, theme="light", pages="phone"))))
        > 2
    )


@pytest.fixture(scope="module")
def screenshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """Shows a file in a browser; its pixels, two to a logical unit."""
    from playwright.sync_api import sync_playwright

    path: Path = tmp_path_factory.mktemp("svg") / "map.svg"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])

        def shot(data: bytes, scene: Scene) -> NDArray[np.uint8]:
            path.write_bytes(data)
            size = {"width": int(scene.width), "height": int(scene.height)}
            page = browser.new_page(device_scale_factor=2, viewport=size)  # type: ignore[arg-type]
            page.goto(path.as_uri())
            seen = page.screenshot()
            page.close()
            with Image.open(io.BytesIO(seen)) as image:
                return np.asarray(image.convert("RGB"))

        yield shot
        browser.close()


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium on the path")
@pytest.mark.parametrize(("as_text", "most"), [(False, 16), (True, 30)])
def test_a_browser_shows_what_the_png_shows(
    screenshot: object,
    as_text: bool,  # noqa: FBT001
    most: float,
) -> None:
    assert callable(screenshot)
    (scene,) = scenes(Request(journey=typical(3), words=RU, theme="light", pages="board"))
    data = svg.write(scene, title="t", language="ru", as_text=as_text)
    with pixels(scene, 2) as drawn:
        assert difference(screenshot(data, scene), drawn) < most
