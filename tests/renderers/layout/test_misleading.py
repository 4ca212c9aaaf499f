"""Maps that were drawn misleadingly once: what a reader has to take from each of their boards."""

from __future__ import annotations

from journey.measures import Reach
from journey.model import Emotion, Journey, Origin, Persona, Shape, Stage
from renderers.layout.board import board
from renderers.scene import Box, Circle, Emoji, Scene
from renderers.scene import Shape as Polygon
from renderers.text.measure import ShapedMeasure
from renderers.themes import theme
from tests.renderers.layout.scenes import bare, check, written
from tests.renderers.samples import RU, item, journey, stage

LIGHT = theme("light")


def drawn(made: Journey) -> list[Scene]:
    pages = board(made, RU, LIGHT, ShapedMeasure())
    for scene in pages:
        check(scene)
    return pages


def buying() -> Journey:
    """Three decide; the accountant is angry where the other two are glad."""
    people = ("Директор по производству", "Главный бухгалтер", "Начальник охраны")
    felt = ((1, -2, 0), (1, -1, 0), (0, -2, 1), (2, -2, 2))
    stages = tuple(
        Stage(
            id=f"s{at}",
            title=f"Этап {at}",
            items=(item("actions", "Смотрит"),),
            emotions=tuple(
                Emotion(id=f"e{at}{who}", level=level, persona=f"p{who}")
                for who, level in enumerate(levels)
            ),
        )
        for at, levels in enumerate(felt)
    )
    personas = tuple(Persona(id=f"p{at}", name=name) for at, name in enumerate(people))
    return journey(stages, personas=personas, shape=Shape.GROUP)


def test_a_group_is_told_by_whoever_is_worst_off_not_by_whoever_comes_first() -> None:
    (scene,) = drawn(buying())
    text = written([scene])
    # at the curve and as the star's reason on three stages, and beside the sentence
    assert text.count(bare("Главный: злится")) == 7
    assert RU.told["lowest"] in [one.text for one in scene.texts]
    assert bare("Директор: доволен") not in text
    discs = [one for one in scene.records if isinstance(one, Circle) and one.fill in LIGHT.faces]
    large = max(one.radius for one in discs)
    told = [LIGHT.faces.index(one.fill) - 2 for one in discs if one.radius == large and one.fill]
    assert told == [-2, -1, -2, -2]
    assert len(discs) == 12  # everybody's on every stage
    fills = {one.fill for one in scene.records if isinstance(one, Polygon)}
    assert LIGHT.bad.fill in fills
    assert LIGHT.good.fill not in fills


def at(scene: Scene, said: str) -> tuple[float, float]:
    """Where a line of text begins."""
    return next((one.x, one.baseline) for one in scene.texts if one.text == said)


def test_the_board_says_its_one_sentence_over_the_stages() -> None:
    pain = item("pains", "Нет цен", severity=3)
    lost = tuple(
        stage(number, (pain,) if number == 1 else (), level=0).model_copy(
            update={"reach": Reach(people=people)}
        )
        for number, people in enumerate((1000, 1000, 400))
    )
    (scene,) = drawn(journey(lost))
    said = next(one for one in scene.texts if one.text.startswith("Теряем"))
    assert bare(said.text) == bare("Теряем на этапе 2 «Этап с названием 1»: нет цен")
    assert said.baseline < at(scene, "1")[1]
    assert bare("уходят 60 %") in written([scene])


def test_a_guess_is_told_as_one_and_nothing_is_said_where_nothing_is_known() -> None:
    guess = item("pains", "Нет цен", severity=3, origin=Origin.CATALOGUE)
    (scene,) = drawn(journey((stage(0, (guess,), level=None),)))
    assert bare("Похоже, трудно на этапе 1") in written([scene])
    (scene,) = drawn(journey((stage(0, (item("goal", "Понять"),), level=None),)))
    tints = {one.fill for one in scene.records if isinstance(one, Box)}
    assert not tints & {LIGHT.bad.tint, LIGHT.good.tint}


def test_a_sentence_too_long_for_its_line_is_cut_at_a_word() -> None:
    pain = item("pains", "Цена оказывается выше, чем в объявлении, " * 6, severity=3)
    (scene,) = drawn(journey((stage(0, (pain,)),)))
    said = next(one for one in scene.texts if one.text.startswith("Трудно"))
    assert said.text.endswith("…")


def test_what_a_map_is_for_is_labelled_and_quotes_stand_in_quote_marks() -> None:
    person = Persona(id="p", name="Анна", quote="Не вижу цену", goal="Успеть")
    made = journey((stage(0),), personas=(person,), scenario="Ищет ремонт", goal="Вырасти")
    (scene,) = drawn(made)
    for name, text in ((RU.told["head.scenario"], "Ищет ремонт"), ("Цель карты", "Вырасти")):
        assert at(scene, name)[1] == at(scene, text)[1]
        assert at(scene, name)[0] < at(scene, text)[0]
    assert bare("«Не вижу цену»") in written([scene])
    quoted = person.model_copy(update={"quote": "«Не вижу цену»"})
    (scene,) = drawn(made.model_copy(update={"personas": (quoted,)}))
    assert bare("««") not in written([scene])


def test_a_persons_card_is_as_wide_as_its_words_and_shows_a_letter_not_any_face() -> None:
    def card(name: str) -> Box:
        made = tuple(stage(number) for number in range(5))
        (scene,) = drawn(journey(made, personas=(Persona(id="p", name=name),)))
        assert not [one for one in scene.records if isinstance(one, Emoji)]
        assert name[0] in [one.text for one in scene.texts]
        x, y = at(scene, name)
        boxes = (one for one in scene.records if isinstance(one, Box))
        return next(
            one for one in boxes if one.x < x < one.x + one.width and one.y < y < one.y + one.height
        )

    short, long = card("Анна"), card("Семья с двумя детьми и собакой")
    assert short.width < long.width < 350
    assert short.x + short.width == long.x + long.width


def test_a_draft_says_so_once_over_the_title_and_by_a_frame_round_the_page() -> None:
    guess = item("goal", "Понять", origin=Origin.CATALOGUE)
    (scene,) = drawn(journey((stage(0, (guess,), level=None),)))
    assert at(scene, RU.told["draft.ribbon"])[1] < at(scene, "Путь гостя кофейни")[1]
    frames = [
        one
        for one in scene.records
        if isinstance(one, Box) and one.stroke and one.stroke.dash and one.width > scene.width * 0.9
    ]
    assert len(frames) == 1
    (scene,) = drawn(journey((stage(0, (guess,)),)))
    assert RU.told["draft.ribbon"] not in [one.text for one in scene.texts]


def reached(*people: int | None) -> Journey:
    return journey(
        tuple(
            stage(number, level=None).model_copy(
                update={"reach": None if many is None else Reach(people=many, period="сентябрь")}
            )
            for number, many in enumerate(people)
        )
    )


def test_how_many_are_lost_stands_between_two_stages_and_the_most_stands_out() -> None:
    (scene,) = drawn(reached(1000, 580, 560, 400, 200))
    said = [one.text.replace("\u00a0", " ") for one in scene.texts]
    pills = [one for one in said if one.startswith("−")]
    assert pills == ["−42 %", "−29 %", "−50 %"]  # less than five in a hundred is no loss
    fills = [one for one in scene.records if isinstance(one, Box) and one.fill == LIGHT.alarm]
    assert len(fills) == 1
    loss = next(one for one in scene.texts if one.text.startswith("−50"))
    assert fills[0].x < loss.x < fills[0].x + fills[0].width
    heads = [at(scene, str(number))[0] for number in (4, 5)]
    assert heads[0] < loss.x < heads[1]
    assert {"1 000 чел.", "сентябрь", RU.told["band.reach"]} <= set(said)


def test_the_band_is_as_high_as_its_share_of_people() -> None:
    (scene,) = drawn(reached(1000, 500))
    shapes = [one for one in scene.records if isinstance(one, Polygon) and one.fill == LIGHT.head]
    band = max(shapes, key=lambda one: max(x for x, _ in one.points) - one.points[0][0])
    foot = max(y for _, y in band.points)
    highs = sorted({round(foot - y, 3) for _, y in band.points})
    assert highs[2] == highs[1] * 2


def test_beside_a_stage_that_was_never_counted_no_loss_is_told() -> None:
    (scene,) = drawn(reached(1000, None, 400, 200))
    assert [one.text for one in scene.texts if one.text.startswith("−")] == ["−50\u00a0%"]
    assert RU.told["band.uncounted"] in [one.text for one in scene.texts]
    (scene,) = drawn(reached(None, None))
    assert RU.told["band.reach"] not in [one.text for one in scene.texts]


def test_a_star_has_its_reason_in_the_stages_head() -> None:
    pain = item("pains", "Нет цен", severity=3)
    (scene,) = drawn(journey((stage(0, (pain,), level=-2), stage(1, level=1))))
    assert "▲▲▲, злится" in [one.text for one in scene.texts]
    assert at(scene, "▲▲▲, злится")[0] == at(scene, "Этап с названием 0")[0]
    chosen = stage(0, level=1).model_copy(update={"moment_of_truth": True})
    (scene,) = drawn(journey((chosen, stage(1, level=1))))
    assert RU.told["reason.chosen"].replace(" ", "\u00a0") in [one.text for one in scene.texts]


def test_a_map_without_feelings_says_so_in_one_line_instead_of_an_empty_chart() -> None:
    made = tuple(stage(number, (item("goal", "Понять", number),), level=None) for number in (0, 1))
    (scene,) = drawn(journey(made))
    assert RU.told["unfelt"].format(number=1) in [one.text for one in scene.texts]
    assert RU.lanes["emotion"] not in [one.text for one in scene.texts]
    (felt,) = drawn(journey((stage(0), stage(1, level=None))))
    assert bare(RU.told["unfelt"][:20]) not in written([felt])


def test_the_curve_of_a_long_map_says_where_it_goes_on() -> None:
    pages = drawn(journey(tuple(stage(number, level=1) for number in range(12))))
    ends = [[one.text for one in scene.texts if "→" in one.text] for scene in pages]
    assert ends == [["7\u00a0→"], []]
    for scene, part in zip(pages, ("этапы 1–6 из 12", "этапы 7–12 из 12"), strict=True):
        assert bare(part) in written([scene])


def test_three_equal_stages_have_a_star_each() -> None:
    levels = (-2, -1, 0, 1, 2, -2, -1, 0, 1, 2, -2, -1)
    pages = drawn(journey(tuple(stage(number, level=one) for number, one in enumerate(levels))))
    fills = [one.fill for scene in pages for one in scene.records if isinstance(one, Polygon)]
    assert fills.count(LIGHT.key) == 3


def test_a_cell_of_guesses_has_one_question_mark() -> None:
    guesses = tuple(item("goal", f"Понять {n}", n, origin=Origin.CATALOGUE) for n in range(4))
    said = item("ideas", "Меню у входа")
    (scene,) = drawn(journey((stage(0, (*guesses, said)), stage(1, (said,)))))
    rings = [
        one for one in scene.records if isinstance(one, Circle) and one.stroke and one.stroke.dash
    ]
    assert len(rings) == 2  # the cell's, and the counter's in the foot
    assert bare("4 предположения") in written([scene])
