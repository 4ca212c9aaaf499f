"""Who writes beside whom, seen by PostgreSQL itself: nothing waits for time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import SqlStore

SECONDS = 30
"""After so many something waits that must not."""
_WAITING = sa.text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


@dataclass(frozen=True, slots=True)
class Server:
    """A look at the server itself."""

    connection: AsyncConnection

    async def waits(self, how_many: int) -> None:
        """Until so many transactions wait for another one."""
        async with asyncio.timeout(SECONDS):
            while await self.connection.scalar(_WAITING) != how_many:
                pass


@asynccontextmanager
async def held(
    store: SqlStore, who: int | None = None, *, chat: int | None = None
) -> AsyncIterator[asyncio.Event]:
    """Somebody's transaction is open until the block ends, or the event is set."""
    inside, go = asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        async with store.write(person=who, chat=chat):
            inside.set()
            await go.wait()

    holding = asyncio.create_task(hold())
    async with asyncio.timeout(SECONDS):
        await inside.wait()
    try:
        yield go
    finally:
        go.set()
        await holding
