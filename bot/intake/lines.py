"""What waits in each turn, in order, and no more of it in memory than a person can mean.

Knows events, their order and how long they wait; must not know what becomes of them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final, TypeAlias

from handlers.events import Event, Tapped

KEPT: Final = 200
"""Events of one turn that are held in memory; of the others their number, until they are next."""
RUN: Final = 10
"""Events of one person that are answered with one reply."""
TAPS_AT_ONCE: Final = 50
"""Taps of one group that are stored in one transaction."""
ANSWERED_SECONDS: Final = 12.0
"""Telegram takes no answer to a tap that is older than some fifteen seconds."""

Turn: TypeAlias = tuple[int, int]


@dataclass(slots=True)
class Waiting:
    """An event that waits, or the number of an update that is read again when it is next."""

    update: int
    event: Event | None
    since: float
    """When it came (loop time); an adopted one: long ago."""
    adopted: bool = False
    """A process that ended had it before."""
    begun: bool = False
    """It is being handled."""
    excused: bool = False
    """The person was told that it takes longer."""
    repeated: bool = False
    """It came before, which what was written down does not say."""

    @property
    def spins(self) -> bool:
        """Whether its button spins meanwhile."""
        return isinstance(self.event, Tapped) and bool(self.event.callback)

    def answered(self) -> str | None:
        """Takes the tap's callback away: its answer was sent, or would come too late."""
        if not isinstance(self.event, Tapped) or not self.event.callback:
            return None
        callback = self.event.callback
        self.event = replace(self.event, callback="")
        return callback


class Line:
    """What waits in one turn."""

    def __init__(self) -> None:
        self._waiting: deque[Waiting] = deque()

    def __len__(self) -> int:
        return len(self._waiting)

    def __iter__(self) -> Iterator[Waiting]:
        return iter(self._waiting)

    def put(self, one: Waiting) -> None:
        """Behind the others. What is beyond the bound is written down, and read from there."""
        if one.event is not None and len(self._waiting) >= KEPT and not one.adopted:
            one.repeated = one.event.repeated
            one.event = None
        self._waiting.append(one)

    def next(self) -> list[Waiting]:
        """Those that are answered together now; they stay until they are taken off."""
        first = self._waiting[0]
        run: list[Waiting] = []
        for one in self._waiting:
            if len(run) >= _most(first) or (run and not _goes_along(one)):
                break
            run.append(one)
        return run

    def unread(self) -> list[Waiting]:
        """Those next ones whose update is to be read again first."""
        return [one for one in islice(self._waiting, TAPS_AT_ONCE) if one.event is None]

    def take_off(self, count: int) -> None:
        for _ in range(count):
            self._waiting.popleft()


def _most(first: Waiting) -> int:
    if first.adopted or first.event is None or first.event.repeated:
        return 1
    if first.event.private:
        return RUN
    return TAPS_AT_ONCE if isinstance(first.event, Tapped) else 1


def _goes_along(one: Waiting) -> bool:
    if one.event is None or one.adopted or one.event.repeated:
        return False
    return one.event.private or isinstance(one.event, Tapped)
