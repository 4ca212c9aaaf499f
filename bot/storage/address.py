"""From a database's address to engines that keep our promises on it.

Knows what SQLite and PostgreSQL must be told; must not know tables.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
from functools import partial
from pathlib import Path
from typing import Any, Final

import aiosqlite
import sqlalchemy as sa
from sqlalchemy.connectors.asyncio import AsyncAdapt_dbapi_connection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.storage import hop, parameters
from bot.storage.trouble import is_held

_DRIVERS: Final = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}
_BUSY_SECONDS: Final = 10
"""How long SQLite waits for a lock that another process holds, e.g. a backup."""
_LOOK_SECONDS: Final = 1
"""… and before an upgrade says that it waits, and asks again."""
_WIPE_MILLISECONDS: Final = 500
"""… and for readers before the log is emptied: writers wait meanwhile."""
_AGAIN_SECONDS: Final = 0.02
_IDLE_MILLISECONDS: Final = 60_000
"""PostgreSQL ends a transaction whose process went silent: a lost replica must not hold the
writers' lock for ever."""

_WRITER_PRAGMAS: Final = (
    "foreign_keys = ON",
    # NORMAL survives a killed process but may lose the last commits when the power goes. FULL
    # waits for the disk at each commit (measured: 2 to 4 ms more). Telegram lets a bot send
    # thirty messages a second, so the promise that nothing is lost is worth that.
    "synchronous = FULL",
    # What was deleted on request is overwritten, not just unlinked.
    "secure_delete = ON",
)


class BadAddress(ValueError):  # noqa: N818 - reads as what it is
    """A database's address that we cannot use; the message says what would be right."""


def parse(url: str) -> sa.URL:
    """The address with the driver that we use; raises `BadAddress`."""
    try:
        address = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError) as error:  # the latter: a port that is no number
        raise BadAddress(
            "not a database address; use sqlite:///path/to/tropa.db "
            "or postgresql://user:password@host/database"
        ) from error
    driver = _DRIVERS.get(address.drivername)
    if driver is None:
        raise BadAddress(f"{address.drivername} is not supported; use sqlite or postgresql")
    if driver.startswith("sqlite") and address.database in {None, "", ":memory:"}:
        raise BadAddress("the SQLite address names no file; use sqlite:///path/to/tropa.db")
    if not address.database:
        raise BadAddress("it names no database; use postgresql://user:password@host/database")
    if not driver.startswith("sqlite") and (wrong := parameters.fault(address)):
        raise BadAddress(wrong)
    return address.set(drivername=driver)


def is_sqlite(address: sa.URL) -> bool:
    return address.get_backend_name() == "sqlite"


def sqlite_file(address: sa.URL) -> Path:
    """The file behind an SQLite address."""
    assert address.database is not None
    return Path(address.database)


def writer(address: sa.URL) -> AsyncEngine:
    """For transactions that write. On SQLite each takes the write lock as it begins.

    SQLite's default takes it at the first write, after the reads: of 500 concurrent increments
    450 were lost without an error.
    """
    if is_sqlite(address):
        return _sqlite_writer(address, _WRITER_PRAGMAS, _BUSY_SECONDS)
    return _postgres(address)


def reader(address: sa.URL, writing: AsyncEngine) -> AsyncEngine:
    """For transactions that read one snapshot and cannot write."""
    if is_sqlite(address):
        pragmas = ("foreign_keys = ON", "query_only = ON")
        engine = _sqlite(address, pragmas, _BUSY_SECONDS, pool_size=4)
        _begin_with(engine, "BEGIN")
        return engine
    return writing.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def migrator(address: sa.URL) -> AsyncEngine:
    """For changes of the tables themselves.

    SQLite alters a table by copying and dropping it; with foreign keys on, dropping a table
    deletes what refers to it. The keys are checked before the commit instead.
    """
    if is_sqlite(address):
        pragmas = ("foreign_keys = OFF" if p.startswith("foreign") else p for p in _WRITER_PRAGMAS)
        return _sqlite_writer(address, tuple(pragmas), _LOOK_SECONDS)
    return _postgres(address)


def _sqlite_writer(address: sa.URL, pragmas: tuple[str, ...], seconds: int) -> AsyncEngine:
    engine = _sqlite(address, pragmas, seconds, pool_size=1, max_overflow=0)

    def prepare(connection: AsyncAdapt_dbapi_connection, _entry: ConnectionPoolEntry) -> None:
        connection.run_async(partial(_write_ahead, seconds=seconds))

    sa.event.listen(engine.sync_engine, "connect", prepare)
    _begin_with(engine, hop.TAKE_LOCK)
    return engine


async def _write_ahead(connection: aiosqlite.Connection, seconds: float) -> None:
    """Gives a file its write-ahead log, once in its life.

    Of several processes that do so at the same moment SQLite refuses all but one at once, without
    the wait it was told (two that upgrade a read lock would wait for each other for ever), so the
    others ask again.
    """
    loop = asyncio.get_running_loop()
    last = loop.time() + seconds
    while True:
        try:
            async with connection.execute("PRAGMA journal_mode = WAL") as cursor:
                await cursor.fetchall()
        except sqlite3.OperationalError as error:
            if not is_held(error) or loop.time() >= last:
                raise
            await asyncio.sleep(_AGAIN_SECONDS)
        else:
            return


async def wipe_log(connection: AsyncConnection) -> bool:
    """Empties an SQLite file's write-ahead log; False: somebody reads from it for longer."""
    raw = await connection.get_raw_connection()
    driver = raw.driver_connection
    assert isinstance(driver, aiosqlite.Connection)
    try:
        await driver.execute(f"PRAGMA busy_timeout = {_WIPE_MILLISECONDS}")
        # left unread it would keep its lock
        ((busy, *_),) = await driver.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        await driver.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")
    return not busy


def _sqlite(address: sa.URL, pragmas: tuple[str, ...], seconds: int, **pool: int) -> AsyncEngine:
    engine = create_async_engine(
        address,
        # None: the driver begins no transactions by itself, `_begin_with` does
        connect_args={
            "timeout": seconds,
            "isolation_level": None,
            "async_creator_fn": hop.connect,
        },
        json_serializer=_json,
        hide_parameters=True,  # an error quotes nobody
        **pool,
    )

    def prepare(connection: AsyncAdapt_dbapi_connection, _entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    sa.event.listen(engine.sync_engine, "connect", prepare)
    return engine


def _begin_with(engine: AsyncEngine, statement: str) -> None:
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(statement)

    sa.event.listen(engine.sync_engine, "begin", begin)


def _postgres(address: sa.URL) -> AsyncEngine:
    bare, told = parameters.split(address)
    told["server_settings"] = {
        "application_name": "tropa",
        "idle_in_transaction_session_timeout": str(_IDLE_MILLISECONDS),
        **told["server_settings"],
    }
    try:
        return create_async_engine(
            bare,
            connect_args=told,
            json_serializer=_json,
            hide_parameters=True,  # an error quotes nobody
            # No ping before each transaction, which would make every one slower: whoever meets a
            # lost connection hears `Unavailable`, all idle ones are dropped, and it is tried again.
            pool_pre_ping=False,
            pool_size=5,
        )
    except ModuleNotFoundError as error:
        raise BadAddress(
            "PostgreSQL needs one more package: pip install 'tropa[postgres]'"
        ) from error


_json: Any = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))
"""Cyrillic as it is: escaped it takes three times the room."""
