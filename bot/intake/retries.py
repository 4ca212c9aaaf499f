"""When what is owed is tried again: a timer for each person, and at once when all is well again.

Knows timers; must not know how long to wait, nor what is owed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeAlias

Turn: TypeAlias = tuple[int, int]


class Retries:
    """Calls `again` for a turn when its pause is over."""

    def __init__(self, again: Callable[[Turn], None]) -> None:
        self._again = again
        self._timers: dict[Turn, asyncio.TimerHandle] = {}

    def after(self, turn: Turn, seconds: float | None) -> None:
        """Sets the timer anew; None: nothing is owed there any more."""
        timer = self._timers.pop(turn, None)
        if timer is not None:
            timer.cancel()
        if seconds is not None:
            loop = asyncio.get_running_loop()
            self._timers[turn] = loop.call_later(seconds, self._due, turn)

    def close(self) -> None:
        for timer in self._timers.values():
            timer.cancel()
        self._timers.clear()

    def _due(self, turn: Turn) -> None:
        del self._timers[turn]
        self._again(turn)
