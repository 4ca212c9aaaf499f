"""What is said at a set time: a group of due reminders goes in, a reply comes out.

Knows how a reminder finds its handler and where the reply goes; must not know the clock's loop,
nor who else claims reminders. What a handler does is stored before its reply is sent, and the
reply may have to be made again: a handler stores a wished state, never a step further.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import structlog

from handlers.book import BOOK
from handlers.context import Context, Services
from handlers.flows.reminders import SILENT, Handler
from handlers.screen import Reply
from journey import zones
from journey.ports import Work
from journey.reminders import CLAIM_MAX, Reminder

log = structlog.get_logger()

_MISSED: Final = dt.timedelta(minutes=30)
"""What is told so long after its time was missed; else the time is one that somebody chose."""


class Reminding:
    """Answers due reminders, kind by kind."""

    def __init__(
        self,
        services: Services,
        handlers: Mapping[str, Handler],
        silent: frozenset[str] = SILENT,
    ) -> None:
        self._services = services
        self._handlers = handlers
        self._silent = silent

    async def handle(self, group: tuple[Reminder, ...]) -> Reply | None:
        """What to say about a claimed group; None: nothing, and it is ticked off already."""
        async with self._services.store.write(chat=group[0].chat) as work:
            left = await work.still_claimed(group)
            doubted = tuple(one for one in left if one.begun is not None)
            if doubted:  # silent rather than twice
                log.info("perhaps said before a process ended", kind=doubted[0].kind)
                await work.settle(doubted, self._services.clock.now())
            left = tuple(one for one in left if one.begun is None)
            if not left or await self._put_off(work, left):
                return None
            reply = await self._say(work, left)
            if reply is None:
                await work.settle(left, self._services.clock.now())
                return None
            await work.begin_saying(left, self._services.clock.now())
        return replace(reply, chat=left[0].chat)

    async def _put_off(self, work: Work, group: tuple[Reminder, ...]) -> bool:
        """What was missed while we were down wakes nobody: at night it waits for the morning, a
        short while at a time, as claims are given. What comes at its hour takes the rest along.
        """
        first, now = group[0], self._services.clock.now()
        if first.kind in self._silent or now - max(one.due for one in group) < _MISSED:
            return False
        morning = zones.waking(now, await self._zone(work, first))
        if morning > now:
            await work.release(group, min(morning, now + CLAIM_MAX))
        return morning > now

    async def _zone(self, work: Work, one: Reminder) -> dt.tzinfo:
        """Where whoever is told lives: the group's city, the map's, or that of their language."""
        cities = self._services.cities
        group = None if one.private else await work.groups.group(one.chat)
        if group is not None:
            return cities.zone(group.timezone)
        person = await work.person(one.person)
        language = self._services.library.choose(None) if person is None else person.language
        journey = None if one.journey is None else await work.journey(one.journey)
        zone = None if journey is None else journey.zone
        return cities.zone(zone or cities.home(language))

    async def _say(self, work: Work, group: tuple[Reminder, ...]) -> Reply | None:
        first = group[0]
        person = await work.person(first.person)
        if person is None:
            return None
        context = Context(
            services=self._services,
            work=work,
            person=person,
            texts=self._services.library.texts(person.language),
            event=None,
            book=BOOK,
        )
        reply = await self._handlers[first.kind](context, group)
        if reply is not None and first.private:
            # what is answered to its buttons stands below it, not above
            await work.save_person(context.person.with_(below=True))
        return reply
