"""The way in: the right pictures, within a chat's limits, without heavy imports."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from journey.model import Look
from renderers.draw import (
    BYTES_MAX,
    RATIO_MAX,
    SIDES_MAX,
    Picture,
    draw,
    draw_each,
)
from renderers.pages import TooManyPicturesError
from renderers.themes import names
from tests.renderers.samples import EN, RU, crowded, typical


def assert_fits_a_chat(picture: Picture) -> None:
    assert picture.width + picture.height <= SIDES_MAX
    assert max(picture.width, picture.height) <= RATIO_MAX * min(picture.width, picture.height)
    assert len(picture.png) <= BYTES_MAX
    assert picture.png.startswith(b"\x89PNG")


def test_the_first_reply_is_cover_and_board() -> None:
    pictures = draw(typical(), RU)
    assert [(picture.kind, picture.number) for picture in pictures] == [("cover", 1), ("board", 1)]
    assert [picture.width for picture in pictures] == [1440, 2560]
    for picture in pictures:
        assert_fits_a_chat(picture)


def test_the_phone_album_is_cover_and_stages() -> None:
    kinds = [picture.kind for picture in draw(typical(2), EN, pages="phone")]
    assert kinds[0] == "cover"
    assert set(kinds[1:]) == {"stage"}


def test_pictures_are_counted_before_one_is_drawn() -> None:
    """Else the fullest map would take minutes of drawing to be told that it is too much."""
    count = len(draw(typical(2), EN, pages="phone"))
    drawn = draw_each(typical(2), EN, pages="phone", most=count - 1)
    with pytest.raises(TooManyPicturesError) as told:
        next(drawn)
    assert told.value.count == count
    assert len(list(draw_each(typical(2), EN, pages="phone", most=count))) == count


def test_a_picture_names_the_signs_that_no_font_has() -> None:
    journey = typical(1).model_copy(update={"title": "Чай ไทย ☕ ё́ □ ᎠᎡ"})
    (strip,) = draw(journey, RU, pages="strip")
    assert strip.undrawn == tuple("ไทยᎠᎡ")
    assert [one.undrawn for one in draw(typical(1), RU)] == [(), ()]


def test_a_poster_is_an_a3_sheet_and_a_strip_is_low() -> None:
    (poster,) = draw(typical(), RU, pages="poster")
    (strip,) = draw(typical(), RU, pages="strip")
    assert (poster.width, poster.height) == (3572, 2526)
    assert (strip.kind, strip.width) == ("strip", 1800)
    assert 2 <= strip.width / strip.height <= 2.6
    for picture in (poster, strip):
        assert_fits_a_chat(picture)


def test_a_map_is_drawn_in_its_own_theme() -> None:
    dark = typical(1).model_copy(update={"look": Look(theme="dark")})
    assert draw(dark, RU, pages="strip") == draw(typical(1), RU, pages="strip", theme="dark")


def test_one_stage_can_be_asked_for() -> None:
    pictures = draw(typical(), RU, pages="stages", stages=range(1, 2))
    assert {picture.kind for picture in pictures} == {"stage"}


@pytest.mark.parametrize("theme", names())
def test_every_theme_draws(theme: str) -> None:
    (picture,) = draw(typical(1), RU, pages="board", theme=theme)
    assert_fits_a_chat(picture)


def test_an_unknown_theme_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        draw(typical(1), RU, theme="neon")


def test_the_fullest_page_fits_a_chat() -> None:
    assert_fits_a_chat(next(draw_each(crowded(7, 12, 60), RU, pages="board")))


def test_the_same_input_gives_the_same_pixels() -> None:
    """Not the same bytes: of some thousand packings one finds another match, cause unknown."""
    (one,), (other,) = (draw(typical(1), RU, pages="cover") for _ in range(2))
    with Image.open(BytesIO(one.png)) as first, Image.open(BytesIO(other.png)) as second:
        assert ImageChops.difference(first, second).getbbox(alpha_only=False) is None
    assert replace(one, png=b"") == replace(other, png=b"")


LIGHT_MODULES = (
    "renderers.draw",
    "renderers.cachekey",
    "renderers.words",
    "renderers.scene",
    "renderers.theme",
    "renderers.formats.png",
    "renderers.formats.text",
    "renderers.layout.board",
    "renderers.layout.cover",
    "renderers.layout.poster",
    "renderers.layout.strip",
)


def test_importing_loads_neither_matplotlib_nor_aiogram() -> None:
    code = f"import sys, {', '.join(LIGHT_MODULES)}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"matplotlib", "aiogram", "numpy", "PIL"} & set(done.stdout.split())
