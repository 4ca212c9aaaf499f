"""Does what was asked for outside of any transaction: claims jobs, hands them over, tries again.

Knows when and how often; must not know what a job does. Several processes may run it on one
database: a job is claimed for `CLAIM`, and broken off before that ends. So many are done at a time
and no more.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

import structlog

from bot.watching.known import JOBS
from handlers.ports import Clock
from journey.errors import Unavailable
from journey.jobs import CLAIM, Job, pause
from journey.ports import Store, Work

log = structlog.get_logger()

AT_ONCE: Final = 4
LOOK_SECONDS: Final = 60.0
"""At least this often the table is looked at: another process may have asked for something."""
MARGIN: Final = dt.timedelta(minutes=1)
"""Before a claim ends, what is being done is broken off."""

Handler = Callable[[Job], Awaitable[Job | None]]
"""Does a job; gives the one that follows from it, if any. What it raises is a failure."""


class Jobs:
    """The one loop for all of them."""

    def __init__(self, store: Store, clock: Clock, handlers: Mapping[str, Handler]) -> None:
        self._store = store
        self._clock = clock
        self._handlers = handlers
        self._asked = asyncio.Event()
        self._doing: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """Something was asked for: it is looked for as soon as that is stored."""
        self._asked.set()

    async def run(self) -> None:
        """Until cancelled."""
        free = False
        try:
            while True:
                try:
                    if not free:
                        await self._free_gone()
                        free = True
                    await self.look()
                    seconds = await self._seconds()
                except Exception:
                    log.exception("jobs not looked at")
                    seconds = LOOK_SECONDS
                await self._wait(seconds)
        finally:
            for task in self._doing:
                task.cancel()
            await asyncio.gather(*self._doing, return_exceptions=True)

    async def look(self) -> int:
        """Begins what is due, as far as there is room; how many. A transaction that is just storing
        what was asked for is waited for: the claim is alone.
        """
        self._asked.clear()
        room = AT_ONCE - len(self._doing)
        if room <= 0:
            return 0
        now = self._clock.now()
        async with self._store.write() as work:
            found = await work.claim_jobs(now, now + CLAIM, room, self._store.holder)
        for job in found:
            task = asyncio.create_task(self._do(job))
            self._doing.add(task)
            task.add_done_callback(self._done)
        return len(found)

    async def settle(self) -> None:
        """Waits for what was begun."""
        while self._doing:
            await asyncio.gather(*self._doing, return_exceptions=True)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._doing.discard(task)
        self._asked.set()  # there is room again

    async def _free_gone(self) -> None:
        async with self._store.write() as work:
            await work.free_gone_jobs()

    async def _seconds(self) -> float:
        async with self._store.read() as work:
            first = await work.next_job()
        if first is None or len(self._doing) >= AT_ONCE:
            return LOOK_SECONDS
        return min(LOOK_SECONDS, max(0.0, (first - self._clock.now()).total_seconds()))

    async def _wait(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._asked.wait()
        except TimeoutError:
            return

    async def _do(self, job: Job) -> None:
        handler = self._handlers.get(job.kind)
        try:
            if handler is None:
                raise LookupError(job.kind)  # noqa: TRY301 - a failure like any other
            async with asyncio.timeout((CLAIM - MARGIN).total_seconds()):
                following = await handler(job)
        except Exception as error:  # noqa: BLE001 - one job's trouble is not the others'
            JOBS.add(job.kind, "put off")
            await self._put_off(job, error)
            return
        JOBS.add(job.kind, "done")
        await self._finish(job, following)

    async def _put_off(self, job: Job, error: Exception) -> None:
        now = self._clock.now()
        passing = isinstance(error, Unavailable | TimeoutError)
        if passing:
            log.warning("job not done", kind=job.kind, tries=job.tries)
        else:
            log.error("job failed", kind=job.kind, tries=job.tries, exc_info=error)
        await self._store_end(lambda work: work.put_off_job(job, now + pause(job.tries)))

    async def _finish(self, job: Job, following: Job | None) -> None:
        now = self._clock.now()

        async def end(work: Work) -> None:
            await work.finish_job(job, now)
            if following is not None and await work.job(following.key) is None:
                await work.ask_job(following)

        await self._store_end(end)

    async def _store_end(self, end: Callable[[Work], Awaitable[None]]) -> None:
        try:
            async with self._store.write() as work:
                await end(work)
        except Unavailable:
            log.warning("a job's end was not stored")  # it is claimed anew when its time is up
