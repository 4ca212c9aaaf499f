"""Jobs are begun as soon as they are asked for, tried again later each time, never too many."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.jobs.runner import AT_ONCE, Jobs
from bot.storage import SqlStore, open_store, upgrade
from journey.errors import Unavailable
from journey.jobs import CLAIM, TRIES_MAX, Job, pause

NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)


class Clock:
    moment = NOW

    def now(self) -> dt.datetime:
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def store(tmp_path: Path, clock: Clock) -> AsyncIterator[SqlStore]:
    url = f"sqlite:///{tmp_path / 'jobs.sqlite'}"
    await upgrade(url)
    opened = open_store(url, now=clock.now)
    yield opened
    await opened.close()


async def ask(store: SqlStore, *keys: str) -> None:
    async with store.write() as work:
        for key in keys:
            await work.ask_job(Job(key=key, kind="try", person=1, due=NOW))


async def kept(store: SqlStore, key: str) -> Job | None:
    async with store.read() as work:
        return await work.job(key)


async def test_what_is_done_is_gone_and_what_follows_is_kept(store: SqlStore, clock: Clock) -> None:
    later = NOW + dt.timedelta(hours=6)

    async def done(job: Job) -> Job | None:
        return job.with_(id=0, kind="look", due=later, tries=0, claimed_until=None)

    await ask(store, "a")
    jobs = Jobs(store, clock, {"try": done})
    assert await jobs.look() == 1
    await jobs.settle()
    following = await kept(store, "a")
    assert following is not None
    assert (following.kind, following.due, following.tries) == ("look", later, 0)


@pytest.mark.parametrize("error", [Unavailable("busy"), RuntimeError("ours"), TimeoutError()])
async def test_a_failure_is_tried_again_later_and_in_the_end_no_more(
    store: SqlStore, clock: Clock, error: Exception
) -> None:
    tried = 0

    async def fail(_job: Job) -> Job | None:
        nonlocal tried
        tried += 1
        raise error

    await ask(store, "a")
    jobs = Jobs(store, clock, {"try": fail})
    for number in range(1, TRIES_MAX + 3):
        await jobs.look()
        await jobs.settle()
        job = await kept(store, "a")
        assert job is not None
        assert job.due == clock.moment + pause(number) or number > TRIES_MAX
        clock.moment = max(clock.moment, job.due)
    assert tried == TRIES_MAX
    assert job is not None
    assert job.given_up


async def test_so_many_at_once_and_no_more(store: SqlStore, clock: Clock) -> None:
    doing, most, go = 0, 0, asyncio.Event()

    async def slow(_job: Job) -> Job | None:
        nonlocal doing, most
        doing += 1
        most = max(most, doing)
        await go.wait()
        doing -= 1
        return None

    await ask(store, *(f"job{number}" for number in range(3 * AT_ONCE)))
    jobs = Jobs(store, clock, {"try": slow})
    assert await jobs.look() == AT_ONCE
    await asyncio.sleep(0)
    assert await jobs.look() == 0
    go.set()
    for _ in range(3):
        await jobs.settle()
        await jobs.look()
    await jobs.settle()
    assert most == AT_ONCE


async def test_woken_within_the_transaction_it_sees_what_that_stores(
    store: SqlStore, clock: Clock
) -> None:
    done = asyncio.Event()

    async def do(_job: Job) -> Job | None:
        done.set()
        return None

    jobs = Jobs(store, clock, {"try": do})
    running = asyncio.create_task(jobs.run())
    for _ in range(50):
        await asyncio.sleep(0)
    async with store.write() as work:
        await work.ask_job(Job(key="a", kind="try", person=1, due=NOW))
        jobs.wake()
        await asyncio.sleep(0)
        assert not done.is_set()
    async with asyncio.timeout(20):
        await done.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_a_process_that_ends_leaves_its_job_to_the_next(
    store: SqlStore, clock: Clock
) -> None:
    begun = asyncio.Event()

    async def never(_job: Job) -> Job | None:
        begun.set()
        await asyncio.Event().wait()
        return None

    await ask(store, "a")
    jobs = Jobs(store, clock, {"try": never})
    running = asyncio.create_task(jobs.run())
    async with asyncio.timeout(20):
        await begun.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    clock.moment += CLAIM
    other = Jobs(store, clock, {})
    assert await other.look() == 1
    await other.settle()
