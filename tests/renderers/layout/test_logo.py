"""The business's logo on every picture that says whose it is, clear of words, told in words."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from PIL import Image as Pictures
from pptx import Presentation

from journey.model import State
from journey.pictures import LEAFLETS, Kind
from renderers.drawing.logos import normalised
from renderers.format import Request
from renderers.formats import format_named
from renderers.logo import Logo
from renderers.pages import LAYOUTS, lay_out, leaflet
from renderers.scene import Box, Image, Scene
from tests.renderers.formats.test_pdf_aloud import read_aloud
from tests.renderers.layout.scenes import check, ink, inside, overlap
from tests.renderers.samples import RU, typical

SHOWN: tuple[Kind, ...] = (
    "board", "cover", "poster", "strip", "slide", "square", "story", "a4", "a1",
)  # fmt: skip
RED = (200, 16, 46)


def drawn(width: int, height: int) -> bytes:
    """A logo of one colour with a white stroke across."""
    image = Pictures.new("RGB", (width, height), RED)
    image.paste((255, 255, 255), (0, height // 3, width // 2, height // 2))
    file = io.BytesIO()
    image.save(file, "PNG")
    found = normalised(file.getvalue())
    assert isinstance(found, bytes)
    return found


LOGOS = {"wide": drawn(600, 100), "square": drawn(200, 200), "tall": drawn(50, 300)}


def images(scene: Scene) -> list[Image]:
    return [one for one in scene.records if isinstance(one, Image)]


def check_logo(scene: Scene, png: bytes) -> None:
    """Whole on its plate, in its own proportions, no letter on it."""
    check(scene)
    logo = Logo.of(png)
    for box, one in pairwise(scene.records):
        if not isinstance(one, Image):
            continue
        assert isinstance(box, Box)
        assert box.fill == "#ffffff"
        assert one.png == png
        assert one.width / one.height == pytest.approx(logo.width / logo.height)
        plate = (box.x, box.y, box.x + box.width, box.y + box.height)
        assert inside((one.x, one.y, one.x + one.width, one.y + one.height), plate)
        assert inside(plate, (0.0, 0.0, scene.width, scene.height))
        assert not [text for text in scene.texts if overlap(ink(text), plate)]


@pytest.mark.parametrize("kind", SHOWN)
@pytest.mark.parametrize("shape", LOGOS)
def test_it_stands_on_each_picture_that_says_whose_map_it_is(kind: Kind, shape: str) -> None:
    long = "Кофейня на углу Садовой и Весенней с очень длинным названием"
    for state in State:
        journey = typical().with_(business=long, state=state)
        scenes = lay_out(journey, RU, kind=kind, theme="dark", logo=LOGOS[shape])
        assert images(scenes[0])
        for scene in scenes:
            check_logo(scene, LOGOS[shape])
    assert not any(map(images, lay_out(typical(), RU, kind=kind)))


@pytest.mark.parametrize("which", LEAFLETS)
@pytest.mark.parametrize("shape", LOGOS)
def test_it_stands_on_a_card_for_the_table(which: str, shape: str) -> None:
    (name,) = (one for one in LEAFLETS if one == which)
    journey = typical(1).with_(business="Утро на углу")
    request = Request(journey=journey, words=RU, link="https://t.me/a", logo=LOGOS[shape])
    scene = leaflet(request, name)
    assert len(images(scene)) == (1 if which == "pulse-card" else 2)
    check_logo(scene, LOGOS[shape])


def test_every_format_shows_it_and_a_pdf_tells_it() -> None:
    request = Request(journey=typical(), words=RU, pages="cover", logo=LOGOS["square"])
    (scene,) = lay_out(request.journey, RU, kind="cover", logo=request.logo)
    (one,) = images(scene)
    (png,) = format_named("png").write(request)
    scale = LAYOUTS["cover"].scale
    corner = (one.x + 1) * scale, (one.y + 1) * scale
    with Pictures.open(io.BytesIO(png)) as picture:
        assert picture.getpixel((round(corner[0]), round(corner[1]))) == (*RED, 255)
    (svg,) = format_named("svg").write(request)
    assert b'<image x="' in svg
    (pdf,) = format_named("pdf").write(request)
    assert [part.told for part in read_aloud(pdf) if part.told == "Логотип"] == ["Логотип"]
    assert b"/Image" in pdf


def test_a_slide_that_is_edited_has_it_as_a_picture() -> None:
    request = Request(journey=typical(), words=RU, pages="slide", logo=LOGOS["wide"])
    (deck,) = format_named("pptx").write(request)
    slide = Presentation(io.BytesIO(deck)).slides[0]
    (picture,) = slide._element.iter("{*}pic")
    (named,) = picture.iter("{*}blip")
    (embedded,) = named.attrib.values()
    assert slide.part.related_part(embedded).blob == LOGOS["wide"]
    (told,) = (one for one in slide._element.iter("{*}cNvPr") if one.get("descr") == "Логотип")
    assert picture in told.getparent().getparent().iterdescendants()
