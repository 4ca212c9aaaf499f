"""Transactions: one writer at a time, all or nothing, whatever happens meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable

import pytest
import sqlalchemy as sa

from bot.storage import SqlStore, open_store
from tests.bot.storage.samples import ANNA, BORIS, NOW, Clock, journey, person, put, renamed


class StumbledError(Exception):
    """Raised within a transaction by a test."""


async def _count_up(store: SqlStore, times: int) -> None:
    for _ in range(times):
        async with store.write() as work:
            found = await work.person(ANNA)
            assert found is not None
            await asyncio.sleep(0)  # lets the others in, if they can get in
            await work.save_person(person(view=str(int(found.view) + 1)))


async def _together(*doings: Awaitable[object]) -> None:
    await asyncio.gather(*doings)


async def _view(store: SqlStore, who: int = ANNA) -> str | None:
    async with store.read() as work:
        found = await work.person(who)
    return None if found is None else found.view


async def _save(store: SqlStore, who: int, view: str) -> None:
    async with store.write() as work:
        await work.save_person(person(who, view=view))


async def _stumble(store: SqlStore, who: int, at: asyncio.Event | None = None) -> None:
    async with store.write() as work:
        await work.save_person(person(who, view="half"))
        await work.save_journey(None, journey("half"), owner=who, actor=who, at=NOW)
        if at is not None:
            await at.wait()
        raise StumbledError


async def test_ten_tasks_lose_none_of_five_hundred_steps(store: SqlStore) -> None:
    await _save(store, ANNA, "0")
    await _together(*(_count_up(store, 50) for _ in range(10)))
    assert await _view(store) == "500"


async def test_two_processes_lose_none_either(store: SqlStore, url: str, clock: Clock) -> None:
    await _save(store, ANNA, "0")
    other = open_store(url, now=clock)
    try:
        await _together(*(_count_up(one, 10) for one in (store, other) for _ in range(5)))
    finally:
        await other.close()
    assert await _view(store) == "100"


async def test_an_exception_leaves_nothing(store: SqlStore) -> None:
    with pytest.raises(StumbledError):
        await _stumble(store, ANNA)
    async with store.read() as work:
        assert await work.person(ANNA) is None
        assert await work.owner("half") is None
        assert await work.history("half") == ()


async def test_what_one_task_takes_back_another_does_not_commit(store: SqlStore) -> None:
    go = asyncio.Event()
    stumbling = asyncio.create_task(_stumble(store, ANNA, go))
    saving = asyncio.create_task(_save(store, BORIS, "whole"))
    await asyncio.sleep(0)
    go.set()
    with pytest.raises(StumbledError):
        await stumbling
    await saving
    assert await _view(store, ANNA) is None
    assert await _view(store, BORIS) == "whole"


async def test_a_cancelled_write_leaves_nothing_and_blocks_nobody(store: SqlStore) -> None:
    inside = asyncio.Event()

    async def endless() -> None:
        async with store.write() as work:
            await work.save_person(person(view="half"))
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(endless())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await _view(store) is None
    await _save(store, ANNA, "whole")
    assert await _view(store) == "whole"


@pytest.mark.parametrize("steps", range(0, 60, 3))
async def test_cancelled_at_any_moment(store: SqlStore, steps: int) -> None:
    """A write is done or not done, wherever in it the task was cancelled."""
    before, after = journey(), renamed(journey(), "Новое")
    await put(store, before)

    async def save() -> None:
        async with store.write() as work:
            await work.save_journey(before, after, owner=ANNA, actor=ANNA, at=NOW)

    task = asyncio.create_task(save())
    for _ in range(steps):
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    await _save(store, ANNA, "whole")
    async with store.read() as work:
        found, history = await work.journey("map"), await work.history("map")
    assert (found, len(history)) in [(before, 1), (after, 2)]


async def test_a_reader_sees_one_moment(store: SqlStore) -> None:
    await _save(store, ANNA, "before")
    async with store.read() as work:
        first = await work.person(ANNA)
        await asyncio.create_task(_save(store, ANNA, "after"))
        assert await work.person(ANNA) == first
    assert await _view(store) == "after"


async def test_a_reader_does_not_see_what_is_not_committed(store: SqlStore) -> None:
    async with store.write() as work:
        await work.save_person(person())
        assert await _view(store) is None
    assert await _view(store) == ""


async def test_a_reader_cannot_write(store: SqlStore) -> None:
    async with store.read() as work:
        with pytest.raises(sa.exc.DBAPIError, match=r"read.?only"):
            await work.save_person(person())
    assert await _view(store) is None


async def test_a_write_inside_a_write_is_a_mistake_that_shows(store: SqlStore) -> None:
    with pytest.raises(RuntimeError, match="write inside a write"):
        async with store.write(), store.write():
            pass
    await _save(store, ANNA, "whole")


async def test_more_readers_than_connections_wait_for_their_turn(store: SqlStore) -> None:
    await _save(store, ANNA, "x")
    await _together(_save(store, BORIS, "y"), *(_view(store) for _ in range(60)))
    assert await _view(store, BORIS) == "y"
