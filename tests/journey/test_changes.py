"""A journey as rows: nothing is lost on the way there, back, on and undone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from journey.changes import apply, assemble, diff, flatten, revert
from journey.model import Item, Journey, Stage
from tests.strategies import journeys, pairs

_often = settings(
    max_examples=40,  # a whole journey is a large example; ten tests draw four hundred of them
)


@_often
@given(journeys())
def test_rows_make_the_same_journey(journey: Journey) -> None:
    assert assemble(flatten(journey)) == journey


@_often
@given(journeys())
def test_the_order_of_rows_does_not_matter(journey: Journey) -> None:
    assert assemble(dict(reversed(flatten(journey).items()))) == journey


@_often
@given(pairs())
def test_the_difference_leads_from_one_state_to_the_other(pair: tuple[Journey, Journey]) -> None:
    before, after = pair
    assert apply(flatten(before), diff(before, after)) == flatten(after)


@_often
@given(pairs())
def test_a_reverted_difference_leads_back(pair: tuple[Journey, Journey]) -> None:
    before, after = pair
    steps = diff(before, after)
    assert apply(flatten(after), revert(steps)) == flatten(before)
    assert revert(revert(steps)) == steps


@_often
@given(pairs())
def test_only_rows_that_differ_are_named(pair: tuple[Journey, Journey]) -> None:
    before, after = flatten(pair[0]), flatten(pair[1])
    named = {(step.table, step.id) for step in diff(*pair)}
    differ = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    assert named == differ


@_often
@given(journeys())
def test_a_journey_comes_and_goes_as_a_whole(journey: Journey) -> None:
    assert diff(journey, journey) == ()
    assert apply({}, diff(None, journey)) == flatten(journey)
    assert apply(flatten(journey), diff(journey, None)) == {}


@_often
@given(journeys())
def test_holders_come_before_their_parts_and_go_after_them(journey: Journey) -> None:
    come = [step.id for step in diff(None, journey)]
    gone = [step.id for step in diff(journey, None)]
    assert come == gone[::-1]
    for step in diff(None, journey):
        assert step.after is not None
        parent = step.after["parent"]
        assert parent is None or come.index(parent) < come.index(step.id)


@_often
@given(journeys())
def test_moving_stages_names_stages_only(journey: Journey) -> None:
    moved = journey.model_copy(update={"stages": journey.stages[::-1]})
    assert {step.table for step in diff(journey, moved)} <= {"stage"}
    back = assemble(apply(flatten(journey), diff(journey, moved)))
    assert [stage.items for stage in back.stages] == [s.items for s in journey.stages[::-1]]


@_often
@given(journeys())
def test_what_another_stage_takes_over_survives_its_own(journey: Journey) -> None:
    if len(journey.stages) < 2:
        return
    first, second, *others = journey.stages
    heir = second.model_copy(update={"items": (*second.items, *first.items)})
    after = journey.model_copy(update={"stages": (heir, *others)})
    steps = diff(journey, after)
    assert [step.id for step in steps if step.after is None and step.table == "item"] == []
    assert assemble(apply(flatten(journey), steps)) == after


@_often
@given(pairs())
def test_history_leads_to_any_past_state(pair: tuple[Journey, Journey]) -> None:
    before, after = pair
    rows = flatten(after)
    for steps in (diff(before, after), diff(None, before)):
        state = assemble(rows)
        assert state in (before, after)
        rows = apply(rows, revert(steps))
    assert rows == {}


def test_an_item_that_only_moves_up_changes_only_places() -> None:
    items = tuple(Item(id=f"i{n}", lane="pains", text=f"{n}") for n in range(3))
    before = _journey(Stage(id="s", title="Выбираю", items=items))
    after = _journey(Stage(id="s", title="Выбираю", items=items[1:]))
    assert [(step.id, step.after and step.after["pos"]) for step in diff(before, after)] == [
        ("i0", None),
        ("i1", 0),
        ("i2", 1),
    ]


def test_rows_without_a_journey_are_refused() -> None:
    with pytest.raises(ValueError, match="no journey"):
        assemble({})


def _journey(*stages: Stage) -> Journey:
    return Journey.model_validate(
        {
            "id": "map",
            "title": "Кофейня",
            "language": "ru",
            "created": "2026-01-01T00:00:00Z",
            "updated": "2026-01-01T00:00:00Z",
            "stages": stages,
        }
    )
