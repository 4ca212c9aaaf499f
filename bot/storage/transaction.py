"""One open transaction: what every part of `Work` stands on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from sqlalchemy.ext.asyncio import AsyncConnection

Now = Callable[[], dt.datetime]
"""The clock: aware moments."""


class Transaction:
    """A connection with a transaction begun, and the clock."""

    def __init__(self, connection: AsyncConnection, now: Now) -> None:
        self._connection = connection
        self._now = now
