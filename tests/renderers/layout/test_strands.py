"""Several persons on one curve: whose line is whose, who is told, and signs that hide nothing."""

from __future__ import annotations

from itertools import combinations
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.model import Emotion, EmotionKind, Journey, Persona
from renderers.layout.board import board
from renderers.layout.cover import cover
from renderers.layout.curve import main_key
from renderers.layout.strands import aside, beside, strands
from renderers.scene import Circle, Curve, Scene, Shape
from renderers.text.measure import ShapedMeasure
from renderers.themes import theme
from tests.renderers.layout.scenes import bare, check, written
from tests.renderers.samples import RU, item, journey, stage

LIGHT = theme("light")


def feeling(persona: str | None, level: float, *, n: int | None = None) -> Emotion:
    kind = EmotionKind.ASSUMED if n is None else EmotionKind.MEASURED
    return Emotion(id=f"{persona}-{kind}", level=level, persona=persona, kind=kind, n=n)


def group(*stages: tuple[Emotion, ...], people: int = 2) -> Journey:
    made = tuple(
        stage(number).model_copy(update={"emotions": feelings})
        for number, feelings in enumerate(stages)
    )
    personas = tuple(Persona(id=f"p{n}", name=f"{'АБВГДЕ'[n]}нна") for n in range(people))
    return journey(made, personas=personas)


def drawn(made: Journey) -> Scene:
    (scene,) = board(made, RU, LIGHT, ShapedMeasure())
    check(scene)
    return scene


def faces(scene: Scene) -> list[tuple[float, int]]:
    """The radius of each face and its level."""
    return [
        (one.radius, LIGHT.faces.index(one.fill) - 2)
        for one in scene.records
        if isinstance(one, Circle) and one.fill in LIGHT.faces
    ]


def test_everybodys_and_assumed_come_before_one_persons_and_measured() -> None:
    made = group((feeling(None, 1, n=5), feeling("p0", 1), feeling(None, 0)))
    main = main_key(made)
    assert main is not None
    assert (main.persona, main.kind) == (None, EmotionKind.ASSUMED)


def test_the_large_face_and_the_word_are_those_of_whoever_is_worst_off() -> None:
    made = group((feeling("p0", 1), feeling("p1", -2)), (feeling("p0", 2), feeling("p1", -1)))
    scene = drawn(made)
    largest = max(radius for radius, _ in faces(scene))
    assert [level for radius, level in faces(scene) if radius == largest] == [-2, -1]
    assert sorted(level for radius, level in faces(scene) if radius < largest) == [1, 2]
    assert bare("Бнна: злится") in written([scene])
    assert bare("Анна:") not in written([scene])


def test_what_is_good_for_some_is_not_filled_while_it_is_bad_for_one() -> None:
    made = group((feeling("p0", 2), feeling("p1", -1)), (feeling("p0", 2), feeling("p1", -1)))
    fills = {one.fill for one in drawn(made).records if isinstance(one, Shape)}
    assert LIGHT.bad.fill in fills
    assert LIGHT.good.fill not in fills


def test_everyone_has_a_line_of_their_own_look_and_a_sign_at_its_end() -> None:
    made = group(
        (feeling("p0", 1), feeling("p1", -1), feeling("p2", 0)),
        (feeling("p0", 2), feeling("p1", -1), feeling("p2", 0)),
        people=3,
    )
    scene = drawn(made)
    strokes = {
        one.stroke.colour: one.stroke.dash
        for one in scene.records
        if isinstance(one, Curve) and one.stroke.colour in LIGHT.people and one.stroke.width > 2
    }
    assert len(set(strokes.values())) == 3
    right = max(one.x for one in scene.records if isinstance(one, Circle) and one.radius > 9)
    letters = [text.text for text in scene.texts if abs(text.x - right) < 60]
    assert {"А", "Б", "В"} <= set(letters)


def test_what_all_feel_together_is_called_all_of_them() -> None:
    made = group((feeling(None, -1), feeling("p0", 1)), (feeling(None, -2), feeling("p0", 1)))
    assert [one.name for one in strands(made, made.stages, RU)] == ["Все", "Анна"]
    for pages in (board(made, RU, LIGHT, ShapedMeasure()), cover(made, RU, LIGHT, ShapedMeasure())):
        for scene in pages:
            check(scene)
        assert bare("Все: недоволен") in written(pages)


def test_one_voice_is_one_line_without_a_name() -> None:
    assert strands(group((feeling(None, 1),), (feeling(None, 0),)), (), RU) == []


def test_a_pain_of_another_person_is_no_reason_of_a_feeling() -> None:
    pains = (item("pains", "Нет акта", 1, severity=3, persona="p0"),)
    made = group((feeling("p0", 1), feeling("p1", -2)))
    alone = made.model_copy(
        update={"stages": (made.stages[0].model_copy(update={"items": pains}),)}
    )
    assert written([drawn(alone)]).count(bare("Нет акта")) == 1  # in its row only
    theirs = (pains[0].model_copy(update={"persona": "p1"}),)
    told = made.model_copy(
        update={"stages": (made.stages[0].model_copy(update={"items": theirs}),)}
    )
    assert written([drawn(told)]).count(bare("Нет акта")) == 2


def test_what_was_measured_is_the_curve_and_what_was_thought_is_pointed_at() -> None:
    far = group((feeling("p0", -2), feeling("p0", 1.2, n=41)), people=1)
    near = group((feeling("p0", 1), feeling("p0", 0.6, n=41)), people=1)
    (face,) = faces(drawn(far))
    assert face[1] == 1
    assert bare("думали: злится") in written([drawn(far)])
    assert bare("по опросу · n = 41") in written([drawn(far)])
    assert bare("думали") not in written([drawn(near)])

    def dashed(scene: Scene) -> int:
        grey = (one for one in scene.records if isinstance(one, Curve))
        return sum(one.stroke.colour == LIGHT.soft and bool(one.stroke.dash) for one in grey)

    same = group((feeling("p0", 1),), people=1)
    assert dashed(drawn(far)) > dashed(drawn(same))


def test_a_valley_names_what_hinders_most() -> None:
    pains = (
        item("pains", "Долго ждать", 1, severity=1),
        item("pains", "Нет цен", 2, severity=3),
    )
    made = group((feeling(None, 1),), (feeling(None, -2),), (feeling(None, 1),), people=1)
    stages = [one.model_copy(update={"items": pains}) for one in made.stages]
    text = written([drawn(made.model_copy(update={"stages": tuple(stages)}))])
    assert text.count(bare("Нет цен")) == 4
    assert text.count(bare("Долго ждать")) == 3


def test_lines_on_one_level_run_side_by_side() -> None:
    made = group((feeling("p0", 0), feeling("p1", 0), feeling("p2", 1)), people=3)
    lines = strands(made, made.stages, RU)
    assert [aside(lines, number, 0) for number in range(3)] == [-1.5, 1.5, 0]


@given(st.lists(st.floats(-2, 2), min_size=1, max_size=8))
def test_signs_stand_beside_each_other(levels: list[float]) -> None:
    taken: list[tuple[tuple[float, float], float]] = [((0.0, 0.0), 15.0)]
    for level in levels:
        beside(taken, (0.0, level * 10), 4.2, 66.0)
    for (one, first), (other, second) in combinations(taken, 2):
        assert hypot(one[0] - other[0], one[1] - other[1]) >= first + second


@pytest.mark.parametrize("count", [2, 3, 5, 6])
def test_any_number_of_persons_is_drawn_whole(count: int) -> None:
    levels = [-2.0, 0.0, 0.0, 1.0, 2.0, -1.0]
    felt = tuple(feeling(f"p{n}", levels[n]) for n in range(count))
    scene = drawn(group(*([felt] * 7), people=count))
    assert len(faces(scene)) >= 7 * (count - 1)
