"""The cover: one picture that says one thing first, and nothing that is not so."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from journey.measures import Reach
from journey.model import Emotion, EmotionKind, Item, Journey, Look, Origin, Persona, Shape
from renderers.layout.badges import badge
from renderers.layout.cover import cover
from renderers.layout.marks import Mark, star
from renderers.layout.phone import LONGEST
from renderers.scene import Box, Circle, Scene
from renderers.scene import Shape as Drawn
from renderers.text.measure import ShapedMeasure
from renderers.themes import theme
from renderers.words import Words
from tests.renderers.layout.scenes import bare, check, written
from tests.renderers.samples import EN, PROOF, RU, item, journey, stage

LIGHT = theme("light")
MEASURE = ShapedMeasure()
ASK = RU.empty
PEOPLE = tuple(
    Persona(id=f"w{at}", name=name, role=role)
    for at, (name, role) in enumerate(
        (("Ольга", "офис-менеджер"), ("Игорь", "финдиректор"), ("Павел", "юрист"),
         ("Лена", "бухгалтер"), ("Марат", "директор"))
    )
)  # fmt: skip


def one(drawn: Journey) -> Scene:
    """The only cover of a map."""
    (scene,) = cover(drawn, RU, LIGHT, MEASURE)
    check(scene)
    assert scene.height <= LONGEST
    return scene


def felt(drawn: Journey, *levels: Mapping[str, float]) -> Journey:
    """With what persons feel; «all» is everybody's."""
    stages = []
    for at, (found, told) in enumerate(zip(drawn.stages, levels, strict=True)):
        emotions = tuple(
            Emotion(id=f"f{at}{who}", level=level, persona=None if who == "all" else who)
            for who, level in told.items()
        )
        stages.append(found.with_(emotions=emotions))
    return drawn.with_(stages=tuple(stages))


def named(count: int, **fields: object) -> Journey:
    stages = tuple(stage(at, ()).model_copy(update={"title": f"Шаг {at}"}) for at in range(count))
    return journey(stages, **fields)


def stars(scene: Scene) -> int:
    """On the rows; the legend has one more."""
    return (
        sum(
            isinstance(record, Drawn) and len(record.points) == 10 and record.fill == LIGHT.star
            for record in scene.records
        )
        - 1
    )


def counted(drawn: Journey, *people: int | None) -> Journey:
    return drawn.with_(
        stages=tuple(
            found.with_(reach=None if came is None else Reach(people=came))
            for found, came in zip(drawn.stages, people, strict=True)
        )
    )


@pytest.mark.parametrize("stages", [1, 5, 9, 12])
@pytest.mark.parametrize("persons", [1, 3, 5])
def test_up_to_twelve_stages_and_five_persons_are_one_picture(stages: int, persons: int) -> None:
    people = PEOPLE[:persons]
    told = [{who.id: (at + n) % 5 - 2 for n, who in enumerate(people)} for at in range(stages)]
    pains = tuple(item("pains", f"Помеха номер {at} тут", at, severity=3) for at in range(3))
    drawn = felt(named(stages, personas=people, shape=Shape.GROUP), *told)
    first = drawn.stages[0].with_(items=pains)
    scene = one(drawn.with_(stages=(first, *drawn.stages[1:])))
    text = written([scene])
    for at in range(stages):
        assert bare(f"{at + 1}. Шаг {at}") in text
    for who in people:
        assert who.name in text
    assert bare("Сделка стоит" if persons > 1 else "Трудно") in text


def test_what_it_says_first_is_largest_and_followed_by_the_loss() -> None:
    pains = (item("pains", "Нет цен и меню", 1, severity=3),)
    drawn = counted(felt(journey((stage(0, pains), stage(1))), {"all": -2}, {"all": 1}), 1900, 1100)
    scene = one(drawn)
    largest = max(text.lettering.size for text in scene.texts)
    said = "".join(text.text for text in scene.texts if text.lettering.size == largest)
    assert bare(said).startswith("Теряемнаэтапе1«")
    assert bare(said).endswith("»:нетценименю")
    assert bare("уходят 42 %") in written([scene])


def test_a_pill_for_each_loss_and_the_greatest_is_filled() -> None:
    drawn = counted(felt(named(4), *[{"all": 0}] * 4), 100, 50, 40, None)
    scene = one(drawn)
    text = written([scene])
    assert "−50%" in text
    assert "−20%" in text
    filled = [box for box in scene.records if isinstance(box, Box) and box.fill == LIGHT.alarm]
    assert len(filled) == 1
    assert bare("100 чел.") in text
    assert text.count("чел.") == 1


def test_where_somebody_was_heard_nobody_is_sent_to_ask() -> None:
    drawn = felt(named(2, personas=PEOPLE[:3]), {"w1": -2, "w0": 1}, {"w0": 0, "w2": 0})
    text = written([one(drawn)])
    assert bare(f"Игорь: {RU.levels[-2].lower()}") in text
    assert bare(f"Ольга и Павел: {RU.levels[0].lower()}") in text
    assert bare(ASK) not in text
    assert bare(ASK) in written([one(felt(named(2), {"all": 1}, {}))])


def test_equals_have_their_stars_together_each_with_its_reason() -> None:
    levels = (-2, -1, 0, 1, 2, -2, -1, 0, 1, 2, -2, -1)
    scene = one(felt(named(12), *({"all": level} for level in levels)))
    assert stars(scene) == 3
    # the headline, and a word beside each star
    assert written([scene]).casefold().count(bare(RU.levels[-2].lower())) == 4


def test_without_feelings_what_hinders_is_told_stage_by_stage() -> None:
    asked = (item("questions", "Где конец очереди?", 2),)
    pains = (item("pains", "Нет цен", 1, severity=3, evidence=PROOF),)
    drawn = felt(journey((stage(0, pains), stage(1, asked), stage(2, ()))), {}, {}, {})
    scene = one(drawn)
    text = written([scene])
    assert bare(RU.told["obstacles"]) in text
    assert bare(RU.told["axis.bad"]) not in text
    assert bare("Спрашивает: где конец очереди?") in text
    assert text.count(bare(ASK)) == 1
    assert bare("пока не знаем. Спросите на этапе 1.") in text


def test_a_draft_says_once_that_it_is_one() -> None:
    guess = item("pains", "Нет цен", 1, severity=3, origin=Origin.CATALOGUE)
    drawn = journey((stage(0, (guess,)),))
    emotions = (Emotion(id="e", level=-1, origin=Origin.CATALOGUE),)
    drawn = drawn.with_(stages=(drawn.stages[0].with_(emotions=emotions),))
    scene = one(drawn)
    text = written([scene])
    assert bare(RU.told["draft.ribbon"]) in text
    assert bare("Похоже, трудно на этапе 1") in text
    dashed = (one for one in scene.records if isinstance(one, Circle) and one.stroke)
    assert sum(bool(one.stroke and one.stroke.dash) for one in dashed) == 1
    frames = [box for box in scene.records if isinstance(box, Box) and box.stroke]
    assert any(box.stroke and box.stroke.dash and box.width > 460 for box in frames)
    answered = guess.model_copy(update={"origin": Origin.OWNER})
    plain = drawn.with_(stages=(drawn.stages[0].with_(items=(answered,)),))
    assert bare(RU.told["draft.ribbon"]) not in written([one(plain)])


def test_counters_stand_in_the_foot_and_none_is_left_out() -> None:
    drawn = felt(journey((stage(0, (item("pains", "Нет цен", 1),)),)), {"all": 1})
    scene = one(drawn)
    text = written([scene])
    assert bare(f"2 {RU.answers_name}") in text
    assert bare(RU.proved_name) not in text


def test_a_survey_stands_beside_what_was_thought() -> None:
    drawn = felt(named(1), {"all": -2})
    measured = Emotion(id="m", level=1.2, kind=EmotionKind.MEASURED, n=41)
    both = drawn.stages[0].with_(emotions=(*drawn.stages[0].emotions, measured))
    scene = one(drawn.with_(stages=(both,)))
    assert bare("1. Шаг 0" + RU.levels[1]) in written([scene])
    hollow = [
        record
        for record in scene.records
        if isinstance(record, Circle) and record.fill == LIGHT.surface and record.stroke
    ]
    assert len(hollow) == 1


def test_what_is_hidden_is_not_concluded_from() -> None:
    pains = (item("pains", "Нет цен", 1, severity=3),)
    drawn = felt(journey((stage(0, pains),)), {"all": -2})
    text = written([one(drawn.with_(look=Look(hidden=("pains",))))])
    assert "Нетцен" not in text.replace("нетцен", "Нетцен")


def test_a_sentence_too_long_is_cut_at_a_word() -> None:
    long = "Никто не говорит " + "сколько это стоит и почему так дорого " * 6
    scene = one(felt(journey((stage(0, (item("pains", long.strip(), 1),)),)), {"all": -2}))
    sizes = {text.lettering.size for text in scene.texts}
    lines = [text for text in scene.texts if text.lettering.size == max(sizes)]
    assert len(lines) <= 3
    assert lines[-1].text.endswith("…")


def test_the_signs_differ_in_shape() -> None:
    drawn = [list(badge(mark, 0, 0, 8, LIGHT)) for mark in Mark]
    kinds = [tuple(type(record).__name__ for record in records) for records in drawn]
    assert len(set(kinds)) == len(kinds)
    assert star(0, 0, 5, LIGHT.star).points


def test_a_pain_of_one_person_carries_the_sign() -> None:
    mine = Item(id="p1", lane="pains", text="Нет счёта", persona="w1", severity=2)
    drawn = felt(journey((stage(0, (mine,)),), personas=PEOPLE[:2]), {"w0": 1, "w1": -1})
    text = written([one(drawn)])
    assert bare("Нет счёта" + "И") in text


def headline(drawn: Journey, words: Words = RU) -> list[str]:
    scene = cover(drawn, words, LIGHT, MEASURE)[0]
    largest = max(text.lettering.size for text in scene.texts)
    return [text.text for text in scene.texts if text.lettering.size == largest]


def test_a_numbered_title_is_not_parted_from_its_number() -> None:
    pain = (item("pains", "Долго ждут ответа", severity=3),)
    for before in range(12):
        title = "Я" * before + " Этап 1"
        made = stage(0, pain, level=-2).model_copy(update={"title": title.strip()})
        assert not any(line.startswith("1") for line in headline(journey((made,))))


def test_before_the_pain_a_line_ends_in_both_languages() -> None:
    pain = (item("pains", "Extra fees show up late", severity=3),)
    drawn = journey((stage(0, pain, level=-2).model_copy(update={"title": "I choose"}),))
    for words in (RU, EN):
        assert headline(drawn, words)[-1].startswith("extra fees")


def test_a_count_with_no_room_is_left_to_the_stages_card() -> None:
    people = (Persona(id="a", name="Екатерина"), Persona(id="b", name="Игорь"))
    measured = Emotion(id="m", level=-2, persona="a", kind=EmotionKind.MEASURED, n=1_000_000)
    other = Emotion(id="b", level=1, persona="b")
    stages = [stage(0).model_copy(update={"emotions": (measured, other)}), stage(1), stage(2)]
    drawn = counted(journey(tuple(stages), personas=people), 4_000, 100, 100)
    scene = one(drawn)
    assert len([text for text in scene.texts if "Екатерина: " in text.text]) == 1
