"""A number as a tile: a bar whose length is the number, a target that never parts from its word."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.measures import Metric
from renderers.layout.brush import BOARD, PHONE, Brush, Sizes
from renderers.layout.tiles import tile
from renderers.scene import Box, Record, Scene, Text
from renderers.text.measure import ShapedMeasure
from renderers.themes import theme
from tests.renderers.layout.scenes import check
from tests.renderers.samples import PROOF, RU, item, journey, texts

LIGHT = theme("light")


def drawn(
    width: float = 147, sizes: Sizes = BOARD, *, name: str = "Не пришли", **fields: Any
) -> list[Record]:
    metric = Metric(**fields) if fields else None
    brush = Brush.of(journey(()), RU, LIGHT, ShapedMeasure(), sizes)
    block = tile(item("metrics", name, metric=metric, evidence=PROOF), width, brush)
    found = list(block.place(0, 0))
    check(Scene(width, block.height, LIGHT.page, tuple(found)))
    return found


def said(found: list[Record]) -> list[str]:
    return [one.text.replace("\u00a0", " ") for one in found if isinstance(one, Text)]


def box(found: list[Record], fill: str) -> Box:
    return next(one for one in found if isinstance(one, Box) and one.fill == fill)


def test_the_bar_is_as_long_as_the_number_and_the_tick_stands_at_the_target() -> None:
    found = drawn(value=18, target=8, unit="%", n=46, source="Касса", period="сентябрь")
    track, bar, tick = (box(found, fill) for fill in (LIGHT.track, LIGHT.bar, LIGHT.ink))
    assert bar.width / track.width == pytest.approx(1 / 1.25)
    assert (tick.x - track.x) / bar.width == pytest.approx(8 / 18)
    assert said(found)[:3] == ["Не пришли", "18 %", "цель 8 %"]
    assert "выше цели" in said(found)[3]
    for part in ("n = 46", "Касса", "сентябрь"):
        assert part in " ".join(said(found))


def test_the_value_is_the_largest_thing_on_it() -> None:
    texts = [one for one in drawn(value=18, unit="%") if isinstance(one, Text)]
    assert max(texts, key=lambda one: one.lettering.size).text.startswith("18")
    assert max(one.lettering.size for one in texts) > BOARD.body.size * 1.7


@pytest.mark.parametrize(
    ("value", "better", "word", "sign"),
    [
        (3, "less", "✓ цель достигнута", "≤"),
        (9, "less", "▲ хуже цели", "≤"),
        (9, "more", "✓ цель достигнута", "≥"),
        (3, "more", "▲ хуже цели", "≥"),
        (8, "more", "✓ цель достигнута", "≥"),
    ],
)
def test_where_one_knows_which_way_is_better_the_tile_says_whether_it_is_good(
    value: float, better: str, word: str, sign: str
) -> None:
    """By a shape and a word, and by colour besides."""
    found = drawn(value=value, target=8, unit="%", better=better)
    assert f"цель {sign} 8 %" in said(found)
    (verdict,) = (one for one in found if isinstance(one, Text) and one.text == word)
    assert verdict.colour == (LIGHT.good.ink if word[0] == "✓" else LIGHT.bad.ink)
    assert not {"ниже цели", "выше цели", "равно цели"} & set(said(found))


@pytest.mark.parametrize(("value", "word"), [(3, "ниже цели"), (8, "равно цели"), (9, "выше цели")])
def test_which_side_of_the_target_it_is_stands_in_words(value: float, word: str) -> None:
    assert word in " ".join(said(drawn(value=value, target=8)))


def test_without_a_value_the_target_stands_and_the_bar_is_empty() -> None:
    found = drawn(target=12, unit="%")
    assert {"цель 12 %", RU.not_measured} <= set(said(found))
    assert not [one for one in found if isinstance(one, Box) and one.fill == LIGHT.bar]
    (empty,) = [one for one in found if isinstance(one, Box) and one.stroke and one.stroke.dash]
    assert empty.x < box(found, LIGHT.ink).x < empty.x + empty.width


def test_without_value_and_target_nothing_is_claimed() -> None:
    for found in (drawn(), drawn(n=5)):
        assert RU.not_measured in " ".join(said(found))
        assert not [one for one in found if isinstance(one, Box) and one.fill]


def test_without_a_target_there_is_no_bar_that_would_mean_nothing() -> None:
    assert not [one for one in drawn(value=18, unit="%") if isinstance(one, Box)]


@given(
    texts,
    st.one_of(st.none(), st.floats(-1e9, 1e12)),
    st.one_of(st.none(), st.floats(-1e9, 1e12)),
    st.sampled_from(["%", "₽", "чел. в час на точку", None]),
    st.sampled_from([(101.0, BOARD), (147.0, BOARD), (400.0, PHONE)]),
)
def test_any_number_stays_in_its_cell_and_target_and_word_together(
    name: str,
    value: float | None,
    target: float | None,
    unit: str | None,
    place: tuple[float, Sizes],
) -> None:
    width, sizes = place
    fields = {"value": value, "target": target, "unit": unit, "n": 3, "source": "Яндекс.Метрика"}
    found = drawn(width, sizes, name=name, **fields)
    for one in found:
        if isinstance(one, Box):
            assert -0.01 <= one.x <= one.x + one.width <= width + 0.01
    if target is not None and unit == "%":
        assert sum(one.startswith("цель ") for one in said(found)) == 1
