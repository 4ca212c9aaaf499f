"""As is beside to be: every part once, every difference once, the same the other way about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import count

import pytest
from hypothesis import given, settings

from journey.copying import to_be
from journey.difference import (
    ITEM_TURNS,
    SAID,
    Difference,
    Fate,
    Feeling,
    ItemChange,
    ItemTurn,
    StageChange,
    StageTurn,
    compare,
    moved_ones,
    retold,
)
from journey.measures import Duration, DurationUnit, Effort, Metric
from journey.model import Emotion, EmotionKind, Intent, Item, Journey, Persona, Stage
from journey.outcomes import Outcome
from journey.twins import Twins
from tests.journey.maps import whole
from tests.strategies import journeys, pairs

_often = settings(
    max_examples=40,  # a whole journey is a large example
)

BEFORE = whole()


def copied(journey: Journey) -> Journey:
    """As a to-be map begins: everything new, each part knows what it was copied from."""
    persons = {one.id: f"n-{one.id}" for one in journey.personas}

    def item(one: Item) -> Item:
        person = persons.get(one.persona or "", one.persona)
        return one.model_copy(
            update={"id": f"n-{one.id}", "derived_from": one.id, "persona": person}
        )

    def emotion(one: Emotion) -> Emotion:
        person = persons.get(one.persona or "", one.persona)
        return one.model_copy(update={"id": f"n-{one.id}", "persona": person})

    def stage(one: Stage) -> Stage:
        return one.model_copy(
            update={
                "id": f"n-{one.id}",
                "derived_from": one.id,
                "items": tuple(map(item, one.items)),
                "emotions": tuple(map(emotion, one.emotions)),
            }
        )

    people = tuple(one.model_copy(update={"id": persons[one.id]}) for one in journey.personas)
    return journey.model_copy(
        update={
            "id": "copy",
            "derived_from": journey.id,
            "stages": tuple(map(stage, journey.stages)),
            "personas": people,
        }
    )


def with_stage(journey: Journey, index: int, **update: object) -> Journey:
    stages = list(journey.stages)
    stages[index] = stages[index].model_copy(update=update)
    return journey.model_copy(update={"stages": tuple(stages)})


def with_item(journey: Journey, lane: str, **update: object) -> Journey:
    """The first stage's first entry of a lane, changed."""
    stage = journey.stages[0]
    first = stage.lane(lane)[0]
    items = (one.model_copy(update=update) if one is first else one for one in stage.items)
    return with_stage(journey, 0, items=tuple(items))


def turned(difference: Difference) -> Counter[str]:
    """What it says, as if it were of the maps the other way about; in any order."""
    fates = {Fate.ADDED: Fate.GONE, Fate.GONE: Fate.ADDED, Fate.KEPT: Fate.KEPT}
    return _told(difference, fates, back=True)


def told(difference: Difference) -> Counter[str]:
    return _told(difference, {fate: fate for fate in Fate}, back=False)


def _told(difference: Difference, fates: dict[Fate, Fate], *, back: bool) -> Counter[str]:
    way = -1 if back else 1
    said = []
    changes: list[StageChange | ItemChange] = [*difference.stages, *difference.items]
    for one in changes:
        sides = [part.model_dump_json() if part else None for part in (one.before, one.after)]
        said.append(f"{sides[::way]} {fates[one.fate]} {sorted(one.turns)}")
    for feeling in difference.feelings:
        sides = [part.id if part else None for part in (feeling.before, feeling.after)]
        said.append(f"{sides[::way]} {feeling.levels[::way]}")
    for person in difference.personas:
        sides = [part.id if part else None for part in (person.before, person.after)]
        said.append(f"{sides[::way]}")
    return Counter(said)


def parts(journey: Journey) -> Counter[str]:
    """The ids of all parts of a map that a difference tells of."""
    found = [one.id for one in journey.personas]
    for stage in journey.stages:
        found += [stage.id, *(one.id for one in stage.items), *(one.id for one in stage.emotions)]
    return Counter(found)


def sides(difference: Difference, which: str) -> Iterable[str]:
    groups = (difference.stages, difference.items, difference.feelings, difference.personas)
    for group in groups:
        for one in group:
            part = getattr(one, which)
            if part is not None:
                yield part.id


@_often
@given(journeys())
def test_a_copy_differs_in_nothing(journey: Journey) -> None:
    assert compare(journey, journey).empty
    assert list(compare(journey, copied(journey)).changes) == []


@_often
@given(pairs())
def test_every_part_of_both_maps_is_told_once(pair: tuple[Journey, Journey]) -> None:
    before, after = pair
    difference = compare(before, after)
    assert Counter(sides(difference, "before")) == parts(before)
    assert Counter(sides(difference, "after")) == parts(after)


@_often
@given(pairs())
def test_the_other_way_about_it_is_the_mirror(pair: tuple[Journey, Journey]) -> None:
    before, after = pair
    assert turned(compare(before, after)) == told(compare(after, before))
    assert turned(compare(before, copied(after))) == told(compare(copied(after), before))


@_often
@given(pairs())
def test_what_is_kept_differs_exactly_where_it_is_said(pair: tuple[Journey, Journey]) -> None:
    difference = compare(*pair)
    # stages without a common id are one where they have one title
    same = {one.after.id: one.before.id for one in difference.stages if one.before and one.after}
    for change in difference.items:
        before, after = change.before, change.after
        if before is None or after is None:
            assert not change.turns
            continue
        assert (before.text != after.text) == (ItemTurn.REWORDED in change.turns)
        assert (same.get(change.stage_after or "") != change.stage_before) == (
            ItemTurn.MOVED in change.turns
        )
        assert (before.closed != after.closed) == (ItemTurn.CLOSED in change.turns)
        assert (before.intent != after.intent) == (ItemTurn.INTENT in change.turns)
        assert before.lane == after.lane == change.lane


def only(difference: Difference) -> StageChange | ItemChange | Feeling:
    (change,) = difference.changes
    assert isinstance(change, StageChange | ItemChange | Feeling)
    return change


def test_stages_come_go_and_change_their_titles() -> None:
    after = copied(BEFORE)
    named = with_stage(after, 1, title="Сравниваю")
    change = only(compare(BEFORE, named))
    assert isinstance(change, StageChange)
    assert change.fate is Fate.KEPT
    assert change.turns == {StageTurn.RETITLED}

    fresh = Stage(id="fresh", title="Зову друзей")
    grown = after.model_copy(update={"stages": (*after.stages, fresh)})
    assert only(compare(BEFORE, grown)) == StageChange(None, fresh)

    shorter = after.model_copy(update={"stages": after.stages[1:]})
    gone = [one for one in compare(BEFORE, shorter).changes if isinstance(one, StageChange)]
    assert [(one.fate, one.before) for one in gone] == [(Fate.GONE, BEFORE.stages[0])]
    assert compare(BEFORE, shorter).stages[0].fate is Fate.GONE  # where it stood


def test_a_stage_that_says_the_same_is_the_same() -> None:
    after = copied(BEFORE)
    forgotten = tuple(
        one.model_copy(update={"derived_from": None, "title": f" {one.title.upper()}"})
        for one in after.stages
    )
    difference = compare(BEFORE, after.model_copy(update={"stages": forgotten}))
    assert {one.fate for one in difference.stages} == {Fate.KEPT}
    assert {one.turns for one in difference.stages} == {frozenset({StageTurn.RETITLED})}


def test_a_renamed_persona_of_a_plan_is_still_who_they_were() -> None:
    people = (Persona(id="p1", name="Директор"), Persona(id="p2", name="Бухгалтер"))
    pain = Item(id="i1", lane="pains", text="Долго", persona="p1")
    felt = Emotion(id="e1", level=-1, persona="p1")
    stage = Stage(id="s1", title="Выбираю", items=(pain,), emotions=(felt,))
    before = BEFORE.model_copy(update={"personas": people, "stages": (stage,)})
    ids = (f"n{number}" for number in count())
    plan = to_be(before, "plan", "Как должно быть", new_id=lambda: next(ids), now=before.created)
    boss, other = plan.personas
    boss = boss.model_copy(update={"name": "Генеральный директор", "role": "Решает"})
    happy = plan.stages[0].emotions[0].model_copy(update={"level": 1})
    after = with_stage(plan, 0, emotions=(happy,)).model_copy(update={"personas": (boss, other)})

    found = compare(before, after)

    assert [(one.kept, retold(one)) for one in found.personas] == [
        (True, ("name", "role")),
        (True, ()),
    ]
    assert [one.levels for one in found.feelings] == [(-1, 1)]
    assert [one.turns for one in found.items] == [frozenset()]
    assert not compare(before, plan.model_copy(update={"personas": (boss, other)})).empty


def test_a_persona_is_known_by_name_and_keeps_its_things() -> None:
    persona = Persona(id="p1", name="Директор")
    pain = Item(id="i1", lane="pains", text="Долго", persona="p1")
    stage = Stage(id="s1", title="Ищу", items=(pain,))
    before = BEFORE.model_copy(update={"personas": (persona,), "stages": (stage,)})
    forgotten = stage.model_copy(
        update={"id": "s2", "items": (pain.model_copy(update={"id": "i2", "persona": "p2"}),)}
    )
    other = persona.model_copy(update={"id": "p2"})
    after = before.model_copy(update={"personas": (other,), "stages": (forgotten,)})
    assert compare(before, after).empty

    nobodys = forgotten.model_copy(
        update={"items": (pain.model_copy(update={"id": "i3", "derived_from": "i1"}),)}
    )
    everybodys = nobodys.items[0].model_copy(update={"persona": None})
    after = after.model_copy(
        update={"stages": (nobodys.model_copy(update={"items": (everybodys,)}),)}
    )
    change = only(compare(before, after))
    assert isinstance(change, ItemChange)
    assert change.turns == {ItemTurn.PERSONA}


UNTOLD = {
    *("id", "lane", "persona", "derived_from"),  # which item it is, and whose
    *("origin", "catalogue", "evidence"),  # how it is known: told of versions, not of two maps
    *("answered_in", "unanswered"),  # of a question: it leads to another item
    "kind",  # of a pain: what is offered against it
    "weighed",  # who said how much a pain hinders: how much is told
    *("remedy_for", "votes", "passed"),  # of the dialogue, and of the team
    "figures",  # told where the present figure is the same: `ItemTurn.FIGURES`
    "habit",  # of the catalogue's step, and changes with it
}
"""The fields of an item whose change is none of the map's."""


def test_every_field_of_an_item_is_told_or_named_here() -> None:
    assert {*ITEM_TURNS.values()}.isdisjoint(UNTOLD)
    assert {*ITEM_TURNS.values()} | UNTOLD == {*Item.model_fields}


@pytest.mark.parametrize("name", SAID)
def test_each_line_of_a_card_is_retold(name: str) -> None:
    before = BEFORE.personas[0]
    after = before.model_copy(update={name: "🦊" if name == "emoji" else "Иначе"})
    assert retold(Twins(before, after)) == (name,)
    assert retold(Twins(before, before)) == ()


def test_every_line_of_a_card_is_told() -> None:
    unsaid = {"id", "origin", "catalogue", "derived_from", "evidence"}
    assert {*SAID} | unsaid == {*Persona.model_fields}


@pytest.mark.parametrize(
    ("update", "turn"),
    [
        ({"text": "Другими словами"}, ItemTurn.REWORDED),
        ({"severity": 1}, ItemTurn.SEVERITY),
        ({"effort": Effort.LARGE}, ItemTurn.EFFORT),
        ({"outcome": Outcome.LEAVES}, ItemTurn.OUTCOME),
        ({"closed": True}, ItemTurn.CLOSED),
        ({"strong": True}, ItemTurn.STRONG),
        ({"intent": Intent.DROP}, ItemTurn.INTENT),
    ],
)
def test_a_pain_is_reworded_lighter_or_done_away_with(
    update: dict[str, object], turn: ItemTurn
) -> None:
    before = with_item(BEFORE, "pains", severity=3, closed=False)
    change = only(compare(before, with_item(copied(before), "pains", **update)))
    assert isinstance(change, ItemChange)
    assert change.turns == {turn}


def test_a_metric_gets_another_value() -> None:
    before = with_item(BEFORE, "metrics", metric=Metric(value=12, unit="%"))
    after = with_item(copied(before), "metrics", metric=Metric(value=20, unit="%"))
    (change,) = compare(before, after).metrics
    assert change.turns == {ItemTurn.METRIC}
    assert change is not None


def test_items_come_go_and_move() -> None:
    after = copied(BEFORE)
    first, second, *_ = after.stages
    pain = first.lane("pains")[0]
    rest = tuple(one for one in first.items if one is not pain)
    without = with_stage(after, 0, items=rest)
    difference = compare(BEFORE, without)
    change = only(difference)
    assert isinstance(change, ItemChange)
    assert change.fate is Fate.GONE
    assert (change.stage_before, change.stage_after) == (BEFORE.stages[0].id, None)
    assert change.lane == pain.lane

    moved = with_stage(without, 1, items=(*second.items, pain))
    change = only(compare(BEFORE, moved))
    assert isinstance(change, ItemChange)
    assert change.turns == {ItemTurn.MOVED}


def test_an_item_of_another_lane_is_another_item() -> None:
    pain, idea = (Item(id="one", lane=lane, text="Меню") for lane in ("pains", "ideas"))
    before = with_stage(BEFORE, 0, items=(pain,))
    difference = compare(before, with_stage(BEFORE, 0, items=(idea,)))
    assert [one.fate for one in difference.items if one.changed] == [Fate.ADDED, Fate.GONE]


def test_feelings_before_and_after_stand_side_by_side() -> None:
    stage = BEFORE.stages[0]
    emotion = Emotion(id="e1", level=-1)
    measured = Emotion(id="e2", level=0.4, kind=EmotionKind.MEASURED, n=12)
    before = with_stage(BEFORE, 0, emotions=(emotion, measured))
    better = emotion.model_copy(update={"id": "e3", "level": 2})
    after = with_stage(copied(before), 0, emotions=(better,))
    found = [one for one in compare(before, after).feelings if one.stage_before == stage.id]
    assert [(one.kind, one.levels, one.changed) for one in found] == [
        (EmotionKind.ASSUMED, (-1, 2), True),
        (EmotionKind.MEASURED, (0.4, None), True),
    ]


def test_a_stage_takes_another_time() -> None:
    before = with_stage(BEFORE, 0, duration=Duration(amount=2, unit=DurationUnit.DAY))
    after = with_stage(copied(before), 0, duration=Duration(amount=1, unit=DurationUnit.HOUR))
    change = only(compare(before, after))
    assert isinstance(change, StageChange)
    assert change.turns == {StageTurn.DURATION}
    assert [one.amount for one in change.durations if one] == [2, 1]


@pytest.mark.parametrize(
    ("order", "moved"),
    [
        ([], []),
        ([0, 1, 2], []),
        ([1, 2, 3, 0], [0]),
        ([3, 0, 1, 2], [3]),
        ([1, 0], [0, 1]),
        ([0, 2, 1, 3], [1, 2]),
    ],
)
def test_the_stage_that_was_put_elsewhere_is_the_moved_one(
    order: list[int], moved: list[int]
) -> None:
    found = moved_ones(order)
    assert sorted(place for place, is_moved in zip(order, found, strict=True) if is_moved) == moved
