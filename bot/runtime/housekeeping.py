"""Keeps no more than is needed: what was deleted long enough ago goes for good.

Knows when; must not know what is kept.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable
from typing import Final

import structlog

from handlers.ports import Clock
from journey.limits import DELETED_DAYS
from journey.ports import Store
from journey.posts import RETURN_LIFE

log = structlog.get_logger()

EVERY_SECONDS: Final = 3600


async def tidy(store: Store, clock: Clock) -> int:
    """Removes what can no longer be brought back; how many maps. Who asked for it is forgotten."""
    now = clock.now()
    async with store.write() as work:
        for person in await work.to_forget(now - RETURN_LIFE):
            await work.forget(person)
        return await work.purge(now - dt.timedelta(days=DELETED_DAYS))


async def keep_tidy(
    store: Store, clock: Clock, pause: Callable[[float], Awaitable[None]] = asyncio.sleep
) -> None:
    """Tidies up now and every hour, until cancelled."""
    while True:
        try:
            if purged := await tidy(store, clock):
                log.info("deleted maps removed for good", count=purged)
        except Exception:  # tried again later
            log.exception("not tidied up")
        await pause(EVERY_SECONDS)
