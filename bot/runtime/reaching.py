"""The way to Telegram: a session, through a proxy where there is one, and why it led nowhere.

Knows connections and what they die of; must not know what is asked. Words for a log name hosts,
never a token or a password.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncGenerator, Iterator
from http import HTTPStatus
from typing import Any, Final

import certifi
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError, TelegramServerError
from aiogram.methods import TelegramMethod
from aiohttp import (
    ClientConnectionError,
    ClientConnectorError,
    ClientSSLError,
    ServerDisconnectedError,
)

from bot.runtime.proxy import Proxy

UNREACHED: Final = (TelegramNetworkError, TelegramServerError, ClientDecodeError)
"""What `cause` has words for."""
_PROXY: Final = frozenset({"ProxyError", "ProxyConnectionError", "ProxyTimeoutError"})
"""Of a library that is imported only where there is a proxy."""
_CAUSES: Final[tuple[tuple[tuple[type[BaseException], ...], str], ...]] = (
    ((ssl.SSLError, ClientSSLError), "its certificate or encryption is not accepted (TLS)"),
    ((socket.gaierror,), "there is no such host, or no name server (DNS)"),
    ((ConnectionRefusedError,), "nobody listens there (refused)"),
    ((asyncio.TimeoutError,), "no answer in time (timed out)"),
    ((ConnectionError, ServerDisconnectedError), "the connection was cut (reset)"),
    ((TelegramServerError,), "it has a trouble of its own (5xx)"),
    ((ClientDecodeError,), "somebody else answers in its place (a gateway?)"),
)


class Session(AiohttpSession):
    """aiogram's session; a proxy's refusals are told apart from Telegram's."""

    def __init__(self, url: str, seconds: float, proxy: Proxy | None = None) -> None:
        super().__init__(api=TelegramAPIServer.from_base(url), timeout=seconds)
        self._unreached: tuple[type[Exception], ...] = ()
        if proxy is not None:
            self._go_through(proxy)

    def _go_through(self, proxy: Proxy) -> None:
        from aiohttp_socks import (
            ProxyConnectionError,
            ProxyConnector,
            ProxyError,
            ProxyTimeoutError,
            ProxyType,
        )

        # What aiohttp does not know as a failed connection; OSError: a broken handshake.
        self._unreached = (ProxyError, ProxyConnectionError, ProxyTimeoutError, OSError)
        self._connector_type = ProxyConnector
        self._connector_init |= {
            "proxy_type": ProxyType.SOCKS5 if proxy.kind == "socks5" else ProxyType.HTTP,
            "host": proxy.host,
            "port": proxy.port,
            "username": proxy.user,
            "password": proxy.password,
            "rdns": True,
            "proxy_ssl": _trusting() if proxy.kind == "https" else None,
        }

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,  # noqa: ASYNC109 - aiogram's
        chunk_size: int = 65536,
        raise_for_status: bool = True,  # noqa: FBT001, FBT002 - aiogram's
    ) -> AsyncGenerator[bytes]:
        pieces = super().stream_content(url, headers, timeout, chunk_size, raise_for_status)
        try:
            async for piece in pieces:
                yield piece
        except self._unreached as error:
            raise ClientConnectionError(type(error).__name__) from error

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's
    ) -> Any:
        try:
            return await super().make_request(bot, method, timeout)
        except self._unreached as error:
            raise TelegramNetworkError(method=method, message=type(error).__name__) from error


def _trusting() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=certifi.where())


def cause(error: BaseException) -> str:
    """Why Telegram was not reached, in words; those of an error itself may quote anything."""
    links = [*_chain(error)]
    for link in links:
        if type(link).__name__ == "ProxyError":  # its class is imported where there is a proxy
            return _refusal(getattr(link, "error_code", None))
    for kinds, words in _CAUSES:
        if any(isinstance(link, kinds) for link in links):
            proxied = any(type(link).__name__ == "ProxyConnectionError" for link in links)
            return f"the proxy: {words}" if proxied else words
    return type(links[-1]).__name__


def never_left(error: BaseException) -> bool:
    """Whether nothing can have arrived: there was no connection, or the proxy gave none."""
    via = error.__cause__
    return isinstance(via, ClientConnectorError) or type(via).__name__ in _PROXY


def _refusal(code: int | None) -> str:
    if code in {None, HTTPStatus.PROXY_AUTHENTICATION_REQUIRED}:
        return "the proxy does not take this user and password, or speaks otherwise"
    return f"the proxy does not let us through ({code})"


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it came from."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
