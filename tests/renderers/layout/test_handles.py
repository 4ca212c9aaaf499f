"""A group's persons in short: told apart without colour, named by as few words as do it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.model import Persona
from renderers.layout.handles import CORNERS, DASHES, handles, lettered, sign
from renderers.scene import Circle, Shape, Text
from renderers.text.measure import ShapedMeasure
from renderers.themes import theme
from tests.renderers.samples import journey, stage


def of(*names: str) -> list[str]:
    people = tuple(Persona(id=f"p{n}", name=name) for n, name in enumerate(names))
    found = handles(journey((stage(0),), personas=people))
    return [found[one.id].name for one in people]


def test_one_word_is_enough_unless_two_share_it() -> None:
    assert of("Ольга, офис-менеджер", "Игорь Петров") == ["Ольга", "Игорь"]
    assert of("Главный бухгалтер", "Главный инженер", "Юрист") == [
        "Главный бухгалтер",
        "Главный инженер",
        "Юрист",
    ]
    assert of("Павел", "Павел") == ["Павел 1", "Павел 2"]


@given(st.lists(st.sampled_from(["Павел", "Павел И", "Павел И К", "Ольга", "О"]), min_size=2))
def test_no_two_persons_have_the_same_handle(names: list[str]) -> None:
    found = of(*names[:5])
    assert len(set(found)) == len(found)


def test_a_single_person_needs_no_handle() -> None:
    assert handles(journey((stage(0),), personas=(Persona(id="p", name="Гость"),))) == {}


def test_five_persons_differ_in_shape_and_in_line() -> None:
    assert len(set(CORNERS)) == len(set(DASHES)) == 5


@pytest.mark.parametrize("number", range(5))
def test_a_sign_covers_about_as_much_as_a_disc_and_holds_its_letter(number: int) -> None:
    people = tuple(Persona(id=f"p{n}", name=f"Имя{n}") for n in range(5))
    handle = handles(journey((stage(0),), personas=people))[f"p{number}"]
    drawn = sign(handle, 0, 0, 10, theme("light"))
    if isinstance(drawn, Shape):
        pairs = pairwise([*drawn.points, drawn.points[0]])
        area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2
        assert 0.75 <= area / 314 <= 1.1
    else:
        assert isinstance(drawn, Circle)
    *_, letter = lettered(handle, 0, 0, 10, theme("light"), ShapedMeasure())
    assert isinstance(letter, Text)
    assert letter.text == "И"
    assert -7 < letter.x < 0 < letter.x + letter.width < 7
