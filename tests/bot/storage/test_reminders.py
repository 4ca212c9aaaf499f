"""Reminders: kept under a key, claimed by one process at a time, never lost."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import Any

import pytest

from bot.storage import SqlStore, holders, open_store
from journey.reminders import CLAIM_MAX, TRIES_MAX, Reminder
from tests.bot.storage.samples import ANNA, BORIS, NOW, Clock, journey, person, put

LEASE = dt.timedelta(minutes=5)
HOUR = dt.timedelta(hours=1)


def reminder(key: str = "review:map", **fields: Any) -> Reminder:
    given = {"key": key, "kind": "review", "due": NOW, "person": ANNA, "chat": ANNA, **fields}
    return Reminder(**given)


async def keep(store: SqlStore, *given: Reminder) -> None:
    async with store.write() as work:
        for one in given:
            await work.schedule(one)


async def claim(
    store: SqlStore, now: dt.datetime = NOW, limit: int = 10
) -> tuple[tuple[Reminder, ...], ...]:
    async with store.write() as work:
        return await work.claim(now, now + LEASE, limit)


def keys(groups: tuple[tuple[Reminder, ...], ...]) -> list[list[str]]:
    return [[one.key for one in group] for group in groups]


async def stored(store: SqlStore, key: str = "review:map") -> Reminder | None:
    async with store.read() as work:
        return await work.reminder(key)


async def test_it_comes_back_as_it_was(store: SqlStore) -> None:
    await put(store, journey())
    given = reminder(journey="map", data={"task": "t", "n": 2}, due=NOW + HOUR)
    await keep(store, given)
    kept = await stored(store)
    assert kept is not None
    assert kept.id > 0
    assert kept == given.model_copy(update={"id": kept.id})
    assert await stored(store, "other") is None


async def test_one_of_a_key_and_the_later_one_counts(store: SqlStore) -> None:
    await keep(store, reminder(), reminder(due=NOW + HOUR, data={"n": 1}))
    kept = await stored(store)
    assert kept is not None
    assert (kept.due, kept.data) == (NOW + HOUR, {"n": 1})
    assert await claim(store) == ()


async def test_cancelled_is_gone(store: SqlStore) -> None:
    await keep(store, reminder(), reminder("other"))
    async with store.write() as work:
        await work.cancel("review:map")
        await work.cancel("nothing")
    assert keys(await claim(store)) == [["other"]]


async def test_due_ones_are_claimed_once_and_the_next_is_told(store: SqlStore) -> None:
    await keep(store, reminder("a", due=NOW - HOUR), reminder("b", due=NOW + HOUR))
    async with store.read() as work:
        assert await work.next_due() == NOW - HOUR
    ((claimed,),) = await claim(store)
    assert (claimed.key, claimed.claimed_until, claimed.tries) == ("a", NOW + LEASE, 1)
    assert await claim(store) == ()
    async with store.read() as work:
        assert await work.next_due() == NOW + LEASE
    async with store.write() as work:
        await work.settle((claimed,), NOW)
    async with store.read() as work:
        assert await work.next_due() == NOW + HOUR
    assert await claim(store, NOW + LEASE) == ()


async def test_nothing_waits(store: SqlStore) -> None:
    async with store.read() as work:
        assert await work.next_due() is None
    assert await claim(store) == ()


async def test_a_dead_process_leaves_it_to_another(store: SqlStore) -> None:
    await keep(store, reminder())
    (first,) = await claim(store)
    assert await claim(store, NOW + LEASE / 2) == ()
    (second,) = await claim(store, NOW + LEASE)
    async with store.write() as work:
        assert await work.still_claimed(first) == ()
        await work.settle(first, NOW)  # the first one wakes up, too late
        assert await work.still_claimed(second) == second
        await work.settle(second, NOW)
        assert await work.still_claimed(second) == ()
    assert await claim(store, NOW + HOUR) == ()


async def test_missed_ones_of_a_chat_and_a_kind_come_together(store: SqlStore) -> None:
    await keep(
        store,
        reminder("b2", person=BORIS, chat=BORIS, due=NOW - HOUR),
        reminder("a2", due=NOW - 2 * HOUR),
        reminder("a1", due=NOW - 3 * HOUR),
        reminder("digest", kind="digest", due=NOW - 4 * HOUR),
        reminder("group", chat=-5, due=NOW),
        reminder("later", due=NOW + HOUR),
    )
    assert keys(await claim(store, limit=2)) == [["digest"], ["a1", "a2"]]
    assert keys(await claim(store, limit=2)) == [["b2"], ["group"]]


async def test_put_off_while_it_is_being_said(store: SqlStore) -> None:
    await keep(store, reminder())
    (group,) = await claim(store)
    await keep(store, reminder(due=NOW + HOUR))
    async with store.write() as work:
        assert await work.still_claimed(group) == ()
        await work.settle(group, NOW)
    assert keys(await claim(store, NOW + HOUR)) == [["review:map"]]


async def test_scheduled_again_for_the_same_time_is_no_new_one(store: SqlStore) -> None:
    await keep(store, reminder())
    (group,) = await claim(store)
    await keep(store, reminder(data={"n": 1}))
    assert await claim(store) == ()
    async with store.write() as work:
        await work.settle(group, NOW)
    await keep(store, reminder(data={"n": 2}))
    assert await claim(store, NOW + HOUR) == ()
    await keep(store, reminder(due=NOW + HOUR))
    assert keys(await claim(store, NOW + HOUR)) == [["review:map"]]


async def test_released_it_can_be_claimed_and_the_try_does_not_count(store: SqlStore) -> None:
    await keep(store, reminder())
    for _ in range(TRIES_MAX + 5):
        (group,) = await claim(store)
        async with store.write() as work:
            await work.release(group, NOW)
    kept = await stored(store)
    assert kept is not None
    assert kept.tries == 0


async def test_one_that_always_fails_is_given_up(store: SqlStore) -> None:
    await keep(store, reminder(), reminder("other", due=NOW + 100 * HOUR))
    for number in range(TRIES_MAX):
        assert await claim(store, NOW + number * LEASE)
    assert await claim(store, NOW + 50 * HOUR) == ()
    async with store.read() as work:
        assert await work.next_due() == NOW + 100 * HOUR


async def test_a_deleted_maps_waits_for_it(store: SqlStore) -> None:
    await put(store, journey())
    await keep(store, reminder(journey="map"))
    async with store.write() as work:
        await work.set_deleted("map", NOW)
        assert await work.next_due() is None
        assert await work.claim(NOW, NOW + LEASE, 5) == ()
        await work.set_deleted("map", None)
        assert len(await work.claim(NOW, NOW + LEASE, 5)) == 1
        await work.set_deleted("map", NOW)
        await work.purge(NOW + HOUR)
        assert await work.reminder("review:map") is None


async def test_who_has_blocked_us_hears_nothing_until_they_are_back(store: SqlStore) -> None:
    await keep(store, reminder(), reminder("group", chat=-5))
    async with store.write() as work:
        await work.save_person(person(reachable=False))
        assert keys(await work.claim(NOW, NOW + LEASE, 5)) == [["group"]]
        assert await work.next_due() == NOW + LEASE
        await work.save_person(person())
        assert await work.next_due() == NOW
        assert keys(await work.claim(NOW, NOW + LEASE, 5)) == [["review:map"]]


async def test_said_long_ago_is_swept_and_what_waits_is_not(store: SqlStore) -> None:
    await keep(store, reminder(), reminder("waits", person=BORIS, due=NOW + HOUR))
    (group,) = await claim(store)
    async with store.write() as work:
        await work.settle(group, NOW)
        await work.purge(NOW)
        assert await work.reminder("review:map") is not None
        await work.purge(NOW + 1000 * HOUR)
        assert await work.reminder("review:map") is None
        assert await work.reminder("waits") is not None


@pytest.mark.parametrize("processes", [2, 5])
async def test_several_processes_share_them(url: str, clock: Clock, processes: int) -> None:
    stores = [open_store(url, now=clock) for _ in range(processes)]
    many = [reminder(f"r{n}", person=n, chat=n) for n in range(60)]
    await keep(stores[0], *many)
    rounds = await asyncio.gather(*(claim(each, limit=10) for each in stores * (60 // processes)))
    claimed = [one.key for groups in rounds for group in groups for one in group]
    assert sorted(claimed) == sorted(one.key for one in many)
    for each in stores:
        await each.close()


async def test_what_a_gone_process_claimed_is_free_at_once(store: SqlStore) -> None:
    await keep(store, reminder("a"), reminder("b", kind="day"), reminder("c", kind="digest"))
    gone, living = holders.new_holder(), holders.new_holder()
    async with store.write() as work:
        (first,) = await work.claim(NOW, NOW + LEASE, 1, gone)
        (second,) = await work.claim(NOW, NOW + LEASE, 1, living)
        (third,) = await work.claim(NOW, NOW + LEASE, 1, gone)
        await work.settle(third, NOW)
        await work.free_gone()
        assert await work.claim(NOW, NOW + LEASE, 10) == ()  # both may still be at it
    holders.leave(gone)
    async with store.write() as work:
        await work.free_gone()
    async with store.read() as work:
        assert await work.still_claimed(second) == second
        assert await work.still_claimed(first) == ()
    assert keys(await claim(store)) == [[first[0].key]]
    holders.leave(living)


async def test_a_claim_from_before_the_clock_went_back_holds_nobody_up(
    store: SqlStore, clock: Clock
) -> None:
    await keep(store, reminder(due=NOW - 2 * HOUR))
    assert keys(await claim(store)) == [["review:map"]]
    latest = NOW + LEASE - CLAIM_MAX  # from here on the claim may be a true one
    assert await claim(store, latest) == ()
    clock.now = latest - dt.timedelta(seconds=1)
    async with store.read() as work:
        assert await work.next_due() == NOW - 2 * HOUR
    assert keys(await claim(store, clock.now)) == [["review:map"]]


async def test_whoever_sends_it_marks_it_and_takes_the_mark_back(store: SqlStore) -> None:
    await keep(store, reminder("a"), reminder("b", kind="day"))
    first, second = await claim(store)
    async with store.write() as work:
        await work.begin_saying(first, NOW)
    assert [(one.key, one.begun) for one in [await stored(store, "a")] if one] == [("a", NOW)]
    assert [one.begun for one in [await stored(store, "b")] if one] == [None]
    async with store.write() as work:
        await work.begin_saying(second, NOW)
        await work.not_said(first)
        await work.release(second, NOW + HOUR)
    found = [await stored(store, key) for key in ("a", "b")]
    assert [one.begun for one in found if one] == [None, None]
    assert [one.tries for one in found if one] == [1, 0]


async def test_scheduled_again_it_keeps_how_often_it_was_tried_and_that_it_was_begun(
    store: SqlStore,
) -> None:
    await keep(store, reminder())
    (group,) = await claim(store)
    async with store.write() as work:
        await work.begin_saying(group, NOW)
    await keep(store, reminder(data={"n": 1}))
    kept = await stored(store)
    assert kept is not None
    assert (kept.tries, kept.begun, kept.data) == (1, NOW, {"n": 1})


async def test_those_about_a_map_are_found(store: SqlStore) -> None:
    await put(store, journey())
    await keep(store, reminder(journey="map"), reminder("other"))
    async with store.read() as work:
        assert [one.key for one in await work.reminders_about("map")] == ["review:map"]


async def test_a_chats_come_together_though_another_is_due_between_them(store: SqlStore) -> None:
    await keep(
        store,
        reminder("a1", due=NOW - 3 * HOUR),
        reminder("b", person=BORIS, chat=BORIS, due=NOW - 2 * HOUR),
        reminder("a2", due=NOW - HOUR),
    )
    assert keys(await claim(store)) == [["a1", "a2"], ["b"]]


async def test_what_was_said_is_claimed_by_nobody(store: SqlStore) -> None:
    await keep(store, reminder())
    (group,) = await claim(store)
    async with store.write() as work:
        await work.settle(group, NOW)
    kept = await stored(store)
    assert kept is not None
    assert (kept.sent, kept.claimed_until) == (NOW, None)
