"""The poster: A3 sheets with margins, legible, whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from journey.model import Journey, Persona
from renderers.layout.paper import A3_HEIGHT, A3_WIDTH, PRINT_MARGIN, scaled
from renderers.layout.poster import poster
from renderers.scene import Box, Circle, Curve, Emoji, Scene, Shape, Stroke
from renderers.text.measure import ShapedMeasure
from renderers.themes import theme
from tests.renderers.layout.scenes import bare, check, written
from tests.renderers.samples import RU, crowded, item, journey, journeys, stage, typical

PRINT = theme("print")
SMALLEST = 6.99
"""Points."""


def sheets(drawn: Journey) -> list[Scene]:
    return poster(drawn, RU, PRINT, ShapedMeasure())


def check_sheet(scene: Scene) -> None:
    check(scene)
    assert (round(scene.width, 2), round(scene.height, 2)) == (A3_WIDTH, A3_HEIGHT)
    for text in scene.texts:
        assert text.lettering.size >= SMALLEST
        assert text.x >= PRINT_MARGIN - 0.01
        assert text.x + text.width <= A3_WIDTH - PRINT_MARGIN + 0.01
        assert text.bottom <= A3_HEIGHT - PRINT_MARGIN + 0.01


@pytest.mark.parametrize("stages", range(1, 13))
def test_a_typical_map_is_one_sheet_and_one_of_many_stages_two(stages: int) -> None:
    made = sheets(typical(stages))
    for scene in made:
        check_sheet(scene)
        faces = [one for one in scene.records if isinstance(one, Circle) and one.stroke]
        assert faces  # the curve is on each
    assert len(made) == (1 if stages <= 10 else 2)


def test_a_long_map_with_few_words_is_one_sheet() -> None:
    made = tuple(stage(number, (item("actions", "Шаг", number),)) for number in range(12))
    (scene,) = sheets(journey(made))
    check_sheet(scene)


def test_a_short_map_has_larger_letters() -> None:
    def body(stages: int) -> float:
        (scene,) = sheets(typical(stages))
        return min(text.lettering.size for text in scene.texts)

    assert body(3) > body(8)


def test_an_overfull_map_takes_more_sheets_and_loses_nothing() -> None:
    drawn = crowded(12, 12, 60)
    made = sheets(drawn)
    assert len(made) > 1
    for scene in made:
        check_sheet(scene)
    text = written(made)
    count = sum(len(one.items) for one in drawn.stages)
    assert text.count(bare(drawn.stages[0].items[0].text)) == count


def test_an_empty_map_is_a_sheet() -> None:
    (scene,) = sheets(journey((), personas=()))
    check_sheet(scene)


def test_persons_whose_words_overfill_any_legible_sheet_are_drawn() -> None:
    wide = "W" * 300
    person = Persona(id="p", name="W" * 80, description=wide, quote=wide, goal=wide, channel=wide)
    (scene,) = sheets(journey((), personas=(person,) * 6))
    check(scene)
    assert round(scene.height, 2) == A3_HEIGHT


def test_the_widest_letters_everywhere_stay_on_the_sheet() -> None:
    wide, title = "W" * 300, "W" * 80
    person = Persona(
        id="p", name=title, role=title, description=wide, quote=wide, goal=wide, channel=wide
    )
    made = tuple(
        one.model_copy(update={"title": title, "items": (item("goal", wide),)})
        for one in typical(12).stages
    )
    for count in (1, 6):
        drawn = journey(made, personas=(person,) * count, title=title, scenario=wide, goal=wide)
        for scene in sheets(drawn):
            check(scene)
            assert round(scene.height, 2) == A3_HEIGHT


@settings(max_examples=10)
@given(journeys())
def test_whatever_is_typed_is_on_the_sheets(drawn: Journey) -> None:
    made = sheets(drawn)
    for scene in made:
        check_sheet(scene)
    for one in drawn.stages:
        assert bare(one.title) in written(made)


def test_every_kind_of_record_is_scaled() -> None:
    stroke = Stroke("#000000", 1, (2, 3))
    twice = Stroke("#000000", 2, (4, 6))
    records = (
        Box(1, 2, 3, 4, None, stroke, 5),
        Circle(1, 2, 3, None, stroke),
        Shape(((1, 2), (3, 4)), None, stroke),
        Curve((1, 2), (((1, 1), (2, 2), (3, 3)),), stroke),
        Emoji(1, 2, 3, "😀"),
    )
    assert scaled(Scene(10, 20, "#ffffff", records), 2) == Scene(
        20,
        40,
        "#ffffff",
        (
            Box(2, 4, 6, 8, None, twice, 10),
            Circle(2, 4, 6, None, twice),
            Shape(((2, 4), (6, 8)), None, twice),
            Curve((2, 4), (((2, 2), (4, 4), (6, 6)),), twice),
            Emoji(2, 4, 6, "😀"),
        ),
    )
