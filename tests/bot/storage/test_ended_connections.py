"""A PostgreSQL that ends its connections whenever it likes loses nobody's answer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from bot.intake.reading import Raw
from bot.storage import address
from tests.bot.intake.whole import Weather, Whole, to_first_answers, whole
from tests.bot.storage.samples import plain

END_ALL = sa.text(
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


async def _end_all(url: str) -> int:
    """How many connections the server has ended."""
    engine = create_async_engine(address.parse(url), poolclass=NullPool)
    async with engine.connect() as connection:
        return int(await connection.scalar(END_ALL) or 0)


@pytest.mark.parametrize(
    "url", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)
async def test_connections_end_before_each_tap_and_the_journey_is_the_same(
    url: str, sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calm_file = tmp_path / "calm.sqlite"
    shutil.copy(sqlite_template, calm_file)
    async with whole(calm_file, Weather()) as bot:
        await to_first_answers(bot)
        calm = plain(await bot.map())

    ended = []
    given = Whole.take

    async def take(bot: Whole, raw: Raw) -> None:
        ended.append(await _end_all(url))
        await given(bot, raw)

    monkeypatch.setattr(Whole, "take", take)
    async with whole(tmp_path / "unused", Weather(), url=url) as bot:
        await to_first_answers(bot)
        assert plain(await bot.map()) == calm
        await bot.store.settle()
        assert await bot.store.unfinished() == ()
    assert len(ended) > 5
    assert all(ended[1:])  # there was something to end each time
