"""How fast we may speak: Telegram's rates, its «retry after», and lost requests.

Knows the rates and which calls may be repeated; must not know what is said. Telegram publishes
no exact rates («about one message a second in a chat, 20 a minute in a group, 30 a second
overall, short bursts are fine»; of edits nothing), so these only keep us out of trouble;
`retry_after` is the law.
"""

from __future__ import annotations

import asyncio
import random
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import Response, TelegramMethod
from aiolimiter import AsyncLimiter

from bot.runtime.reaching import cause, never_left
from bot.watching.known import API_TRIES, LIMITER

log = structlog.get_logger()

PRIVATE: Final = (20, 10.0)
"""New messages: twice the published mean with bursts of 20. Edits in a private chat are not
counted: there is one for each tap, and it is what the person waits for. Should Telegram mind, it
says for how long."""
GROUP: Final = (20, 60.0)
"""Messages and edits within any minute. A window and not a leaky bucket, which lets twice as many
through in its first minute."""

_UNHURRIED: Final = frozenset(
    {"getUpdates", "answerCallbackQuery", "answerInlineQuery", "getMe", "sendChatAction"}
)
"""Not counted: polling waits anyway, and a tap is answered within a blink."""
_SAID: Final = ("send", "edit", "copy", "forward", "stop")
"""How the methods begin that a group's members see something of; asking and deleting are free."""
_CHANGED: Final = ("edit", "stop")
"""… and those that notify nobody: a tap is answered by one, so they have a bound of their own."""
_LANES_MAX: Final = 2000
"""Chats whose pace is remembered."""
_PATIENCE: Final = 60
"""Seconds of `retry_after` that are waited out here; a longer silence is the caller's matter."""
_TRIES: Final = 4
_PAUSES: Final = (0.5, 1.0, 2.0)
_TOLD: Final = 1.0
"""Seconds: whoever has to wait longer is told of in the log."""

Pause = Callable[[float], Awaitable[None]]


class Window:
    """So many within any stretch of time; who comes first goes first."""

    def __init__(self, most: int, seconds: float, pause: Pause = asyncio.sleep) -> None:
        self._most = most
        self._seconds = seconds
        self._pause = pause
        self._passed: deque[float] = deque(maxlen=most)
        """When (loop time) the latest passed."""
        self._turn = asyncio.Lock()

    async def acquire(self, amount: int = 1) -> None:
        """Waits until so many more may pass."""
        loop = asyncio.get_running_loop()
        amount = min(amount, self._most)
        async with self._turn:
            free = self._most - len(self._passed)
            if amount > free:
                last = self._passed[amount - free - 1]
                if (left := last + self._seconds - loop.time()) > 0:
                    await self._pause(left)
            self._passed.extend([loop.time()] * amount)


@dataclass(frozen=True, slots=True)
class Pace:
    """How much a server bears in a second, of all chats together; one of your own bears more."""

    messages: int = 30
    edits: int = 100


class Pacing(BaseRequestMiddleware):
    """A request middleware: slows down, waits, and repeats what may be repeated."""

    def __init__(
        self, pause: Pause = asyncio.sleep, tempo: float = 1.0, pace: Pace | None = None
    ) -> None:
        pace = pace or Pace()
        self._pause = pause
        self._group = (GROUP[0], GROUP[1] / tempo)
        self._messages = AsyncLimiter(pace.messages, 1.0)
        self._edits = AsyncLimiter(pace.edits, 1.0)
        self._chats: OrderedDict[int, AsyncLimiter | Window] = OrderedDict()
        self._closed: dict[int, float] = {}
        """Until when (loop time) Telegram wants silence in a chat."""

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[Any],
        bot: Bot,
        method: TelegramMethod[Any],
    ) -> Response[Any]:
        if method.__api_method__ == "getUpdates":
            return await make_request(bot, method)
        for attempt in range(1, _TRIES + 1):
            begun = asyncio.get_running_loop().time()
            await self._wait_turn(method)
            waited = asyncio.get_running_loop().time() - begun
            LIMITER.observe(waited)
            if waited > _TOLD:
                log.info("waited", method=method.__api_method__, seconds=round(waited, 1))
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as error:
                if attempt == _TRIES or error.retry_after > _PATIENCE:
                    raise
                await self._obey(method, error.retry_after)
            except (TelegramNetworkError, TelegramServerError, ClientDecodeError) as error:
                if attempt >= _attempts(method, error):
                    raise
                name = method.__api_method__
                API_TRIES.add(name)
                log.info("trying again", method=name, cause=cause(error), tries=attempt)
                # Jitter, so that a thousand chats do not come back at the same moment.
                await self._pause(_PAUSES[attempt - 1] * random.uniform(0.5, 1.5))  # noqa: S311
        raise AssertionError("the last attempt returns or raises")

    async def _wait_turn(self, method: TelegramMethod[Any]) -> None:
        if method.__api_method__ in _UNHURRIED:
            return
        chat = _chat(method)
        messages = len(getattr(method, "media", None) or ()) if _is_album(method) else 1
        if chat is not None:
            left = self._closed.get(chat, 0.0) - asyncio.get_running_loop().time()
            if left > 0:
                await self._pause(left)
            lane = _alone(method) or chat
            if method.__api_method__.startswith(_SAID if lane < 0 else "send"):
                await self._limiter(lane).acquire(messages)
        changes = method.__api_method__.startswith(_CHANGED)
        await (self._edits if changes else self._messages).acquire(messages)

    async def _obey(self, method: TelegramMethod[Any], seconds: float) -> None:
        """Waits as told; others in the same chat wait as well."""
        API_TRIES.add(method.__api_method__)
        log.warning("told to wait", method=method.__api_method__, seconds=seconds)
        now = asyncio.get_running_loop().time()
        self._closed = {chat: until for chat, until in self._closed.items() if until > now}
        chat = _chat(method)
        if chat is not None:
            self._closed[chat] = now + seconds
        await self._pause(seconds)
        if chat is not None:
            self._closed.pop(chat, None)

    def _limiter(self, chat: int) -> AsyncLimiter | Window:
        limiter = self._chats.pop(chat, None) or (
            AsyncLimiter(*PRIVATE) if chat > 0 else Window(*self._group, self._pause)
        )
        self._chats[chat] = limiter
        if len(self._chats) > _LANES_MAX:
            self._chats.popitem(last=False)
        return limiter


def _attempts(method: TelegramMethod[Any], error: Exception) -> int:
    """How many tries in all. A new message that may have arrived is repeated once at most."""
    if isinstance(error, TelegramEntityTooLarge):
        return 1
    is_new_message = method.__api_method__.startswith(("send", "copy", "forward"))
    return 2 if is_new_message and not never_left(error) else _TRIES


def _chat(method: TelegramMethod[Any]) -> int | None:
    chat = getattr(method, "chat_id", None)
    return chat if isinstance(chat, int) else None


def _alone(method: TelegramMethod[Any]) -> int | None:
    """Who alone sees it, though it is sent into a group: it goes at their pace. Telegram tells no
    rate for such messages, and nobody else's phone gets them.
    """
    told = getattr(method, "ephemeral_message_parameters", None)
    found = getattr(told or method, "receiver_user_id", None)
    return found if isinstance(found, int) else None


def _is_album(method: TelegramMethod[Any]) -> bool:
    return method.__api_method__ == "sendMediaGroup"
