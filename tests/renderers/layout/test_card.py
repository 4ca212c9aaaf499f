"""A stage's card: what matters comes first, and nothing is drawn longer than it is."""

from __future__ import annotations

import itertools
from dataclasses import replace

from journey.measures import Duration, DurationUnit, Reach
from journey.model import (
    Emotion,
    EmotionKind,
    Journey,
    Origin,
    Persona,
    Stage,
)
from renderers.layout.felt import DOT, FACE, LEVEL
from renderers.layout.phone import LONGEST, MARGIN, phone
from renderers.scene import Box, Circle, Scene, Text
from renderers.text.measure import ShapedMeasure
from renderers.themes import theme
from tests.renderers.layout.scenes import bare, check, written
from tests.renderers.samples import RU, item, journey, stage, typical

LIGHT = theme("light")


def card(drawn: Journey, at: int = 0) -> Scene:
    (scene,) = phone(drawn, RU, LIGHT, ShapedMeasure(), range(at, at + 1))
    check(scene)
    return scene


def top(scene: Scene, said: str) -> float:
    return next(one.top for one in scene.texts if bare(said) == bare(one.text))


def counted(*people: int | None) -> Journey:
    stages = [
        stage(number).model_copy(
            update={"reach": None if count is None else Reach(people=count, period="сентябрь")}
        )
        for number, count in enumerate(people)
    ]
    return journey(tuple(stages))


def with_feelings(made: Stage, *feelings: Emotion) -> Stage:
    return made.model_copy(update={"emotions": feelings})


def test_what_hinders_stands_before_what_they_do_and_the_team_last() -> None:
    scene = card(typical(), 1)
    lanes = ("emotion", "pains", "ideas", "metrics", "goal", "questions", "backstage")
    tops = [top(scene, RU.lane(lane)) for lane in lanes]
    assert tops == sorted(tops)
    assert top(scene, RU.visibility) < tops[-1]


def test_an_empty_lane_has_no_alarming_ground() -> None:
    drawn = journey((stage(0), stage(1, (item("pains", "Нет цен", severity=2),))))
    grounds = [one.fill for one in card(drawn).records if isinstance(one, Box)]
    assert LIGHT.bad.tint not in grounds
    assert LIGHT.bad.tint in [one.fill for one in card(drawn, 1).records if isinstance(one, Box)]


def test_the_bar_says_where_on_the_way_the_stage_stands() -> None:
    boxes = [one for one in card(typical(), 2).records if isinstance(one, Box)][:5]
    assert [box.fill == LIGHT.key for box in boxes] == [False, False, True, False, False]
    assert boxes[0].x == MARGIN
    assert len({round(box.width, 6) for box in boxes}) == 1


def test_a_star_says_why() -> None:
    drawn = journey((stage(0, (item("pains", "Нет цен", severity=3),), level=-2), stage(1)))
    text = written([card(drawn)])
    assert bare(f"{RU.truth}: ▲▲▲") in text


def test_bars_of_people_are_as_long_as_their_numbers() -> None:
    scene = card(counted(200, 50))
    bars = [one for one in scene.records if isinstance(one, Box) and one.fill == LIGHT.bar]
    came = [
        one
        for one in scene.records
        if isinstance(one, Box) and one.fill == LIGHT.head and one.x > MARGIN * 2
    ]
    assert bars[0].width * 4 == came[-1].width
    text = written([scene])
    assert bare("200 чел.") in text
    assert bare("−75 %") in text
    assert "сентябрь" in text


def test_a_count_with_nothing_to_compare_has_no_bar() -> None:
    for drawn in (counted(200, None), counted(200)):
        scene = card(drawn)
        assert not [one for one in scene.records if isinstance(one, Box) and one.fill == LIGHT.bar]
        assert bare("200 чел.") in written([scene])
    assert RU.told["band.reach"] not in written([card(counted(None, 5))])


def test_nobody_came_is_drawn_without_a_bar() -> None:
    scene = card(counted(0, 0))
    assert not [one for one in scene.records if isinstance(one, Box) and one.fill == LIGHT.bar]


def test_the_face_stands_where_the_stage_stands_on_the_curve() -> None:
    drawn = journey((stage(0, level=-2), stage(1, level=2), stage(2, level=0)))
    for at, level in ((0, -2), (1, 2), (2, 0)):
        discs = [one for one in card(drawn, at).records if isinstance(one, Circle)]
        (face,) = (one for one in discs if one.radius == FACE)
        dots = [one for one in discs if one.radius == DOT]
        assert len(dots) == 2
        others = dict(enumerate((-2, 2, 0)))
        del others[at]
        for dot, was in zip(dots, others.values(), strict=True):
            assert abs((dot.y - face.y) - (level - was) * LEVEL) < 0.01


def test_a_feeling_nobody_knows_is_asked_for_not_drawn() -> None:
    drawn = journey((stage(0, level=1), with_feelings(stage(1))))
    scene = card(drawn, 1)
    assert not [one for one in scene.records if isinstance(one, Circle) and one.radius == FACE]
    assert bare(RU.unknown("emotion", future=False)) in written([scene])


def test_persons_stand_by_their_handles_the_worst_off_first() -> None:
    feelings = (
        Emotion(id="a", level=1, persona="a", note="Хочет скорее"),
        Emotion(id="b", level=-1, persona="b"),
    )
    people = (Persona(id="a", name="Ольга Петрова"), Persona(id="b", name="Игорь Иванов"))
    drawn = journey((with_feelings(stage(0), *feelings),), personas=people)
    scene = card(drawn)
    said = [one.text for one in scene.texts]
    assert "Петрова" not in " ".join(said)
    worst = next(one for one in scene.texts if one.text.startswith("Игорь: "))
    other = next(one for one in scene.texts if one.text.startswith("Ольга: "))
    assert worst.top < other.top
    assert worst.colour == LIGHT.bad.ink
    assert "«Хочет скорее»" in said


def test_what_was_measured_and_what_was_thought_are_both_told() -> None:
    feelings = (
        Emotion(id="a", level=1, note="Всё ясно"),
        Emotion(id="m", level=-1, kind=EmotionKind.MEASURED, n=40),
    )
    text = written([card(journey((with_feelings(stage(0), *feelings),)))])
    assert bare(RU.told["thought"].format(level=RU.levels[1].lower())) in text
    assert bare("по опросу · n = 40") in text
    assert bare("«Всё ясно»") in text


def test_a_guess_says_so_and_is_in_nobodys_words() -> None:
    guess = Emotion(id="g", level=1, note="Довольна", origin=Origin.CATALOGUE)
    answer = with_feelings(stage(0), guess), stage(1)
    text = written([card(journey(answer))])
    assert bare(RU.guess) in text
    assert "«Довольна»" not in text


def test_counts_are_of_this_stage_in_their_own_form() -> None:
    drawn = journey((stage(0, (item("goal", "Есть"),)), stage(1)))
    words = replace(RU, counted={"2 answers": "ответа", "1 answers": "ответ"})
    first, second = phone(drawn, words, LIGHT, ShapedMeasure())
    assert bare("2 ответа") in written([first])
    assert bare("1 ответ") in written([second])


def test_a_stage_that_lasts_says_how_long() -> None:
    update = {"duration": Duration(amount=2, unit=DurationUnit.HOUR)}
    assert "2ч" in written([card(journey((stage(0).model_copy(update=update),)))])


def test_less_air_saves_a_card() -> None:
    """Somewhere between one card and two a stage is set closer instead."""
    heights = []
    for count in range(6, 30):
        told = zip(range(count), itertools.cycle(("pains", "ideas", "goal", "actions")))
        rows = tuple(item(lane, f"Шаг {number}", number) for number, lane in told)
        pages = phone(journey((stage(0, rows),)), RU, LIGHT, ShapedMeasure())
        if len(pages) > 1:
            break
        heights.append(pages[0].height)
    grows = [after - before for before, after in itertools.pairwise(heights)]
    assert min(grows) < max(grows) / 2
    assert max(heights) <= LONGEST


def test_no_letters_run_into_the_bars() -> None:
    scene = card(counted(1_000_000, 999_999))
    boxes = [one for one in scene.records if isinstance(one, Box) and one.fill == LIGHT.bar]
    texts = [one for one in scene.records if isinstance(one, Text)]
    for box in boxes:
        for one in texts:
            level = one.top < box.y + box.height and one.bottom > box.y
            apart = one.x >= box.x + box.width or one.x + one.width <= box.x
            assert not level or apart, one
