"""Updates by getUpdates: raw ones, handed over, then confirmed by asking for the next.

Knows the method, its offset and its failures; must not know what becomes of an update. aiogram
decodes a batch as a whole and never gets past an update it cannot read, hence a method of our own.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramConflictError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod

from bot.intake.intake import Intake
from bot.intake.reading import Raw
from bot.runtime.backoff import Backoff
from bot.runtime.reaching import UNREACHED, cause
from handlers.telegram.events import ALLOWED_UPDATES
from handlers.telegram.refusals import reason
from journey.errors import Unavailable

log = structlog.get_logger()

_HELD_BACK: Final = 30
"""Seconds that Telegram holds an empty answer back."""
_PATIENCE: Final = 15
"""Seconds more until the request counts as lost."""
_ROOM_SECONDS: Final = 0.2
"""Until it is looked again whether there is room for more."""
_BACK_SECONDS: Final = 8.0
"""After an outage we are back within this time."""

Pause = Callable[[float], Awaitable[None]]


class GetRawUpdates(TelegramMethod[list[Raw]]):
    """getUpdates as it comes: a foreign update must not spoil its neighbours."""

    __returning__ = list[Raw]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int | None = None
    timeout: int | None = None
    allowed_updates: list[str] | None = None


class GetUpdates:
    """The transport by getUpdates."""

    def __init__(self, bot: Bot, intake: Intake, pause: Pause = asyncio.sleep) -> None:
        self._bot = bot
        self._intake = intake
        self._pause = pause
        self._backoff = Backoff(longest=_BACK_SECONDS)
        self._offset: int | None = None

    async def run(self) -> None:
        """Until cancelled; failures are waited out."""
        while True:
            try:
                while self._intake.full:
                    await self._pause(_ROOM_SECONDS)
                await self.fetch_once()
            except Exception as error:  # noqa: BLE001 - fetching never dies
                await self._wait_out(error)
                continue
            self._intake.reached(after_all=self._backoff.failures > 0)
            self._backoff.reset()

    async def confirm(self) -> None:
        """Tells Telegram what was taken in, so that a later start is not sent it again."""
        if self._offset is not None:
            last = GetRawUpdates(offset=self._offset, limit=1, timeout=0)
            with suppress(AiogramError, TimeoutError):
                async with asyncio.timeout(3):
                    await self._bot(last, request_timeout=3)

    async def fetch_once(self) -> None:
        """One getUpdates: what it brings is taken in before the next one confirms it."""
        batch = await self._bot(
            GetRawUpdates(
                offset=self._offset, timeout=_HELD_BACK, allowed_updates=[*ALLOWED_UPDATES]
            ),
            request_timeout=_HELD_BACK + _PATIENCE,
        )
        await self._intake.take(batch)
        ids = [raw["update_id"] for raw in batch if isinstance(raw.get("update_id"), int)]
        if batch and not ids:
            raise ValueError("updates without ids cannot be confirmed")
        if ids:
            self._offset = max(ids) + 1

    async def _wait_out(self, error: Exception) -> None:
        seconds = self._backoff.next()
        if isinstance(error, TelegramRetryAfter):
            seconds = max(seconds, float(error.retry_after))
        if isinstance(error, TelegramConflictError):
            log.error("another program fetches with this BOT_TOKEN: end one of the two")
        elif isinstance(error, TelegramUnauthorizedError):
            log.error("Telegram does not accept BOT_TOKEN any more: was it revoked?")
        elif isinstance(error, AiogramError | Unavailable):
            why = cause(error) if isinstance(error, UNREACHED) else reason(error)
            log.warning("updates not fetched", reason=why, seconds=round(seconds, 1))
        else:
            log.error("updates not fetched", seconds=round(seconds, 1), exc_info=error)
        await self._pause(seconds)
