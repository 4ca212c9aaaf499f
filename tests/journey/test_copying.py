"""Copies of maps: nothing shared, nothing lost, every reference within the copy."""

from __future__ import annotations

import datetime as dt
from itertools import count

from hypothesis import given

from journey import codec, copying, testwalk
from journey.changes import flatten
from journey.difference import compare
from journey.measures import Metric, Reach
from journey.model import (
    Emotion,
    EmotionKind,
    Item,
    Journey,
    Passed,
    Persona,
    Stage,
    State,
    Task,
    TaskStatus,
)
from journey.walks import Met, Walk
from tests.strategies import journeys

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
OURS = {"id", "derived_from", "remedy_for", "persona", "parent", "passed_by"}


def made(journey: Journey, title: str = "Копия") -> Journey:
    numbers = count()
    return copying.copy(journey, "copy", title, new_id=lambda: f"n{next(numbers)}", now=NOW)


def planned(journey: Journey) -> Journey:
    numbers = count()
    return copying.to_be(
        journey, "plan", "Как должно быть", new_id=lambda: f"n{next(numbers)}", now=NOW
    )


def small() -> Journey:
    pain = Item(id="pain", lane="pains", text="Дорого", persona="p")
    idea = Item(id="idea", lane="ideas", text="Показать цены", remedy_for="pain")
    metric = Item(id="m", lane="metrics", text="Дошли", metric=Metric(value=12, target=20))
    moods = (
        Emotion(id="e1", level=-1, persona="p"),
        Emotion(id="e2", level=-1.5, kind=EmotionKind.MEASURED, n=40),
    )
    stage = Stage(
        id="s",
        title="Выбираю",
        items=(pain, idea, metric),
        emotions=moods,
        reach=Reach(people=9),
        passed_by={"p": {"emotion": Passed.ANSWERED}},
    )
    return Journey(
        id="map", title="Кофейня", language="ru", personas=(Persona(id="p", name="Соседка"),),
        stages=(stage,), created=NOW, updated=NOW, revision=7, next_review=NOW.date(),
    )  # fmt: skip


@given(journeys())
def test_every_id_is_new_and_stands_once(journey: Journey) -> None:
    before = {row_id for _, row_id in flatten(journey)}
    after = [row_id for _, row_id in flatten(made(journey))]
    assert not before & set(after)
    assert len(set(after)) == len(after)


@given(journeys())
def test_says_the_same(journey: Journey) -> None:
    one, other = flatten(journey), flatten(made(journey, journey.title))
    for table in ("persona", "stage", "item", "emotion", "evidence"):
        was = [_said(row) for (kind, _), row in one.items() if kind == table]
        now = [_said(row) for (kind, _), row in other.items() if kind == table]
        assert now == was
    assert compare(journey.model_copy(update={"state": State.AS_IS}), made(journey)).empty


def _said(row: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in row.items() if name not in OURS}


@given(journeys())
def test_comes_from_what_it_was_copied_from(journey: Journey) -> None:
    copied = made(journey.model_copy(update={"state": State.AS_IS}))
    assert copied.derived_from == journey.id
    whose = [persona.derived_from for persona in copied.personas]
    assert whose == [persona.id for persona in journey.personas]
    for stage, original in zip(copied.stages, journey.stages, strict=True):
        assert stage.derived_from == original.id
        for item, source in zip(stage.items, original.items, strict=True):
            assert item.derived_from == source.id


@given(journeys())
def test_is_a_map_of_its_own(journey: Journey) -> None:
    copied = made(journey)
    assert (copied.revision, copied.created, copied.updated) == (0, NOW, NOW)
    assert (copied.tasks, copied.next_review) == ((), None)
    assert Journey.model_validate(copied.model_dump()) == copied


def test_references_lead_within_the_copy() -> None:
    copied = made(small())
    (stage,) = copied.stages
    pain, idea, _ = stage.items
    assert idea.remedy_for == pain.id
    assert pain.persona == copied.personas[0].id
    assert stage.emotions[0].persona == copied.personas[0].id
    assert stage.passed_by == {copied.personas[0].id: {"emotion": Passed.ANSWERED}}
    assert codec.read(codec.write(copied)) == copied


def test_a_walk_goes_on_in_a_copy_where_it_stood() -> None:
    found = {"site": "pain"}
    asked = ("site", "pain", "idea")
    walk = Walk(started=NOW.date(), asked=asked, answers={"site": Met.NO}, found=found)
    stage = small().stages[0]
    site = Item(id="site", lane="channels", text="Сайт")
    stage = stage.model_copy(update={"items": (*stage.items, site)})
    copied = made(small().model_copy(update={"stages": (stage,), "walk": walk}))
    at = testwalk.place(copied)
    assert at is not None
    assert isinstance(at.entry, Item)
    assert at.entry.derived_from == "pain"
    assert [broken.entry.id for broken in testwalk.summary(copied).broken] == [
        item.id for item in copied.stages[0].items if item.derived_from == "site"
    ]
    assert copied.walk is not None
    assert list(copied.walk.found.values()) == [at.entry.id]


def test_a_plan_was_not_walked() -> None:
    assert planned(testwalk.begin(small(), NOW.date())).walk is None


def test_a_plan_keeps_what_was_thought_and_leaves_what_was_measured() -> None:
    plan = planned(small())
    (stage,) = plan.stages
    assert (plan.state, plan.derived_from) == (State.TO_BE, "map")
    assert [emotion.kind for emotion in stage.emotions] == [EmotionKind.ASSUMED]
    assert stage.reach is None
    assert stage.items[2].metric == Metric(value=12, target=20)
    assert compare(copying.comparable(small()), plan).empty


def test_a_copy_of_a_plan_is_another_plan_for_the_same_map() -> None:
    again = made(planned(small()))
    assert copying.is_plan(again)
    assert again.derived_from == "map"
    assert again.stages[0].derived_from == "s"
    assert [item.derived_from for item in again.stages[0].items] == ["pain", "idea", "m"]
    assert not copying.is_plan(made(small()))


def test_a_map_of_a_file_brings_its_tasks_as_they_stood() -> None:
    done = Task(
        id="t1", rule="fix_pain", source="pain", stage="s", text="Показать цены", owner="Оля",
        status=TaskStatus.DONE, done_at=NOW, done_by="Оля", metric="m", giver="Аня",
    )  # fmt: skip
    own = Task(id="t2", rule="own", source="t2", stage="s", text="Плёнка", due=NOW.date())
    felt = Task(id="t3", rule="calm", source="e1", stage="s", text="Спросить, почему")
    numbers = count()
    journey = codec.read(codec.write(small().with_(tasks=(done, own, felt))))
    found = copying.taken_in(
        journey, "mine", "Кофейня", new_id=lambda: f"n{next(numbers)}", now=NOW
    )
    (stage,) = found.stages
    pain, _idea, metric = stage.items
    fixed, kept, asked = found.tasks
    assert (fixed.source, fixed.stage, fixed.metric) == (pain.id, stage.id, metric.id)
    assert (fixed.status, fixed.done_by, fixed.owner) == (TaskStatus.DONE, "Оля", "Оля")
    assert fixed.giver is None
    assert (kept.source, kept.due) == (kept.id, NOW.date())
    assert asked.source == stage.emotions[0].id
    assert not {task.id for task in found.tasks} & {"t1", "t2", "t3"}
    assert (found.derived_from, stage.derived_from, pain.derived_from) == (None, None, None)
