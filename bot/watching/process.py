"""What a process takes of its machine: memory, and how late its loop is.

Knows /proc; where there is none, nothing is told.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import Final

LOOK_SECONDS: Final = 0.5

Pause = Callable[[float], Awaitable[None]]


def resident(processes: Iterable[int]) -> float:
    """Bytes of memory of some processes together."""
    return sum(_pages(one) for one in processes) * float(os.sysconf("SC_PAGE_SIZE"))


def _pages(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0


class Lag:
    """How much later than asked for the loop came back, at worst since that was asked last."""

    def __init__(self) -> None:
        self._worst = 0.0

    async def run(self, pause: Pause = asyncio.sleep) -> None:
        """Until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            begun = loop.time()
            await pause(LOOK_SECONDS)
            self._worst = max(self._worst, loop.time() - begun - LOOK_SECONDS)

    def worst(self) -> float:
        worst, self._worst = self._worst, 0.0
        return worst
