"""Jobs: asked twice they are one, claimed by one process, never lost while somebody is at them."""

from __future__ import annotations

import datetime as dt

from bot.storage import SqlStore
from journey.jobs import CLAIM, TRIES_MAX, Job, pause
from tests.bot.storage.samples import ANNA, NOW, Clock, journey, put

LATER = NOW + dt.timedelta(minutes=1)


def job(key: str = "sync:c", **fields: object) -> Job:
    return Job.model_validate({"key": key, "kind": "sync", "person": ANNA, "due": NOW, **fields})


async def claimed(store: SqlStore, now: dt.datetime = NOW, holder: str = "me") -> list[Job]:
    async with store.write() as work:
        return [*await work.claim_jobs(now, now + CLAIM, 10, holder)]


async def test_one_process_has_it_until_its_time_is_up(store: SqlStore, clock: Clock) -> None:
    async with store.write() as work:
        await work.ask_job(job())
        assert await work.next_job() == NOW
    (mine,) = await claimed(store)
    assert mine.tries == 1
    assert await claimed(store) == []
    async with store.read() as work:
        assert await work.next_job() == NOW + CLAIM
    (again,) = await claimed(store, NOW + CLAIM)
    assert again.tries == 2
    async with store.write() as work:  # whose time was up cannot end what is another's now
        await work.finish_job(mine, NOW)
        assert await work.job("sync:c") is not None
        await work.finish_job(again, NOW)
        assert await work.job("sync:c") is None


async def test_what_is_asked_while_it_is_done_is_done_once_more(store: SqlStore) -> None:
    async with store.write() as work:
        await work.ask_job(job())
    (mine,) = await claimed(store)
    async with store.write() as work:
        await work.ask_job(job(due=LATER))
    assert await claimed(store, LATER) == []
    async with store.write() as work:
        await work.finish_job(mine, LATER)
    (again,) = await claimed(store, LATER)
    assert (again.key, again.tries) == ("sync:c", 1)


async def test_asking_twice_is_asking_once(store: SqlStore) -> None:
    async with store.write() as work:
        await work.ask_job(job())
        await work.ask_job(job(due=LATER))
    assert await claimed(store) == []
    assert len(await claimed(store, LATER)) == 1


async def test_after_so_many_tries_it_waits_to_be_asked_again(store: SqlStore) -> None:
    async with store.write() as work:
        await work.ask_job(job())
    for _ in range(TRIES_MAX):
        (mine,) = await claimed(store)
        async with store.write() as work:
            await work.put_off_job(mine, NOW)
    assert mine.last_try
    assert await claimed(store) == []
    async with store.write() as work:
        assert await work.next_job() is None
        await work.ask_job(job())
    assert len(await claimed(store)) == 1


async def test_it_goes_with_its_map_and_rests_while_that_lies_in_the_bin(store: SqlStore) -> None:
    await put(store, journey())
    async with store.write() as work:
        await work.ask_job(job(journey="map"))
        await work.set_deleted("map", NOW)
    assert await claimed(store) == []
    async with store.write() as work:
        await work.discard("map")
        assert await work.job("sync:c") is None


async def test_a_gone_process_leaves_it_at_once(store: SqlStore) -> None:
    async with store.write() as work:
        await work.ask_job(job())
    await claimed(store, holder=store.holder.rpartition("/")[0] + "/gone")
    async with store.write() as work:
        await work.free_gone_jobs()
    assert len(await claimed(store)) == 1


def test_each_pause_is_longer_and_none_is_endless() -> None:
    pauses = [pause(tries) for tries in range(1, 12)]
    assert pauses == sorted(pauses)
    assert pauses[0] == dt.timedelta(seconds=10)
    assert pauses[-1] == dt.timedelta(hours=1)
