"""Events of groups: handled one after another, answered at once, said at the group's pace.

Knows the order: handle, stop the button's spinner, wake whoever posts. Unlike in private nothing
is sent and so nothing owed here: what is to be said, the answer to a command too, follows from what
is stored. Must not know what is said.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

import structlog

from handlers.events import Event, Said, Showed, Tapped
from handlers.screen import Reply
from handlers.telegram.alone import ForOne
from handlers.telegram.apology import Apology
from handlers.telegram.conversation import Conversation
from handlers.telegram.deliver import Deliver
from handlers.telegram.refusals import reason
from journey.errors import Repeated, TakenOver, Unavailable
from journey.ports import Store

log = structlog.get_logger()


class Desk:
    """Answers events of groups."""

    def __init__(
        self,
        conversation: Conversation,
        deliver: Deliver,
        store: Store,
        apologise: Apology,
    ) -> None:
        self._conversation = conversation
        self._deliver = deliver
        self._store = store
        self._apologise = apologise
        self.for_one: ForOne | None = None
        """Shows what one member sees alone; None: nobody does."""
        self._answers: set[asyncio.Task[Any]] = set()
        self.wake: Callable[[], None] = lambda: None
        """Called when there may be something to say."""

    async def handle(self, events: Sequence[Event]) -> int:
        """Answers what happened in one group, in order; for how many events.

        Fewer than all: the store cannot take the next one now. Many taps are stored at once; if one
        of them is trouble, each by itself. Never raises but on cancellation.
        """
        if len(events) > 1:
            try:
                replies = await self._conversation.handle_all(events)
            except Unavailable as error:
                self._complain(error, events[0])
                return 0
            except Exception:
                log.exception("handled one by one")
            else:
                for event, reply in zip(events, replies, strict=True):
                    self._say(event, reply)
                self.wake()
                return len(events)
        for handled, event in enumerate(events):
            if not await self._handle(event):
                return handled
        return len(events)

    async def _handle(self, event: Event) -> bool:
        """False: the store cannot take it now."""
        try:
            reply = await self._conversation.handle(event)
        except Unavailable as error:
            self._complain(error, event)
            return False
        except TakenOver:
            log.warning("answered by another process", update=event.update)
            return True
        except Repeated:
            reply = Reply()  # what the group sees follows from what is stored
        except Exception as error:  # noqa: BLE001 - one tap's trouble is not the group's
            toast = self._apologise.in_group(error, event)
            reply = Reply(toast=toast) if isinstance(event, Tapped) else Reply()
            # it must not come back for ever
            self._store.give_up((event.update,), reason(error))
        self._say(event, reply)
        self.wake()
        return True

    def _say(self, event: Event, reply: Reply) -> None:
        if reply.reaction and isinstance(event, Said | Showed):
            self._beside(self._deliver.react(event.chat, event.message, reply.reaction))
        if isinstance(event, Tapped) and reply.alone is not None and self.for_one is not None:
            self._beside(self.for_one.show(event, reply.alone, reply.toast))
        elif isinstance(event, Tapped) and event.callback:
            self._beside(self._deliver.answer(event.callback, reply.toast))

    def _complain(self, error: Unavailable, event: Event) -> None:
        log.warning("an event waits for the store", reason=str(error), update=event.update)

    def _beside(self, doing: Coroutine[Any, Any, object]) -> None:
        """Beside the turn: the next tap of the group need not wait for the network."""
        task = asyncio.create_task(doing)
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)
