"""Watches the clock: what is due is claimed, said and ticked off, once, whatever happens between.

Knows when and who; must not know what is said. Several processes may run it on one database. A
reminder is claimed for `LEASE`; saying it is broken off before the lease ends, so that no other
process says it at the same time. A process that dies before it says something leaves it to whoever
is there when the lease has run out. That it is being sent is stored right before: of one that dies
then nobody knows whether it was, and it stays silent rather than comes twice.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final, Protocol

import structlog

from bot.intake.turns import Turns
from bot.watching.known import REMINDERS
from handlers.ports import Clock
from handlers.screen import Reply
from handlers.telegram.deliver import Address, Undelivered
from journey.errors import Unavailable
from journey.ports import Store
from journey.reminders import CLAIM_MAX, TRIES_MAX, Reminder

log = structlog.get_logger()

LEASE: Final = CLAIM_MAX
MARGIN: Final = dt.timedelta(minutes=1)
"""Before the lease ends, saying it is broken off."""
LOOK_SECONDS: Final = 60.0
"""At least this often the table is looked at: another process may have put something earlier."""
AT_ONCE: Final = 50
"""Groups claimed at a time."""

Pause = Callable[[float], Awaitable[None]]


class Say(Protocol):
    """Whoever knows what to say about a group: `handlers.reminding.Reminding`."""

    async def handle(self, group: tuple[Reminder, ...]) -> Reply | None: ...


class Send(Protocol):
    """Whoever delivers: `handlers.telegram.deliver.Deliver`."""

    async def __call__(self, reply: Reply, to: Address) -> None: ...


class Reminders:
    """The one loop for all that is timed."""

    def __init__(
        self,
        *,
        store: Store,
        clock: Clock,
        say: Say,
        send: Send,
        turns: Turns,
        pause: Pause = asyncio.sleep,
    ) -> None:
        self._store = store
        self._clock = clock
        self._say = say
        self._send = send
        self._turns = turns
        self._pause = pause
        self._asked = asyncio.Event()

    def soon(self) -> None:
        """Something is due at once: it is looked for as soon as that is stored."""
        self._asked.set()

    async def run(self) -> None:
        """Until cancelled. A failure is logged, and tried again a minute later."""
        free = False
        while True:
            try:
                if not free:
                    await self._free_gone()
                    free = True
                seconds = await self.look()
            except Exception:
                log.exception("reminders not looked at")
                seconds = LOOK_SECONDS
            await self._wait(seconds)

    async def _wait(self, seconds: float) -> None:
        """So long, or until something is due at once."""
        pause = asyncio.ensure_future(self._pause(seconds))
        asked = asyncio.ensure_future(self._asked.wait())
        try:
            await asyncio.wait((pause, asked), return_when=asyncio.FIRST_COMPLETED)
            if pause.done():
                pause.result()
        finally:
            pause.cancel()
            asked.cancel()

    async def _free_gone(self) -> None:
        """What a process that was killed had begun is said now, not when its lease has run out."""
        async with self._store.write() as work:
            await work.free_gone()

    async def look(self) -> float:
        """Hands over what is due now; the seconds until the next look. A transaction that is just
        storing what is due at once is waited for: the claim is alone.
        """
        asked = self._asked.is_set()
        self._asked.clear()
        async with self._store.read() as work:
            first = await work.next_due()
        now = self._clock.now()
        if not asked and (first is None or first > now):
            wait = LOOK_SECONDS if first is None else (first - now).total_seconds()
            return min(wait, LOOK_SECONDS)
        async with self._store.write() as work:
            groups = await work.claim(now, now + LEASE, AT_ONCE, self._store.holder)
        for group in groups:
            self._turns.put((group[0].chat, group[0].person), self._job(group))
        await self._turns.below(AT_ONCE)
        return 0.0

    def _job(self, group: tuple[Reminder, ...]) -> Callable[[], Awaitable[None]]:
        return lambda: self._hand_over(group)

    async def _hand_over(self, group: tuple[Reminder, ...]) -> None:
        """In the person's turn: what they do and what they are reminded of take turns."""
        until = group[0].claimed_until
        assert until is not None
        left = until - MARGIN - self._clock.now()
        if left <= dt.timedelta():  # waited too long for its turn
            await self._release(group, until)
            return
        try:
            async with asyncio.timeout(left.total_seconds()):
                reply = await self._say.handle(group)
                if reply is not None:
                    await self._send(reply, _address(group[0]))
                    await self._tick_off(group)
                    REMINDERS.add("said")
        except (Undelivered, TimeoutError):
            REMINDERS.add("not delivered")
            log.warning("reminder not delivered", kind=group[0].kind)
            await self._release(group, until)
        except Exception as error:  # noqa: BLE001 - claimed anew when the lease has run out
            self._complain(error, group)
            await self._not_said(group)

    async def _tick_off(self, group: tuple[Reminder, ...]) -> None:
        """Who turned out to have blocked us hears it when they are back."""
        now = self._clock.now()
        async with self._store.write(chat=group[0].chat) as work:
            person = await work.person(group[0].person)
            if group[0].private and person is not None and not person.reachable:
                await work.release(group, now)
            else:
                await work.settle(group, now)

    async def _release(self, group: tuple[Reminder, ...], until: dt.datetime) -> None:
        """The network's fault, not the reminder's: tried again for as long as it takes."""
        async with self._store.write(chat=group[0].chat) as work:
            await work.release(group, until)

    async def _not_said(self, group: tuple[Reminder, ...]) -> None:
        with suppress(Unavailable):  # then it stays in doubt
            async with self._store.write(chat=group[0].chat) as work:
                await work.not_said(group)

    def _complain(self, error: Exception, group: tuple[Reminder, ...]) -> None:
        REMINDERS.add("failed")
        kind, tries = group[0].kind, max(one.tries for one in group)
        log.error("reminder failed", kind=kind, tries=tries, exc_info=error)
        if tries >= TRIES_MAX:
            log.error("reminder given up", kind=kind, ids=[one.id for one in group])


def _address(one: Reminder) -> Address:
    return Address(person=one.person, chat=one.chat, private=one.private)
