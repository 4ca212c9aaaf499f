"""Who runs a group, as Telegram tells it; fulfils `handlers.ports.Rights`.

The list of administrators is asked for, not the single member: only that is told to a bot which is
no administrator itself. It says as well who speaks in the group's name and not in their own.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import ChatMemberAdministrator, ChatMemberOwner, ChatMemberUnion

from handlers.telegram.refusals import LOST, reason

log = structlog.get_logger()

PATIENCE: Final = 5.0
"""Seconds until no answer counts as none."""
FRESH: Final = 10.0
"""Seconds for which an answer holds: a menu is a few taps of the same person."""
LASTING: Final = 600.0
"""Seconds for which it is believed who hides: asked at every tap, changed hardly ever."""
AGAIN: Final = 30.0
"""Seconds until Telegram is asked again who hides, after it did not answer."""
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

    async def is_admin(self, chat: int, person: int) -> bool | None:
        """Whether somebody is an administrator there; None: Telegram does not answer."""
        known = await self._told(chat, FRESH)
        return None if known is None else person in known.admins

    async def is_hidden(self, chat: int, person: int) -> bool | None:
        """Whether somebody speaks in the group's name only; None: it was never told.

        Of a silent Telegram the last answer is believed: a name once shown cannot be taken back.
        """
        if self._clock() - self._silent.get(chat, float("-inf")) <= AGAIN:
            known = self._known.get(chat)
        else:
            known = await self._told(chat, LASTING) or self._known.get(chat)
        return None if known is None else person in known.hidden

    async def _told(self, chat: int, fresh: float) -> _Known | None:
        """What Telegram says now, or said so many seconds ago at most; None: no answer."""
        known = self._known.get(chat)
        if known is not None and self._clock() - known.at <= fresh:
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
