"""How often a person may ask for something dear: a sliding minute, kept in memory.

A restart forgets it, which only ever favours the person. Time is counted in seconds that only move
forward: whoever sets the machine's clock makes nobody wait.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Final

MINUTE: Final = 60.0


class Quota:
    """At most `limit` times a minute and person."""

    def __init__(self, limit: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.limit = limit
        self._clock = clock
        self._taken: dict[int, deque[float]] = {}

    def take(self, person: int) -> int:
        """Takes one; 0: granted, else the seconds until the next is free."""
        now = self._clock()
        self._forget(now)
        taken = self._taken.setdefault(person, deque())
        if len(taken) >= self.limit:
            return int(taken[0] + MINUTE - now) + 1
        taken.append(now)
        return 0

    def _forget(self, now: float) -> None:
        for person, taken in list(self._taken.items()):
            while taken and taken[0] + MINUTE <= now:
                taken.popleft()
            if not taken:
                del self._taken[person]
