"""What was deleted long enough ago goes for good; a failure is tried again."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest
from structlog.testing import capture_logs

from bot.runtime.housekeeping import EVERY_SECONDS, keep_tidy, tidy
from journey.limits import DELETED_DAYS
from tests.handlers.telegram.rig import NOW, Rig, keep_journey


class Later:
    """A clock so many days after."""

    def __init__(self, days: float) -> None:
        self.days = days

    def now(self) -> dt.datetime:
        return NOW + dt.timedelta(days=self.days)


async def test_what_can_still_be_brought_back_is_kept(bench: Rig) -> None:
    journey = await keep_journey(bench.store, 7)
    async with bench.store.write() as work:
        await work.set_deleted(journey, NOW)
    assert await tidy(bench.store, Later(DELETED_DAYS - 1)) == 0
    assert await tidy(bench.store, Later(DELETED_DAYS + 1)) == 1
    async with bench.store.read() as work:
        assert await work.owner(journey) is None


async def test_it_goes_on_after_a_failure(bench: Rig) -> None:
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) > 1:
            raise asyncio.CancelledError

    await bench.store.close()
    broken: Later = Later(float("inf"))
    with capture_logs() as logs, pytest.raises(asyncio.CancelledError):
        await keep_tidy(bench.store, broken, pause)
    assert [line["event"] for line in logs] == ["not tidied up", "not tidied up"]
    assert pauses == [EVERY_SECONDS, EVERY_SECONDS]
