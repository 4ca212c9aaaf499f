"""The bot's queue of updates, with real long polling.

Knows offsets, confirmation, the one poller allowed, allowed_updates, and that a webhook excludes
polling. Must not know what an update says.
"""

import asyncio
from collections.abc import Callable, Iterable

from bot.playground import limits
from bot.playground.faults import Faults
from bot.playground.refusals import conflict, webhook_is_set
from bot.playground.store import Store
from bot.playground.stream import Stream
from bot.playground.webhook import Webhook
from bot.playground.wire import Json

_ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}
_GRACE_SECONDS = 4.0  # between two polls of a healthy bot


class Updates:
    """Adds updates and hands them out until they are confirmed."""

    def __init__(
        self, store: Store, stream: Stream, faults: Faults, clock: Callable[[], float]
    ) -> None:
        self._store = store
        self._stream = stream
        self._faults = faults
        self._clock = clock
        self._turn: asyncio.Future[None] | None = None
        self._closed = False
        self._polls = 0
        self.online = False
        self.webhook = Webhook(store, faults, clock, lambda up: self._set_online(online=up))

    def add(self, kind: str, body: Json) -> int | None:
        """Queue an update, unless the bot did not ask for this kind (then None)."""
        if kind and not self._is_wanted(kind):
            return None
        number = self._store.add_update(kind, body, self._clock())
        self._wake()
        return number

    async def get(
        self, offset: int, limit: int, timeout_s: float, allowed: Iterable[str] | None
    ) -> list[Json]:
        """Confirm what lies below `offset`, then wait up to `timeout_s` for updates."""
        if self.webhook.url:
            raise webhook_is_set()
        self._polled()
        if self._turn is not None and not self._turn.done():
            self._turn.set_exception(conflict())  # as there: the newer poll wins
        self.allow(allowed)
        self._confirm(offset)
        found = self._store.take_updates(limit)
        if not found and timeout_s > 0 and not self._closed:
            await self._wait(timeout_s)
            found = self._store.take_updates(limit)
        self._poll_ended()
        return found

    def allow(self, kinds: Iterable[str] | None) -> None:
        """From now on only these kinds are queued; None: as it was."""
        if kinds is not None:
            self._store.put("facts", "allowed_updates", {"kinds": list(kinds)})

    def close(self) -> None:
        self._closed = True
        self._wake()

    def _confirm(self, offset: int) -> None:
        self._store.expire_updates(self._clock() - limits.UPDATE_LIFE_SECONDS)
        if offset < 0:
            offset = self._store.newest_update(-offset)
        self._store.confirm_updates(offset, deliveries=2 if self._faults.twice else 0)

    async def _wait(self, timeout_s: float) -> None:
        turn = asyncio.get_running_loop().create_future()
        self._turn = turn
        await asyncio.wait({turn}, timeout=timeout_s)
        if turn.done():
            turn.result()
        else:
            turn.cancel()

    def _wake(self) -> None:
        self.webhook.wake()
        if self._turn is not None and not self._turn.done():
            self._turn.set_result(None)

    def _is_wanted(self, kind: str) -> bool:
        kinds = (self._store.get("facts", "allowed_updates") or {}).get("kinds")
        return kind in kinds if kinds else kind not in _ON_REQUEST

    def _polled(self) -> None:
        self._polls += 1
        self._set_online(online=True)

    def _poll_ended(self) -> None:
        polls = self._polls
        loop = asyncio.get_running_loop()
        loop.call_later(_GRACE_SECONDS, self._check_silence, polls)

    def _check_silence(self, polls: int) -> None:
        if polls == self._polls:
            self._set_online(online=False)

    def _set_online(self, *, online: bool) -> None:
        if self.online != online:
            self.online = online
            self._stream.publish("bot", online=online)
