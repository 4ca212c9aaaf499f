"""`journey.ports.Store`: who may write when, and the inbox.

Knows transactions and turns; must not know what is done within them.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import sqlalchemy as sa
import structlog
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.storage import address, holders, inbox, leases
from bot.storage.transaction import Now
from bot.storage.trouble import translated
from bot.storage.work import SqlWork
from journey.ports import Lease, Received, Store, Work

log = structlog.get_logger()

_ALL: Final = 0x7470A
"""The advisory lock's key: one for all writers."""


class SqlStore:
    """Everything is kept in one database.

    Writers of this process take turns in the order they came (`_turn`): on SQLite they would
    otherwise find the database locked, on PostgreSQL each would hold a connection while it waits.
    """

    def __init__(self, url: sa.URL, now: Now) -> None:
        self._writer: AsyncEngine = address.writer(url)
        self._reader: AsyncEngine = address.reader(url, self._writer)
        self._sqlite = address.is_sqlite(url)
        self._now = now
        self._turn = asyncio.Lock()
        self._whose: asyncio.Task[object] | None = None
        self._holder = holders.new_holder()
        self._finished: set[int] = set()
        """Done with, and not yet stored as such."""

    @asynccontextmanager
    async def write(
        self, *, update: int | tuple[int, ...] | None = None, person: int | None = None
    ) -> AsyncIterator[Work]:
        async with self._transaction() as connection:
            await self._be_alone(connection)
            work = SqlWork(connection, self._now)
            yield work
            for one in (update,) if isinstance(update, int) else update or ():
                await inbox.apply(connection, one, person, self._holder, self._now())
        if work.forgot:
            await self._wipe_log()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Work]:
        async with self._reading() as connection:
            yield SqlWork(connection, self._now)

    @property
    def holder(self) -> str:
        return self._holder

    async def receive(self, updates: tuple[tuple[int, str], ...]) -> frozenset[int]:
        async with self._transaction() as connection:
            return await inbox.receive(connection, updates, self._holder, self._now())

    async def unfinished(self) -> tuple[Received, ...]:
        async with self._reading() as connection:
            return await inbox.unfinished(connection, frozenset(self._finished))

    async def adopt(self) -> tuple[Received, ...]:
        async with self._transaction() as connection:
            living = await leases.living(connection, self._now())
            return await inbox.adopt(connection, self._holder, living)

    def finish(self, *updates: int) -> None:
        self._finished.update(updates)

    async def settle(self) -> None:
        if self._finished:
            async with self._transaction():
                pass

    async def hold(self, name: str, *, gone: str | None = None) -> Lease:
        async with self._transaction() as connection:
            return await leases.hold(connection, name, self._holder, self._now(), gone)

    async def close(self) -> None:
        try:
            async with self._transaction() as connection:
                await leases.give_back(connection, self._holder)
        except Exception as error:  # noqa: BLE001 - a lease runs out, a reply is repeated
            log.warning("left held", reason=type(error).__name__)
        holders.leave(self._holder)
        await self._reader.dispose()
        await self._writer.dispose()

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[AsyncConnection]:
        task = asyncio.current_task()
        if task is not None and self._whose is task:
            raise RuntimeError("a write inside a write would wait for itself for ever")
        async with self._turn:
            self._whose = task
            finished = frozenset(self._finished)
            try:
                with translated():
                    async with self._writer.begin() as connection:
                        yield connection
                        if finished:
                            await inbox.finish(connection, finished)
                self._finished -= finished
            finally:
                self._whose = None

    @asynccontextmanager
    async def _reading(self) -> AsyncIterator[AsyncConnection]:
        with translated():
            async with self._reader.connect() as connection:
                yield connection

    async def _be_alone(self, connection: AsyncConnection) -> None:
        """What was read in this transaction stays true until its commit, with replicas too.

        A context manager cannot run its body again, so SERIALIZABLE, which asks for that, is out.
        On PostgreSQL a lock that ends with the transaction makes the writers queue. It stays at
        READ COMMITTED on purpose: each statement sees all that was committed before the lock was
        given, while a snapshot would have been taken before it. One key for all does as long as a
        database commits some hundred times a second; a finer one (a person, a journey's owner)
        would be chosen here. On SQLite BEGIN IMMEDIATE has done it already.
        """
        if not self._sqlite:
            await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_ALL)))

    async def _wipe_log(self) -> None:
        """What was forgotten leaves SQLite's write-ahead log as well. PostgreSQL has vacuum."""
        if self._sqlite:
            async with self._turn, self._writer.connect() as connection:
                raw = await connection.get_raw_connection()
                assert raw.driver_connection is not None
                async with raw.driver_connection.execute(
                    "PRAGMA wal_checkpoint(TRUNCATE)"
                ) as cursor:
                    await cursor.fetchall()  # left unread it would keep its lock


def open_store(url: str, *, now: Now) -> SqlStore:
    """The store at an address (`sqlite:///path` or `postgresql://…`); connects when it is asked.

    The tables must be there: see `upgrade`. Raises `BadAddress`.
    """
    return SqlStore(address.parse(url), now)


def _keeps_the_promise(store: SqlStore) -> Store:
    """For the type checker: the protocol is kept in full."""
    return store
