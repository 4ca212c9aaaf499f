"""Fetches a picture that somebody sends where one is waited for, before it is taken in.

Knows which files are pictures, who fetches them and who makes a logo of one; must not know which
page waits. Nothing is locked meanwhile, and only the sender waits. What went wrong is a refusal.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import fields
from typing import Any, Final

from handlers.events import Event, Medium, SentFile, SentMedium
from handlers.ports import Drawer, DrawingFailed
from handlers.screen import Reply
from handlers.telegram.conversation import Conversation
from journey.errors import Code, Rejected
from journey.ports import Store

ENDINGS: Final = (".png", ".jpg", ".jpeg", ".webp")
"""Some programs send every file as mere bytes."""

Fetch = Callable[[SentFile], Awaitable[bytes | Rejected]]
Waits = Callable[[str], bool]
"""Whether a view waits for a picture."""


class Bringing:
    """A conversation that is told of pictures once they are there."""

    def __init__(
        self, conversation: Conversation, fetch: Fetch, store: Store, drawer: Drawer, waits: Waits
    ) -> None:
        self._conversation = conversation
        self._fetch = fetch
        self._store = store
        self._drawer = drawer
        self._waits = waits

    async def handle(self, event: Event) -> Reply:
        picture = _picture(event)
        if picture is not None and await self._is_waited_for(event):
            logo = await self._made(picture)
            event = SentMedium(
                **_common(event), message=picture.message, medium=Medium.PHOTO, logo=logo
            )
        return await self._conversation.handle(event)

    async def handle_all(self, events: Sequence[Event]) -> list[Reply]:
        return await self._conversation.handle_all(events)

    async def current(self, person_id: int) -> Reply:
        return await self._conversation.current(person_id)

    async def _is_waited_for(self, event: Event) -> bool:
        if not event.private or event.repeated:
            return False
        async with self._store.read() as work:
            person = await work.person(event.person)
        return person is not None and self._waits(person.view)

    async def _made(self, picture: SentFile) -> bytes | Rejected:
        found = await self._fetch(picture)
        if isinstance(found, Rejected):
            return found
        try:
            return await self._drawer.logo(found)
        except DrawingFailed:
            return Rejected(Code.NO_PICTURE)


def _picture(event: Event) -> SentFile | None:
    """The file of a photo, or a file that says it is a picture."""
    if isinstance(event, SentMedium) and event.picture:
        return SentFile(
            **_common(event),
            message=event.message,
            file=event.picture,
            called="",
            size=None,
            mime=None,
        )
    if isinstance(event, SentFile):
        said = (event.mime or "").startswith("image/")
        return event if said or event.called.lower().endswith(ENDINGS) else None
    return None


def _common(event: Event) -> dict[str, Any]:
    """What every event says."""
    return {one.name: getattr(event, one.name) for one in fields(Event)}
