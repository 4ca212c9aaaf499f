"""What time it is: the machine's, or so much later. Knows nothing else."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import Protocol


class Clock(Protocol):
    """What time it is, and a wait that ends early where the time is put ahead."""

    def now(self) -> dt.datetime: ...

    async def pause(self, seconds: float) -> None: ...


class UtcClock:
    """Fulfils `Clock`.

    ahead: for trying out next week, in a process of its own too; nothing that is set by its users
    leads there.
    """

    def __init__(self, ahead: dt.timedelta = dt.timedelta()) -> None:
        self._ahead = ahead

    def now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC) + self._ahead

    async def pause(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
