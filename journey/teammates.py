"""Who has been seen in a group where a list stands: whoever pressed, wrote to us, or was named by
somebody with their account.

They are kept so that a task can be given to them, and no longer than the group has a list. Must not
know what a task is.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Final, Protocol

from pydantic import StringConstraints

from journey.values import Frozen, Title

SEEN_AGAIN: Final = dt.timedelta(days=1)
"""For so long nobody is noted down anew who goes by the same names."""


class Teammate(Frozen):
    """Somebody of a group."""

    chat: int
    person: int
    """Telegram's id."""
    name: Title
    """The first name as they wrote it."""
    username: Annotated[str, StringConstraints(max_length=64)] = ""
    """Without @; empty: they have none."""
    at: dt.datetime
    """When they were seen last."""


class TeammatesWork(Protocol):
    """The part of `journey.ports.Work` that keeps who was seen. They go with the group's last list,
    and with whoever asks to be forgotten.
    """

    async def teammate(self, chat: int, person: int) -> Teammate | None: ...

    async def teammates(self, chat: int) -> tuple[Teammate, ...]:
        """Of a group that has a list, whoever was seen last first; of any other nobody."""

    async def save_teammate(self, teammate: Teammate) -> None:
        """Whoever was seen longest ago gives way to a new one."""

    async def groups_of(self, person: int) -> tuple[int, ...]:
        """The groups in which somebody was seen."""

    async def drop_teammate(self, person: int) -> None:
        """Out of all groups."""
