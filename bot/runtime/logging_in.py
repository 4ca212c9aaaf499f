"""The first words with Telegram: who are we, and does nobody else receive our updates?

Knows tokens that are refused, webhooks, and patience; must not know what comes after.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Final
from urllib.parse import urlsplit

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.types import User

from bot.runtime.backoff import Backoff
from bot.runtime.listening import Webhook
from bot.runtime.proxy import Proxy
from bot.runtime.reaching import cause
from bot.runtime.settings import BadSettings

log = structlog.get_logger()

_REMEDY_AFTER: Final = 3
"""Failures in a row; until then it may be a moment's trouble."""


class Door:
    """The way in: where Telegram is, what stands between, and whether a webhook may be removed.

    own: where updates shall be brought to; None: they are fetched.
    """

    def __init__(
        self,
        url: str,
        proxy: Proxy | None = None,
        *,
        own: Webhook | None = None,
        replace_webhook: bool = False,
    ) -> None:
        self.host = host(url)
        self.through = {} if proxy is None else {"through": str(proxy)}
        self._own = own
        self._replace_webhook = replace_webhook

    async def log_in(
        self, bot: Bot, stop: asyncio.Event, backoff: Backoff | None = None
    ) -> User | None:
        """Asks Telegram who we are, for as long as it takes; None: told to stop meanwhile.

        Raises `BadSettings` for what waiting does not mend.
        """
        backoff = backoff or Backoff()
        failures = 0
        while not stop.is_set():
            try:
                me = await bot.get_me()
                await self._leave_webhook(bot)
            except (TelegramUnauthorizedError, TelegramNotFound) as error:
                raise BadSettings(
                    "BOT_TOKEN: Telegram does not know this token; copy it from @BotFather"
                ) from error
            except AiogramError as error:
                failures += 1
                seconds = backoff.next()
                self._say(error, failures, seconds)
                with suppress(TimeoutError):
                    async with asyncio.timeout(seconds):
                        await stop.wait()
            else:
                return me
        return None

    async def _leave_webhook(self, bot: Bot) -> None:
        """Polling is refused while one is set, and there is one at a time; whoever set it may want
        it.
        """
        url = (await bot.get_webhook_info()).url
        if not url or (self._own is not None and self._own.is_ours(url)):
            return
        if not self._replace_webhook:
            raise BadSettings(
                f"BOT_TOKEN: a webhook sends this bot's updates to {host(url)}; if they shall "
                "come here instead: tropa run --replace-webhook"
            )
        await bot.delete_webhook()
        log.warning("webhook removed", host=host(url))

    def _say(self, error: AiogramError, failures: int, seconds: float) -> None:
        why = cause(error)
        log.warning(
            "Telegram not reached",
            host=self.host,
            **self.through,
            cause=why,
            seconds=round(seconds, 1),
        )
        if failures == _REMEDY_AFTER and isinstance(error, TelegramNetworkError):
            wrong = (
                "is the proxy right? see TELEGRAM_PROXY"
                if self.through
                else ("if this network does not lead there, name a proxy in TELEGRAM_PROXY")
            )
            log.error("Telegram is still not reached", host=self.host, remedy=wrong)


def host(url: str) -> str:
    """The host of an address, with its port where that is not the usual one."""
    parts = urlsplit(url)
    name = parts.hostname or "?"
    return name if parts.port is None else f"{name}:{parts.port}"
