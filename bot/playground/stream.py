"""The live stream of changes, for the page and for tests.

Knows subscribers and named events. Must not know HTTP or what the events mean: whoever
misses some reads the chat again, so nothing is kept.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from bot.playground.wire import Json, dump


class Stream:
    """Hands every event to every subscriber; None in a queue says that the server closes."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[str | None]] = set()
        self._number = 0
        self._closed = False

    def publish(self, kind: str, **fields: object) -> None:
        self._number += 1
        event: Json = {"kind": kind, **fields}
        block = f"id: {self._number}\ndata: {dump(event)}\n\n"
        for queue in self._queues:
            queue.put_nowait(block)

    @contextmanager
    def subscribe(self) -> Iterator[asyncio.Queue[str | None]]:
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        if self._closed:
            queue.put_nowait(None)
        self._queues.add(queue)
        try:
            yield queue
        finally:
            self._queues.discard(queue)

    def close(self) -> None:
        self._closed = True
        for queue in self._queues:
            queue.put_nowait(None)
