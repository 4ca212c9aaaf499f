"""One process fetches, another stands by: on a lease that no clock can freeze."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.intake.duty import Duty
from bot.storage import SqlStore, holders, open_store, upgrade
from journey.ports import LEASE


@pytest.fixture
async def url(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'tropa.sqlite'}"
    await upgrade(url)
    return url


class Process:
    """One of several on a database; its pauses end when the test lets time pass."""

    def __init__(self, store: SqlStore) -> None:
        self.store = store
        self.working = asyncio.Event()
        self.starts = 0
        self.let = asyncio.Semaphore(0)
        self.paused = asyncio.Semaphore(0)
        self.stop = asyncio.Event()
        self.duty = Duty(store, self._pause)

    async def _pause(self, _seconds: float) -> None:
        self.paused.release()
        await self.let.acquire()

    async def work(self) -> None:
        self.starts += 1
        self.working.set()
        try:
            await asyncio.Event().wait()
        finally:
            self.working.clear()


@asynccontextmanager
async def process(
    url: str, now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
) -> AsyncIterator[Process]:
    made = Process(open_store(url, now=now))
    running = asyncio.create_task(made.duty.run(made.work, made.stop))
    try:
        yield made
    finally:
        made.stop.set()
        await running
        await made.store.close()


async def works(one: Process) -> None:
    async with asyncio.timeout(5):
        await one.working.wait()


async def tries_again(one: Process) -> None:
    """A pause ends; it has asked for the lease once more when it pauses again."""
    async with asyncio.timeout(5):
        await one.paused.acquire()
        one.let.release()
        await one.paused.acquire()
        one.paused.release()


async def test_one_works_and_the_other_follows_at_once_when_it_ends(url: str) -> None:
    async with process(url) as first:
        await works(first)
        second = Process(open_store(url, now=lambda: dt.datetime.now(dt.UTC)))
        running = asyncio.create_task(second.duty.run(second.work, second.stop))
        await tries_again(second)
        assert not second.working.is_set()
    second.let.release()
    await works(second)
    second.stop.set()
    await running
    await second.store.close()


async def test_it_keeps_its_duty_while_it_renews(url: str) -> None:
    async with process(url) as one:
        await works(one)
        for _ in range(3):
            await tries_again(one)
        assert one.starts == 1


async def test_whoever_lost_the_lease_stops_and_stands_by(url: str) -> None:
    async with process(url) as one:
        await works(one)
        other = open_store(url, now=lambda: dt.datetime.now(dt.UTC))
        assert (await other.hold("updates", gone=one.store.holder)).holder == other.holder
        await tries_again(one)
        assert not one.working.is_set()
        await other.close()
        one.let.release()
        await works(one)


async def test_a_killed_process_of_this_machine_is_followed_at_once(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed = open_store(url, now=lambda: dt.datetime.now(dt.UTC))
    await killed.hold("updates")
    monkeypatch.setattr(holders, "_living", set())
    async with process(url) as after:
        await works(after)
    await killed.close()


async def test_a_lease_that_nobody_renews_ends_whatever_the_clock_says(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its holder is on another machine, whose clock is a year ahead."""
    ahead = dt.datetime.now(dt.UTC) + dt.timedelta(days=365)
    far = open_store(url, now=lambda: ahead)
    await far.hold("updates")
    passed = 0.0
    loop = asyncio.get_running_loop()
    time = loop.time
    monkeypatch.setattr(loop, "time", lambda: time() + passed)
    async with process(url) as one:
        await tries_again(one)
        assert not one.working.is_set()
        passed = LEASE.total_seconds()
        one.let.release()
        await works(one)
    await far.close()
