"""Where an SQLite statement is done: on the spot only while nobody can keep it waiting."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage import address, hop


class Places:
    """The thread of each statement, by its words."""

    def __init__(self) -> None:
        self.of: dict[str, bool] = {}
        """Whether it was done on the spot."""

    def note(self, statement: str) -> None:
        self.of[statement] = threading.current_thread() is threading.main_thread()


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> Places:
    seen = Places()
    given = hop._done

    def done(
        connection: sqlite3.Connection,
        cursor: hop.Cursor,
        statement: str,
        *rest: object,
        **named: object,
    ) -> None:
        seen.note(statement)
        given(connection, cursor, statement, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(hop, "_done", done)
    return seen


@pytest_asyncio.fixture
async def engine(tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    made = address.writer(address.parse(f"sqlite:///{tmp_path}/tropa.db"))
    yield made
    await made.dispose()


async def test_what_may_wait_goes_to_the_thread_and_the_rest_is_done_on_the_spot(
    engine: AsyncEngine, places: Places
) -> None:
    async with engine.begin() as connection:
        await connection.execute(sa.text("CREATE TABLE t (n INT)"))
        await connection.execute(sa.text("INSERT INTO t VALUES (1)"))
        await hop.be_long(connection)
        await connection.execute(sa.text("DELETE FROM t"))
    async with engine.begin() as connection:
        await connection.execute(sa.text("SELECT n FROM t"))
    assert places.of.pop(hop.TAKE_LOCK) is False
    assert {words: on for words, on in places.of.items() if "PRAGMA" not in words} == {
        "CREATE TABLE t (n INT)": True,
        "INSERT INTO t VALUES (1)": True,
        "DELETE FROM t": False,
        "SELECT n FROM t": True,
    }


async def test_a_reader_is_never_done_on_the_spot(tmp_path: Path, places: Places) -> None:
    where = address.parse(f"sqlite:///{tmp_path}/tropa.db")
    writer = address.writer(where)
    reader = address.reader(where, writer)
    async with reader.connect() as connection:
        await connection.execute(sa.text("SELECT 1"))
    assert places.of["SELECT 1"] is False
    await reader.dispose()
    await writer.dispose()


async def test_a_failed_statement_leaves_nothing_on_the_spot(
    engine: AsyncEngine, places: Places
) -> None:
    with pytest.raises(sa.exc.OperationalError):
        async with engine.begin() as connection:
            await connection.execute(sa.text("SELECT * FROM nowhere"))
    async with engine.begin() as connection:
        await connection.execute(sa.text("CREATE TABLE t (n INT)"))
    assert places.of[hop.TAKE_LOCK] is False
    assert places.of["CREATE TABLE t (n INT)"] is True
