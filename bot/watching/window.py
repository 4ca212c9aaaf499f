"""What whoever watches may ask, over HTTP: is it alive, is it ready, how is it doing.

    /healthz   200 as long as the loop turns
    /readyz    200 when updates are taken and the database answers; else 503 with what is lacking
    /metrics   figures, for Prometheus

Knows the little HTTP that this takes: what fetches updates need not load a web server for it. Of
people it tells nothing, and it listens on this machine only, unless told otherwise.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from typing import Final

import structlog

from bot.runtime.listening import Address
from bot.watching import known, meters
from bot.watching.health import Health

log = structlog.get_logger()

_HEAD_BYTES: Final = 8192
_SECONDS: Final = 10.0
_JSON: Final = "application/json"
_Answer = tuple[HTTPStatus, str, str]
"""Status, type and body."""


@asynccontextmanager
async def opened(at: Address | None, health: Health, *, must: bool) -> AsyncIterator[None]:
    """Answers until the block ends.

    must: whether it is an `OSError` when somebody else listens there; otherwise it is a warning.
    """
    if at is None:
        yield
        return
    window = _Window(health)
    try:
        server = await asyncio.start_server(window.answer, at.host, at.port, limit=_HEAD_BYTES)
    except OSError as error:
        if must:
            raise
        log.warning("nobody can watch: METRICS_LISTEN is taken", at=str(at), reason=error.strerror)
        yield
        return
    try:
        yield
    finally:
        server.close()


class _Window:
    def __init__(self, health: Health) -> None:
        self._health = health

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request a connection."""
        try:
            async with asyncio.timeout(_SECONDS):
                head = await reader.readuntil(b"\r\n\r\n")
                writer.write(await self._answer(head))
                await writer.drain()
        except (OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # whoever asked has gone, or never meant HTTP
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def _answer(self, head: bytes) -> bytes:
        method, _, rest = head.partition(b"\r\n")[0].decode("latin-1").partition(" ")
        path = rest.partition(" ")[0].partition("?")[0]
        status, kind, body = await self._found(path)
        if method not in {"GET", "HEAD"}:
            status, kind, body = HTTPStatus.METHOD_NOT_ALLOWED, "text/plain", ""
        content = body.encode()
        lines = (
            f"HTTP/1.1 {status.value} {status.phrase}",
            f"Content-Type: {kind}",
            f"Content-Length: {len(content)}",
            "Cache-Control: no-store",
            "Connection: close",
        )
        return "\r\n".join((*lines, "", "")).encode() + (b"" if method == "HEAD" else content)

    async def _found(self, path: str) -> _Answer:
        if path == "/healthz":
            return HTTPStatus.OK, "text/plain", "alive\n"
        if path == "/readyz":
            lacking = await self._health.lacking()
            status = HTTPStatus.SERVICE_UNAVAILABLE if lacking else HTTPStatus.OK
            return status, _JSON, json.dumps({"ready": not lacking, "lacks": lacking}) + "\n"
        if path == "/metrics":
            return HTTPStatus.OK, meters.CONTENT_TYPE, meters.text(known.EVERY)
        return HTTPStatus.NOT_FOUND, "text/plain", "/healthz, /readyz or /metrics\n"
