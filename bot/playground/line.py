"""The line to a playground: requests over HTTP, and the live stream of what changes.

Knows the playground's address and how its answers travel. Must not know people, groups or the bot.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from types import TracebackType
from typing import Self

import aiohttp

from bot.playground.wire import Json


class PlaygroundError(Exception):
    """The playground refused what the test asked for."""


class Line:
    """Requests to a playground, and everything that changes there."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url.rstrip("/")
        self._session: aiohttp.ClientSession | None = None
        self._listener: asyncio.Task[None] | None = None
        self._listening = asyncio.Event()
        self._changes: set[asyncio.Queue[Json]] = set()

    async def open(self) -> None:
        """Begin to listen to the stream, so that no later change is missed."""
        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=None, sock_connect=10)
            self._session = aiohttp.ClientSession(timeout=timeout)
            self._listener = asyncio.create_task(self._listen())
        await self._listening.wait()

    async def close(self) -> None:
        if self._listener is not None:
            self._listener.cancel()
            with suppress(asyncio.CancelledError):
                await self._listener
        if self._session is not None:
            await self._session.close()
        self._session = self._listener = None
        self._listening.clear()

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def request(self, method: str, path: str, body: Json | None = None) -> Json:
        await self.open()
        assert self._session is not None
        async with self._session.request(method, self.base_url + path, json=body) as answer:
            return await _read(answer)

    async def post_form(self, path: str, form: aiohttp.FormData) -> Json:
        await self.open()
        assert self._session is not None
        async with self._session.post(self.base_url + path, data=form) as answer:
            return await _read(answer)

    async def file(self, file_id: str, *, uploaded: bool = False) -> bytes:
        """Download a file as Telegram would give it, or as the bot uploaded it."""
        await self.open()
        assert self._session is not None
        url = f"{self.base_url}/_/files/{file_id}{'?uploaded' if uploaded else ''}"
        async with self._session.get(url) as answer:
            if answer.status != 200:  # noqa: PLR2004 - HTTP's OK
                raise PlaygroundError(await answer.text())
            return await answer.read()

    @asynccontextmanager
    async def changes(self) -> AsyncIterator[asyncio.Queue[Json]]:
        """Collect the events that come from now on."""
        await self.open()
        queue: asyncio.Queue[Json] = asyncio.Queue()
        self._changes.add(queue)
        try:
            yield queue
        finally:
            self._changes.discard(queue)

    async def _listen(self) -> None:
        """Read the stream; when the server restarts, go on with the new one."""
        assert self._session is not None
        while True:
            with suppress(aiohttp.ClientError, ConnectionError):
                async with self._session.get(f"{self.base_url}/_/events") as stream:
                    async for line in stream.content:
                        self._hear(line)
            await asyncio.sleep(0.05)

    def _hear(self, line: bytes) -> None:
        if not line.startswith(b"data: "):
            return
        event: Json = json.loads(line.removeprefix(b"data: "))
        self._listening.set()  # the first event, "hello", says that nothing is missed now
        for queue in self._changes:
            queue.put_nowait(event)


async def _read(answer: aiohttp.ClientResponse) -> Json:
    body: Json = await answer.json()
    if answer.status >= 400:  # noqa: PLR2004 - HTTP's first error
        raise PlaygroundError(body.get("error") or body.get("description"))
    return body
