"""The strip: the curve alone, low, whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from journey.model import Journey, Look, Passed, State
from renderers.layout.strip import LOWEST, WIDTH, strip
from renderers.scene import Circle, Scene
from renderers.text.measure import ShapedMeasure
from renderers.themes import theme
from tests.renderers.layout.scenes import bare, check, written
from tests.renderers.samples import RU, crowded, item, journey, journeys, stage, typical

LIGHT = theme("light")


def drawn_strip(drawn: Journey) -> Scene:
    (scene,) = strip(drawn, RU, LIGHT, ShapedMeasure())
    check(scene)
    assert scene.width == WIDTH
    assert min(text.lettering.size for text in scene.texts) >= 11
    return scene


@pytest.mark.parametrize("stages", range(1, 13))
def test_any_number_of_stages_is_slim(stages: int) -> None:
    drawn = typical(stages)
    scene = drawn_strip(drawn)
    assert LOWEST - 10 <= scene.height <= LOWEST * 1.2
    assert scene.width / scene.height <= 2.6  # a slimmer one loses its ends in a message
    faces = [one for one in scene.records if isinstance(one, Circle) and one.fill in LIGHT.faces]
    assert len(faces) == stages


@settings(max_examples=25)
@given(journeys())
def test_whatever_is_typed_is_drawn(drawn: Journey) -> None:
    text = written([drawn_strip(drawn)])
    assert bare(drawn.title) in text
    assert all(bare(one.title) in text for one in drawn.stages)


def test_a_map_without_feelings_shows_its_stages() -> None:
    hidden = typical(3).model_copy(update={"look": Look(hidden=("emotion",))})
    for drawn in (hidden, journey((stage(0, level=None),)), crowded(12, 1, 300)):
        text = written([drawn_strip(drawn)])
        assert all(bare(one.title) in text for one in drawn.stages)
    assert bare(RU.curve_title) not in written([drawn_strip(hidden)])
    assert bare(RU.told["strip.stages"]) in written([drawn_strip(hidden)])
    drawn_strip(journey((), personas=()))


def test_where_nobodys_feeling_is_known_what_hinders_stands_in_the_curves_place() -> None:
    """And no slim band, of which a message shows the middle only; nor a curve through nothing."""
    named = stage(0, (item("pains", "Нет цен", severity=3),), level=None)
    answered = stage(1, (item("questions", "Где вы?"),), level=None)
    answered = answered.model_copy(update={"passed": {"emotion": Passed.ANSWERED}})
    scene = drawn_strip(journey((named, answered, stage(2, level=None))))
    assert scene.width / scene.height <= 2.6
    text = written([scene])
    for said in ("Нет цен", RU.told["asks"].format(question="где вы?")):
        assert bare(said) in text
    assert bare(RU.told["unfelt"].format(number=1)) in text
    assert not [one for one in scene.records if isinstance(one, Circle) and one.fill in LIGHT.faces]


def test_a_map_of_the_future_says_so() -> None:
    drawn = typical(2).model_copy(update={"state": State.TO_BE})
    assert bare(RU.to_be) in written([drawn_strip(drawn)])


def test_it_says_what_the_board_says_first() -> None:
    drawn = journey((stage(0, (item("pains", "Нет цен", severity=3),), level=-2), stage(1)))
    assert bare("Трудно на этапе 1") in written([drawn_strip(drawn)])
