"""Every theme in the folder is legible."""

import pytest

from journey.model import Look
from renderers.colour import contrast
from renderers.themes import chosen, chosen_name, names, theme


def test_the_folder_has_the_three_themes() -> None:
    assert {"light", "dark", "print"} <= set(names())


def test_an_unknown_theme_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        theme("neon")


@pytest.mark.parametrize("name", names())
def test_every_text_stands_out_from_its_ground(name: str) -> None:
    pairs = {pair: round(contrast(*pair), 2) for pair in theme(name).text_pairs()}
    assert {pair: ratio for pair, ratio in pairs.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("name", names())
def test_faces_stars_and_the_curve_stand_out(name: str) -> None:
    found = theme(name)
    pairs = [(found.face_ink, fill) for fill in found.faces]
    pairs += [(found.star, found.surface), (found.star, found.page)]
    pairs += [(found.accent, ground) for ground in (found.good, found.bad, found.accent_tint)]
    assert min(contrast(*pair) for pair in pairs) >= 3


def test_a_map_is_drawn_in_its_own_theme_unless_another_is_asked_for() -> None:
    assert chosen(None, Look(theme="dark")) is theme("dark")
    assert chosen("print", Look(theme="dark")) is theme("print")


def test_a_maps_theme_that_is_no_more_counts_as_light() -> None:
    assert chosen_name(None, Look(theme="gone")) == "light"
    with pytest.raises(KeyError):
        chosen_name("gone", Look())
