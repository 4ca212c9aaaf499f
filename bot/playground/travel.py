"""What time it is in the playground: the machine's, and so much later as a visitor has travelled.

Knows that a journey into the future is kept like all else here, and never goes back: messages stay
in their order. Must not know who reads the clock.
"""

import asyncio
from collections.abc import Callable

from bot.playground.store import Store

FARTHEST_SECONDS = 400 * 86_400
"""A year and some: further ahead nothing is left that a bot would say."""


class Travel:
    """Seconds since the epoch when called."""

    def __init__(self, store: Store, machine: Callable[[], float]) -> None:
        self._store = store
        self._machine = machine
        kept = store.get("playground", "travel")
        self.ahead = float(kept["ahead"]) if kept else 0.0
        self._moved = asyncio.Event()

    def __call__(self) -> float:
        return self._machine() + self.ahead

    def go(self, seconds: float) -> None:
        """Travel so far ahead; ValueError for the past, and for more than a year and some."""
        if not 0 < seconds <= FARTHEST_SECONDS - self.ahead:
            raise ValueError("time goes forward here, up to 400 days")
        self.ahead += seconds
        self._store.put("playground", "travel", {"ahead": self.ahead})
        self._moved.set()
        self._moved = asyncio.Event()

    async def pause(self, seconds: float) -> None:
        """Sleep so long, or until somebody travels."""
        moved = asyncio.ensure_future(self._moved.wait())
        await asyncio.wait({moved}, timeout=seconds)
        moved.cancel()
