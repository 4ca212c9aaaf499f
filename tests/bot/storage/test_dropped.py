"""What waits in a file: the latest of each person, until it is settled or grows old."""

from __future__ import annotations

import datetime as dt

from bot.storage import SqlStore
from tests.bot.storage.samples import ANNA, BORIS, NOW, dropped


async def test_the_latest_file_of_each_person_waits(store: SqlStore) -> None:
    first, second, other = dropped(), dropped(message=9, word="Воронка"), dropped(BORIS)
    async with store.write() as work:
        for one in (first, other, second):
            await work.save_dropped(one)
    async with store.write() as work:
        assert await work.dropped(ANNA) == second
        assert await work.dropped(BORIS) == other
        await work.leave_dropped(ANNA)
        assert await work.dropped(ANNA) is None
        assert await work.dropped(BORIS) == other


async def test_what_nobody_took_is_swept(store: SqlStore) -> None:
    async with store.write() as work:
        await work.save_dropped(dropped())
        await work.purge(NOW)
        assert await work.dropped(ANNA) is not None
        await work.purge(NOW + dt.timedelta(seconds=1))
        assert await work.dropped(ANNA) is None
