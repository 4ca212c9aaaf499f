"""Another program holds the database: whoever waits is told once, and nothing is lost."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.intake import intake
from bot.storage import upgrade
from journey.errors import Unavailable
from tests.bot.intake.whole import ANYA, Weather, Whole, tapped, whole
from tests.handlers.chat import LIBRARY

SLOW = LIBRARY.texts("ru").html("error.slow")


@pytest.fixture
async def file(tmp_path: Path) -> Path:
    await upgrade(f"sqlite:///{tmp_path / 'tropa.sqlite'}")
    return tmp_path / "tropa.sqlite"


async def _bring(bot: Whole, batch: list[dict[str, Any]]) -> None:
    """As a transport does: the same again until it is taken."""
    while True:
        try:
            await bot.intake.take(batch)
        except Unavailable:
            continue
        return


def _taps(bot: Whole, button: str) -> list[dict[str, Any]]:
    """The same button, twice."""
    number, live = max((n, m) for n, m in bot.wire.messages.items() if m["rows"])
    (data,) = [data for text, data in live["rows"] if button in text]
    return [
        {"update_id": 50 + n, "callback_query": tapped(number, data, f"q{n}")} for n in range(2)
    ]


async def test_who_waits_for_a_held_database_is_told_once(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "SLOW_SECONDS", 0.05)
    async with whole(file, Weather()) as bot:
        await bot.say("/start")
        with closing(sqlite3.connect(file, isolation_level=None)) as program:
            program.execute("BEGIN IMMEDIATE")
            bringing = asyncio.create_task(_bring(bot, _taps(bot, "☕")))
            async with asyncio.timeout(30):
                while (ANYA, SLOW) not in bot.wire.sent:  # noqa: ASYNC110 - nothing says when
                    await asyncio.sleep(0.01)
            assert not bringing.done()
            program.execute("ROLLBACK")
        await bringing
        await bot.until_said()
        assert bot.wire.sent.count((ANYA, SLOW)) == 1
        assert len((await bot.map()).title) > 0  # the tap has begun a map
        await bot.store.settle()
        assert await bot.store.unfinished() == ()


async def test_who_is_written_down_in_time_hears_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "SLOW_SECONDS", 0.3)
    async with whole(file, Weather()) as bot:
        await bot.say("/start")
        await _bring(bot, _taps(bot, "☕"))
        await bot.until_said()
        await asyncio.sleep(0.4)  # the moment it would have been said
        assert (ANYA, SLOW) not in bot.wire.sent
