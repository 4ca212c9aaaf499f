"""What is owed to whom, and when it is tried again: by time, with growing pauses.

Knows pauses and how long a debt is kept; must not know what is owed. Time here is the loop's,
which no clock can set.
"""

from __future__ import annotations

import asyncio
import math
from dataclasses import dataclass, replace
from typing import Final

from aiogram.exceptions import TelegramRetryAfter

from handlers.screen import Reply
from handlers.telegram.deliver import Address
from journey.errors import Unavailable

FIRST: Final = 1.0
LONGEST: Final = 3600.0
STORE_LONGEST: Final = 5.0
"""The store is asked more often: it is ours, and bears it."""
KEPT_SECONDS: Final = 2 * 24 * 3600.0
"""After that nobody waits for it any more."""
EAGER: Final = 8
"""When others are reached again, a debt waits only this part of its pause."""

PROBE: Final = 8.0
"""The one who waits longest is tried that often: when that gets through, so may the others."""

Key = tuple[int, int]
"""A chat and a person."""


@dataclass(frozen=True, slots=True)
class Debt:
    """Replies that could not be sent, and the updates they answer."""

    replies: tuple[Reply, ...]
    to: Address
    updates: tuple[int, ...]
    tries: int = 0
    since: float | None = None
    """When sending it failed first."""
    tried: float = 0.0
    pause: float = 0.0
    """Seconds after `tried` until it is tried again."""
    told: bool = False
    """The pause is Telegram's own word."""

    @property
    def key(self) -> Key:
        return self.to.chat, self.to.person

    def failed(self, error: BaseException | None) -> Debt:
        """The same after one more failure."""
        now = asyncio.get_running_loop().time()
        longest = STORE_LONGEST if isinstance(error, Unavailable) else LONGEST
        pause = min(longest, FIRST * 2.0 ** min(self.tries, 30))
        told = isinstance(error, TelegramRetryAfter)
        if isinstance(error, TelegramRetryAfter):
            pause = max(pause, float(error.retry_after))
        return replace(
            self,
            to=replace(self.to, callback=None),
            tries=self.tries + 1,
            since=now if self.since is None else self.since,
            tried=now,
            pause=pause,
            told=told,
        )

    def wait(self, *, eager: bool = False, probe: bool = False) -> float:
        """Seconds until it is tried again; eager: Telegram is there again for others.

        probe: it finds that out for the others.
        """
        pause = self.pause
        if not self.told:
            pause = min(pause / EAGER if eager else pause, PROBE if probe else math.inf)
        return max(0.0, self.tried + pause - asyncio.get_running_loop().time())

    @property
    def is_too_old(self) -> bool:
        since = self.since
        return since is not None and asyncio.get_running_loop().time() - since > KEPT_SECONDS
