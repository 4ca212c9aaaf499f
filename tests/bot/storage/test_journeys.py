"""Journeys: whole round trips, changed rows only, lists, deletion, history."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.storage import SqlStore, StaleJourney
from journey.changes import apply, assemble, diff, flatten, revert
from journey.errors import NotOwner
from journey.model import Journey, Stage
from journey.shelf import Heading
from tests.bot.storage.samples import ANNA, BORIS, NOW, Clock, journey, put, renamed, statements
from tests.strategies import journeys, successors

_fresh = (f"map-{number}" for number in itertools.count())
_stored = settings(
    max_examples=25,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,  # each example is a map of its own
        HealthCheck.too_slow,
    ],
)


@_stored
@given(data=st.data())
async def test_whatever_becomes_of_a_journey_is_read_back(
    store: SqlStore, data: st.DataObject
) -> None:
    states = [data.draw(journeys(next(_fresh)))]
    await put(store, states[0])
    for _ in range(2):
        states.append(data.draw(successors(states[-1])))
        async with store.write() as work:
            await work.save_journey(states[-2], states[-1], owner=ANNA, actor=ANNA, at=NOW)
            assert await work.journey(states[-1].id) == states[-1]
    async with store.read() as work:
        assert await work.journey(states[-1].id) == states[-1]
        history = await work.history(states[-1].id)
    rows = flatten(states[-1])
    for entry, state in zip(reversed(history), reversed(states), strict=True):
        assert assemble(rows) == state
        rows = apply(rows, revert(entry.changes))
    assert rows == {}


async def test_parts_of_two_maps_may_share_ids(store: SqlStore) -> None:
    one, other = journey("one"), journey("other", "долго")
    await put(store, one, other)
    async with store.write() as work:
        await work.save_journey(one, renamed(one, "A"), owner=ANNA, actor=ANNA, at=NOW)
    async with store.read() as work:
        assert await work.journey("other") == other


async def test_an_item_moves_out_of_a_vanishing_stage(store: SqlStore) -> None:
    before = journey()
    heir = before.stages[1].model_copy(update={"items": before.stages[0].items})
    after = before.model_copy(update={"stages": (heir,), "revision": 1})
    await put(store, before)
    async with store.write() as work:
        await work.save_journey(before, after, owner=ANNA, actor=ANNA, at=NOW)
    async with store.read() as work:
        assert await work.journey("map") == after


async def test_only_changed_rows_are_touched(store: SqlStore) -> None:
    before = journey()
    moved = before.model_copy(update={"stages": before.stages[::-1], "revision": 1})
    await put(store, before)
    with statements(store) as sent:
        async with store.write() as work:
            await work.save_journey(before, moved, owner=ANNA, actor=ANNA, at=NOW)
    assert [s.split(" SET ")[0].split(" (")[0] for s in sent if s[:6] in {"INSERT", "UPDATE"}] == [
        "UPDATE journeys",
        "UPDATE stages",
        "INSERT INTO changes",
        "UPDATE groups",
    ]


async def test_a_map_of_any_size_is_loaded_in_two_queries(store: SqlStore) -> None:
    stages = tuple(Stage(id=f"s{n}", title="x") for n in range(12))
    await put(store, journey(), journey("large", stages=stages))
    counts = []
    for name in ("map", "large"):
        with statements(store) as sent:
            async with store.read() as work:
                assert await work.journey(name)
        counts.append(len([statement for statement in sent if statement.startswith("SELECT")]))
    assert counts == [2, 2]


async def test_nothing_changed_leaves_no_history(store: SqlStore) -> None:
    await put(store, journey())
    async with store.write() as work:
        await work.save_journey(journey(), journey(), owner=ANNA, actor=ANNA, at=NOW)
        assert len(await work.history("map")) == 1


async def test_history_tells_who_when_what(store: SqlStore) -> None:
    before, after = journey(), renamed(journey(), "Новое")
    later = NOW + dt.timedelta(days=1)
    await put(store, before)
    async with store.write() as work:
        await work.save_journey(before, after, owner=ANNA, actor=BORIS, at=later)
    async with store.read() as work:
        first, second = await work.history("map")
    assert (first.revision, first.actor, first.at) == (0, ANNA, NOW)
    assert (second.revision, second.actor, second.at) == (1, BORIS, later)
    assert second.changes == diff(before, after)


async def _save(store: SqlStore, before: Journey | None, after: Journey, owner: int = ANNA) -> None:
    async with store.write() as work:
        await work.save_journey(before, after, owner=owner, actor=owner, at=NOW)


async def test_a_lost_update_cannot_happen_silently(store: SqlStore) -> None:
    before = journey()
    await put(store, before)
    await _save(store, before, renamed(before, "A"))
    with pytest.raises(StaleJourney):
        await _save(store, before, renamed(before, "B"))
    with pytest.raises(StaleJourney):
        await _save(store, None, before)
    with pytest.raises(StaleJourney):  # a change that does not raise the revision
        await _save(store, before, before.model_copy(update={"title": "C"}))
    with pytest.raises(StaleJourney):
        await _save(store, journey("gone"), renamed(journey("gone"), "D"))
    with pytest.raises(NotOwner):
        await _save(store, renamed(before, "A"), renamed(renamed(before, "A"), "E"), owner=BORIS)
    async with store.read() as work:
        assert await work.journey("map") == renamed(before, "A")


async def test_an_owner_is_known_even_of_a_deleted_map(store: SqlStore) -> None:
    await put(store, journey())
    async with store.write() as work:
        await work.set_deleted("map", NOW)
    async with store.read() as work:
        assert await work.owner("map") == ANNA
        assert await work.owner("nothing") is None
        assert await work.journey("nothing") is None


async def test_headings_are_one_persons_latest_first(store: SqlStore) -> None:
    later = NOW + dt.timedelta(hours=1)
    await put(store, journey("a"), journey("b", updated=later, industry="cafe"), journey("c"))
    await put(store, journey("d"), owner=BORIS)
    async with store.write() as work:
        await work.set_deleted("c", NOW)
    async with store.read() as work:
        assert await work.headings(ANNA) == (
            Heading(id="b", title="Кофейня дорого", industry="cafe", updated=later, agreed=False),
            Heading(id="a", title="Кофейня дорого", industry=None, updated=NOW, agreed=False),
        )


async def test_a_deleted_map_is_gone_until_it_is_brought_back(store: SqlStore) -> None:
    await put(store, journey())
    async with store.write() as work:
        await work.set_deleted("map", NOW)
        assert await work.journey("map") is None
        await work.set_deleted("map", None)
        assert await work.journey("map") == journey()


async def test_purge_removes_for_good_what_was_deleted_before(
    store: SqlStore, clock: Clock
) -> None:
    await put(store, journey("old"), journey("new"), journey("kept"))
    async with store.write() as work:
        await work.set_deleted("old", NOW - dt.timedelta(days=31))
        await work.set_deleted("new", NOW - dt.timedelta(days=1))
        assert await work.purge(NOW - dt.timedelta(days=30)) == 1
        assert await work.purge(NOW - dt.timedelta(days=30)) == 0
        assert await work.owner("old") is None
        assert await work.history("old") == ()
        await work.set_deleted("new", None)
        assert await work.journey("new") == journey("new")
        assert await work.journey("kept") == journey("kept")
