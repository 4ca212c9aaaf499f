"""Updates in, whatever brings them: written down, put in order, handled, tried again.

Knows what comes first and what belongs together; must not know how updates are fetched, nor what
one leads to. A transport calls `take` with what it got and may confirm it as soon as that returns.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Final

from bot.intake.reading import Raw, Reader
from bot.intake.turns import Turns
from handlers.events import Event, InlineAsked, Tapped
from handlers.telegram.dispatch import Dispatch
from journey.ports import Received, Store

_TAPS_AT_ONCE: Final = 50
"""Taps of one group that are stored in one transaction."""
_QUEUE_MAX: Final = 500
"""Events that may wait before more are fetched."""


class Intake:
    """Takes updates in and sees to it that each is handled once, in its turn."""

    def __init__(
        self,
        store: Store,
        reader: Reader,
        dispatch: Dispatch,
        inline: Callable[[InlineAsked], Awaitable[None]],
        turns: Turns,
    ) -> None:
        self._store = store
        self._reader = reader
        self._dispatch = dispatch
        self._inline = inline
        self._turns = turns
        self._waiting: dict[tuple[int, int], list[Tapped]] = {}
        """Taps of a group that wait for their turn together."""
        self._at_hand: set[int] = set()
        """Updates that are queued or being handled."""

    async def take(self, batch: Sequence[Raw]) -> None:
        """Writes updates down, all or none, and queues what they ask for."""
        incoming = [found for raw in batch if (found := self._reader.read(raw)) is not None]
        new: frozenset[int] = frozenset()
        if incoming:
            new = await self._store.receive(tuple((i.event.update, i.payload) for i in incoming))
        new |= await self._half_taken({i.event.update for i in incoming} - new)
        seen: set[int] = set()
        for event in (i.event for i in incoming):
            known = event.update not in new or event.update in seen
            self._put(replace(event, repeated=True) if known else event)
            seen.add(event.update)
        self._put_questions(batch)
        self._answer_foreign_taps(batch, seen)

    async def recover(self) -> None:
        """What nobody living sees to: events not handled are, lost replies are repeated.

        Runs before anything is taken in, so that the old comes before the new. An event is tried
        once more, not for ever.
        """
        owed: dict[int, tuple[int, ...]] = {}
        for received in await self._store.adopt():
            event = self._restored(received)
            if event is not None:
                self._turns.put(event.turn, self._handling_once_more(event))
            elif received.person is not None:
                owed[received.person] = (*owed.get(received.person, ()), received.id)
            else:
                self._store.finish(received.id)
        for person, updates in owed.items():
            # A private chat has its person's id.
            self._turns.put((person, person), self._resuming(person, updates))

    def retry(self) -> None:
        """Tries once more whatever is owed to anybody."""
        for key in self._dispatch.owing():
            self._turns.put(key, self._retrying(key))

    async def room(self) -> None:
        """Waits until more may be taken in."""
        await self._turns.below(_QUEUE_MAX)

    async def drain(self, seconds: float) -> int:
        """Ends what is at hand within that time; how many events are left for the next start."""
        return await self._turns.drain(seconds)

    async def _half_taken(self, known: set[int]) -> frozenset[int]:
        """Written down, though we were told it was not, and so never queued."""
        if not known - self._at_hand:
            return frozenset()
        unfinished = await self._store.unfinished()
        kept = {received.id for received in unfinished if not received.applied}
        return frozenset(kept & known - self._at_hand)

    def _restored(self, received: Received) -> Event | None:
        if received.applied or received.payload is None:
            return None
        return self._reader.restore(received.payload)

    def _answer_foreign_taps(self, batch: Sequence[Raw], read_ids: set[int]) -> None:
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
        self._at_hand.add(event.update)
        if isinstance(event, Tapped) and not event.private:
            self._put_tap(event)
            return
        self._waiting.pop(event.turn, None)  # later taps come after this event

        async def job() -> None:
            await self._dispatch.handle(event)
            self._at_hand.discard(event.update)

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
            self._at_hand.difference_update(tap.update for tap in taps)

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
