"""How often a person may ask for something dear: a sliding minute, kept in memory.

A restart forgets it, which only ever favours the person.
"""

from __future__ import annotations

import datetime as dt
from collections import deque

MINUTE = dt.timedelta(minutes=1)


class Quota:
    """At most `limit` times a minute and person."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._taken: dict[int, deque[dt.datetime]] = {}

    def take(self, person: int, now: dt.datetime) -> int:
        """Takes one; 0: granted, else the seconds until the next is free."""
        self._forget(now)
        taken = self._taken.setdefault(person, deque())
        if len(taken) >= self.limit:
            return max(1, int((taken[0] + MINUTE - now).total_seconds()) + 1)
        taken.append(now)
        return 0

    def _forget(self, now: dt.datetime) -> None:
        for person, taken in list(self._taken.items()):
            while taken and taken[0] + MINUTE <= now:
                taken.popleft()
            if not taken:
                del self._taken[person]
