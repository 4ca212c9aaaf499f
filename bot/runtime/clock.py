"""What time it is: the machine's, or so much later. Knows nothing else."""

from __future__ import annotations

import datetime as dt


class UtcClock:
    """Fulfils `handlers.ports.Clock`.

    ahead: for trying out next week, in a process of its own too; nothing that is set by its users
    leads there.
    """

    def __init__(self, ahead: dt.timedelta = dt.timedelta()) -> None:
        self._ahead = ahead

    def now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC) + self._ahead
