"""What is kept of a person: given out as plain values, and not kept for ever."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol, TypeAlias

from journey.person import Person

Kept: TypeAlias = Mapping[str, Sequence[Mapping[str, Any]]]
"""Values that JSON knows, by the name of what holds them."""
RETENTION: Final = "retention"
"""The kind of the reminder that warns."""
WARNED_BEFORE: Final = dt.timedelta(days=30)
"""So long before somebody is forgotten for their silence they are told."""


def is_warned(person: Person) -> bool:
    """Whether they were told and have given no sign of life since."""
    return person.warned is not None and person.warned >= person.seen


class KeptWork(Protocol):
    """The part of `journey.ports.Work` that knows all of a person, and who is silent."""

    async def everything_of(self, person_id: int) -> Kept:
        """All of a person, and where they are named in maps of others."""

    async def silent(self, before: dt.datetime) -> Sequence[Person]:
        """Who has given no sign of life since."""
