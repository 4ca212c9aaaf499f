"""Long polling that nothing stops: raw updates, decoded one by one, written down, then confirmed.

Knows getUpdates and its failures; must not know what an update leads to. aiogram decodes a batch
as a whole and never gets past an update it cannot read, hence a method of our own.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Final

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramConflictError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod

from bot.intake.reading import Raw, Reader
from bot.intake.turns import Turns
from bot.runtime.backoff import Backoff
from handlers.events import Event, InlineAsked, Tapped
from handlers.telegram.dispatch import Dispatch
from handlers.telegram.events import ALLOWED_UPDATES
from handlers.telegram.refusals import reason
from journey.ports import Store

log = structlog.get_logger()

_LONG_POLL: Final = 30
"""Seconds that Telegram holds an empty answer back."""
_PATIENCE: Final = 15
"""Seconds more until the request counts as lost."""
_TAPS_AT_ONCE: Final = 50
"""Taps of one group that are stored in one transaction."""
_QUEUE_MAX: Final = 500
"""Events that may wait before more are fetched."""

Pause = Callable[[float], Awaitable[None]]


class GetRawUpdates(TelegramMethod[list[Raw]]):
    """getUpdates as it comes: a foreign update must not spoil its neighbours."""

    __returning__ = list[Raw]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int | None = None
    timeout: int | None = None
    allowed_updates: list[str] | None = None


class Poller:
    """Fetches updates and hands their events over, until it is told to stop."""

    def __init__(
        self,
        bot: Bot,
        store: Store,
        reader: Reader,
        dispatch: Dispatch,
        inline: Callable[[InlineAsked], Awaitable[None]],
        turns: Turns,
        pause: Pause = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._store = store
        self._reader = reader
        self._dispatch = dispatch
        self._inline = inline
        self._turns = turns
        self._pause = pause
        self._backoff = Backoff()
        self._offset: int | None = None
        self._waiting: dict[tuple[int, int], list[Tapped]] = {}
        """Taps of a group that wait for their turn together."""

    async def run(self, stop: asyncio.Event) -> None:
        """Polls until `stop` is set; failures are waited out."""
        polling = asyncio.create_task(self._poll_for_ever())
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({polling, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopping.cancel()
            polling.cancel()
            with suppress(asyncio.CancelledError):
                await polling

    async def confirm(self) -> None:
        """Tells Telegram what was written down, so that a later start is not sent it again."""
        if self._offset is not None:
            last = GetRawUpdates(offset=self._offset, limit=1, timeout=0)
            with suppress(AiogramError, TimeoutError):
                async with asyncio.timeout(3):
                    await self._bot(last, request_timeout=3)

    async def recover(self) -> None:
        """What an earlier run left: events not handled are, replies that may be lost are repeated.

        Runs before the first poll, so that the old comes before the new. An event is tried
        once more, not for ever.
        """
        owed: dict[int, tuple[int, ...]] = {}
        for received in await self._store.unfinished():
            event = None
            if not received.applied and received.payload is not None:
                event = self._reader.restore(received.payload)
            if event is not None:
                self._turns.put(event.turn, self._handling_once_more(event))
            elif received.person is not None:
                owed[received.person] = (*owed.get(received.person, ()), received.id)
            else:
                await self._store.finish(received.id)
        for person, updates in owed.items():
            # A private chat has its person's id.
            self._turns.put((person, person), self._resuming(person, updates))

    async def poll_once(self) -> None:
        """One getUpdates: what it brings is written down before the next one confirms it."""
        batch = await self._bot(
            GetRawUpdates(
                offset=self._offset, timeout=_LONG_POLL, allowed_updates=[*ALLOWED_UPDATES]
            ),
            request_timeout=_LONG_POLL + _PATIENCE,
        )
        incoming = [found for raw in batch if (found := self._reader.read(raw)) is not None]
        new = await self._store.receive(tuple((i.event.update, i.payload) for i in incoming))
        ids = [raw["update_id"] for raw in batch if isinstance(raw.get("update_id"), int)]
        if batch and not ids:
            raise ValueError("updates without ids cannot be confirmed")
        if ids:
            self._offset = max(ids) + 1
        seen: set[int] = set()
        for event in (i.event for i in incoming):
            known = event.update not in new or event.update in seen
            self._put(replace(event, repeated=True) if known else event)
            seen.add(event.update)
        self._put_questions(batch)
        await self._answer_foreign_taps(batch, {i.event.update for i in incoming})

    async def _poll_for_ever(self) -> None:
        while True:
            try:
                await self.poll_once()
            except Exception as error:  # noqa: BLE001 - polling never dies
                await self._wait_out(error)
                continue
            self._backoff.reset()
            for key in self._dispatch.owing():
                self._turns.put(key, self._retrying(key))
            await self._turns.below(_QUEUE_MAX)

    async def _wait_out(self, error: Exception) -> None:
        seconds = self._backoff.next()
        if isinstance(error, TelegramRetryAfter):
            seconds = max(seconds, float(error.retry_after))
        if isinstance(error, TelegramConflictError):
            log.error("another program polls with this BOT_TOKEN: end one of the two")
        elif isinstance(error, TelegramUnauthorizedError):
            log.error("Telegram does not accept BOT_TOKEN any more: was it revoked?")
        elif isinstance(error, AiogramError):
            log.warning("polling failed", reason=reason(error), seconds=round(seconds, 1))
        else:
            log.error("polling failed", seconds=round(seconds, 1), exc_info=error)
        await self._pause(seconds)

    async def _answer_foreign_taps(self, batch: Sequence[Raw], read_ids: set[int]) -> None:
        """A tap in an update that we cannot read: at least its button stops spinning."""
        for raw in batch:
            query = raw.get("callback_query")
            if isinstance(query, dict) and raw.get("update_id") not in read_ids:
                self._turns.put(None, self._answering(str(query.get("id"))))

    def _put_questions(self, batch: Sequence[Raw]) -> None:
        """What is asked inline, one after another for each person; only the last letter counts."""
        found = [asked for raw in batch if (asked := self._reader.question(raw)) is not None]
        for asked in {asked.person: asked for asked in found}.values():
            self._turns.put(("inline", asked.person), self._asking(asked))

    def _put(self, event: Event) -> None:
        """Queues an event; taps in a group join those that wait there already."""
        if isinstance(event, Tapped) and not event.private:
            self._put_tap(event)
            return
        self._waiting.pop(event.turn, None)  # later taps come after this event

        async def job() -> None:
            await self._dispatch.handle(event)

        self._turns.put(event.turn, job)

    def _put_tap(self, tap: Tapped) -> None:
        waiting = self._waiting.get(tap.turn)
        if waiting is not None and len(waiting) < _TAPS_AT_ONCE:
            waiting.append(tap)
            return
        taps = self._waiting[tap.turn] = [tap]

        async def job() -> None:
            if self._waiting.get(tap.turn) is taps:
                del self._waiting[tap.turn]
            await self._dispatch.handle_all(taps)

        self._turns.put(tap.turn, job)

    def _handling_once_more(self, event: Event) -> Callable[[], Awaitable[None]]:
        async def job() -> None:
            # Marked beforehand: should it be this very event that ends the process, the next
            # start shows the current screen instead of ending the same way, again and again.
            person = event.person if event.private else None
            async with self._store.write(update=event.update, person=person):
                pass
            await self._dispatch.handle(event)

        return job

    def _asking(self, asked: InlineAsked) -> Callable[[], Awaitable[None]]:
        return lambda: self._inline(asked)

    def _resuming(self, person: int, updates: tuple[int, ...]) -> Callable[[], Awaitable[None]]:
        return lambda: self._dispatch.resume(person, updates)

    def _retrying(self, key: tuple[int, int]) -> Callable[[], Awaitable[None]]:
        return lambda: self._dispatch.retry(key)

    def _answering(self, callback: str) -> Callable[[], Awaitable[None]]:
        return lambda: self._dispatch.answer(callback)
