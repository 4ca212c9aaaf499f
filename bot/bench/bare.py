"""What the dialogue is compared with: the same look from a bare aiogram bot, as its manual has it.

Run as a file of its own, so that nothing of ours is imported with it: aiogram comes as ever. A tap
is answered and turns its tick in the message. It stores nothing; with the name of a file it stores
each tap in an SQLite database there, durably, one transaction a tap, before it answers.
"""

from __future__ import annotations

import asyncio
import os
import sys

import aiosqlite
from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

TEXT = "Где с вами сталкиваются?\n\nОтметьте всё, что подходит, или напишите своё."
OPTIONS = 9
ON = "✅ "
PREPARED = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "CREATE TABLE IF NOT EXISTS answers (id TEXT PRIMARY KEY, person INT, data TEXT)",
)
STORE = "INSERT OR IGNORE INTO answers VALUES (?, ?, ?)"


async def main(file: str | None) -> None:
    """Polls until it is told to end."""
    database = None if file is None else await opened(file)
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart())
    async def start(message: Message) -> None:
        await message.answer(TEXT, reply_markup=keyboard([False] * OPTIONS))

    @dispatcher.callback_query(F.data)
    async def tap(query: CallbackQuery) -> None:
        message = query.message
        if not isinstance(message, Message) or message.reply_markup is None:
            return
        if database is not None:
            await database.execute(STORE, (query.id, query.from_user.id, query.data))
            await database.commit()
        await query.answer()
        ticks = [row[0].text.startswith(ON) for row in message.reply_markup.inline_keyboard]
        ticks[int(query.data or 0)] ^= True
        await message.edit_text(TEXT, reply_markup=keyboard(ticks))

    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    bot = Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server))
    await dispatcher.start_polling(bot)
    if database is not None:
        await database.close()


async def opened(file: str) -> aiosqlite.Connection:
    database = await aiosqlite.connect(file)
    for statement in PREPARED:
        await database.execute(statement)
    await database.commit()
    return database


def keyboard(ticks: list[bool]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(
                    text=f"{ON if on else ''}Вариант {number}", callback_data=str(number)
                )
            ]
            for number, on in enumerate(ticks)
        ]
    )


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1] if len(sys.argv) > 1 else None))
