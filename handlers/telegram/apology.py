"""What a person hears when we fail: a sentence with a code, and the current screen again.

Knows what is said then, also where the store is what failed; must not know what went wrong.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

import structlog

from handlers.events import Event, Left
from handlers.ports import Library
from handlers.screen import Reply, Toast
from handlers.telegram.conversation import Conversation
from handlers.telegram.refusals import reason
from journey.ports import Store

log = structlog.get_logger()


def new_code() -> str:
    """What a person can tell us and what the log can be searched for."""
    return secrets.token_hex(3)


class Apology:
    """Callable: `await apologise(error, event)` logs the error and gives what is said about it."""

    def __init__(
        self,
        conversation: Conversation,
        store: Store,
        library: Library,
        code: Callable[[], str] = new_code,
    ) -> None:
        self._conversation = conversation
        self._store = store
        self._library = library
        self._code = code

    async def __call__(self, error: Exception, event: Event) -> Reply:
        """In private."""
        code = self.log(error, (event.update,))
        if isinstance(event, Left):
            return Reply()
        sentence = await self._sentence(event, code)
        try:
            current = await self._conversation.current(event.person)
        except Exception as second:  # noqa: BLE001 - the apology goes out all the same
            self.log(second, (event.update,), code)
            current = Reply()
        return Reply(notice=sentence, screen=current.screen, fresh=True)

    def in_group(self, error: Exception, event: Event) -> Toast:
        """For the one who tapped."""
        code = self.log(error, (event.update,))
        texts = self._library.texts(self._library.choose(event.language))
        return Toast(texts.plain("error.unexpected", code=code), alert=True)

    def for_waiting(self, event: Event) -> str:
        """What they did is kept, and takes longer than it should; asks no store."""
        return self._library.texts(self._library.choose(event.language)).html("error.slow")

    def log(self, error: Exception, updates: tuple[int, ...], code: str | None = None) -> str:
        """Logs what nobody expected, under a code that it gives back."""
        code = self._code() if code is None else code
        log.error("unexpected", code=code, updates=updates, reason=reason(error), exc_info=error)
        return code

    async def _sentence(self, event: Event, code: str) -> str:
        language = self._library.choose(event.language)
        try:
            async with self._store.read() as work:
                person = await work.person(event.person)
            language = person.language if person else language
        except Exception as error:  # noqa: BLE001 - the store may be what failed
            self.log(error, (event.update,), code)
        return self._library.texts(language).html("error.unexpected", code=code)
