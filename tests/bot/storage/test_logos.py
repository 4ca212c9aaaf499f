"""Logos beside their maps on both databases: few, and gone with them."""

from __future__ import annotations

import datetime as dt

from bot.storage import SqlStore
from journey import limits
from journey.look import name_of
from journey.model import Look
from tests.bot.storage.samples import ANNA, BORIS, NOW, Clock, journey, put

PNG = b"\x89PNG\x00\xff and so on"


async def test_it_is_found_by_its_name_and_kept_once(store: SqlStore) -> None:
    await put(store, journey())
    async with store.write() as work:
        assert await work.save_logo("map", PNG) == name_of(PNG)
        assert await work.save_logo("map", PNG) == name_of(PNG)
    async with store.read() as work:
        assert await work.logo(name_of(PNG)) == PNG
        assert await work.logo(name_of(b"another")) is None


async def test_the_newest_few_are_kept(store: SqlStore, clock: Clock) -> None:
    await put(store, journey())
    brought = [b"logo %d" % number for number in range(limits.LOGOS_MAX + 2)]
    for one in (*brought, brought[2]):  # the third again: it is the newest now
        clock.now += dt.timedelta(seconds=1)
        async with store.write() as work:
            await work.save_logo("map", one)
    async with store.write() as work:
        clock.now += dt.timedelta(seconds=1)
        await work.save_logo("map", b"last")
        found = {one for one in (*brought, b"last") if await work.logo(name_of(one))}
    assert found == {brought[2], *brought[4:], b"last"}


async def test_it_goes_with_its_map_and_with_its_owner(store: SqlStore) -> None:
    await put(store, journey())
    look = Look(logo=name_of(PNG))
    async with store.write() as work:
        await work.save_logo("map", PNG)
    await put(store, journey("copy", look=look), owner=BORIS)
    async with store.write() as work:
        await work.set_deleted("map", NOW)
        await work.purge(NOW + dt.timedelta(days=31))
        assert await work.logo(name_of(PNG)) == PNG  # the copy's
    async with store.write() as work:
        await work.forget(ANNA)
        assert await work.logo(name_of(PNG)) == PNG
    async with store.write() as work:
        await work.forget(BORIS)
        assert await work.logo(name_of(PNG)) is None


async def test_a_map_from_elsewhere_may_name_a_logo_that_nobody_has(store: SqlStore) -> None:
    await put(store, journey(look=Look(logo=name_of(PNG))))
    async with store.read() as work:
        assert await work.logo(name_of(PNG)) is None
