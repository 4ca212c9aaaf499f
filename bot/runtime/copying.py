"""A copy of the database once a day, where a folder is named for it.

Knows when; how a copy is made: `bot.storage.kept_copies`. A failure is said, counted, and tried
again within the hour; the bot goes on.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

import structlog

from bot.storage import CannotCopy
from bot.storage.kept_copies import drop_before, keep_copies, newest
from bot.watching.known import BACKUP, BACKUPS
from handlers.ports import Clock

log = structlog.get_logger()

LOOK_SECONDS: Final = 900.0
EVERY: Final = dt.timedelta(days=1)

Pause = Callable[[float], Awaitable[None]]


class Copying:
    """The loop that looks whether it is time."""

    def __init__(
        self, url: str, folder: Path | None, keep: int, clock: Clock, pause: Pause = asyncio.sleep
    ) -> None:
        self._url = url
        self._folder = folder
        self._keep = keep
        self._clock = clock
        self._pause = pause

    async def run(self) -> None:
        """Until cancelled."""
        BACKUP.read = self._age
        while True:
            try:
                await self.look()
            except CannotCopy as error:
                BACKUPS.add("failed")
                log.error("no copy was made", reason=str(error))  # noqa: TRY400 - it says it all
            except Exception:
                BACKUPS.add("failed")
                log.exception("no copy was made")
            await self._pause(LOOK_SECONDS)

    async def look(self) -> bool:
        """Whether it was time for a copy, which is there then. Raises `CannotCopy`."""
        now = self._clock.now()
        await asyncio.to_thread(drop_before, self._url, now)
        if self._folder is None:
            return False
        last = await asyncio.to_thread(newest, self._folder)
        if last is not None and now - EVERY < last <= now:
            return False
        made = await keep_copies(self._url, self._folder, self._keep, now)
        BACKUPS.add("made")
        log.info("a copy was made", file=made.name)
        return True

    def _age(self) -> list[tuple[tuple[str, ...], float]]:
        last = None if self._folder is None else newest(self._folder)
        return [] if last is None else [((), last.timestamp())]
