"""Whose update cannot be written down hears it once: the transport asks for it again and again.

Knows who waits and since when, by the loop's time, which no clock can set; must not know what is
said, nor what keeps the store.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable

from handlers.events import Event


class Unwritten:
    """From the first try to write somebody's update down until it is."""

    def __init__(self, excuse: Callable[[Event], None]) -> None:
        self._excuse = excuse
        self._timers: dict[int, asyncio.TimerHandle] = {}
        """By person: whoever sent ten updates waits once."""
        self._told: set[int] = set()

    def wait(self, events: Iterable[Event], seconds: float) -> None:
        """They are being written down; whoever still waits after so many seconds is told."""
        loop = asyncio.get_running_loop()
        for event in events:
            if event.private and event.person not in self._timers:
                self._timers[event.person] = loop.call_later(seconds, self._say, event)

    def written(self) -> frozenset[int]:
        """All are: who was told meanwhile."""
        told = frozenset(self._told)
        self.close()
        self._told.clear()
        return told

    def close(self) -> None:
        """Nobody is told any more."""
        for timer in self._timers.values():
            timer.cancel()
        self._timers.clear()

    def _say(self, event: Event) -> None:
        self._told.add(event.person)
        self._excuse(event)
