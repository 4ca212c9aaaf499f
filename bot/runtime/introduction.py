"""What Telegram shows of the bot outside of the chat: its commands and what it is for.

Knows which sentence goes where; must not know what a command does.
"""

from __future__ import annotations

from typing import Final

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import BotCommand, BotCommandScopeAllGroupChats

from handlers.book import BOOK
from handlers.ports import Library, Texts
from handlers.telegram.refusals import LOST, reason

log = structlog.get_logger()

COMMANDS: Final = tuple(BOOK.commands)
IN_GROUPS: Final = BOOK.group_menu


async def introduce(bot: Bot, library: Library) -> None:
    """Sets commands and descriptions in every language; a failure waits for the next start."""
    try:
        for language in library.languages:
            await _introduce(bot, library.texts(language), language)
        # Whoever speaks none of our languages sees what they would be spoken to in.
        await _introduce(bot, library.texts(library.choose("zz")), None)
        if not (await bot.me()).supports_inline_queries:
            log.warning("inline mode is off: send /setinline to @BotFather to switch it on")
    except (TelegramAPIError, *LOST) as error:
        log.warning("commands not set", reason=reason(error))


async def _introduce(bot: Bot, texts: Texts, language: str | None) -> None:
    commands = [
        BotCommand(command=name, description=texts.plain(f"command.{name}")) for name in COMMANDS
    ]
    await bot.set_my_commands(commands, language_code=language)
    in_groups = [
        BotCommand(command=name, description=texts.plain(f"command.{name}")) for name in IN_GROUPS
    ]
    await bot.set_my_commands(
        in_groups, scope=BotCommandScopeAllGroupChats(), language_code=language
    )
    await bot.set_my_description(texts.plain("bot.description"), language_code=language)
    await bot.set_my_short_description(texts.plain("bot.short"), language_code=language)
