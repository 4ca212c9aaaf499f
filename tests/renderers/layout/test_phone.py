"""The phone's cards: portrait, legible, whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from journey.model import Emotion, Journey, Persona
from journey.words import capital
from renderers.layout.cover import cover
from renderers.layout.foremost import worst_pains
from renderers.layout.phone import CARD, LONGEST, phone
from renderers.scene import Scene
from renderers.text.measure import ShapedMeasure
from renderers.themes import theme
from tests.renderers.layout.scenes import bare, check, written
from tests.renderers.samples import RU, crowded, item, journey, journeys, stage, typical

LIGHT = theme("light")
SMALLEST = CARD * 0.025


def cards(drawn: Journey) -> list[Scene]:
    return phone(drawn, RU, LIGHT, ShapedMeasure())


def covers(drawn: Journey) -> list[Scene]:
    return cover(drawn, RU, LIGHT, ShapedMeasure())


def check_card(scene: Scene) -> None:
    check(scene)
    assert scene.width == CARD
    assert scene.height <= LONGEST + 0.5
    assert min((text.lettering.size for text in scene.texts), default=SMALLEST) >= SMALLEST


@settings(max_examples=30)
@given(journeys())
def test_whatever_is_typed_is_drawn_and_nothing_overlaps(drawn: Journey) -> None:
    made = cards(drawn)
    front = covers(drawn)
    for scene in [*made, *front]:
        check_card(scene)
    text = written(made)
    for one in drawn.stages:
        assert bare(one.title) in text
        assert bare(one.title) in written(front)
        for entry in one.items:
            assert bare(capital(entry.text)) in text
    assert bare(drawn.personas[0].name) in written(front)


@pytest.mark.parametrize(("stages", "items", "chars"), [(2, 12, 300), (12, 3, 60)])
def test_an_overfull_stage_goes_on_a_further_card(stages: int, items: int, chars: int) -> None:
    drawn = crowded(stages, items, chars)
    made = cards(drawn)
    for scene in made:
        check_card(scene)
    text = written(made)
    count = sum(len(one.items) for one in drawn.stages)
    assert text.count(bare(drawn.stages[0].items[0].text)) == count
    assert bare(f"Этап 1 из {stages} · продолжение") in text


def test_a_typical_stage_is_one_card_of_its_own() -> None:
    drawn = typical()
    (first,) = phone(drawn, RU, LIGHT, ShapedMeasure(), range(2, 3))
    check_card(first)
    assert bare(drawn.stages[2].title) in written([first])
    assert bare(drawn.stages[1].title) not in written([first])


@pytest.mark.parametrize(("lower", "higher"), [((0, -1), (0, -2)), ((0, -2), (2, -2))])
def test_a_curve_takes_no_room_for_feelings_nobody_has(
    lower: tuple[int, ...], higher: tuple[int, ...]
) -> None:
    def first_card(levels: tuple[int, ...]) -> float:
        felt = (Emotion(id=f"e{at}", level=level) for at, level in enumerate(levels, 1))
        stages = (stage(at).with_(emotions=(one,)) for at, one in enumerate(felt, 1))
        return cards(journey((stage(0, level=None), *stages)))[0].height

    assert first_card(lower) < first_card(higher)


def test_long_names_of_lanes_take_two_lines_before_a_stage_takes_two_cards() -> None:
    texts = ("Найти руки, которым не страшно отдать ключи и аванс",) * 2
    lanes = ("goal", "actions", "questions", "channels")
    counts: list[int] = []
    broken: list[bool] = []
    for more in range(1, 12):
        items = [item(lane, text, at) for lane in lanes for at, text in enumerate(texts)]
        pains = [item("pains", f"Мешает {at}", at) for at in range(more)]
        made = cards(journey((stage(0, (*items, *pains)),)))
        lines = {text.text for scene in made for text in scene.texts}
        counts.append(len(made))
        broken.append("Где встречает" in lines)
    assert counts[0] == 1
    assert not broken[0]
    assert any(one and count == 1 for count, one in zip(counts, broken, strict=True))
    assert counts[-1] > 1
    assert not broken[-1]


def test_a_typical_cover_is_one_card() -> None:
    (scene,) = covers(typical())
    check_card(scene)
    text = written([scene])
    assert bare("Что мешает сильнее всего") in text
    assert bare("Кофейня «Зерно и Дым»") in text


def test_a_full_cover_goes_on() -> None:
    long = "Очень длинная фраза о том, чего хочет человек " * 6
    persona = Persona(id="p", name="Анна " * 15, description=long, quote=long, goal=long)
    drawn = crowded(12, 2, 300)
    titled = tuple(
        one.model_copy(update={"title": "Высокотехнологичный этап " * 3}) for one in drawn.stages
    )
    drawn = drawn.model_copy(update={"personas": (persona,) * 6, "stages": titled})
    for scene in covers(drawn):
        check_card(scene)


def test_the_worst_pains_come_first_and_closed_ones_not_at_all() -> None:
    pains = (
        item("pains", "Мелочь", 1, severity=1),
        item("pains", "Беда", 2, severity=3),
        item("pains", "Было", 3, severity=3, closed=True),
    )
    other = (item("pains", "Тоже беда", 4, severity=3),)
    found = worst_pains(journey((stage(0, pains, level=1), stage(1, other, level=-2))), 3)
    assert [(index, pain.text) for index, pain in found] == [
        (1, "Тоже беда"),
        (0, "Беда"),
        (0, "Мелочь"),
    ]


def test_a_map_without_stages_has_a_cover() -> None:
    (scene,) = covers(journey((), personas=()))
    check_card(scene)
