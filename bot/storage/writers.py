"""Who writes beside whom: in this process by turns, on PostgreSQL among processes by locks.

    a person's own        beside others' own, after what is that person's already
    a group's own         the same, and nobody changes the maps of its lists meanwhile
    everybody's           beside nobody: what is due, housekeeping, and who is forgotten
    the inbox, a lease    beside all of them: single statements that are right by themselves

On SQLite each writes alone. Must not know what is written.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from enum import Enum, auto
from typing import Final
from weakref import WeakValueDictionary

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection


class Whose(Enum):
    """What is written where it is no single person's or group's own."""

    EVERYBODYS = auto()
    INBOX = auto()


Key = int | Whose
"""The id of a person or of a group, which is below zero; or what it is instead."""

AT_ONCE: Final = 5
"""So many hold a connection, working or waiting for a lock; the pool has more for who reads."""
_ALL: Final = 0x7470A
"""The advisory lock that one has alone, or any number of persons and groups share."""
_OWN: Final = 1 << 62
"""What an id is added to, to be the key of a lock: none meets another lock's key."""


class Turns:
    """Writers of this process wait here in the order they came, and hold no connection meanwhile.

    On SQLite they would otherwise find the database locked. Who has a turn waits for locks of the
    database only, which sees it where two wait for each other; so nobody waits here for ever.
    """

    def __init__(self, *, alone: bool) -> None:
        self._alone = alone
        self._turns: WeakValueDictionary[Key, asyncio.Lock] = WeakValueDictionary()
        self._places = asyncio.Semaphore(AT_ONCE)
        self._writing: set[asyncio.Task[object]] = set()

    @asynccontextmanager
    async def turn(self, key: Key) -> AsyncIterator[None]:
        task = asyncio.current_task()
        assert task is not None
        if task in self._writing:
            raise RuntimeError("a write inside a write would wait for itself for ever")
        mine = self._turns.setdefault(Whose.EVERYBODYS if self._alone else key, asyncio.Lock())
        async with AsyncExitStack() as held:
            await held.enter_async_context(mine)
            if key is not Whose.INBOX:  # what Telegram brings is written down whoever waits
                await held.enter_async_context(self._places)
            self._writing.add(task)
            held.callback(self._writing.discard, task)
            yield


async def lock(connection: AsyncConnection, key: Key) -> None:
    """What is read in this transaction stays true until its commit, with replicas too.

    A context manager cannot run its body again, so SERIALIZABLE, which asks for that, is out. On
    PostgreSQL locks that end with the transaction make those writers queue that must. It stays at
    READ COMMITTED on purpose: each statement sees all that was committed before the lock was given,
    while a snapshot would have been taken before it.

    One's own comes before the shared one: whoever waits for it keeps nobody from being alone. What
    belongs to somebody else is locked as it is read: `Transaction.beside`.
    """
    if isinstance(key, Whose):
        wanted = [sa.func.pg_advisory_xact_lock(_ALL)]
    else:
        own = sa.literal(_OWN + key, sa.BigInteger)
        wanted = [sa.func.pg_advisory_xact_lock(own), sa.func.pg_advisory_xact_lock_shared(_ALL)]
    await connection.execute(sa.select(*wanted))
