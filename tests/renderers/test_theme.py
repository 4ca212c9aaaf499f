"""Every theme in the folder is legible."""

import pytest

from renderers.theme import names, theme


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


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
