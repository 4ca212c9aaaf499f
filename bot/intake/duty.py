"""One process fetches; another on the same database stands by and takes over.

Knows leases and time that only moves forward; must not know what is done on duty. Whether a lease
still lives is judged by whether its holder renews it, so neither a clock that steps nor two clocks
that differ can leave everybody waiting.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Final

import structlog

from bot.watching.known import LEASES
from journey.errors import Unavailable
from journey.ports import LEASE, Lease, Store

log = structlog.get_logger()

RENEW_SECONDS: Final = LEASE.total_seconds() / 3
_DUTY: Final = "updates"

Pause = Callable[[float], Awaitable[None]]


class Duty:
    """Runs something for as long as this process is the one to do it."""

    def __init__(self, store: Store, pause: Pause = asyncio.sleep) -> None:
        self._store = store
        self._pause = pause
        self._seen: Lease | None = None
        self._since = 0.0
        """When (loop time) the lease was first seen as it is."""

    async def run(self, work: Callable[[], Awaitable[None]], stop: asyncio.Event) -> None:
        """Does the work whenever this process is on duty, until `stop` is set."""
        told = asyncio.create_task(stop.wait())
        on_duty = asyncio.create_task(self._by_turns(work))
        try:
            await asyncio.wait({told, on_duty}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            told.cancel()
            on_duty.cancel()
            with suppress(asyncio.CancelledError):
                await on_duty

    async def _by_turns(self, work: Callable[[], Awaitable[None]]) -> None:
        while True:
            await self._stand_by()
            working = asyncio.ensure_future(work())
            keeping = asyncio.create_task(self._keep())
            try:
                await asyncio.wait({working, keeping}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                working.cancel()
                keeping.cancel()
                ended = await asyncio.gather(working, keeping, return_exceptions=True)
            await self._look_at(ended)

    async def _look_at(self, ended: Sequence[BaseException | None]) -> None:
        for error in ended:
            if isinstance(error, Unavailable):
                log.warning("off duty: the database cannot be reached", reason=str(error))
                await self._pause(RENEW_SECONDS)
            elif isinstance(error, Exception):
                raise error

    async def _stand_by(self) -> None:
        """Until the lease is ours."""
        waiting = False
        while not await self._take():
            if not waiting:
                LEASES.add("waited for")
                log.warning("standing by: another process on this database is on duty")
            waiting = True
            await self._pause(RENEW_SECONDS / 2)

    async def _keep(self) -> None:
        """Renews the lease until it is lost."""
        loop = asyncio.get_running_loop()
        renewed = loop.time()
        while loop.time() - renewed < LEASE.total_seconds():
            await self._pause(RENEW_SECONDS)
            asked = loop.time()
            with suppress(Unavailable):  # most likely nobody can take it now
                lease = await self._store.hold(_DUTY)
                if lease.holder != self._store.holder:
                    LEASES.add("lost")
                    log.warning("off duty: another process on this database has taken over")
                    return
                LEASES.add("renewed")
                renewed = asked
        raise Unavailable("the lease could not be renewed")

    async def _take(self) -> bool:
        gone = None
        now = asyncio.get_running_loop().time()
        if self._seen is not None and now - self._since >= LEASE.total_seconds():
            gone = self._seen.holder
        try:
            lease = await self._store.hold(_DUTY, gone=gone)
        except Unavailable:
            return False
        if lease != self._seen:
            self._seen, self._since = lease, now
        ours = lease.holder == self._store.holder
        if ours:
            LEASES.add("taken")
        return ours
