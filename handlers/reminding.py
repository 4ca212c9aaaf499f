"""What is said at a set time: a group of due reminders goes in, a reply comes out.

Knows how a reminder finds its handler and where the reply goes; must not know the clock's loop,
nor who else claims reminders. What a handler does is stored before its reply is sent, and the
reply may have to be made again: a handler stores a wished state, never a step further.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import structlog

from handlers.book import BOOK
from handlers.context import Context, Services
from handlers.flows.reminders import Handler
from handlers.screen import Reply
from journey.ports import Work
from journey.reminders import Reminder

log = structlog.get_logger()


class Reminding:
    """Answers due reminders, kind by kind."""

    def __init__(self, services: Services, handlers: Mapping[str, Handler]) -> None:
        self._services = services
        self._handlers = handlers

    async def handle(self, group: tuple[Reminder, ...]) -> Reply | None:
        """What to say about a claimed group; None: nothing, and it is ticked off already."""
        async with self._services.store.write(chat=group[0].chat) as work:
            left = await work.still_claimed(group)
            doubted = tuple(one for one in left if one.begun is not None)
            if doubted:  # silent rather than twice
                log.info("perhaps said before a process ended", kind=doubted[0].kind)
                await work.settle(doubted, self._services.clock.now())
            left = tuple(one for one in left if one.begun is None)
            if not left:
                return None
            reply = await self._say(work, left)
            if reply is None:
                await work.settle(left, self._services.clock.now())
                return None
            await work.begin_saying(left, self._services.clock.now())
        return replace(reply, chat=left[0].chat)

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
