"""What Telegram shows of the bot outside of the chat: its name and picture, what it is for, its
commands.

Knows which sentence goes where, and asks what is there before it changes anything: a name may be
changed a few times a day only. Must not know what a command does.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeDefault,
    BufferedInputFile,
    InputProfilePhotoStatic,
    MenuButtonCommands,
    MenuButtonDefault,
)

from handlers.book import BOOK
from handlers.ports import Library, Texts
from handlers.telegram.refusals import LOST, reason

log = structlog.get_logger()

COMMANDS: Final = tuple(BOOK.commands)
IN_GROUPS: Final = BOOK.group_menu
FACE: Final = Path(__file__).parents[1] / "face.jpg"
"""The picture beside the name, square, with nothing of meaning in its corners."""

Step = tuple[str, Callable[[], Awaitable[Any]]]
"""What is brought into order, and the call that looks and does it."""


async def introduce(bot: Bot, library: Library, *, face: bool = True) -> None:
    """Sets in every language what is not yet so; a failure waits for the next start.

    Without `face` the name, its picture and the descriptions stay as the operator has them.
    """
    for what, step in _steps(bot, library, face=face):
        try:
            await step()
        except (TelegramAPIError, *LOST) as error:
            log.warning("not introduced", what=what, reason=reason(error))
    try:
        if not (await bot.me()).supports_inline_queries:
            log.warning("inline mode is off: send /setinline to @BotFather to switch it on")
    except (TelegramAPIError, *LOST) as error:
        log.warning("not introduced", what="inline mode", reason=reason(error))


def _steps(bot: Bot, library: Library, *, face: bool) -> Iterator[Step]:
    spoken: dict[str | None, Texts] = {code: library.texts(code) for code in library.languages}
    # Whoever speaks none of our languages sees what they would be spoken to in.
    for language, texts in {**spoken, None: library.texts(library.choose("zz"))}.items():
        yield "commands", partial(_commands, bot, texts, language)
        if face:
            yield "description", partial(_about, bot, texts, language)
        if face and language is not None:  # for all others it is called as @BotFather was told
            yield "name", partial(_name, bot, texts, language)
    yield "menu button", partial(_menu, bot)
    if face:
        yield "picture", partial(_picture, bot)


async def _commands(bot: Bot, texts: Texts, language: str | None) -> None:
    menus = ((BotCommandScopeDefault(), COMMANDS), (BotCommandScopeAllGroupChats(), IN_GROUPS))
    for scope, names in menus:
        wanted = {name: texts.plain(f"command.{name}") for name in names}
        there = await bot.get_my_commands(scope=scope, language_code=language)
        if [(one.command, one.description) for one in there] != [*wanted.items()]:
            shown = [BotCommand(command=name, description=wanted[name]) for name in wanted]
            await bot.set_my_commands(shown, scope=scope, language_code=language)


async def _about(bot: Bot, texts: Texts, language: str | None) -> None:
    long, short = texts.plain("bot.description"), texts.plain("bot.short")
    if (await bot.get_my_description(language_code=language)).description != long:
        await bot.set_my_description(long, language_code=language)
    if (await bot.get_my_short_description(language_code=language)).short_description != short:
        await bot.set_my_short_description(short, language_code=language)


async def _name(bot: Bot, texts: Texts, language: str) -> None:
    wanted = texts.plain("bot.name")
    if (await bot.get_my_name(language_code=language)).name != wanted:
        await bot.set_my_name(wanted, language_code=language)


async def _menu(bot: Bot) -> None:
    if not isinstance(await bot.get_chat_menu_button(), MenuButtonCommands | MenuButtonDefault):
        await bot.set_chat_menu_button(menu_button=MenuButtonCommands())


async def _picture(bot: Bot) -> None:
    """Only where there is none: an operator's own one stays."""
    if not (await bot.get_user_profile_photos(bot.id, limit=1)).total_count:
        photo = BufferedInputFile(await asyncio.to_thread(FACE.read_bytes), FACE.name)
        await bot.set_my_profile_photo(InputProfilePhotoStatic(photo=photo))
