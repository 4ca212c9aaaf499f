"""One after another for each person, different people side by side.

Knows turns only. A key's turn exists while it has something to do and is gone afterwards. A job
that cannot be done now says after how many seconds to try it again; its turn waits for it, and
holds nobody else up meanwhile.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable

import structlog

log = structlog.get_logger()

Job = Callable[[], Awaitable[float | None]]
"""None: done. Seconds: to be called again after them."""
Pause = Callable[[float], Awaitable[None]]


class Turns:
    """Runs jobs: in order within a key, at most `limit` at a time overall."""

    def __init__(self, limit: int, pause: Pause = asyncio.sleep) -> None:
        self._pause = pause
        self._places = asyncio.Semaphore(limit)
        self._waiting: dict[Hashable, deque[Job]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._freed = asyncio.Event()
        self._count = 0

    def __len__(self) -> int:
        """Jobs that wait or run."""
        return self._count

    def put(self, key: Hashable, job: Job) -> None:
        """Queues a job behind the others of its key."""
        self._count += 1
        if key in self._waiting:
            self._waiting[key].append(job)
            return
        self._waiting[key] = deque([job])
        task = asyncio.create_task(self._run(key))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def below(self, count: int) -> None:
        """Waits until fewer than `count` jobs wait or run."""
        while self._count >= count:
            self._freed.clear()
            await self._freed.wait()

    async def drain(self, seconds: float) -> int:
        """Waits for all jobs, then cancels what is left; how many that were."""
        try:
            async with asyncio.timeout(seconds):
                await self.below(1)
        except TimeoutError:
            pass
        left = self._count
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()  # since Python 3.12 gather need not let what is done say so itself
        return left

    async def _run(self, key: Hashable) -> None:
        queue = self._waiting[key]
        try:
            while queue:
                async with self._places:
                    again = await _safely(queue[0])
                if again is not None:
                    await self._pause(again)
                    continue
                queue.popleft()
                self._less(1)
        finally:
            self._waiting.pop(key, None)
            self._less(len(queue))  # none, unless it was cancelled

    def _less(self, jobs: int) -> None:
        self._count -= jobs
        self._freed.set()


async def _safely(job: Job) -> float | None:
    """A job looks after its own failures; one that does not must not end its turn."""
    try:
        return await job()
    except Exception:
        log.exception("unexpected in a turn")
        return None
