"""What the running bot lacks to be of use just now.

Knows names of what is needed and who can be asked; must not know how it is mended.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Final

_SECONDS: Final = 2.0
"""That the database may take."""

Look = Callable[[], Awaitable[object]]


class Health:
    """Told by the program as it starts and ends."""

    def __init__(self) -> None:
        self.on_duty = False
        """Updates are taken by this process."""
        self.logged_in = False
        self.ending = False
        self.look: Look | None = None
        """Asks the database for something small; None: it is not open yet."""

    @contextmanager
    def duty(self) -> Iterator[None]:
        """While updates are taken here."""
        self.on_duty = True
        try:
            yield
        finally:
            self.on_duty = False

    async def lacking(self) -> list[str]:
        """`database`, `telegram`, `duty` (another process takes the updates), `ending`."""
        lacks = [] if await self._database_answers() else ["database"]
        if not self.logged_in:
            lacks.append("telegram")
        if not self.on_duty:
            lacks.append("duty")
        return [*lacks, "ending"] if self.ending else lacks

    async def _database_answers(self) -> bool:
        if self.look is None:
            return False
        try:
            async with asyncio.timeout(_SECONDS):
                await self.look()
        except Exception:  # noqa: BLE001 - whatever it is, it does not answer
            return False
        return True
