"""A map of the future beside today's: both curves, what is new, changed, gone, and how long."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey.measures import Duration, DurationUnit, Metric
from journey.model import Emotion, Item, Journey, Origin, Persona, Stage, State
from journey.pictures import Kind
from renderers.formats import text
from renderers.layout.beside import Beside, News
from renderers.pages import lay_out
from renderers.scene import Curve, Scene
from renderers.themes import theme
from tests.renderers.layout.scenes import check, written
from tests.renderers.samples import RU, item, journey, journeys, stage

SOFT = theme("light").soft
ACCENT = theme("light").accent
KINDS: tuple[Kind, ...] = ("board", "cover", "stage", "strip", "poster")


def today() -> Journey:
    """Two stages that stay and one that goes."""
    pains = (item("pains", "Очередь", severity=3), item("pains", "Нет цен", 1, severity=2))
    metric = item("metrics", "Заказы", metric=Metric(value=10, unit="шт."))
    hour = Duration(amount=1, unit=DurationUnit.HOUR)
    made = (
        stage(0, (*pains, metric), -2).model_copy(update={"duration": hour}),
        stage(1, (item("channels", "Касса"),), -1),
        stage(2, (item("goal", "Дождаться"),), -1).model_copy(update={"title": "Жду заказ"}),
    )
    return journey(made)


def future(now: Journey) -> Journey:
    """A copy in which nearly everything is another."""
    first, second = (_copied(one) for one in now.stages[:2])
    queue, _, metric = first.items
    items = (
        queue.model_copy(update={"severity": 1}),
        metric.model_copy(update={"metric": Metric(value=25, unit="шт.")}),
        Item(id="new", lane="actions", text="Платит заранее"),
    )
    minute = Duration(amount=5, unit=DurationUnit.MINUTE)
    better = Emotion(id="better", level=1, origin=Origin.CATALOGUE)
    first = first.model_copy(update={"items": items, "duration": minute, "emotions": (better,)})
    app = Item(id="app", lane="channels", text="Приложение")
    second = second.model_copy(update={"items": (app,), "title": "Беру заказ"})
    fresh = Stage(id="fresh", title="Плачу", emotions=(Emotion(id="paid", level=2),))
    return now.model_copy(
        update={
            "id": "plan",
            "state": State.TO_BE,
            "derived_from": now.id,
            "stages": (first, fresh, second),
        }
    )


def _copied(one: Stage) -> Stage:
    items = tuple(
        part.model_copy(update={"id": f"n{part.id}", "derived_from": part.id}) for part in one.items
    )
    return one.model_copy(update={"id": f"n{one.id}", "derived_from": one.id, "items": items})


BEFORE = today()
AFTER = future(BEFORE)


def drawn(kind: Kind, beside: Journey | None = BEFORE, after: Journey = AFTER) -> list[Scene]:
    return lay_out(after, RU, kind=kind, theme="light", beside=beside)


def dashed(scenes: list[Scene], colour: str) -> list[Curve]:
    """The curve's pieces of a colour that are drawn with a dash; the line of visibility is none."""
    return [
        one
        for scene in scenes
        for one in scene.records
        if isinstance(one, Curve) and one.stroke.colour == colour and one.stroke.dash
    ]


def struck(scenes: list[Scene]) -> int:
    """Straight grey lines through letters."""
    found = 0
    for scene in scenes:
        for one in scene.records:
            if isinstance(one, Curve) and one.stroke.colour == SOFT and not one.stroke.dash:
                (_, _, end), start = one.pieces[0], one.start
                middle = (start[0] + end[0]) / 2
                found += any(
                    line.top < start[1] < line.bottom and line.x <= middle <= line.x + line.width
                    for line in scene.texts
                )
    return found


@pytest.mark.parametrize("kind", ["board", "cover", "strip"])
def test_todays_curve_is_thin_and_dashed_and_the_plans_is_solid(kind: Kind) -> None:
    alone, beside = drawn(kind, None), drawn(kind)
    thin = dashed(beside, SOFT)
    assert len(thin) > len(dashed(alone, SOFT))
    assert max(one.stroke.width for one in thin) < 2
    assert dashed(alone, ACCENT)  # a guess
    assert not dashed(beside, ACCENT)
    assert "каксейчас" in written(beside)
    assert "каксейчас" not in written(alone)


def test_the_board_tells_what_is_new_changed_and_gone() -> None:
    pages = drawn("board")
    said = written(pages)
    texts = [one.text for one in pages[0].texts]
    assert texts.count(News.NEW.value) == 3  # two entries, and the legend's
    assert texts.count(News.CHANGED.value) == 3
    assert "Нетцен" in said
    assert struck(pages) == 3  # a pain, a channel, and the legend's
    assert "было:уводит" in said
    assert "≠ было:Этапсназванием1".replace(" ", "") in said
    assert "+новое" in said
    assert "1ч→5мин" in said
    assert "10шт.→25шт." in said
    assert "Убираемэтапы:3.Ждузаказ" in said
    assert "каксейчас:злится" in said
    for word in (RU.news_new, RU.news_changed, RU.news_gone):
        assert word in said


def test_nothing_of_this_stands_on_a_map_alone() -> None:
    said = written(drawn("board", None))
    for word in (RU.news_changed, RU.news_gone, "→", "было:", "Нетцен"):
        assert word not in said
    assert struck(drawn("board", None)) == 0


def test_the_legend_explains_only_what_there_is() -> None:
    same = BEFORE.model_copy(update={"state": State.TO_BE, "id": "same"})
    said = written(drawn("board", BEFORE, same))
    assert RU.news_new not in said
    assert RU.news_gone not in said


def test_a_cell_whose_entries_all_went_is_not_empty() -> None:
    empty = AFTER.stages[0].model_copy(update={"items": ()})
    after = AFTER.model_copy(update={"stages": (empty,)})
    said = written(drawn("board", BEFORE, after))
    assert "Очередь" in said
    assert "Заказы" in said


def test_the_cover_counts_what_is_another() -> None:
    said = written(drawn("cover"))
    assert "2новое≠2изменено−2убираем" in said or "+2новое≠2изменено−2убираем" in said
    assert RU.guesses_name not in said


def test_the_phones_cards_follow() -> None:
    said = written(drawn("stage"))
    assert "1ч→5мин" in said
    assert "каксейчас:злится" in said
    assert struck(drawn("stage")) >= 2


def test_in_words() -> None:
    said = text.write(AFTER, RU, BEFORE)
    assert "- Очередь (раздражает, изменено)" in said
    assert "- Нет цен (убираем)" in said
    assert "- Приложение (новое)" in said
    assert "Этап 2. Плачу (момент истины, новое)" in said or "Этап 2. Плачу (новое)" in said
    assert "было: Этап с названием 1" in said
    assert "Убираем этапы: 3. Жду заказ" in said
    assert "как сейчас: Злится" in said
    assert "убираем" not in text.write(AFTER, RU)


def test_a_map_beside_itself_earlier_says_so() -> None:
    now = AFTER.model_copy(update={"state": State.AS_IS})
    said = written(drawn("strip", BEFORE, now))
    assert "раньше" in said
    assert "теперь" in said
    assert "Убранныеэтапы" in said


def test_the_curve_beside_is_the_same_persons() -> None:
    people = (Persona(id="a", name="Инициатор"), Persona(id="b", name="Бухгалтер"))
    felt = (Emotion(id="1", level=-1, persona="a"), Emotion(id="2", level=2, persona="b"))
    before = journey((stage(0).model_copy(update={"emotions": felt}),), personas=people)
    others = tuple(one.model_copy(update={"id": f"n{one.id}"}) for one in people)
    moods = tuple(
        one.model_copy(update={"id": f"n{one.id}", "persona": f"n{one.persona}"}) for one in felt
    )
    after = before.model_copy(
        update={
            "personas": others,
            "stages": (before.stages[0].model_copy(update={"emotions": moods[::-1]}),),
        }
    )
    main = Beside.of(before, after).felt(after.stages[0])
    assert main is not None
    assert main.level == -1


@settings(max_examples=25)
@given(journeys(), journeys(), st.sampled_from(KINDS))
def test_nothing_overlaps_whatever_is_compared(before: Journey, after: Journey, kind: Kind) -> None:
    for scene in drawn(kind, before, after):
        check(scene)
