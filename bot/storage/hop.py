"""A connection to SQLite that goes to its thread where it may have to wait, and not otherwise.

aiosqlite has a thread a connection, and SQLAlchemy asks it four times a statement: for a cursor,
to execute, for the rows, to close. Each time two threads wake each other, which for our small
statements costs more than SQLite itself. Here all four are one errand.

A transaction that has the write lock needs not even that: nobody can keep its statements waiting,
and each takes a tenth of a millisecond, while its errand took three where there is much to do
(measured: 35 times what SQLite needs), with all other writers behind it. So they are done on the
spot; taking the lock and committing, which wait for others and for the disk, go to the thread. So
do the statements of a transaction that says it will be long: `be_long`.

Knows what SQLAlchemy's adapter asks of aiosqlite; must not know tables.
"""

from __future__ import annotations

import sqlite3
from functools import partial
from typing import Any, Final, Self

import aiosqlite
from sqlalchemy.ext.asyncio import AsyncConnection

TAKE_LOCK: Final = "BEGIN IMMEDIATE"


def connect(database: str, **options: Any) -> OneErrand:
    """To be awaited; for SQLAlchemy's `async_creator_fn`."""
    options["check_same_thread"] = False  # one after another all the same
    connection = OneErrand(partial(sqlite3.connect, database, **options), iter_chunk_size=64)
    connection._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does with its own
    return connection


class OneErrand(aiosqlite.Connection):
    """A connection whose cursors hold all that their statement gave."""

    on_the_spot = False
    """It has the write lock, and its statements are short."""

    def cursor(self) -> Cursor:  # type: ignore[override]
        return Cursor(self)

    async def errand(self, cursor: Cursor, statement: str, parameters: Any, *, many: bool) -> None:
        """Executes, fetches and closes; what came of it is written to `cursor`."""
        if self.on_the_spot and self._conn.in_transaction:
            _done(self._conn, cursor, statement, parameters, many=many)
            return
        run: Any = self._execute
        await run(_done, self._conn, cursor, statement, parameters, many=many)
        self.on_the_spot = statement == TAKE_LOCK

    async def commit(self) -> None:
        self.on_the_spot = False
        await super().commit()

    async def rollback(self) -> None:
        self.on_the_spot = False
        await super().rollback()


async def be_long(connection: AsyncConnection) -> None:
    """What this transaction does next may take long: the process goes on meanwhile."""
    raw = await connection.get_raw_connection()
    if isinstance(raw.driver_connection, OneErrand):
        raw.driver_connection.on_the_spot = False


class Cursor:
    """What the adapter asks of a cursor; nothing but executing can take it to the thread."""

    arraysize = 1

    def __init__(self, connection: OneErrand) -> None:
        self._connection = connection
        self.rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: Any = ()) -> Self:
        await self._connection.errand(self, statement, parameters, many=False)
        return self

    async def executemany(self, statement: str, parameters: Any) -> Self:
        await self._connection.errand(self, statement, parameters, many=True)
        return self

    async def fetchall(self) -> list[Any]:
        rows, self.rows = self.rows, []
        return rows

    async def close(self) -> None:
        self.rows = []


def _done(
    connection: sqlite3.Connection, cursor: Cursor, statement: str, parameters: Any, *, many: bool
) -> None:
    own = connection.cursor()
    try:
        if many:
            own.executemany(statement, parameters)
        else:
            own.execute(statement, parameters)
        cursor.rows = own.fetchall() if own.description else []
        cursor.description = own.description
        cursor.rowcount = own.rowcount
        cursor.lastrowid = own.lastrowid
    finally:
        own.close()
