"""Takes messages of ours out of a group, or at least what they said and offered.

A bot that is no administrator deletes what is younger than two days only, and edits what is of any
age: an old list that cannot go must not stand there with buttons that look alive. Deleting counts
for nothing, an edit is one of the twenty messages a minute that a group bears: so everything that
can go goes at once, and the rest is seen to when all else is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from handlers.flows.groups.steps import Silence
from handlers.telegram.refusals import is_undeletable


async def put_away(bot: Bot, chat: int, messages: Sequence[int]) -> tuple[int, ...]:
    """Deletes them; those that Telegram does not let go."""
    try:
        await bot.delete_messages(chat, list(messages))
    except TelegramBadRequest as error:
        if is_undeletable(error):
            return tuple([one for one in messages if await _stays(bot, chat, one)])
        # else there is nothing left to delete
    return ()


async def _stays(bot: Bot, chat: int, message: int) -> bool:
    try:
        await bot.delete_message(chat, message)
    except TelegramBadRequest as error:
        return is_undeletable(error)
    return False


async def silence(bot: Bot, step: Silence) -> None:
    """One line instead of what it said, no buttons; a picture keeps no words. What cannot be edited
    either is left.
    """
    try:
        if step.is_picture:
            await bot.edit_message_caption(chat_id=step.chat, message_id=step.message)
        else:
            await bot.edit_message_text(step.text, chat_id=step.chat, message_id=step.message)
    except TelegramBadRequest:
        return
