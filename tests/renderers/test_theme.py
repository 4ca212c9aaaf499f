"""Every theme in the folder is legible."""

from dataclasses import fields

import pytest

from journey.model import Look
from renderers.colour import contrast
from renderers.theme import Meaning, Theme
from renderers.themes import chosen, chosen_name, names, theme

LEGIBLE = 5.0
"""Of letters on screens of any kind, in the sun: a little more than WCAG asks for."""

GROUNDS_AND_HAIRLINES = {"page", "surface", "line", "mute", "head", "tint", "track", "face_line"}
"""Roles that say nothing by themselves: what stands on them is told apart from them."""


def test_the_folder_has_the_three_themes() -> None:
    assert {"light", "dark", "print"} <= set(names())


def test_an_unknown_theme_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        theme("neon")


@pytest.mark.parametrize("name", names())
def test_every_text_stands_out_from_its_ground(name: str) -> None:
    pairs = {pair: round(contrast(*pair), 2) for pair in theme(name).text_pairs()}
    assert {pair: ratio for pair, ratio in pairs.items() if ratio < LEGIBLE} == {}


@pytest.mark.parametrize("name", names())
def test_every_sign_line_and_face_stands_out(name: str) -> None:
    pairs = {pair: round(contrast(*pair), 2) for pair in theme(name).sign_pairs()}
    assert {pair: ratio for pair, ratio in pairs.items() if ratio < 3} == {}


@pytest.mark.parametrize("name", names())
def test_no_role_is_left_out_of_the_pairs(name: str) -> None:
    found = theme(name)
    judged = {colour for pair in (*found.text_pairs(), *found.sign_pairs()) for colour in pair}
    assert [one for role, one in _colours(found) if role not in GROUNDS_AND_HAIRLINES] == [
        one for role, one in _colours(found) if role not in GROUNDS_AND_HAIRLINES and one in judged
    ]


def _colours(found: Theme) -> list[tuple[str, str]]:
    """Every colour with its role; a meaning's hairline is one."""
    told: list[tuple[str, str]] = []
    for field in fields(found):
        value = getattr(found, field.name)
        match value:
            case Meaning():
                told += [(field.name, one) for one in (value.ink, value.fill, value.tint)]
            case tuple():
                told += [(field.name, one) for one in value]
            case str():
                told.append((field.name, value))
    return told


@pytest.mark.parametrize("name", names())
def test_good_and_bad_are_told_apart_without_hue(name: str) -> None:
    """The grounds under the curve differ in lightness on paper; elsewhere words and sides do it."""
    found = theme(name)
    assert contrast(found.bad.fill, found.good.fill) >= (1.3 if name == "print" else 1.0)
    assert found.bad.fill != found.good.fill


@pytest.mark.parametrize("name", names())
def test_an_ordinary_head_and_a_moment_of_truth_are_two_tones(name: str) -> None:
    found = theme(name)
    assert contrast(found.head, found.key) >= 1.9


def test_only_pains_and_ideas_have_a_ground_of_their_own() -> None:
    found = theme("light")
    plain = found.lane("actions")
    assert all(found.lane(lane) == plain for lane in ("goal", "channels", "metrics", "unheard-of"))
    assert found.lane("pains").tint == found.bad.tint
    assert found.lane("ideas").tint == found.good.tint


def test_a_map_is_drawn_in_its_own_theme_unless_another_is_asked_for() -> None:
    assert chosen(None, Look(theme="dark")) is theme("dark")
    assert chosen("print", Look(theme="dark")) is theme("print")


def test_a_maps_theme_that_is_no_more_counts_as_light() -> None:
    assert chosen_name(None, Look(theme="gone")) == "light"
    with pytest.raises(KeyError):
        chosen_name("gone", Look())
