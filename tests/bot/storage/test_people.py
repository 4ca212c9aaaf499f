"""People: stored, changed, found again."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from bot.storage import SqlStore
from tests.bot.storage.samples import ANNA, BORIS, NOW, person


async def test_nobody_is_known_at_first(store: SqlStore) -> None:
    async with store.read() as work:
        assert await work.person(ANNA) is None


async def test_a_person_comes_back_as_stored(store: SqlStore) -> None:
    anna = person(
        language_chosen=True, view='{"card": "карта"}', live=2**40, below=True, reachable=False
    )
    async with store.write() as work:
        await work.save_person(anna)
        await work.save_person(person(BORIS))
        assert await work.person(ANNA) == anna
    async with store.read() as work:
        assert await work.person(ANNA) == anna
        assert await work.person(BORIS) == person(BORIS)


async def test_saving_again_replaces(store: SqlStore) -> None:
    async with store.write() as work:
        await work.save_person(person(view="a", live=1))
        await work.save_person(person(view="b"))
    async with store.read() as work:
        assert await work.person(ANNA) == person(view="b")


async def test_moments_come_back_aware_and_the_same(store: SqlStore) -> None:
    tokyo = dt.timezone(dt.timedelta(hours=9))
    async with store.write() as work:
        await work.save_person(person(seen=NOW.astimezone(tokyo)))
    async with store.read() as work:
        found = await work.person(ANNA)
    assert found is not None
    assert found.seen == NOW
    assert found.seen.utcoffset() == dt.timedelta(0)


async def test_a_moment_without_zone_is_refused(store: SqlStore) -> None:
    with pytest.raises(sa.exc.StatementError, match="time zone"):
        async with store.write() as work:
            await work.save_person(person(seen=NOW.replace(tzinfo=None)))
