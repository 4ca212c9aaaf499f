"""Calls of the Bot API as they go over the wire, one by one: how long, and what became of them.

Knows methods and status codes; must not know what is said.
"""

from __future__ import annotations

import asyncio
from typing import Any, Final

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import (
    AiogramError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import Response, TelegramMethod

from bot.watching.answering import answered
from bot.watching.known import API, API_FAILED, API_TOOK, TOLD_TO_WAIT

_STATUS: Final[dict[type[BaseException], str]] = {
    TelegramEntityTooLarge: "413",
    TelegramNetworkError: "network",
    TelegramBadRequest: "400",
    TelegramUnauthorizedError: "401",
    TelegramForbiddenError: "403",
    TelegramNotFound: "404",
    TelegramConflictError: "409",
    TelegramRetryAfter: "429",
    TelegramServerError: "5xx",
}
_LONG_POLL: Final = "getUpdates"
_NO_ANSWER: Final = frozenset({_LONG_POLL, "sendChatAction", "getChatMember", "getFile"})
"""What nobody who waits sees anything of."""


class Counted(BaseRequestMiddleware):
    """The innermost of the request middlewares: each try counts."""

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[Any],
        bot: Bot,
        method: TelegramMethod[Any],
    ) -> Response[Any]:
        name, loop = method.__api_method__, asyncio.get_running_loop()
        begun = loop.time()
        API.add(name)
        try:
            response = await make_request(bot, method)
        except AiogramError as error:
            API_FAILED.add(name, status(error))
            if isinstance(error, TelegramRetryAfter):
                TOLD_TO_WAIT.add()
            raise
        finally:
            if name != _LONG_POLL:  # it waits on purpose
                API_TOOK.observe(loop.time() - begun)
        if name not in _NO_ANSWER:
            answered()
        return response


def status(error: BaseException) -> str:
    """The HTTP status that an error stands for."""
    found = next((_STATUS[kind] for kind in type(error).__mro__ if kind in _STATUS), None)
    return found or ("4xx" if isinstance(error, TelegramAPIError) else "unreadable")
