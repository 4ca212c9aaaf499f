"""A drawing's name: changes with what is drawn, and with nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journey.measures import Effort
from journey.model import Emotion, Item, Journey, Look, Stage, Task, TaskStatus
from journey.pictures import Pages
from renderers.cachekey import cache_key, renderer_version
from tests.renderers.samples import EN, NOW, RU, typical

DRAWN = typical(2)


def key(**changes: object) -> str:
    journey = DRAWN.model_copy(update=changes)
    return cache_key(journey, RU, pages="first", theme="light")


def test_the_same_drawing_has_the_same_key() -> None:
    assert key() == key()
    assert len(key()) == 64


def test_what_is_not_drawn_does_not_matter() -> None:
    assert key() == key(updated=NOW.replace(year=2027), id="other", depth="full")


def test_tasks_matter_where_they_say_which_of_two_pains_comes_first() -> None:
    """Equals in everything that a picture shows but for what their remedies take."""
    pains = [Item(id=name, lane="pains", text=name, severity=2) for name in "xy"]
    stages = tuple(
        Stage(id=pain.id, title=pain.id, items=(pain,), emotions=(Emotion(id="e", level=0),))
        for pain in pains
    )
    stages = (*stages, Stage(id="c", title="c"), Stage(id="d", title="d"))

    def mended(*efforts: Effort) -> tuple[Task, ...]:
        return tuple(
            Task(id=s.id, rule="remedy", source=s.id, stage=s.id, text=s.id, effort=effort)
            for s, effort in zip(stages, efforts, strict=False)
        )

    plain = key(stages=stages, tasks=mended(Effort.SMALL, Effort.MEDIUM))
    assert key(stages=stages, tasks=mended(Effort.SMALL, Effort.LARGE)) == plain
    assert key(stages=stages, tasks=mended(Effort.LARGE, Effort.SMALL)) != plain


@pytest.mark.parametrize("pages", ["cover", "phone", "stages", "strip"])
def test_a_picture_without_a_footer_does_not_change_with_the_day(pages: Pages) -> None:
    words = replace(RU, changed="изменена вчера")
    assert cache_key(DRAWN, words, pages=pages) == cache_key(DRAWN, RU, pages=pages)


def test_how_often_a_map_was_changed_is_drawn_nowhere() -> None:
    assert key() == key(revision=7)


def test_what_is_not_drawn_of_the_map_beside_does_not_matter() -> None:
    beside = typical(3)
    other = beside.model_copy(update={"title": "Иначе", "revision": 9, "look": Look(theme="dark")})
    found = [cache_key(DRAWN, RU, pages="board", beside=one) for one in (beside, other)]
    assert found[0] == found[1]


def test_a_week_is_another_one_where_something_else_was_done_before() -> None:
    def key(before: Journey | None) -> str:
        return cache_key(after, RU, pages="week", beside=before)

    done = TaskStatus.DONE
    task = Task(id="t", rule="own", source="t", text="Найти баристу", stage="s1", status=done)
    after = typical().model_copy(update={"tasks": (task,)})
    assert key(after) != key(typical()) != key(None)


@pytest.mark.parametrize("pages", ["board", "first", "poster"])
def test_a_footer_tells_dates(pages: Pages) -> None:
    said = [RU, replace(RU, review="проверить завтра"), replace(RU, changed="изменена вчера")]
    assert len({cache_key(DRAWN, words, pages=pages) for words in said}) == len(said)


def test_everything_drawn_matters() -> None:
    keys = {
        key(),
        key(title="Другая карта"),
        key(stages=DRAWN.stages[:1]),
        cache_key(DRAWN, EN, pages="first", theme="light"),
        cache_key(DRAWN, replace(RU, date="24 ноября 2026"), pages="first", theme="light"),
        cache_key(DRAWN, RU, pages="board", theme="light"),
        cache_key(DRAWN, RU, pages="first", theme="dark"),
        cache_key(DRAWN, RU, pages="stages", theme="light", stages=range(1)),
        cache_key(DRAWN, RU, pages="stages", theme="light", stages=range(1, 2)),
        cache_key(DRAWN, RU, pages="first", theme="light", beside=typical(3)),
        cache_key(DRAWN, RU, pages="first", theme="light", beside=typical(4)),
    }
    assert len(keys) == 11


def test_the_renderer_has_a_version() -> None:
    assert len(renderer_version()) == 16


def test_the_maps_own_theme_is_a_theme_like_one_asked_for() -> None:
    dark = DRAWN.model_copy(update={"look": Look(theme="dark")})
    gone = DRAWN.model_copy(update={"look": Look(theme="gone")})
    asked = cache_key(DRAWN, RU, pages="first", theme="dark")
    assert cache_key(dark, RU, pages="first") == asked
    assert cache_key(gone, RU, pages="first") == key()
    assert cache_key(dark, RU, pages="first", theme="light") == key()


def test_brand_and_hidden_lanes_are_drawn() -> None:
    looks = (Look(), Look(brand="#c8102e"), Look(hidden=("pains",)))
    assert len({key(look=look) for look in looks}) == 3


def test_a_theme_that_there_is_not_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        cache_key(DRAWN, RU, pages="first", theme="neon")
