"""From events to their delivered reply, whatever goes wrong on the way.

Knows the order: handle, deliver, tick off; what is owed when that fails, and what a person hears
when we fail. Must not know where updates come from, when it is tried again, nor how a reply is
sent.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace

import structlog

from handlers import owed
from handlers.events import Event
from handlers.ports import Library
from handlers.screen import Reply, Toast
from handlers.telegram.apology import Apology, new_code
from handlers.telegram.conversation import Conversation
from handlers.telegram.debts import Debt, Key
from handlers.telegram.deliver import Address, Deliver, Undelivered
from handlers.telegram.desk import Desk
from handlers.telegram.refusals import reason
from journey.errors import Repeated, TakenOver, Unavailable
from journey.ports import Store

log = structlog.get_logger()


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
        self._apologise = Apology(conversation, store, library, code)
        self._debts: dict[Key, Debt] = {}
        self.desk = Desk(conversation, deliver, store, self._apologise)
        """Answers what happens in groups."""
        self.reached: Callable[[], None] = lambda: None
        """Called when something was sent while something is owed: Telegram is there again."""

    async def handle(self, events: Sequence[Event]) -> int:
        """Answers what happened in one turn, in order, with one reply; for how many events.

        Fewer than all: the store cannot take the next one now; the rest is to be tried again.
        Never raises but on cancellation.
        """
        if not events[0].private:
            return await self.desk.handle(events)
        replies: list[tuple[Event, Reply]] = []
        handled = 0
        for event in events:
            try:
                replies.append((event, await self._answered(event)))
            except TakenOver:
                log.warning("answered by another process", update=event.update)
            except Unavailable as error:
                log.warning("an event waits for the store", reason=str(error), update=event.update)
                break
            handled += 1
        if replies:
            await self._say(replies)
        return handled

    async def resume(self, person: int, updates: tuple[int, ...], kept: Sequence[str] = ()) -> None:
        """Shows a person the current screen: an earlier reply to them may have been lost.

        kept: what such replies held beside the screen. Raises `Unavailable`.
        """
        to = Address(person=person, chat=person)
        replies = [reply for one in kept for reply in self._read(one)]
        try:
            replies.append(await self._conversation.current(person))
        except Unavailable:
            raise
        except Exception as error:  # noqa: BLE001 - they see it with their next update
            self._apologise.log(error, updates)
        await self._settle(self._with_debt(Debt(tuple(replies), to, updates)))

    async def tell(self, person: int, text: str) -> None:
        """Says something in private above the current screen; raises when it did not get there."""
        await self._deliver(Reply(notice=text), Address(person=person, chat=person))

    async def answer(self, callback: str, toast: Toast | None = None) -> None:
        """Stops the spinner of a tap."""
        await self._deliver.answer(callback, toast)

    async def apologise_for_waiting(self, event: Event) -> None:
        """One kind sentence: what they did is kept, and takes longer than it should."""
        await self._deliver.say(self._apologise.for_waiting(event), Address.of(event))

    def owing(self) -> tuple[Key, ...]:
        """The (chat, person) of those to whom a reply is owed."""
        return tuple(self._debts)

    def wait(self, key: Key, *, eager: bool = False) -> float | None:
        """Seconds until what is owed there is to be tried again; None: nothing is owed."""
        debt = self._debts.get(key)
        if debt is None:
            return None
        oldest = min(self._debts.values(), key=lambda one: (one.since or 0.0, one.key))
        return debt.wait(eager=eager, probe=debt is oldest)

    async def retry(self, key: Key) -> None:
        """Tries once more to send what is owed there."""
        debt = self._debts.pop(key, None)
        if debt is not None:
            await self._settle(debt)

    def give_up(self, updates: tuple[int, ...], why: str) -> None:
        """What can never be done is noted as such, so that it can be looked for."""
        log.error("given up", updates=updates, reason=why)
        self._store.give_up(updates, why)

    async def _answered(self, event: Event) -> Reply:
        try:
            return await self._conversation.handle(event)
        except (TakenOver, Unavailable):
            raise
        except Repeated:
            return await self._again(event)
        except Exception as error:  # noqa: BLE001 - one person's trouble stays theirs
            return await self._apologise(error, event)

    async def _again(self, event: Event) -> Reply:
        """Its effect was stored and its reply lost: the screen, with what was kept of the rest."""
        reply = await self._conversation.handle(replace(event, repeated=True))
        kept = await self._store.kept((event.update,))
        lost = [reply for one in kept if one.owed for reply in self._read(one.owed)]
        if lost and not owed.is_live(lost[0]):  # the live screen is not for there
            return lost[0]
        return replace(lost[0], screen=reply.screen) if lost else reply

    async def _say(self, answered: Sequence[tuple[Event, Reply]]) -> None:
        """All replies as one; each tap hears its own toast."""
        *earlier, (last, newest) = answered
        replies = await asyncio.gather(*(self._toasted(*each) for each in earlier))
        to = Address.of(last)
        if to.callback is None:
            newest = owed.without_toast(newest)
        updates = tuple(event.update for event, _ in answered)
        debt = self._with_debt(Debt((*replies, newest), to, updates))
        await self._settle(debt, newest.toast, last)

    async def _toasted(self, event: Event, reply: Reply) -> Reply:
        callback = Address.of(event).callback
        if callback is not None and await self._deliver.answer(callback, reply.toast):
            return replace(reply, toast=None)
        return owed.without_toast(reply)

    def _with_debt(self, debt: Debt) -> Debt:
        """What was owed goes along, before what is new."""
        old = self._debts.pop(debt.key, None)
        if old is None:
            return debt
        return replace(
            debt,
            replies=(*old.replies, *debt.replies),
            updates=(*old.updates, *debt.updates),
            tries=old.tries,
            since=old.since,
        )

    async def _settle(
        self, debt: Debt, toast: Toast | None = None, event: Event | None = None
    ) -> None:
        """Sends, and ticks the updates off unless something stays owed."""
        replies = owed.gathered(debt.replies) or (Reply(),)
        to, hopeless = debt.to, None
        for number, reply in enumerate(replies):
            first = replace(reply, toast=toast) if number == 0 else reply
            try:
                hopeless = await self._try(first, replace(debt, to=to), event) or hopeless
            except Undelivered as failure:
                self._owe(debt, (failure.rest, *replies[number + 1 :]), failure.__cause__)
                return
            to = replace(to, callback=None)
        # Also after a failure: an update that cannot be answered must not come back for ever.
        if hopeless is None:
            self._store.finish(*debt.updates)
        else:
            self.give_up(debt.updates, hopeless)
        if self._debts and replies != (Reply(),):
            self.reached()

    async def _try(self, reply: Reply, debt: Debt, event: Event | None) -> str | None:
        """Sends; why nothing can be said, where that is so. Raises `Undelivered`."""
        try:
            await self._deliver(reply, debt.to)
        except Undelivered:
            raise
        except Exception as error:  # noqa: BLE001 - one reply's trouble stays its own
            return await self._confess(error, debt, event)
        return None

    def _owe(self, debt: Debt, rest: tuple[Reply, ...], error: BaseException | None) -> None:
        left = replace(debt, replies=rest).failed(error)
        if left.is_too_old:
            self.give_up(left.updates, reason(error))
            return
        log.warning("reply owed", updates=left.updates, reason=reason(error), tries=left.tries)
        self._debts[left.key] = left

    async def _confess(self, error: Exception, debt: Debt, event: Event | None) -> str | None:
        """A reply that Telegram refuses: at least the person learns that it was our fault.

        Why nothing more can be said; None: they were told. Raises `Undelivered`.
        """
        if event is None:
            self._apologise.log(error, debt.updates)
            return reason(error)
        apology = await self._apologise(error, event)
        try:
            await self._deliver(apology, replace(debt.to, callback=None))
        except Undelivered:
            raise
        except Exception as second:  # noqa: BLE001 - nothing more can be said
            self._apologise.log(second, debt.updates, "")
            return reason(second)
        return None

    def _read(self, text: str) -> tuple[Reply, ...]:
        try:
            return owed.read(text)
        except ValueError as error:  # another version wrote it
            self._apologise.log(error, (), "")
            return ()
