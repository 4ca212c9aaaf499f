"""Several who each do one task: a part of `journey.model`.

Must not know what the task is, nor who may change who does it.
"""

from __future__ import annotations

import datetime as dt

from journey.values import Frozen, Title


class Holder(Frozen):
    """One of them."""

    member: Title | None = None
    """A first name; None: they asked to be forgotten."""
    member_id: int | None = None
    """… and their id in Telegram; never leaves in a file."""
    done_at: dt.datetime | None = None
    """When they did their part; None: not yet."""

    @property
    def counts(self) -> bool:
        """Whether the task waits for them, or has what they did."""
        return self.member is not None or self.done_at is not None
