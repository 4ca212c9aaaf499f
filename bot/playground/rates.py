"""Telegram's patience, as an option: how often a bot may write before it hears 429.

Knows buckets by chat, group and for all. Must not know what is sent. The exact numbers are not
published; a bot has to obey `retry_after` whatever they are.
"""

import math
from collections.abc import Callable
from fnmatch import fnmatchcase

from bot.playground import limits
from bot.playground.refusals import retry_after
from bot.playground.wire import Json

_COUNTED = ("send*", "editMessage*", "stopPoll", "forward*", "copy*")
_FREE = frozenset({"sendChatAction"})


class _Bucket:
    """Holds `size` tokens and gets `rate` a second."""

    def __init__(self, size: float, rate: float, now: float) -> None:
        self._size, self._rate = size, rate
        self._tokens, self._at = size, now

    def wait(self, now: float, wanted: int) -> float:
        """Seconds until so many tokens are there; 0: now. More than it holds counts as full."""
        self._tokens = min(self._size, self._tokens + (now - self._at) * self._rate)
        self._at = now
        return max(0.0, (min(wanted, self._size) - self._tokens) / self._rate)

    def take(self, wanted: int) -> None:
        self._tokens -= wanted


class Rates:
    """Off until it is switched on; then a call too many is refused and has no effect."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._buckets: dict[str, _Bucket] = {}
        self.on = False

    def switch(self, *, on: bool) -> None:
        """Switch on or off; what was counted is forgotten."""
        self.on = on
        self._buckets.clear()

    def count(self, method: str, params: Json) -> None:
        """Count a call about to be made; Refusal 429 where it comes too early.

        Answers to presses and questions about chats are free; an album counts as its pictures; what
        one member sees alone counts as said to them, for want of a known rate.
        """
        counted = any(fnmatchcase(method, pattern) for pattern in _COUNTED)
        if not self.on or not counted or method in _FREE:
            return
        now = self._clock()
        wanted = len(params["media"]) if method == "sendMediaGroup" else 1
        alone = (params.get("ephemeral_message_parameters") or {}).get("receiver_user_id")
        chat = str(alone or params.get("chat_id", ""))
        buckets = [*self._of_chat(chat, now), self._overall(now)]
        wait = max(bucket.wait(now, wanted) for bucket in buckets)
        if wait > 0:
            raise retry_after(math.ceil(wait))
        for bucket in buckets:
            bucket.take(wanted)

    def _of_chat(self, chat: str, now: float) -> list[_Bucket]:
        if chat.startswith("-"):
            each = limits.GROUP_A_MINUTE
            return [self._bucket(f"group {chat}", each, each / 60, now)]
        return [self._bucket(f"chat {chat}", limits.CHAT_BURST, limits.CHAT_A_SECOND, now)]

    def _overall(self, now: float) -> _Bucket:
        each = limits.ALL_A_SECOND
        return self._bucket("all", each, each, now)

    def _bucket(self, name: str, size: float, rate: float, now: float) -> _Bucket:
        return self._buckets.setdefault(name, _Bucket(size, rate, now))
