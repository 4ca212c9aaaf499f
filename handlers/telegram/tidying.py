"""Takes messages of ours out of a group, or at least what they said and offered.

A bot that is no administrator deletes what is younger than two days only, and edits what is of any
age: an old list that cannot go must not stand there with buttons that look alive.
"""

from __future__ import annotations

from collections.abc import Sequence

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from handlers.telegram.refusals import is_undeletable


async def put_away(bot: Bot, chat: int, messages: Sequence[int], instead: str) -> None:
    """Deletes them; what cannot be deleted becomes `instead` (HTML), without buttons."""
    try:
        await bot.delete_messages(chat, list(messages))
    except TelegramBadRequest as error:
        if not is_undeletable(error):
            return  # there is nothing left to delete
        for message in messages:
            await _put_away(bot, chat, message, instead)


async def _put_away(bot: Bot, chat: int, message: int, instead: str) -> None:
    try:
        await bot.delete_message(chat, message)
    except TelegramBadRequest as error:
        if is_undeletable(error):
            await _silence(bot, chat, message, instead)


async def _silence(bot: Bot, chat: int, message: int, instead: str) -> None:
    """Words, or the caption of a picture; whoever cannot be edited either is left."""
    try:
        await bot.edit_message_text(instead, chat_id=chat, message_id=message)
    except TelegramBadRequest:
        try:
            await bot.edit_message_caption(chat_id=chat, message_id=message, caption=instead)
        except TelegramBadRequest:
            return
