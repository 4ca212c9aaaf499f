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

log = structlog.get_logger()

EVERY_SECONDS: Final = 6 * 3600


async def tidy(store: Store, clock: Clock) -> int:
    """Removes what can no longer be brought back; how many maps."""
    async with store.write() as work:
        return await work.purge(clock.now() - dt.timedelta(days=DELETED_DAYS))


async def keep_tidy(
    store: Store, clock: Clock, pause: Callable[[float], Awaitable[None]] = asyncio.sleep
) -> None:
    """Tidies up now and four times a day, until cancelled."""
    while True:
        try:
            if purged := await tidy(store, clock):
                log.info("deleted maps removed for good", count=purged)
        except Exception:  # tried again later
            log.exception("not tidied up")
        await pause(EVERY_SECONDS)
