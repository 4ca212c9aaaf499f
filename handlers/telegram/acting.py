"""«Sends a photo…», «types…»: what the chat shows while something takes a while."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Final

from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.exceptions import TelegramAPIError

from handlers.telegram.refusals import LOST

_ACTION_SECONDS: Final = 4
"""Telegram shows an action for five seconds."""


@asynccontextmanager
async def acting(bot: Bot, chat: int, action: ChatAction) -> AsyncIterator[None]:
    """Shows it for as long as the block takes."""
    shown = asyncio.create_task(_keep_acting(bot, chat, action))
    try:
        yield
    finally:
        shown.cancel()
        with suppress(asyncio.CancelledError):
            await shown


async def _keep_acting(bot: Bot, chat: int, action: ChatAction) -> None:
    with suppress(TelegramAPIError, *LOST):  # an ornament: never the reason of a failure
        while True:
            await bot.send_chat_action(chat, action)
            await asyncio.sleep(_ACTION_SECONDS)
