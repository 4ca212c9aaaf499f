"""Gathers what a group is to be told into few messages and edits, at a pace Telegram bears.

One loop looks which groups are behind, one task a group takes its steps. A step is looked up right
before it is taken, so thirty taps in a moment are one edit; the more was sent within the minute,
the longer a group waits between two steps. Several processes share groups by their leases.

Knows the pace only; must not know what is said, nor how it is sent.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import Final

import structlog

from bot.runtime.backoff import Backoff
from handlers.flows.groups.steps import Delete, Draw, Find, Redraw, Step, Tell
from handlers.ports import Clock
from handlers.telegram.deliver import Undelivered
from handlers.telegram.poster import ALBUM, Poster
from handlers.telegram.refusals import LOST, reason, told_to_wait
from journey.ports import LEASE, Store

log = structlog.get_logger()

MINUTE: Final = 60.0
A_MINUTE: Final = 18
"""Messages and edits a group gets within any minute; Telegram bears 20."""
GATHER: Final = 0.3
"""Seconds during which taps gather before the first edit."""
GAPS: Final = ((5, 1.0), (11, 1.5), (A_MINUTE, 3.0))
"""Sent within the last minute, up to so many: seconds until the next."""
EVERY: Final = 2.0
"""Seconds between two looks for groups that are behind for other reasons than a tap here."""
END_SECONDS: Final = 10.0
"""For the step in hand when the bot is told to end."""
FINDING: Final = 3
"""Edits that looking for a message takes as a rule: it stands right behind the newest known."""
RENEW_SECONDS: Final = LEASE.total_seconds() / 3
TRIES: Final = 8
"""Failures in a row after which a group waits for the next look."""

Pause = Callable[[float], Awaitable[None]]


class Pace:
    """One group's last minute."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._sent: deque[float] = deque()

    def wait(self, cost: int) -> float:
        """Seconds until so much more may be sent."""
        if cost == 0:
            return 0.0
        now = self._clock()
        while self._sent and self._sent[0] + MINUTE <= now:
            self._sent.popleft()
        used = len(self._sent)
        if used + cost > A_MINUTE:
            return self._sent[used + cost - A_MINUTE - 1] + MINUTE - now
        gap = next(seconds for upto, seconds in GAPS if used <= upto)
        return max(0.0, self._sent[-1] + gap - now) if self._sent else 0.0

    def count(self, cost: int) -> None:
        self._sent.extend([self._clock()] * cost)

    @property
    def is_idle(self) -> bool:
        return not self._sent or self._sent[-1] + MINUTE <= self._clock()


def cost(step: Step) -> int:
    """How many of a minute's messages a step takes."""
    if isinstance(step, Draw):
        return ALBUM
    if isinstance(step, Find):
        return FINDING
    if isinstance(step, Redraw):
        return len(step.messages)
    return 0 if isinstance(step, Tell | Delete) else 1


class Gathering:
    """Sees to all groups, until it is cancelled."""

    def __init__(
        self,
        poster: Poster,
        store: Store,
        clock: Clock,
        pause: Pause = asyncio.sleep,
        tempo: float = 1.0,
    ) -> None:
        self._poster = poster
        self._store = store
        self._clock = clock
        self._pause = pause
        self._tempo = tempo
        """How many times faster than Telegram bears: more than 1 for a server of one's own."""
        self._woken = asyncio.Event()
        self._paces: dict[int, Pace] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}

    def wake(self) -> None:
        """Something has happened in a group of ours."""
        self._woken.set()

    async def run(self) -> None:
        """Looks for groups that are behind, again and again."""
        try:
            while True:
                self._woken.clear()
                await self._look()
                try:
                    async with asyncio.timeout(EVERY):
                        await self._woken.wait()
                except TimeoutError:
                    self._forget_idle()
        finally:
            for task in self._tasks.values():
                task.cancel()
            await asyncio.gather(*self._tasks.values(), return_exceptions=True)
            with suppress(Exception):  # else the leases run out
                await self._poster.release()

    async def _look(self) -> None:
        await self._close_menus()
        try:
            async with self._store.read() as work:
                behind = await work.groups.behind(self._store.holder, self._clock.now())
        except Exception:
            log.exception("groups not looked for")
            return
        for chat in behind:
            if chat not in self._tasks:
                task = asyncio.create_task(self._see_to(chat))
                self._tasks[chat] = task
                task.add_done_callback(partial(self._ended, chat))

    async def _close_menus(self) -> None:
        """Their time is over; what cannot be closed now is closed at the next look."""
        try:
            await self._poster.close_menus()
        except Exception:
            log.exception("menus not closed")

    def _ended(self, chat: int, _task: asyncio.Task[None]) -> None:
        del self._tasks[chat]
        self._woken.set()  # what came while it was ending

    def _forget_idle(self) -> None:
        for chat, pace in list(self._paces.items()):
            if pace.is_idle and chat not in self._tasks:
                del self._paces[chat]

    async def _keep(self, chat: int) -> None:
        try:
            await self._poster.keep(chat)
        except Exception:
            log.exception("a group's lease not renewed")

    async def _see_to(self, chat: int) -> None:
        """All that is to be said in one group, then ends."""
        loop = asyncio.get_running_loop()
        pace = self._paces.setdefault(chat, Pace(lambda: loop.time() * self._tempo))
        backoff = Backoff()
        failures = 0
        await self._pause(GATHER)
        while failures < TRIES:
            try:
                if not await self._one_step(chat, pace):
                    return
                failures = 0
                backoff.reset()
            except (*LOST, Undelivered) as error:
                failures += 1
                wait = told_to_wait(error)
                if wait is None:
                    log.warning("a group not reached", reason=reason(error))
                await self._pause(backoff.next() if wait is None else wait)
            except Exception:
                failures += 1
                log.exception("unexpected while seeing to a group")
                await self._pause(backoff.next())
        await self._pause(EVERY)

    async def _one_step(self, chat: int, pace: Pace) -> bool:
        """Takes the next step when the pace allows; False: nothing more is to be done there now."""
        while True:
            # Looked up after each wait: what is to be said may be another thing by then.
            step = await self._poster.look(chat)
            if step is None:
                return False
            waiting = (
                max(0.1, (step - self._clock.now()).total_seconds())
                if isinstance(step, dt.datetime)
                else pace.wait(cost(step)) / self._tempo
            )
            if waiting > 0:
                await self._pause(waiting)
            elif not isinstance(step, dt.datetime):
                break
        pace.count(cost(step))
        await self._take(chat, step)
        return True

    async def _take(self, chat: int, step: Step) -> None:
        """A step that is begun is ended, also when the bot is told to end: what was sent and not
        noted would have to be looked for by the next process.
        """
        taking = asyncio.create_task(self._poster.take(step))
        try:
            while not (await asyncio.wait({taking}, timeout=RENEW_SECONDS))[0]:
                await self._keep(chat)
            await taking
        except asyncio.CancelledError:
            with suppress(TimeoutError, Exception):
                async with asyncio.timeout(END_SECONDS):
                    await taking
            raise
