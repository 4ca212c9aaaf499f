"""One open transaction: what every part of `Work` stands on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.known import KnownMaps
from journey.model import Journey

Now = Callable[[], dt.datetime]
"""The clock: aware moments."""


class Transaction:
    """A connection with a transaction begun, the clock, and what was read and stored in it."""

    def __init__(
        self,
        connection: AsyncConnection,
        now: Now,
        maps: KnownMaps,
        *,
        persons: bool = False,
        beside: bool = False,
    ) -> None:
        self._connection = connection
        self._persons = persons
        """It was begun as one person's or one group's own."""
        self._beside = beside
        """Others write at the same time: a map is theirs as well, a team ticks tasks on it, so its
        row is locked as it is read. What hangs on a map is changed with it only."""
        self._now = now
        self._maps = maps
        self._map_rows: dict[str, Mapping[Any, Any] | None] = {}
        """Rows of `journeys` that were read here and are still as they were; None: there is none.
        Nobody else changes them before the commit."""
        self.saved: dict[str, Journey] = {}
        """The maps that were stored here."""
        self.wiped = False
        """Something was deleted for good: no copy of it may stay."""

    def _must_be_alone(self) -> None:
        """Before what changes other people's rows without reading their maps."""
        if self._persons:  # on SQLite as well, where it would do no harm
            raise RuntimeError("others may write at the same time; this needs write(alone=True)")
