"""Any colour of a business gives a legible theme."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.brand import branded
from renderers.colour import apart, contrast
from renderers.themes import names, theme

EDGES = (
    "#ffffff", "#000000", "#ffff00", "#39ff14", "#ff00ff", "#00ffff", "#7f7f7f", "#767676",
    "#808080", "#ff6600", "#c8102e", "#0000ff", "#f4f5fb", "#12131d",
)  # fmt: skip
brands = st.one_of(
    st.sampled_from(EDGES), st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")
)


@pytest.mark.parametrize("name", names())
@given(brand=brands)
def test_every_text_stands_out_from_its_ground(name: str, brand: str) -> None:
    found = branded(theme(name), brand)
    weak = {pair: round(contrast(*pair), 2) for pair in found.text_pairs() if contrast(*pair) < 4.5}
    assert weak == {}


@pytest.mark.parametrize("name", names())
@given(brand=brands)
def test_heads_curve_and_bars_stand_out(name: str, brand: str) -> None:
    found = branded(theme(name), brand)
    assert {pair for pair in found.sign_pairs() if contrast(*pair) < 3} == set()


@pytest.mark.parametrize(
    "brand", ["#fff3a0", "#ffffff", "#ffff00", "#b6ff00", "#e4002b", "#0b0b0f"]
)
def test_a_head_is_seen_on_the_page(brand: str) -> None:
    light = theme("light")
    head = branded(light, brand).head
    assert contrast(head, light.page) >= 1.08 or apart(head, light.page) >= 30
    assert apart(head, light.surface) < 110  # a ground, not a sign


def test_a_colour_that_bears_letters_is_left_as_it_is() -> None:
    for brand in ("#c8102e", "#0b3d91", "#ffe500", "#ffffff"):
        assert branded(theme("light"), brand).key == brand


def test_what_a_colour_means_is_kept() -> None:
    light = theme("light")
    found = branded(light, "#c8102e")
    for role in ("bad", "good", "alarm", "faces", "people"):
        assert getattr(found, role) == getattr(light, role)


@pytest.mark.parametrize("name", names())
@given(brand=brands)
def test_a_star_on_a_head_is_gold_or_as_dark_as_its_letters(name: str, brand: str) -> None:
    plain, found = theme(name), branded(theme(name), brand)
    assert found.star_on_key in {plain.star_on_key, found.on_key}


@pytest.mark.parametrize("brand", ["#000000", "#05060a", "#0b1f3f"])
def test_a_dark_brand_leaves_ordinary_heads_lighter_on_a_dark_page(brand: str) -> None:
    found = branded(theme("dark"), brand)
    assert contrast(found.head, found.key) >= 1.15
    assert contrast(found.head, found.page) >= 1.3


@pytest.mark.parametrize("name", names())
def test_an_ordinary_head_and_a_moment_of_truth_differ(name: str) -> None:
    for brand in EDGES:
        found = branded(theme(name), brand)
        told = found.key_line or found.key
        assert contrast(found.head, told) >= 1.5
