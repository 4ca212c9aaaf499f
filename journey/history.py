"""The history of a map as it is kept: one entry a revision.

Knows what an entry is and how entries are asked for; what they mean together is
`journey.versions`.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, NamedTuple, Protocol

from pydantic import Field

from journey.changes import Change
from journey.model import Journey
from journey.values import Frozen


class HistoryEntry(Frozen):
    """One step of a journey's life."""

    revision: Annotated[int, Field(ge=0)]
    actor: int
    at: dt.datetime
    changes: tuple[Change, ...]
    undoes: int | None = None
    """The revision whose changes this one took back."""


class Turn(NamedTuple):
    """A change of several that are stored together."""

    after: Journey
    actor: int
    at: dt.datetime


class HistoryWork(Protocol):
    """The part of `journey.ports.Work` that keeps histories."""

    async def history(
        self,
        journey_id: str,
        *,
        above: int = -1,
        below: int | None = None,
        last: int | None = None,
    ) -> tuple[HistoryEntry, ...]:
        """The changes of the revisions between the two bounds, the oldest first.

        last: at most so many, the latest of them.
        """
