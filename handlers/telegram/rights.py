"""Who runs a group, as Telegram tells it; fulfils `handlers.ports.Rights`.

The list of administrators is asked for, not the single member: only that is told to a bot which is
no administrator itself.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

from handlers.telegram.refusals import LOST, reason

log = structlog.get_logger()

PATIENCE: Final = 5.0
"""Seconds until no answer counts as none."""
FRESH: Final = 10.0
"""Seconds for which an answer holds: a menu is a few taps of the same person."""
_GROUPS_MAX: Final = 500


class TelegramRights:
    """Asks Telegram, and remembers for a moment."""

    def __init__(self, bot: Bot, clock: Callable[[], float] = time.monotonic) -> None:
        self._bot = bot
        self._clock = clock
        self._known: OrderedDict[int, tuple[float, frozenset[int]]] = OrderedDict()

    async def is_admin(self, chat: int, person: int) -> bool | None:
        """Whether somebody is an administrator there; None: Telegram does not answer."""
        at, admins = self._known.get(chat, (float("-inf"), frozenset()))
        if self._clock() - at > FRESH:
            try:
                async with asyncio.timeout(PATIENCE):
                    found = await self._bot.get_chat_administrators(chat)
            except (TelegramAPIError, TimeoutError, *LOST) as error:
                log.warning("rights not known", reason=reason(error))
                return None
            admins = frozenset(one.user.id for one in found)
            self._known[chat] = (self._clock(), admins)
            if len(self._known) > _GROUPS_MAX:
                self._known.popitem(last=False)
        return person in admins
