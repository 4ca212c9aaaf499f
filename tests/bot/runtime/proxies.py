"""A small proxy on loopback that speaks CONNECT and SOCKS5, and remembers who came by."""

from __future__ import annotations

import asyncio
import base64
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Final

GRANTED, REFUSED = 0, 2
DOMAIN: Final = 3


class Passage:
    """One proxy; `passed` are the addresses that somebody was led to."""

    def __init__(self, user: str = "", password: str = "", *, closed: bool = False) -> None:
        self.port = 0
        self.passed: list[str] = []
        self._user, self._password, self._closed = user, password, closed

    async def welcome(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            first = await reader.readexactly(1)
            if first == b"\x05":
                target = await self._socks(reader, writer)
            else:
                target = await self._connect(reader, writer)
            if target is not None:
                await self._pass(target, reader, writer)
        writer.close()

    async def _connect(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> str | None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        known = base64.b64encode(f"{self._user}:{self._password}".encode()).decode()
        if self._user and f"Basic {known}\r\n" not in head:
            writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")
            return None
        if self._closed:
            writer.write(b"HTTP/1.1 403 Forbidden\r\n\r\n")
            return None
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        return head.split()[1]  # after ONNECT, whose C is read already

    async def _socks(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> str | None:
        await reader.readexactly((await reader.readexactly(1))[0])
        if self._user:
            writer.write(b"\x05\x02")
            await reader.readexactly(1)
            told = [await self._word(reader) for _ in range(2)]
            right = told == [self._user, self._password]
            writer.write(b"\x01\x00" if right else b"\x01\x01")
            if not right:
                return None
        else:
            writer.write(b"\x05\x00")
        kind = (await reader.readexactly(4))[3]
        if kind == DOMAIN:
            host = await self._word(reader)
        else:
            host = ".".join(map(str, await reader.readexactly(4)))
        port = int.from_bytes(await reader.readexactly(2))
        answer = REFUSED if self._closed else GRANTED
        writer.write(bytes((5, answer, 0, 1, 0, 0, 0, 0, 0, 0)))
        return None if self._closed else f"{host}:{port}"

    @staticmethod
    async def _word(reader: asyncio.StreamReader) -> str:
        return (await reader.readexactly((await reader.readexactly(1))[0])).decode()

    async def _pass(
        self, target: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self.passed.append(target)
        host, _, port = target.rpartition(":")
        there, here = await asyncio.open_connection(host, int(port))
        await asyncio.gather(_pour(reader, here), _pour(there, writer))


async def _pour(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while part := await source.read(65536):
            target.write(part)
            await target.drain()
    target.close()


@asynccontextmanager
async def serving(passage: Passage, tls: ssl.SSLContext | None = None) -> AsyncIterator[Passage]:
    """The proxy, reached until the block ends."""
    server = await asyncio.start_server(passage.welcome, "127.0.0.1", 0, ssl=tls)
    passage.port = server.sockets[0].getsockname()[1]
    try:
        yield passage
    finally:
        server.close()
