"""Contrast as WCAG 2 defines it, and colours moved until they have it."""

from hypothesis import given
from hypothesis import strategies as st

from renderers.colour import contrast, legible, mix

colours = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


def test_known_contrasts() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54
    assert contrast("#123456", "#123456") == 1


def test_a_mix_lies_between() -> None:
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert mix("#102030", "#ffffff", 0) == "#102030"


@given(colours, colours)
def test_any_colour_can_be_read_on_any_one_ground(colour: str, ground: str) -> None:
    assert contrast(legible(colour, (ground,)), ground) >= 4.5


def test_what_can_be_read_is_left_as_it_is() -> None:
    assert legible("#00007f", ("#ffffff",)) == "#00007f"


def test_between_black_and_white_the_better_one_is_taken() -> None:
    assert legible("#777777", ("#000000", "#ffffff"), 7) in {"#000000", "#ffffff"}
