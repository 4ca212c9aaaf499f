"""Updates in, whatever brings them: written down, put in order, handled, tried again.

Knows what comes first and what belongs together; must not know how updates are fetched, nor what
one leads to. A transport calls `take` with what it got and may confirm it as soon as that returns.
Nobody's flood keeps others waiting: what one person did waits in that person's line, is answered
with one reply for a run of it, and beyond a bound stays where it was written down.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

import structlog

from bot.intake.lines import ANSWERED_SECONDS, KEPT, Line, Turn, Waiting
from bot.intake.reading import Raw, Reader
from bot.intake.retries import Retries
from bot.intake.turns import Turns
from bot.intake.unwritten import Unwritten
from bot.watching.answering import awaited
from bot.watching.known import OWED_TRIES, UPDATES
from handlers.events import Event, InlineAsked, Tapped
from handlers.telegram.dispatch import Dispatch
from handlers.telegram.events import ALLOWED_UPDATES
from journey.errors import Unavailable
from journey.ports import Received, Store

log = structlog.get_logger()

STORE_SECONDS: Final = 1.0
"""Until what met a store in trouble is tried again; each try waits by itself where it can."""
SPIN_SECONDS: Final = 1.0
"""For so long a tap that waits may hope for its own words."""
SLOW_SECONDS: Final = 5.0
"""After that a person is told that it takes longer."""
IN_MEMORY: Final = 10_000
"""Events that are held in memory: some 50 MB. Beyond that, a transport brings none for a while."""
KNOWN: Final = 20 * IN_MEMORY
"""… and those of which only the number is."""


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
        self._lines: dict[Turn, Line] = {}
        self._at_hand: set[int] = set()
        """Updates that wait or are being handled."""
        self._retries = Retries(self._retry)
        self._unwritten = Unwritten(self._apologise)
        dispatch.reached = self.reached

    async def take(self, batch: Sequence[Raw]) -> None:
        """Writes updates down, all or none, and queues what they ask for.

        Raises `Unavailable`: nothing was taken, and the transport brings it again.
        """
        incoming = [found for raw in batch if (found := self._reader.read(raw)) is not None]
        new: frozenset[int] = frozenset()
        told: frozenset[int] = frozenset()
        if incoming:
            self._unwritten.wait((i.event for i in incoming), SLOW_SECONDS)
            new = await self._store.receive(tuple((i.event.update, i.payload) for i in incoming))
            told = self._unwritten.written()
        for raw in batch:
            UPDATES.add(next((kind for kind in ALLOWED_UPDATES if kind in raw), "other"))
        new |= await self._half_taken({i.event.update for i in incoming} - new)
        seen: set[int] = set()
        for event in (i.event for i in incoming):
            known = event.update not in new or event.update in seen
            excused = event.private and event.person in told
            self._put(replace(event, repeated=True) if known else event, excused=excused)
            seen.add(event.update)
        self._put_questions(batch)
        self._answer_foreign_taps(batch, seen)

    def __len__(self) -> int:
        """Events that wait or are being answered."""
        return len(self._at_hand)

    @property
    def owed(self) -> int:
        """Replies that could not be sent yet."""
        return len(self._dispatch.owing())

    @property
    def full(self) -> bool:
        """Whether whoever brings updates should wait: they are safe where they are."""
        waiting = len(self._at_hand)
        if waiting < IN_MEMORY:
            return False
        held = sum(min(len(line), KEPT) for line in self._lines.values())
        return held >= IN_MEMORY or waiting >= KNOWN

    async def recover(self) -> None:
        """What nobody living sees to: events not handled are, lost replies are repeated.

        Runs before anything is taken in, so that the old comes before the new. An event is tried
        once more, not for ever.
        """
        lost: dict[int, list[Received]] = {}
        for received in await self._store.adopt():
            event = self._restored(received)
            if event is not None and received.failed is None:
                self._put(event, adopted=True)
                continue
            if event is not None:
                self._dispatch.give_up((received.id,), "it ended the process")
            person = received.person
            if event is not None and event.private:
                person = event.person
            if person is not None:
                lost.setdefault(person, []).append(received)
            elif event is None:
                self._store.finish(received.id)
        for person, some in lost.items():
            # A private chat has its person's id.
            self._turns.put((person, person), partial(self._resume, person, tuple(some)))

    def reached(self, *, after_all: bool = False) -> None:
        """Telegram is there again: what is owed waits no longer than it must.

        after_all: nothing at all had come through before.
        """
        for turn in self._dispatch.owing():
            seconds = 0.0 if after_all else self._dispatch.wait(turn, eager=True)
            self._retries.after(turn, seconds)

    async def drain(self, seconds: float) -> int:
        """Ends what is at hand within that time; how many events are left for the next start."""
        self._retries.close()
        self._unwritten.close()
        left = await self._turns.drain(seconds)
        self._retries.close()  # those that were set meanwhile
        return max(left, len(self._at_hand))

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

    def _put(self, event: Event, *, adopted: bool = False, excused: bool = False) -> None:
        """Behind what waits in its turn already; what waits long has its tap answered meanwhile."""
        loop = asyncio.get_running_loop()
        one = Waiting(event.update, event, loop.time(), adopted, excused=excused)
        if adopted:
            one.answered()  # its tap is from before the start
        self._at_hand.add(event.update)
        line = self._lines.get(event.turn)
        if line is None:
            line = self._lines[event.turn] = Line()
            self._turns.put(event.turn, partial(self._answer_next, event.turn))
        spins = one.spins
        line.put(one)
        if one.spins:
            loop.call_later(SPIN_SECONDS, self._answer_waiting, one)
        elif spins and isinstance(event, Tapped):  # so far behind that it has no words to hope for
            self._stop_spinning(event.callback)

    def _answer_waiting(self, one: Waiting) -> None:
        callback = one.answered() if one.update in self._at_hand and not one.begun else None
        if callback is not None:
            self._stop_spinning(callback)

    def _stop_spinning(self, callback: str) -> None:
        self._turns.put(("taps", callback), partial(self._dispatch.answer, callback))

    async def _answer_next(self, turn: Turn) -> float | None:
        """The next of a line, as many as belong together."""
        line = self._lines[turn]
        run = line.next()
        try:
            if run[0].event is None:
                await self._read_again(line.unread())
                run = line.next()
            done = await self._answer_run(run)
        except Unavailable:
            done = 0
        line.take_off(done)
        self._at_hand.difference_update(one.update for one in run[:done])
        self._retries.after(turn, self._dispatch.wait(turn))
        if done < len(run):
            for one in run[done:]:
                one.begun = False
            await self._excuse(run[done])
            return STORE_SECONDS
        if line:
            self._turns.put(turn, partial(self._answer_next, turn))  # others have their turn first
        else:
            del self._lines[turn]
        return None

    async def _answer_run(self, run: Sequence[Waiting]) -> int:
        """How many were handled. Raises `Unavailable`."""
        if run[0].event is None:  # nothing is left of it
            return 1
        if run[0].adopted:
            await self._store.begin(run[0].update)
        now = asyncio.get_running_loop().time()
        for one in run:
            one.begun = True
            if now - one.since > ANSWERED_SECONDS:
                one.answered()
        with awaited(None if run[0].adopted else run[0].since):
            return await self._dispatch.handle([one.event for one in run if one.event is not None])

    async def _read_again(self, some: Sequence[Waiting]) -> None:
        """What waited where it was written down is next. Raises `Unavailable`."""
        kept = await self._store.kept(tuple(one.update for one in some))
        found = {received.id: received for received in kept}
        for one in some:
            if one.update in found:
                one.event = self._restored(found[one.update])
                one.answered()  # it was, when it came
                if one.event is not None and one.repeated:
                    one.event = replace(one.event, repeated=True)

    async def _excuse(self, one: Waiting) -> None:
        """One kind sentence at most, where somebody waits for the store."""
        waited = asyncio.get_running_loop().time() - one.since
        private = one.event is not None and one.event.private
        if one.event is not None and private and not one.excused and waited >= SLOW_SECONDS:
            one.excused = True
            await self._dispatch.apologise_for_waiting(one.event)

    def _apologise(self, event: Event) -> None:
        """Beside the person's turn: nothing of theirs is in it yet."""
        job = partial(self._dispatch.apologise_for_waiting, event)
        self._turns.put(("excuses", event.person), job)

    async def _resume(self, person: int, lost: tuple[Received, ...]) -> float | None:
        kept = [received.owed for received in lost if received.owed is not None]
        updates = tuple(received.id for received in lost)
        try:
            await self._dispatch.resume(person, updates, kept)
        except Unavailable:
            return STORE_SECONDS
        self._retries.after((person, person), self._dispatch.wait((person, person)))
        return None

    def _retry(self, turn: Turn) -> None:
        async def job() -> None:
            OWED_TRIES.add()
            await self._dispatch.retry(turn)
            self._retries.after(turn, self._dispatch.wait(turn))

        self._turns.put(turn, job)

    def _answer_foreign_taps(self, batch: Sequence[Raw], read_ids: set[int]) -> None:
        """A tap in an update that we cannot read: at least its button stops spinning."""
        for raw in batch:
            query = raw.get("callback_query")
            if isinstance(query, dict) and raw.get("update_id") not in read_ids:
                self._turns.put(None, partial(self._dispatch.answer, str(query.get("id"))))

    def _put_questions(self, batch: Sequence[Raw]) -> None:
        """What is asked inline, one after another for each person; only the last letter counts."""
        found = [asked for raw in batch if (asked := self._reader.question(raw)) is not None]
        for asked in {asked.person: asked for asked in found}.values():
            self._turns.put(("inline", asked.person), partial(self._inline, asked))
