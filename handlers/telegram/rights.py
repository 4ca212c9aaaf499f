"""Who runs a group and what it has become, as Telegram tells it; fulfils `handlers.ports.Rights`.

The list of administrators is asked for, not the single member: only that is told to a bot which is
no administrator itself. It says as well who speaks in the group's name and not in their own.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import structlog
from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
)
from aiogram.types import ChatMemberAdministrator, ChatMemberOwner, ChatMemberUnion

from handlers.telegram.refusals import LOST, reason

log = structlog.get_logger()

PATIENCE: Final = 5.0
"""Seconds until no answer counts as none."""
FRESH: Final = 10.0
"""Seconds for which an answer holds: a menu is a few taps of the same person."""
AGAIN: Final = 30.0
"""Seconds until Telegram is asked again who hides, after it did not answer; and whether a small
group has grown, after it had not."""
_GROUPS_MAX: Final = 500


@dataclass(frozen=True, slots=True)
class _Known:
    """A group's administrators, as told at some moment."""

    at: float
    admins: frozenset[int]
    hidden: frozenset[int]


class TelegramRights:
    """Asks Telegram, and remembers for a moment."""

    def __init__(self, bot: Bot, clock: Callable[[], float] = time.monotonic) -> None:
        self._bot = bot
        self._clock = clock
        self._known: OrderedDict[int, _Known] = OrderedDict()
        self._silent: dict[int, float] = {}
        """Since when Telegram does not say who runs a group."""
        self._small: dict[int, float] = {}
        """When groups were found to be as small as ever."""

    async def is_admin(self, chat: int, person: int) -> bool | None:
        """Whether somebody is an administrator there; None: Telegram does not answer."""
        known = await self._told(chat, FRESH)
        return None if known is None else person in known.admins

    async def hidden(self, chat: int) -> frozenset[int] | None:
        """Who speaks in the group's name only, as it is at this moment; None: no answer.

        Of what was told before nothing is believed: a name once shown cannot be taken back.
        """
        if self._clock() - self._silent.get(chat, float("-inf")) <= AGAIN:
            return None
        known = await self._told(chat, None)
        return None if known is None else known.hidden

    async def former(self, chat: int, small: Sequence[int]) -> int | None:
        """Which of the small groups has become that supergroup; None: none, or no answer."""
        try:
            async with asyncio.timeout(PATIENCE):
                for one in small:
                    if await self._grown(one) == chat:
                        return one
        except (TimeoutError, *LOST) as error:
            log.warning("growth not known", reason=reason(error))
        return None

    async def _grown(self, small: int) -> int | None:
        """What a small group has become: told by refusing it the least there is, a sign that we
        type. Where it stands it sees that sign, so it is not asked often.
        """
        now = self._clock()
        self._small = {one: at for one, at in self._small.items() if now - at <= AGAIN}
        if small in self._small:
            return None
        try:
            await self._bot.send_chat_action(small, ChatAction.TYPING)
        except TelegramMigrateToChat as moved:
            return moved.migrate_to_chat_id
        except (TelegramBadRequest, TelegramForbiddenError):
            pass  # we were put out of it, or it is gone: it is no other group
        self._small[small] = now
        return None

    async def _told(self, chat: int, fresh: float | None) -> _Known | None:
        """What Telegram says now, or said so many seconds ago at most; None: no answer."""
        known = self._known.get(chat)
        if fresh is not None and known is not None and self._clock() - known.at <= fresh:
            return known
        try:
            async with asyncio.timeout(PATIENCE):
                found = await self._bot.get_chat_administrators(chat)
        except (TelegramAPIError, TimeoutError, *LOST) as error:
            log.warning("rights not known", reason=reason(error))
            self._note_silence(chat)
            return None
        self._silent.pop(chat, None)
        told = _Known(
            self._clock(),
            frozenset(one.user.id for one in found),
            frozenset(one.user.id for one in found if _is_hidden(one)),
        )
        self._known.pop(chat, None)
        self._known[chat] = told
        if len(self._known) > _GROUPS_MAX:
            self._known.popitem(last=False)
        return told

    def _note_silence(self, chat: int) -> None:
        now = self._clock()
        self._silent = {one: at for one, at in self._silent.items() if now - at <= AGAIN}
        self._silent[chat] = now


def _is_hidden(member: ChatMemberUnion) -> bool:
    return isinstance(member, ChatMemberAdministrator | ChatMemberOwner) and member.is_anonymous
