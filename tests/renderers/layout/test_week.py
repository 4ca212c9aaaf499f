"""A team's week: what the map and its tasks tell, and nothing else."""

from __future__ import annotations

import datetime as dt

import pytest

from journey.model import Emotion, EmotionKind, Item, Journey, Persona, Task, TaskStatus
from renderers.pages import lay_out
from renderers.scene import Scene
from tests.renderers.layout.scenes import bare, check, written
from tests.renderers.layout.test_ink import check_ink
from tests.renderers.samples import EN, NOW, RU, item, journey, stage, typical

DAY = dt.timedelta(days=1)
SMALLEST = 14
LONGEST = 1066


def task(number: int, **fields: object) -> Task:
    base = {
        "id": f"t{number}",
        "rule": "own",
        "source": f"t{number}",
        "text": f"дело номер {number}",
        "stage": "s0",
    }
    return Task.model_validate({**base, **fields})


def done(number: int, by: str | None = None, who: int | None = None, at: dt.datetime = NOW) -> Task:
    return task(number, status=TaskStatus.DONE, done_at=at, done_by=by, done_by_id=who)


def with_tasks(drawn: Journey, *tasks: Task) -> Journey:
    return drawn.model_copy(update={"tasks": tasks})


def felt(drawn: Journey, number: int, level: float) -> Journey:
    stages = list(drawn.stages)
    told = tuple(one.model_copy(update={"level": level}) for one in stages[number].emotions)
    stages[number] = stages[number].model_copy(update={"emotions": told})
    return drawn.model_copy(update={"stages": tuple(stages)})


def week(after: Journey, before: Journey | None, theme: str | None = None) -> Scene:
    (scene,) = lay_out(after, RU, kind="week", theme=theme, beside=before)
    check(scene)
    check_ink(scene)
    for text in scene.texts:
        assert text.lettering.size >= SMALLEST
    assert scene.height <= LONGEST
    return scene


def test_it_tells_who_did_what_what_changed_and_one_next_thing() -> None:
    calm = typical(6)
    before = with_tasks(calm, done(0, "Марина", 7), *(task(at) for at in range(1, 6)))
    after = with_tasks(
        felt(calm, 1, 1),
        done(0, "Марина", 7),
        done(1, "Тимур", 8, NOW + DAY),
        done(2, "Аня", 9, NOW),
        *(task(at, due=dt.date(2026, 12, 3)) for at in range(3, 6)),
    )
    said = written([week(after, before)])
    for told in ("Закрыли задач: 2, на этапе 2 стало лучше", "Сделано 3 из 6", "Тимур", "Аня",
                 "Дело номер 1", "Дело номер 2", RU.todo["week.next"], "Дело номер 3",
                 "до 3 декабря", "Этап 2: было «Недоволен», стало «Доволен»"):  # fmt: skip
        assert bare(told) in said, told
    assert said.index(bare("Дело номер 2")) < said.index(bare("Дело номер 1"))  # as it was done
    for told in ("Марина", "Дело номер 0", "Дело номер 4"):
        assert bare(told) not in said


def test_who_speaks_for_a_group_is_not_named() -> None:
    after = with_tasks(typical(2), done(0, "Администратор", -100), done(1, None))
    said = written([week(after, with_tasks(typical(2), task(0), task(1)))])
    assert "Администратор" not in said
    assert bare("Дело номер 0") in said


def test_where_nothing_changed_it_says_so_and_without_an_earlier_map_says_nothing_of_it() -> None:
    after = with_tasks(typical(3), done(0, "Аня", 1))
    before = with_tasks(typical(3), task(0))
    assert bare(RU.todo["week.same"]) in written([week(after, before)])
    alone = written([week(with_tasks(typical(3), done(0), done(1, at=NOW - 9 * DAY)), None)])
    assert bare(RU.todo["week.same"]) not in alone
    assert bare("Закрыли задач: 1") in alone
    assert bare(RU.todo["week.none"]) in written([week(typical(3), None)])


def asked(drawn: Journey, level: float, n: int) -> Journey:
    """So many customers were asked how the second stage feels."""
    heard = Emotion(id="s", level=level, kind=EmotionKind.MEASURED, n=n)
    stages = list(drawn.stages)
    stages[1] = stages[1].model_copy(update={"emotions": (*stages[1].emotions, heard)})
    return drawn.model_copy(update={"stages": tuple(stages)})


@pytest.mark.parametrize(("n", "told"), [(8, False), (80, True)])
def test_a_survey_tells_a_change_only_beyond_its_margin(n: int, told: bool) -> None:  # noqa: FBT001 - a table's column
    made = written([week(asked(typical(3), 1, n), asked(typical(3), 0, n))])
    assert (bare(RU.todo["week.same"]) in made) is not told
    assert (bare(RU.todo["week.better"].format(number=2)).lower() in made.lower()) is told
    first = written([week(asked(typical(3), 2, 500), typical(3))])
    assert bare(RU.todo["week.same"]) in first  # nobody felt another way: now one knows


def group() -> Journey:
    people = tuple(Persona(id=f"p{at}", name=name) for at, name in enumerate(("Анна", "Игорь")))
    stages = tuple(
        stage(at).model_copy(
            update={
                "emotions": tuple(
                    Emotion(id=f"e{at}{one.id}", persona=one.id, level=(at + mine) % 5 - 2)
                    for mine, one in enumerate(people)
                )
            }
        )
        for at in range(5)
    )
    return journey(stages, personas=people)


HARD: Item = item("questions", "כמה זה עולה ומתי אתם פתוחים?")
MAPS = {
    "twelve": typical(12),
    "group": group(),
    "right to left": journey((stage(0, (HARD,)), stage(1)), title="מסע הלקוח"),
    "long": typical(2).model_copy(update={"title": "Ш" * 80}),
    "unfelt": journey(tuple(stage(at, (), None) for at in range(4))),
    "empty": journey((), personas=()),
}


@pytest.mark.parametrize("name", MAPS)
def test_any_map_is_one_card(name: str) -> None:
    drawn = MAPS[name]
    tasks = [
        done(at, "W" * 80 if at % 2 else "Аня", at + 1).model_copy(
            update={"text": "Договориться, кто и как передаёт клиента " * 3}
        )
        for at in range(9)
    ]
    for theme in ("light", "dark", "print"):
        scene = week(with_tasks(drawn, *tasks, task(9)), with_tasks(drawn, task(9)), theme)
    assert bare(RU.todo["week.more"].format(n="")) in written([scene])
    names = [one.name for one in drawn.personas] if len(drawn.personas) > 1 else []
    for told in names:  # whose line is whose
        assert told in written([scene])


def test_it_speaks_english() -> None:
    after = with_tasks(typical(2), done(0, "Ann", 1), task(1))
    (scene,) = lay_out(after, EN, kind="week", beside=with_tasks(typical(2), task(0)))
    assert bare("1 tasks done") in written([scene])
