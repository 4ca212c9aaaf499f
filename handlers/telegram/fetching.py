"""A file that somebody sent, fetched from Telegram: in pieces, bounded, tried again in passing.

Knows the Bot API's two ways to a file: over HTTP, and beside an own server of the Bot API, which
may tell where it lies on a disk that we share. Must not know what is in it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import structlog
from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.exceptions import TelegramAPIError
from aiohttp import ClientError, ClientResponseError

from handlers.events import SentFile
from handlers.telegram.acting import acting
from handlers.telegram.refusals import LOST, reason
from journey import limits
from journey.errors import Code, Rejected

log = structlog.get_logger()

PAUSES: Final = (1.0, 3.0)
"""Seconds before it is tried once more, and once more."""
SECONDS: Final = 60
"""For the whole file, a try."""
_TELEGRAM: Final = "api.telegram.org"
_TOO_BIG: Final = "file is too big"


class Fetching:
    """Fetches files; the chat shows meanwhile that something is done."""

    def __init__(self, bot: Bot, pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._bot = bot
        self._pause = pause

    async def __call__(self, file: SentFile) -> bytes | Rejected:
        """Its bytes; FILE_TOO_LARGE or FILE_NOT_FETCHED."""
        async with acting(self._bot, file.chat, ChatAction.TYPING):
            for pause in (*PAUSES, None):
                try:
                    return await self._fetch(file.file)
                except (*LOST, ClientError, OSError) as error:
                    log.warning("a file was not fetched", reason=_said(error))
                    if pause is None or _is_final(error):
                        break
                    await self._pause(pause)
                except TelegramAPIError as error:
                    log.warning("a file was not fetched", reason=reason(error))
                    if _TOO_BIG in str(error):
                        return _too_large()
                    break
        return Rejected(Code.FILE_NOT_FETCHED)

    async def _fetch(self, file_id: str) -> bytes | Rejected:
        found = await self._bot.get_file(file_id)
        path = found.file_path or ""
        if (found.file_size or 0) > limits.DROPPED_BYTES:
            return _too_large()
        own = urlsplit(self._bot.session.api.base).hostname != _TELEGRAM
        content = await asyncio.to_thread(_on_disk, Path(path)) if own else None
        if content is None:
            content = await self._download(path)
        return _too_large() if len(content) > limits.DROPPED_BYTES else content

    async def _download(self, path: str) -> bytes:
        """A piece beyond the bound is enough to know that it is too large."""
        session, content = self._bot.session, bytearray()
        url = session.api.file_url(self._bot.token, path)
        stream = session.stream_content(url, timeout=SECONDS)
        try:
            async for piece in stream:
                content += piece
                if len(content) > limits.DROPPED_BYTES:
                    break
        finally:
            await stream.aclose()
        return bytes(content)


def _on_disk(path: Path) -> bytes | None:
    """None: it is to be had over HTTP."""
    if not path.is_absolute() or not path.is_file():
        return None
    with path.open("rb") as file:
        return file.read(limits.DROPPED_BYTES + 1)


def _too_large() -> Rejected:
    return Rejected(Code.FILE_TOO_LARGE, {"limit": limits.DROPPED_BYTES // 1024 // 1024})


def _is_final(error: BaseException) -> bool:
    """What another try will not mend: it is not there, or not for us."""
    said = error.status if isinstance(error, ClientResponseError) else 0
    return HTTPStatus.BAD_REQUEST <= said < HTTPStatus.INTERNAL_SERVER_ERROR


def _said(error: BaseException) -> str:
    """Never an address: the token stands in it."""
    return type(error).__name__
