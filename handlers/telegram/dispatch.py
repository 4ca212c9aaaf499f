"""From an event to its delivered reply, whatever goes wrong on the way.

Knows the order: handle, deliver, tick off; and what a person hears when we fail. Must not know
where updates come from, nor how a reply is sent.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import structlog

from handlers.events import Event, Left, Tapped
from handlers.ports import Library
from handlers.screen import Reply
from handlers.telegram.conversation import Conversation
from handlers.telegram.deliver import Address, Deliver, Undelivered
from handlers.telegram.desk import Desk
from handlers.telegram.refusals import reason
from journey.ports import Store

log = structlog.get_logger()

_TRIES: Final = 5
"""How often an undelivered reply is tried again before it is given up."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A reply that could not be sent, and the updates it answers."""

    reply: Reply
    to: Address
    updates: tuple[int, ...]
    tries: int = 0


def new_code() -> str:
    """What a person can tell us and what the log can be searched for."""
    return secrets.token_hex(3)


class Dispatch:
    """Answers events. Events of one person must come one after another: see `bot.intake.turns`."""

    def __init__(
        self,
        conversation: Conversation,
        deliver: Deliver,
        store: Store,
        library: Library,
        code: Callable[[], str] = new_code,
    ) -> None:
        self._conversation = conversation
        self._deliver = deliver
        self._store = store
        self._library = library
        self._code = code
        self._owed: dict[tuple[int, int], Owed] = {}
        self.desk = Desk(conversation, deliver, store, library, code)
        """Answers what happens in groups."""

    async def handle(self, event: Event) -> None:
        """Answers one event; never raises but on cancellation."""
        if not event.private:
            await self.desk.handle(event)
            return
        to = Address.of(event)
        owed = self._owed.pop(_key(to), None)
        updates = (*(owed.updates if owed else ()), event.update)
        try:
            reply = await self._conversation.handle(event)
        except Exception as error:  # noqa: BLE001 - one person's trouble stays theirs
            reply = await self._apologise(error, event)
        if owed is not None:
            reply = _with_owed(reply, owed.reply)
        await self._settle(Owed(reply, to, updates), event)

    async def handle_all(self, taps: Sequence[Tapped]) -> None:
        """Answers many taps of one group at once."""
        await self.desk.handle_all(taps)

    async def resume(self, person: int, updates: tuple[int, ...]) -> None:
        """Shows a person the current screen: an earlier reply to them may have been lost."""
        to = Address(person=person, chat=person)
        try:
            reply = await self._conversation.current(person)
        except Exception as error:  # noqa: BLE001 - they see it with their next update
            self._log(error, self._code(), updates)
            reply = Reply()
        await self._settle(Owed(reply, to, updates))

    async def tell(self, person: int, text: str) -> None:
        """Says something in private above the current screen; raises when it did not get there."""
        await self._deliver(Reply(notice=text), Address(person=person, chat=person))

    async def answer(self, callback: str) -> None:
        """Stops the spinner of a tap that leads nowhere."""
        await self._deliver.answer(callback)

    def owing(self) -> tuple[tuple[int, int], ...]:
        """The (chat, person) of those to whom a reply is owed."""
        return tuple(self._owed)

    async def retry(self, key: tuple[int, int]) -> None:
        """Tries once more to send what is owed there."""
        owed = self._owed.pop(key, None)
        if owed is not None:
            await self._settle(replace(owed, tries=owed.tries + 1))

    async def _settle(self, owed: Owed, event: Event | None = None) -> None:
        """Sends, and ticks the updates off unless the reply stays owed."""
        try:
            await self._deliver(owed.reply, owed.to)
        except Undelivered as failure:
            if owed.tries < _TRIES:
                log.warning("reply owed", updates=owed.updates, reason=reason(failure.__cause__))
                to = replace(owed.to, callback=None)
                self._owed[_key(to)] = replace(owed, reply=failure.rest, to=to)
                return
            log.warning("reply given up", updates=owed.updates)
        except Exception as error:  # noqa: BLE001 - one reply's trouble stays its own
            await self._confess(error, owed, event)
        # Also after a failure: an update that cannot be answered must not come back for ever.
        self._store.finish(*owed.updates)

    async def _confess(self, error: Exception, owed: Owed, event: Event | None) -> None:
        """A reply that Telegram refuses: at least the person learns that it was our fault."""
        if event is None:
            self._log(error, self._code(), owed.updates)
            return
        apology = await self._apologise(error, event)
        try:
            await self._deliver(apology, replace(owed.to, callback=None))
        except Exception as second:  # noqa: BLE001 - nothing more can be said
            self._log(second, "", owed.updates)

    async def _apologise(self, error: Exception, event: Event) -> Reply:
        """A sentence with a code, and the current screen again."""
        code = self._code()
        self._log(error, code, (event.update,))
        if isinstance(event, Left):
            return Reply()
        sentence = await self._sentence(event, code)
        try:
            current = await self._conversation.current(event.person)
        except Exception as second:  # noqa: BLE001 - the apology goes out all the same
            self._log(second, code, (event.update,))
            current = Reply()
        return Reply(notice=sentence, screen=current.screen, fresh=True)

    async def _sentence(self, event: Event, code: str) -> str:
        language = self._library.choose(event.language)
        try:
            async with self._store.read() as work:
                person = await work.person(event.person)
            language = person.language if person else language
        except Exception as error:  # noqa: BLE001 - the store may be what failed
            self._log(error, code, (event.update,))
        return self._library.texts(language).html("error.unexpected", code=code)

    def _log(self, error: Exception, code: str, updates: tuple[int, ...]) -> None:
        log.error("unexpected", code=code, updates=updates, reason=reason(error), exc_info=error)


def _with_owed(reply: Reply, owed: Reply) -> Reply:
    """What was owed goes along; of the two screens the newer one counts."""
    return replace(
        reply,
        screen=reply.screen or owed.screen,
        notice=reply.notice or owed.notice,
        pictures=reply.pictures or owed.pictures,
        files=(*owed.files, *reply.files),
    )


def _key(to: Address) -> tuple[int, int]:
    return to.chat, to.person
