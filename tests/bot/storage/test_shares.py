"""Links to maps: found by their secret, listed with their map, gone with it."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from bot.storage import SqlStore
from tests.bot.storage.samples import ANNA, NOW, journey, put, share


async def test_a_link_is_found_by_its_secret_and_listed(store: SqlStore) -> None:
    await put(store, journey(), journey("other"))
    first, second = share(1), share(2, at=NOW + dt.timedelta(days=1))
    async with store.write() as work:
        for link in (second, first, share(3, journey="other")):
            await work.add_share(link)
    async with store.read() as work:
        assert await work.share(first.secret) == first
        assert await work.share("x" * 22) is None
        assert await work.shares("map") == (first, second)


async def test_a_closed_link_is_closed_for_its_map_only(store: SqlStore) -> None:
    await put(store, journey(), journey("other"))
    link = share()
    async with store.write() as work:
        await work.add_share(link)
        await work.close_share("other", link.id)
        assert await work.share(link.secret) == link
        await work.close_share("map", link.id)
        assert await work.share(link.secret) is None
        await work.close_share("map", link.id)  # twice is once


async def test_a_links_time_is_kept_and_taken_back(store: SqlStore) -> None:
    await put(store, journey())
    link, other = share(), share(2)
    timed = link.model_copy(update={"until": NOW + dt.timedelta(days=7, microseconds=1)})
    async with store.write() as work:
        await work.add_share(link)
        await work.add_share(other)
        await work.save_share(timed)
        assert await work.shares("map") == (timed, other)
        await work.save_share(link)
        assert await work.share(link.secret) == link
        await work.close_share("map", link.id)
        await work.save_share(timed)  # closed meanwhile
        assert await work.shares("map") == (other,)


async def test_two_links_never_share_a_secret(store: SqlStore) -> None:
    await put(store, journey())
    async with store.write() as work:
        await work.add_share(share())
        with pytest.raises(sa.exc.IntegrityError):
            await work.add_share(share(id="another"))


async def test_links_go_with_their_map(store: SqlStore) -> None:
    await put(store, journey())
    async with store.write() as work:
        await work.add_share(share())
        await work.set_deleted("map", NOW)
    async with store.write() as work:
        assert await work.shares("map") == (share(),)  # the map may come back
        await work.purge(NOW + dt.timedelta(days=31))
        assert await work.shares("map") == ()


async def test_links_go_with_their_owner(store: SqlStore) -> None:
    await put(store, journey())
    async with store.write() as work:
        await work.add_share(share())
        await work.forget(ANNA)
        assert await work.share(share().secret) is None
