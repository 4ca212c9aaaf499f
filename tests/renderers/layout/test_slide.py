"""Slides and a channel's pictures: pages of a fixed size hold whatever a map holds."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings

from journey.measures import Reach
from journey.model import Emotion, Item, Journey, Look, Origin, Persona, Shape, State, Task
from renderers.colour import TEXT, contrast
from renderers.pages import LAYOUTS, lay_out
from renderers.scene import Begin, Box, Circle, End, Role, Scene
from renderers.scene import Shape as Polygon
from renderers.themes import chosen, names, theme
from tests.renderers.layout.scenes import bare, check, written
from tests.renderers.samples import RU, crowded, item, journey, journeys, stage, typical

if TYPE_CHECKING:
    from journey.pictures import Kind

LIGHT = theme("light")
SIZES: dict[Kind, tuple[int, int]] = {
    "slide": (1920, 1080),
    "square": (1080, 1080),
    "story": (1080, 1920),
}
LEAST: dict[Kind, float] = {"slide": 18, "square": 13.5, "story": 13.5}
"""Letters: 18 points on a slide, 2.5 % of a picture's width."""
NAMES = ("Ольга", "Игорь", "Павел", "Лена", "Марат")


def task(number: int, stage_id: str, text: str, **fields: object) -> Task:
    base = {"id": f"t{number}", "rule": "own", "source": f"t{number}", "stage": stage_id}
    return Task.model_validate({**base, "text": text, **fields})


def pages(drawn: Journey, kind: Kind, beside: Journey | None = None) -> list[Scene]:
    """All of a kind, each looked through."""
    found = lay_out(drawn, RU, kind=kind, beside=beside)
    for scene in found:
        check(scene)
        check_fixed(scene, kind)
        check_parts(scene)
    return found


def check_fixed(scene: Scene, kind: Kind) -> None:
    """Its size is its kind's, its letters are large enough, and none stand where a phone writes."""
    scale = LAYOUTS[kind].scale
    assert (scene.width * scale, scene.height * scale) == SIZES[kind]
    top, bottom = (0.1, 0.87) if kind == "story" else (0.03, 0.98)
    for text in scene.texts:
        if text.width:
            assert text.lettering.size >= LEAST[kind] - 1e-6, text
            assert scene.height * top <= text.top, text
            assert text.bottom <= scene.height * bottom, text
            assert 20 <= text.x <= text.x + text.width <= scene.width - 20, text


def check_parts(scene: Scene) -> None:
    """Together the parts are the page; a paragraph's lines are its text and lie within it."""
    seen = [at for at, one in enumerate(scene.records) if not isinstance(one, Begin | End)]
    ours = [at for part in scene.parts for at in range(part.first, part.last)]
    assert not {*seen} - {*ours}
    assert all(one.last <= other.first for one, other in pairwise(scene.parts))
    for part in scene.parts:
        records = scene.records[part.first : part.last]
        texts = [one for one in scene.texts if one in records]
        if part.role in {Role.HEADING, Role.BODY, Role.LABEL}:
            said = "".join(one.text[:-1] if one.hyphenated else one.text for one in texts)
            assert bare(said) == bare(part.text)
        if part.role is Role.TILE:
            assert [type(one) for one in records] == [Box]


def check_contrast(scene: Scene) -> None:
    """Every line can be read on what was drawn last under its middle."""
    for text in scene.texts:
        x, y = text.x + text.width / 2, (text.top + text.bottom) / 2
        ground = scene.fill
        for record in scene.records:
            if record is text:
                break
            if isinstance(record, Box) and record.fill:
                across = record.x <= x <= record.x + record.width
                if across and record.y <= y <= record.y + record.height:
                    ground = record.fill
            elif isinstance(record, Circle) and record.fill:
                far = (record.x - x) ** 2 + (record.y - y) ** 2
                ground = record.fill if far <= record.radius**2 else ground
        assert contrast(text.colour, ground) >= TEXT, (text, ground)


@settings(max_examples=12, phases=(Phase.explicit, Phase.reuse, Phase.generate), deadline=None)
@given(journeys(hiding=True))
def test_whatever_is_typed_stays_on_its_page(drawn: Journey) -> None:
    todo = tuple(
        task(at, one.id, (one.items[0].text if one.items else one.title)[:300])
        for at, one in enumerate(drawn.stages)
    )
    for kind in SIZES:
        pages(drawn.model_copy(update={"tasks": todo}), kind)


def group(stages: int, persons: int) -> Journey:
    people = tuple(Persona(id=f"w{at}", name=name) for at, name in enumerate(NAMES[:persons]))
    made = []
    for at in range(stages):
        told = tuple(
            Emotion(id=f"f{at}{n}", level=(at + n) % 5 - 2, persona=who.id)
            for n, who in enumerate(people)
        )
        title = f"Выбираю поставщика {at}"
        made.append(stage(at, ()).model_copy(update={"title": title, "emotions": told}))
    return journey(tuple(made), personas=people, shape=Shape.GROUP)


@pytest.mark.parametrize("stages", [1, 6, 12])
def test_any_number_of_stages_and_persons_has_its_curve(stages: int) -> None:
    for persons in (1, 3, 5):
        drawn = group(stages, persons)
        for kind in SIZES:
            first, *others = pages(drawn, kind)
            faces = [one for one in first.records if isinstance(one, Circle)]
            assert len({(one.x, one.y) for one in faces if one.fill in LIGHT.faces}) >= stages
            assert len(others) == (stages if kind == "slide" else 0)
            if persons > 1 and kind != "story":
                assert all(name in written([first]) for name in NAMES[:persons])


@pytest.mark.parametrize("name", names())
def test_every_line_can_be_read_in_any_theme_and_brand(name: str) -> None:
    for brand in (None, "#ffd400", "#1a1a1a", "#7fd4ff"):
        look = Look(theme=name, brand=brand)
        drawn = typical(6).model_copy(update={"look": look, "state": State.TO_BE})
        for kind in ("square", "story"):
            (scene,) = pages(drawn, kind)
            check_contrast(scene)
            assert scene.fill == chosen(name, look).key
        for scene in pages(drawn, "slide"):
            check_contrast(scene)


def known() -> Journey:
    """A loss at the second stage, because of a pain that a task takes away."""
    pains = (item("pains", "Нет цен и меню", 1, severity=3),)
    first = stage(0, (), 0).model_copy(update={"reach": Reach(people=2000)})
    second = stage(1, pains, -2).model_copy(update={"reach": Reach(people=1900)})
    third = stage(2, (), 1).model_copy(update={"reach": Reach(people=1100)})
    due = dt.date(2026, 12, 3)
    todo = (
        task(1, "s1", "Выложить меню с ценами", rule="remedy", source="pains1", owner="Аня"),
        task(2, "s0", "Повесить вывеску", due=due),
        *(task(at, "s2", f"Дело номер {at}") for at in range(3, 30)),
    )
    return journey((first, second, third), tasks=todo)


def test_the_first_slide_says_curve_pains_and_steps() -> None:
    first, *stages, tasks = pages(known(), "slide")
    heading = next(part for part in first.parts if part.role is Role.HEADING)
    assert bare(heading.text) == bare("Теряем на этапе 2 «Этап с названием 1»: нет цен и меню")
    text = written([first])
    for said in ("уходят 42 %", RU.told["axis.up"], RU.told["axis.bad"], RU.told["next"]):
        assert bare(said) in text
    assert "Выложитьменюсценами" in text
    tiles = [part for part in first.parts if part.role is Role.TILE]
    assert len(tiles) == 2
    fills = [first.records[part.first] for part in tiles]
    assert [one.fill for one in fills if isinstance(one, Box)] == [LIGHT.bad.tint, LIGHT.good.tint]
    assert len(stages) == 3
    assert bare("−42 %") in written([stages[1]])
    said = written([tasks])
    assert bare(RU.todo["week"]) in said
    assert bare("Аня") in said
    assert bare("до 3 декабря") in said
    shown = sum(f"Делономер{at}" in said.replace(" ", "") for at in range(3, 30))
    assert bare(RU.told["more"].format(n=29 - 3 - (shown - 1))) in said


def test_a_channels_picture_says_one_thing_and_what_comes_next() -> None:
    for kind in ("square", "story"):
        (scene,) = pages(known(), kind)
        text = written([scene])
        assert bare("Теряем на этапе 2") in text
        assert bare("Выложить меню с ценами") in text
        assert (bare("−42 %") in text) == (kind == "story")
        assert bare("Аня") not in text  # a name is the team's, not a channel's


def test_guesses_are_told_as_guesses_and_nothing_is_made_up() -> None:
    guess = item("pains", "Нет цен", severity=3, origin=Origin.CATALOGUE)
    supposed = Emotion(id="e", level=-1, origin=Origin.CATALOGUE)
    draft = journey((stage(0, (guess,), None).with_(emotions=(supposed,)), stage(1, level=None)))
    draft = draft.with_(stages=(draft.stages[0],))
    for kind in SIZES:
        scene = pages(draft, kind)[0]
        text = written([scene])
        assert bare(RU.told["draft.ribbon"]) in text
        assert bare("Похоже, трудно") in text
        assert bare(RU.told["draft.check"]) in text
    empty = journey((stage(0, (), None), stage(1, (), None)))
    for kind in SIZES:
        scene = pages(empty, kind)[0]
        assert not [one for one in scene.records if isinstance(one, Circle) and one.fill in
                    LIGHT.faces]  # fmt: skip
        assert bare(empty.title) in written([scene])
        assert bare(RU.told["next"]) not in written([scene])
    for scene in pages(journey((), personas=()), "slide"):
        assert not [one for one in scene.records if isinstance(one, Polygon)]


def test_a_mixed_map_marks_what_is_proved_and_what_is_not() -> None:
    pains = (
        item("pains", "Нет цен", 1, severity=3),
        item("pains", "Долго ждут", 2, severity=2, origin=Origin.CATALOGUE),
    )
    first = pages(journey((stage(0, pains, -1),)), "slide")[0]
    rings = [one for one in first.records if isinstance(one, Circle) and one.stroke]
    assert sum(bool(one.stroke and one.stroke.dash) for one in rings) == 1


def test_words_are_cut_at_a_word_and_titles_stand_under_their_numbers() -> None:
    long = item("pains", "Цена оказывается выше чем в объявлении " * 6, 1, severity=3)
    drawn = journey(tuple(stage(at, (long,) if at == 1 else (), -1) for at in range(6)))
    for kind in SIZES:
        for scene in pages(drawn, kind):
            assert not [one for one in scene.texts if one.hyphenated]
    for number in (8, 12):
        first = pages(crowded(number, 1, 60), "slide")[0]
        assert sum(text.text == str(number) for text in first.texts) >= 1


def test_a_plan_stands_beside_what_is() -> None:
    plan = typical(3).model_copy(update={"state": State.TO_BE})
    plan = plan.with_(
        stages=tuple(one.with_(emotions=()) for one in plan.stages[:1]) + plan.stages[1:]
    )
    for kind in ("slide", "square"):
        text = written(pages(plan, kind, typical(3))[:1])
        assert bare(RU.to_be) in text
        assert bare(RU.beside_now) in text
    alone, beside = pages(plan, "story")[0], pages(plan, "story", typical(3))[0]
    assert bare(RU.beside_now) not in written([beside])
    assert len(beside.records) == len(alone.records)  # no line that nothing names


def test_a_step_is_told_whole_before_there_are_more_of_them() -> None:
    said = "Выложить меню с ценами в карточки на картах, у входа, у стойки, на столах и на доставке"
    todo = tuple(task(at, "s1", f"{said} {at}") for at in range(3))
    for kind in ("square", "story"):
        (scene,) = pages(known().model_copy(update={"tasks": todo}), kind)
        assert bare(f"{said} 0") in written([scene])
        assert "…" not in written([scene])


def test_an_entry_of_one_person_carries_the_sign() -> None:
    people = (Persona(id="a", name="Ольга"), Persona(id="b", name="Игорь"))
    mine = Item(id="p", lane="pains", text="Нет счёта", persona="b", severity=2)
    told = (Emotion(id="1", level=1, persona="a"), Emotion(id="2", level=-1, persona="b"))
    made = stage(0, (mine,), None).with_(emotions=told)
    first, second = pages(journey((made,), personas=people), "slide")
    for scene in (first, second):
        fills = [one.fill for one in scene.records if isinstance(one, Polygon)]
        assert LIGHT.person(1) in fills


OF_A_TEAM = frozenset({"week"})
"""Posted in the team's own chat, where everybody knows whose it is."""


def test_the_name_of_the_business_stands_on_every_kind_of_picture() -> None:
    drawn = known().model_copy(update={"business": "Пар"})
    nameless = drawn.model_copy(update={"business": None})
    for kind in [one for one in LAYOUTS if one not in OF_A_TEAM]:
        assert "Пар" in written(lay_out(drawn, RU, kind=kind)), kind
        assert "Пар" not in written(lay_out(nameless, RU, kind=kind)), kind
