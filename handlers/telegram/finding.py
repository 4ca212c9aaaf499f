"""Looks for a message of ours that was perhaps sent: tries to edit the ids that can be its.

A bot may edit only its own messages, so nobody else's is harmed; in a group nothing of ours is
sent but one after another, so what can be edited there as the message in doubt is that message.
Edits say nothing aloud.

Knows what Telegram answers to an edit of what is ours, others', and not there.
"""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import InlineKeyboardMarkup, Message

from handlers.context import Services
from handlers.flows.groups import doubting, reporting, voting
from handlers.flows.groups.steps import Ask, Draw, Find, Greet, Say, Show
from handlers.telegram.album import ALBUM_MAX
from handlers.telegram.refusals import is_missing, is_unmodified
from handlers.telegram.wording import said
from journey.posts import SUPERGROUPS

log = structlog.get_logger()

TRIES: Final = 12
"""Ids that are tried: as much as people may have written there meanwhile."""
MISSING: Final = 3
"""So many ids in a row without a message: in a supergroup, which counts by itself, there is nothing
further.
"""


class _Is(Enum):
    OURS = "ours"
    OTHER = "other"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Found:
    """The message's ids; none: not found, `sure` if it cannot have been sent."""

    messages: tuple[int, ...] = ()
    poll: str = ""
    sure: bool = False


class Finder:
    """Tries one id after another."""

    def __init__(self, bot: Bot, services: Services) -> None:
        self._bot = bot
        self._services = services

    async def take(self, find: Find) -> None:
        """What was perhaps sent is adopted where it stands."""
        found = await self.find(find)
        log.info("looked for what was perhaps sent", found=bool(found.messages))
        if not found.messages:
            await doubting.unfound(self._services, find, sure=found.sure)
            return
        first = found.messages[0]
        match find.step:
            case Draw():
                drawn = replace(find.step, digest=find.digest)
                await reporting.sent(self._services, drawn, found.messages)
            case Show():
                await reporting.sent(self._services, find.step, (first,))
            case Say():
                await reporting.said(self._services, find.step, first)
            case Greet():
                await reporting.greeted(self._services, find.step, first)
            case Ask():
                await voting.asked(self._services, find.step, first, found.poll)

    async def find(self, find: Find) -> Found:
        """Tries at most `TRIES` ids."""
        text, markup = said(find.step)
        missing = others = 0
        for number in range(find.after + 1, find.after + 1 + TRIES):
            if isinstance(find.step, Ask):
                told, poll = await self._poll(find.chat, number, markup)
            else:
                told, poll = await self._try(find, number, text, markup), ""
            if told is _Is.OURS:
                rest = await self._rest(find, number)
                return Found(messages=(number, *rest), poll=poll)
            others += told is _Is.OTHER
            missing = missing + 1 if told is _Is.MISSING else 0
            if missing == MISSING and find.chat < SUPERGROUPS:
                return Found(sure=others == 0)
        return Found()

    async def _try(
        self, find: Find, number: int, text: str, markup: InlineKeyboardMarkup | None
    ) -> _Is:
        if _is_picture(find):
            return await _told(
                self._bot.edit_message_caption(
                    chat_id=find.chat, message_id=number, caption=text, parse_mode=None
                )
            )
        return await _told(
            self._bot.edit_message_text(
                text, chat_id=find.chat, message_id=number, reply_markup=markup
            )
        )

    async def _rest(self, find: Find, first: int) -> tuple[int, ...]:
        """The further pictures of an album: they follow each other and have no words."""
        found: list[int] = []
        if not isinstance(find.step, Draw):
            return ()
        for number in range(first + 1, first + ALBUM_MAX):
            edit = self._bot.edit_message_caption(chat_id=find.chat, message_id=number)
            if await _told(edit) is not _Is.OURS:
                break
            found.append(number)
        return tuple(found)

    async def _poll(
        self, chat: int, number: int, markup: InlineKeyboardMarkup | None
    ) -> tuple[_Is, str]:
        """A poll shows itself when its keyboard is taken off, and gets it back."""
        try:
            bare = await self._bot.edit_message_reply_markup(chat_id=chat, message_id=number)
        except TelegramBadRequest as error:
            return (_Is.MISSING if is_missing(error) else _Is.OTHER), ""
        if not isinstance(bare, Message) or bare.poll is None:
            return _Is.OTHER, ""
        again = self._bot.edit_message_reply_markup(
            chat_id=chat, message_id=number, reply_markup=markup
        )
        return await _told(again), bare.poll.id


def _is_picture(find: Find) -> bool:
    step = find.step
    return isinstance(step, Draw) or (isinstance(step, Say) and step.note.strip is not None)


async def _told(edit: Awaitable[object]) -> _Is:
    try:
        await edit
    except TelegramBadRequest as error:
        if is_unmodified(error):
            return _Is.OURS
        return _Is.MISSING if is_missing(error) else _Is.OTHER
    return _Is.OURS
