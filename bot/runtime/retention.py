"""Keeps nobody for ever: who was silent for so many days is forgotten, thirty after a warning.

Knows when, and how often it looks; what is said: `handlers.flows.retention`. Off unless the
operator wants it. A sign of life between warning and end undoes both.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable
from typing import Final

import structlog

from handlers.ports import Clock
from journey.kept import RETENTION, WARNED_BEFORE, is_warned
from journey.person import Person
from journey.ports import Store
from journey.reminders import Reminder

log = structlog.get_logger()

LOOK_SECONDS: Final = 6 * 3600.0

Pause = Callable[[float], Awaitable[None]]


class Retention:
    """The loop that looks who has been silent for too long."""

    def __init__(self, store: Store, clock: Clock, days: int, pause: Pause = asyncio.sleep) -> None:
        self._store = store
        self._clock = clock
        self._days = dt.timedelta(days=days)
        self._pause = pause

    async def run(self) -> None:
        """Until cancelled; at once nothing, where nobody is to be forgotten."""
        if not self._days:
            return
        while True:
            try:
                warned, forgotten = await self.look()
                if warned or forgotten:
                    log.info("silent for long", warned=warned, forgotten=forgotten)
            except Exception:  # tried again later
                log.exception("not looked who has been silent")
            await self._pause(LOOK_SECONDS)

    async def look(self) -> tuple[int, int]:
        """How many were warned, and how many are forgotten now."""
        now = self._clock.now()
        async with self._store.read() as work:
            silent = await work.silent(now - self._days + WARNED_BEFORE)
        warned = [one for one in silent if not is_warned(one)]
        over = [one for one in silent if self._is_over(one, now)]
        for one in warned:
            await self._warn(one, now)
        gone = [await self._forget(one, now) for one in over]
        return len(warned), sum(gone)

    def _is_over(self, person: Person, now: dt.datetime) -> bool:
        return (
            is_warned(person)
            and person.warned is not None
            and person.warned <= now - WARNED_BEFORE
            and person.seen <= now - self._days
        )

    async def _warn(self, silent: Person, now: dt.datetime) -> None:
        """Whoever has blocked the bot hears nothing, and has the same time."""
        async with self._store.write(person=silent.id) as work:
            person = await work.person(silent.id)
            if person is None or person.seen != silent.seen:
                return
            await work.save_person(person.with_(warned=now))
            if person.reachable:
                day = (now + WARNED_BEFORE).date().isoformat()
                await work.schedule(
                    Reminder(
                        key=f"{RETENTION}:{person.id}",
                        kind=RETENTION,
                        due=now,
                        person=person.id,
                        chat=person.chat,
                        data={"day": day},
                    )
                )

    async def _forget(self, silent: Person, now: dt.datetime) -> bool:
        async with self._store.write(alone=True) as work:
            person = await work.person(silent.id)
            if person is None or not self._is_over(person, now):
                return False
            await work.forget(person.id)
        return True
