"""Leases, and the updates that a holder has: both databases."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys

import pytest

from bot.storage import SqlStore, holders, open_store
from journey.errors import TakenOver
from journey.ports import LEASE
from tests.bot.storage.samples import ANNA, Clock


async def test_a_lease_is_its_holders_until_it_runs_out(
    store: SqlStore, url: str, clock: Clock
) -> None:
    other = open_store(url, now=clock)
    assert (await store.hold("x")).holder == store.holder
    assert (await other.hold("x")).holder == store.holder
    assert (await other.hold("y")).holder == other.holder
    clock.now += LEASE / 2
    assert (await store.hold("x")).until == clock.now + LEASE
    clock.now += LEASE
    assert (await other.hold("x")).holder == other.holder
    assert (await store.hold("x")).holder == other.holder
    await other.close()
    assert (await store.hold("x")).holder == store.holder


async def test_what_a_living_process_has_is_left_to_it(
    store: SqlStore, url: str, clock: Clock
) -> None:
    other = open_store(url, now=clock)
    await other.hold("updates")
    await other.receive(((5, "a"),))
    assert await store.adopt() == ()
    await other.close()
    assert [one.id for one in await store.adopt()] == [5]
    assert await store.adopt() == ()


async def test_a_lease_from_before_the_clock_went_back_protects_nothing(
    store: SqlStore, url: str, clock: Clock
) -> None:
    other = open_store(url, now=clock)
    await other.hold("updates")
    await other.receive(((5, "a"),))
    clock.now -= dt.timedelta(hours=1)
    assert [one.id for one in await store.adopt()] == [5]
    await other.close()


async def test_a_lease_ends_at_its_moment(store: SqlStore, url: str, clock: Clock) -> None:
    other = open_store(url, now=clock)
    await other.hold("updates")
    await other.receive(((5, "a"),))
    clock.now += LEASE - dt.timedelta(seconds=1)
    assert await store.adopt() == ()
    assert (await store.hold("updates")).holder == other.holder
    clock.now += dt.timedelta(seconds=1)
    assert [one.id for one in await store.adopt()] == [5]
    assert (await store.hold("updates")).holder == store.holder
    await other.close()


async def test_what_was_taken_over_can_be_stored_by_nobody_else(
    store: SqlStore, url: str, clock: Clock
) -> None:
    slow = open_store(url, now=clock)
    await slow.receive(((5, "a"),))
    await store.adopt()
    with pytest.raises(TakenOver):
        async with slow.write(update=5, person=ANNA):
            pass
    async with store.write(update=5, person=ANNA):
        pass
    await slow.close()


async def test_finished_is_stored_with_what_comes_next(
    store: SqlStore, url: str, clock: Clock
) -> None:
    await store.receive(((5, "a"), (6, "b")))
    store.finish(5)
    other = open_store(url, now=clock)
    assert [one.id for one in await store.unfinished()] == [6]
    assert [one.id for one in await other.unfinished()] == [5, 6]
    async with store.write():
        pass
    assert [one.id for one in await other.unfinished()] == [6]
    store.finish(6)
    await store.close()
    assert await other.unfinished() == ()
    await other.close()


async def test_what_a_failed_transaction_was_to_finish_is_finished_by_the_next(
    store: SqlStore, url: str, clock: Clock
) -> None:
    await store.receive(((5, "a"),))
    store.finish(5)
    with pytest.raises(ZeroDivisionError):
        async with store.write():
            raise ZeroDivisionError
    other = open_store(url, now=clock)
    assert len(await other.unfinished()) == 1
    await store.settle()
    assert await other.unfinished() == ()
    await other.close()


def test_a_process_of_this_machine_is_known_to_be_gone() -> None:
    mine = holders.new_holder()
    assert not holders.is_gone(mine)
    holders.leave(mine)
    assert holders.is_gone(mine)
    machine, _, chance = mine.split("/")
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert holders.is_gone(f"{machine}/{ended.pid}/{chance}")
    assert not holders.is_gone(f"{machine}/{os.getppid()}/{chance}")
    assert not holders.is_gone(f"elsewhere/{ended.pid}/{chance}")
    assert not holders.is_gone("from another version")
