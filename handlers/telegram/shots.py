"""Photos that lie with Telegram go out again, by its own names for them.

Knows albums and what Telegram does to names of files; must not know who took a photo.
"""

from __future__ import annotations

from collections.abc import Sequence

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import InputMediaPhoto

from handlers.screen import Shot
from handlers.telegram.album import split
from handlers.telegram.refusals import is_stale_file, reason

log = structlog.get_logger()


async def send_shots(bot: Bot, chat: int, shots: Sequence[Shot]) -> bool:
    """In as few albums as hold them; one that Telegram has no more is left out. False: all are."""
    sent = 0
    for part in split(shots, 0):
        try:
            await _send(bot, chat, part)
        except TelegramBadRequest as error:
            if not is_stale_file(error):
                raise
            sent += await _one_by_one(bot, chat, part)
        else:
            sent += len(part)
    return sent > 0


async def _send(bot: Bot, chat: int, part: Sequence[Shot]) -> None:
    if len(part) == 1:
        await bot.send_photo(chat, part[0].file, caption=part[0].caption, parse_mode=None)
        return
    media = [InputMediaPhoto(media=one.file, caption=one.caption, parse_mode=None) for one in part]
    await bot.send_media_group(chat, list(media))


async def _one_by_one(bot: Bot, chat: int, part: Sequence[Shot]) -> int:
    sent = 0
    for one in part:
        try:
            await bot.send_photo(chat, one.file, caption=one.caption, parse_mode=None)
        except TelegramBadRequest as error:
            if not is_stale_file(error):
                raise
            log.info("a photo is no more", reason=reason(error))
        else:
            sent += 1
    return sent
