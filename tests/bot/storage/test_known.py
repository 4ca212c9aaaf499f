"""A map that has not changed is not loaded again; whatever changed it is seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.storage import SqlStore, open_store
from bot.storage.known import KnownMaps
from journey.model import Journey, Task
from journey.person import Person
from tests.bot.storage.samples import ANNA, BORIS, NOW, Clock, journey, put, renamed, statements


@pytest_asyncio.fixture
async def store(url: str, clock: Clock) -> AsyncIterator[SqlStore]:
    opened = open_store(url, now=clock)
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def other(url: str, clock: Clock) -> AsyncIterator[SqlStore]:
    """Another process."""
    opened = open_store(url, now=clock)
    yield opened
    await opened.close()


async def load(store: SqlStore, name: str = "map") -> tuple[Journey | None, int]:
    """The map, and how many queries that took."""
    with statements(store) as sent:
        async with store.read() as work:
            found = await work.journey(name)
    return found, len([one for one in sent if one.startswith("SELECT")])


async def change(store: SqlStore, before: Journey, title: str) -> Journey:
    after = renamed(before, title)
    async with store.write() as work:
        await work.save_journey(before, after, owner=ANNA, actor=ANNA, at=NOW)
    return after


async def test_what_was_stored_here_need_not_be_loaded(store: SqlStore, other: SqlStore) -> None:
    whole = journey()
    await put(store, whole)
    assert await load(store) == (whole, 1)
    assert await load(other) == (whole, 2)
    assert await load(other) == (whole, 1)


async def test_what_another_process_stored_is_seen(store: SqlStore, other: SqlStore) -> None:
    before = journey()
    await put(store, before)
    await load(other)
    after = await change(store, before, "Новое")
    assert await load(other) == (after, 2)


async def fail_after(store: SqlStore, before: Journey) -> None:
    async with store.write() as work:
        wrong = renamed(before, "Не так")
        await work.save_journey(before, wrong, owner=ANNA, actor=ANNA, at=NOW)
        assert await work.journey("map") == wrong
        raise ZeroDivisionError


async def test_what_was_taken_back_was_never_there(store: SqlStore) -> None:
    before, other_try = journey(), renamed(journey(), "Другое")
    await put(store, before)
    with pytest.raises(ZeroDivisionError):
        await fail_after(store, before)
    assert (await load(store))[0] == before
    async with store.write() as work:
        await work.save_journey(before, other_try, owner=ANNA, actor=ANNA, at=NOW)
    assert (await load(store))[0] == other_try


async def test_a_map_in_the_bin_is_none_though_it_is_known(store: SqlStore) -> None:
    await put(store, journey())
    async with store.write() as work:
        assert await work.journey("map")
        await work.set_deleted("map", NOW)
        assert await work.journey("map") is None
    assert (await load(store))[0] is None
    async with store.write() as work:
        await work.set_deleted("map", None)
        assert await work.journey("map") is not None


async def test_nothing_of_the_forgotten_stays_in_mind(store: SqlStore, other: SqlStore) -> None:
    task = Task(
        id="t", rule="remedy", source="i", stage="s1", text="x", owner="Борис", owner_id=BORIS
    )
    await put(store, journey(tasks=(task,)))
    await load(store)
    await load(other)
    async with store.write() as work:
        await work.save_person(Person(id=BORIS, chat=BORIS, language="ru", seen=NOW))
        await work.forget(BORIS)
    assert not store._maps._maps
    (there, _), (elsewhere, queries) = await load(store), await load(other)
    assert there is not None
    assert there == elsewhere
    assert queries == 2
    assert "Борис" not in there.model_dump_json()


def test_the_maps_touched_last_are_kept() -> None:
    maps = KnownMaps(2)
    first, second, third = (journey(name) for name in ("a", "b", "c"))
    rows = [
        {"id": one.id, "revision": one.revision, "updated": one.updated}
        for one in (first, second, third)
    ]
    maps.put(first)
    maps.put(second)
    assert maps.get(rows[0]) is first
    maps.put(third)
    assert [maps.get(row) for row in rows] == [first, None, third]
    assert maps.get({**rows[0], "updated": first.updated + dt.timedelta(microseconds=1)}) is None
    assert maps.get({**rows[0], "revision": first.revision + 1}) is None


async def test_a_person_as_they_are_is_not_written_again(store: SqlStore) -> None:
    anna = Person(id=ANNA, chat=ANNA, language="ru", seen=NOW)
    async with store.write() as work:
        await work.save_person(anna)
    with statements(store) as sent:
        async with store.write() as work:
            await work.save_person(await work.person(ANNA) or anna)
        async with store.write() as work:
            await work.person(ANNA)
            await work.save_person(anna.with_(view="maps"))
            await work.save_person(anna)
    assert len([one for one in sent if "INTO people" in one]) == 2
    async with store.read() as work:
        assert await work.person(ANNA) == anna
