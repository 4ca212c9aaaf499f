"""Events of groups: handled one after another, answered at once, said at the group's pace.

Knows the order: handle, stop the button's spinner, wake whoever posts. Unlike in private nothing
is owed here: what is to be said follows from what is stored. Must not know what is said.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

import structlog

from handlers.events import Event, Tapped
from handlers.ports import Library
from handlers.screen import Reply, Toast
from handlers.telegram.conversation import Conversation
from handlers.telegram.deliver import Address, Deliver
from journey.ports import Store

log = structlog.get_logger()


class Desk:
    """Answers events of groups."""

    def __init__(
        self,
        conversation: Conversation,
        deliver: Deliver,
        store: Store,
        library: Library,
        code: Callable[[], str],
    ) -> None:
        self._conversation = conversation
        self._deliver = deliver
        self._store = store
        self._library = library
        self._code = code
        self._answers: set[asyncio.Task[None]] = set()
        self.wake: Callable[[], None] = lambda: None
        """Called when there may be something to say."""

    async def handle(self, event: Event) -> None:
        """Answers one event; never raises but on cancellation."""
        try:
            reply = await self._conversation.handle(event)
        except Exception as error:  # noqa: BLE001 - one tap's trouble is not the group's
            reply = await self._apologise(error, event)
        if isinstance(event, Tapped):
            self._answer(event.callback, reply.toast)
        if reply.screen is not None or reply.notice is not None:
            await self._send(reply, event)
        self.wake()

    async def handle_all(self, taps: Sequence[Tapped]) -> None:
        """Many taps of one group at once; if one of them is trouble, each by itself."""
        try:
            replies = await self._conversation.handle_all(taps)
        except Exception:
            log.exception("taps are handled one by one")
            for tap in taps:
                await self.handle(tap)
            return
        for tap, reply in zip(taps, replies, strict=True):
            self._answer(tap.callback, reply.toast)
        self.wake()

    async def rest(self) -> None:
        """Waits for the answers that are on their way."""
        await asyncio.gather(*self._answers, return_exceptions=True)

    def _answer(self, callback: str, toast: Toast | None) -> None:
        """Beside the turn: the next tap of the group need not wait for the network."""
        task = asyncio.create_task(self._deliver.answer(callback, toast))
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)

    async def _apologise(self, error: Exception, event: Event) -> Reply:
        code = self._code()
        log.error("unexpected", code=code, updates=(event.update,), exc_info=error)
        self._store.finish(event.update)  # it must not come back for ever
        texts = self._library.texts(self._library.choose(event.language))
        sentence = texts.plain("error.unexpected", code=code)
        return Reply(toast=Toast(sentence, alert=True)) if isinstance(event, Tapped) else Reply()

    async def _send(self, reply: Reply, event: Event) -> None:
        try:
            await self._deliver(reply, Address.of(event))
        except Exception:
            log.exception("not sent to a group")
