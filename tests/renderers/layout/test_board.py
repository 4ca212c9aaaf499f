"""The board: legible, whole, nothing over anything, whatever was typed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey.model import Emotion, EmotionKind, Journey, Passed, Persona, Stage, State
from journey.words import capital
from renderers.layout.board import board, parts
from renderers.layout.cover import cover
from renderers.layout.paper import SCREEN
from renderers.layout.phone import phone
from renderers.scene import Box, Circle, Curve, Scene, Shape
from renderers.text.measure import ShapedMeasure
from renderers.themes import theme
from tests.renderers.layout.scenes import bare, check, written
from tests.renderers.samples import (
    EN,
    NOW,
    PROOF,
    RU,
    crowded,
    item,
    journey,
    journeys,
    stage,
    typical,
)

LIGHT = theme("light")
SMALLEST = 11
PAGE = SCREEN.width


def pages(drawn: Journey) -> list[Scene]:
    return board(drawn, RU, LIGHT, ShapedMeasure())


@settings(max_examples=40)
@given(journeys())
def test_whatever_is_typed_is_drawn_and_nothing_overlaps(drawn: Journey) -> None:
    scenes = pages(drawn)
    for scene in scenes:
        check(scene)
        smallest = min(text.lettering.size for text in scene.texts)
        assert smallest * PAGE / max(scene.width, scene.height) >= SMALLEST - 0.01
    text = written(scenes)
    for one in drawn.stages:
        assert bare(one.title) in text
        for entry in one.items:
            assert bare(capital(entry.text)) in text
    assert bare(drawn.title) in text
    assert bare(drawn.personas[0].quote or "") in text


@pytest.mark.parametrize(("stages", "items", "chars"), [(12, 12, 60), (12, 2, 300), (7, 3, 120)])
def test_a_crowded_map_stays_legible_on_more_pages(stages: int, items: int, chars: int) -> None:
    drawn = crowded(stages, items, chars)
    scenes = pages(drawn)
    for scene in scenes:
        check(scene)
        smallest = min(text.lettering.size for text in scene.texts)
        assert smallest * PAGE / max(scene.width, scene.height) >= SMALLEST - 0.01
    text = written(scenes)
    count = sum(len(one.items) for one in drawn.stages)
    assert text.count(bare(drawn.stages[0].items[0].text)) == count


@pytest.mark.parametrize("stages", range(1, 13))
def test_every_number_of_stages_has_its_pages(stages: int) -> None:
    scenes = pages(typical(stages))
    assert [index for part in parts(stages) for index in part] == list(range(stages))
    for scene in scenes:
        check(scene)
    assert len(scenes) == (1 if stages <= 7 else 2)


def test_the_title_is_repeated_on_a_further_page() -> None:
    first, second = pages(typical(8))
    assert "этапы 5–8 из 8" in " ".join(text.text for text in second.texts)
    assert bare("Путь гостя кофейни") in written([second])
    assert bare("Путь гостя кофейни") in written([first])


def test_a_map_without_stages_or_persona_is_drawn() -> None:
    (scene,) = pages(journey((), personas=()))
    check(scene)


def test_several_personas_have_a_card_each() -> None:
    personas = tuple(
        Persona(id=f"p{n}", name=f"Роль {n}", description="Выбирает") for n in range(6)
    )
    (scene,) = pages(journey((stage(0),), personas=personas))
    check(scene)
    assert all(bare(persona.name) in written([scene]) for persona in personas)


def test_a_lane_nobody_filled_is_not_drawn_and_an_empty_cell_says_whom_to_ask() -> None:
    full, answered = item("ideas", "Меню у входа"), stage(2)
    answered = answered.model_copy(update={"passed": {"backstage": Passed.ANSWERED}})
    (scene,) = pages(journey((stage(0, (full,)), stage(1), answered)))
    shown = [text.text for text in scene.texts]
    assert "Идеи" in shown
    assert "Кто отвечает" in shown
    assert "Мешает" not in shown
    assert shown.count("придумать, что улучшить") == 2
    assert shown.count("решить, кто отвечает") == 3


def test_an_empty_cell_sends_nobody_to_customers_for_what_they_cannot_know() -> None:
    (scene,) = pages(journey((stage(0, (item("actions", "Идёт мимо"),)), stage(1))))
    assert [text.text for text in scene.texts].count("спросить у клиентов") == 1
    (future,) = pages(journey((stage(0, (item("ideas", "Окно"),)), stage(1)), state=State.TO_BE))
    assert [text.text for text in future.texts].count("ещё не решили") == 1


def shown(scene: Scene) -> tuple[int, int, int]:
    """Of a board over its legend: doubting rings, dots, discs with a check."""
    legend = scene.height - 80
    circles = [one for one in scene.records if isinstance(one, Circle) and one.y < legend]
    rings = sum(bool(one.stroke and one.stroke.dash) for one in circles)
    inked = [one.radius for one in circles if one.fill == LIGHT.ink]
    return rings, sum(one < 3 for one in inked), sum(one >= 3 for one in inked)


def marks(**fields: Any) -> tuple[int, int, int]:
    """The same of a board whose map also has an answer, so that it is no draft."""
    answer = item("ideas", "y", 9, origin="owner")
    (scene,) = pages(journey((stage(0, (item("goal", "x", **fields), answer)),)))
    rings, dots, discs = shown(scene)
    return rings, dots - 1, discs


def test_the_three_marks_stand_where_the_bullet_stands() -> None:
    assert marks(origin="catalogue") == (1, 0, 0)
    assert marks(origin="customer") == (0, 1, 0)
    assert marks(origin="owner", evidence=PROOF) == (0, 0, 1)
    assert marks(origin="catalogue", evidence=PROOF) == (0, 0, 1)


def test_no_frame_stands_round_an_entry() -> None:
    proved = tuple(item("goal", f"x{n}", n, evidence=PROOF) for n in range(3))
    (scene,) = pages(journey((stage(0, (*proved, item("goal", "y", 3))),)))
    boxes = [record for record in scene.records if isinstance(record, Box)]
    assert not [box for box in boxes if box.stroke and box.stroke.dash]


def test_a_draft_has_no_question_mark_at_each_entry() -> None:
    guesses = tuple(item("goal", f"x{n}", n, origin="catalogue") for n in range(3))
    drawn = stage(0, guesses, level=None)
    (scene,) = pages(journey((drawn,)))
    assert shown(scene)[0] == 1  # the ribbon's
    said = journey((drawn.model_copy(update={"items": (*guesses, item("ideas", "z", 8))}),))
    assert shown(*pages(said))[0] == 1  # one a cell says it of all three


@pytest.mark.parametrize("severity", [1, 2, 3])
def test_a_pains_weight_is_a_number_of_triangles(severity: int) -> None:
    def triangles(**fields: Any) -> int:
        (scene,) = pages(journey((stage(0, (item("pains", "Очередь", **fields),)),)))
        shapes = (record for record in scene.records if isinstance(record, Shape))
        return sum(len(shape.points) == 3 for shape in shapes)

    in_row_and_sentence = 2
    assert triangles(severity=severity) - triangles() == severity * in_row_and_sentence


def test_the_curve_is_broken_where_the_feeling_is_unknown() -> None:
    (scene,) = pages(journey((stage(0), stage(1), stage(2, level=None), stage(3))))
    faces = [record for record in scene.records if isinstance(record, Circle)]
    fills = [face.fill for face in faces if face.fill in LIGHT.faces]
    assert len(fills) == 3
    check(scene)


def test_a_buying_group_has_a_curve_for_each_role() -> None:
    personas = (Persona(id="a", name="Инициатор"), Persona(id="b", name="Бухгалтер"))
    made = tuple(
        Stage(
            id=f"s{n}",
            title="Выбираю",
            emotions=(
                Emotion(id=f"a{n}", level=1, persona="a"),
                Emotion(id=f"b{n}", level=-1, persona="b"),
                Emotion(id=f"m{n}", level=-0.4, kind=EmotionKind.MEASURED, n=40),
            ),
        )
        for n in range(3)
    )
    (scene,) = pages(journey(made, personas=personas))
    check(scene)
    curves = {record.stroke.colour for record in scene.records if isinstance(record, Curve)} & {
        *LIGHT.people,
        LIGHT.accent,
    }
    assert len(curves) == 3
    assert bare("Бухгалтер") in written([scene])
    assert bare("по опросу") in written([scene])


def test_what_is_typed_is_the_same_in_every_language_of_the_frame() -> None:
    drawn = typical()
    (scene,) = board(drawn, EN, LIGHT, ShapedMeasure())
    assert "Feels" in [text.text for text in scene.texts]
    assert bare(drawn.stages[0].items[0].text) in written([scene])


def test_a_map_of_the_future_says_so() -> None:
    badge = bare("как должно быть")
    for count in (1, 8):
        drawn = typical(count).model_copy(update={"state": State.TO_BE})
        for scene in [*pages(drawn), *cover(drawn, RU, LIGHT, ShapedMeasure())[:1]]:
            check(scene)
            assert written([scene]).count(badge) == 1
        for scene in phone(drawn, RU, LIGHT, ShapedMeasure()):
            assert badge in written([scene])
        assert badge not in written(pages(typical(count)))


def test_the_line_of_visibility_stands_over_what_only_the_team_does() -> None:
    seen, unseen = item("ideas", "Меню у входа"), item("backstage", "Бариста на кассе")
    drawn = journey((stage(0, (seen, unseen)),))
    for made in (pages(drawn), phone(drawn, RU, LIGHT, ShapedMeasure())):
        (scene,) = made
        check(scene)
        text = written([scene])
        order = [bare(said) for said in ("Меню у входа", RU.visibility, "Бариста на кассе")]
        assert sorted(order, key=text.index) == order
    assert bare(RU.visibility) not in written(pages(journey((stage(0, (seen,)),))))


def test_the_footer_tells_the_last_change_proof_and_the_next_look() -> None:
    changed = NOW.replace(day=30)
    entry = item("goal", "Понять", evidence=PROOF)
    (scene,) = pages(journey((stage(0, (entry,)),), revision=12, updated=changed))
    foot = written([scene])
    assert bare("Сделано с Tropa · изменена 23 ноября 2026") in foot
    assert bare("версия") not in foot
    assert bare("создана") not in foot
    assert foot.index(bare("1 доказано")) < foot.index(bare("2 ваши ответы"))
    assert bare("0 предположения") not in foot  # a kind with none is left out
    assert bare("проверить снова 23 февраля 2027") in foot
    (scene,) = board(journey((stage(0, (entry,)),)), EN, LIGHT, ShapedMeasure())
    assert bare("changed") not in written([scene])


@given(st.integers(1, 12))
def test_the_same_journey_gives_the_same_scenes(stages: int) -> None:
    drawn = typical(stages)
    assert pages(drawn) == pages(drawn)


def test_the_curve_stands_right_under_the_heads_and_takes_its_share() -> None:
    (scene,) = pages(typical())
    rows = {text.text: text.baseline for text in scene.texts if text.text in RU.lanes.values()}
    assert min(rows, key=rows.__getitem__) == RU.lanes["emotion"]
    faces = [one.y for one in scene.records if isinstance(one, Circle) and one.fill in LIGHT.faces]
    levels = {one.level for drawn in typical().stages for one in drawn.emotions}
    step = (max(faces) - min(faces)) / (max(levels) - min(levels))
    assert step >= 34 - 0.01
    assert step * 4 / scene.height >= 0.08


def test_what_is_good_is_filled_over_the_zero_line_and_what_is_bad_under_it() -> None:
    made = journey((stage(0, level=1), stage(1, level=-1), stage(2, level=0)))
    (scene,) = pages(made)
    shapes = [one for one in scene.records if isinstance(one, Shape)]
    good = [y for one in shapes if one.fill == LIGHT.good.fill for _, y in one.points]
    bad = [y for one in shapes if one.fill == LIGHT.bad.fill for _, y in one.points]
    assert max(good) == pytest.approx(min(bad))


def test_a_row_is_one_panel_over_all_columns() -> None:
    (scene,) = pages(journey(tuple(stage(n, (item("ideas", "Окно", n),)) for n in range(3))))
    tinted = [one for one in scene.records if isinstance(one, Box) and one.fill == LIGHT.good.tint]
    bar, panel = tinted
    assert (bar.x, panel.x + panel.width) == (24, bar.x + bar.width)


def test_only_a_moment_of_truth_has_the_full_tone() -> None:
    calm = tuple(stage(n, level=1) for n in range(3))
    chosen = calm[1].model_copy(update={"moment_of_truth": True})
    (scene,) = pages(journey((calm[0], chosen, calm[2])))
    heads = [one.fill for one in scene.records if isinstance(one, Shape)]
    assert (heads.count(LIGHT.key), heads.count(LIGHT.head)) == (1, 2)
