"""A person's maps as a list: which shelf each lies on, and what the list shows of it.

Knows headings; must not know what a map says inside.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol

from journey.model import State
from journey.values import Frozen, Id, Title


class Shelf(StrEnum):
    """Where a map lies."""

    OPEN = "open"
    ARCHIVE = "archive"
    """Kept, out of the way: its reminders wait."""
    BIN = "bin"
    """Deleted; can be brought back for `limits.DELETED_DAYS`."""


class Heading(Frozen):
    """A journey in a list."""

    id: Id
    title: Title
    industry: str | None
    updated: dt.datetime
    archived: dt.datetime | None = None
    deleted: dt.datetime | None = None
    state: State = State.AS_IS
    derived_from: Id | None = None
    personas: tuple[Title, ...] = ()
    agreed: bool = True
    """False: nobody has agreed to its stages yet; it may be a mere beginning."""

    @property
    def shelf(self) -> Shelf:
        if self.deleted is not None:
            return Shelf.BIN
        return Shelf.OPEN if self.archived is None else Shelf.ARCHIVE


class ShelfWork(Protocol):
    """The part of `journey.ports.Work` that keeps a person's list of maps."""

    async def headings(self, person_id: int, *shelves: Shelf) -> tuple[Heading, ...]:
        """A person's journeys on these shelves, the latest touched first; of the bin, the latest
        thrown away. No shelf named: the open one.
        """

    async def derived(self, journey_id: str) -> tuple[Heading, ...]:
        """The copies of a journey by its own owner, the oldest first, without the deleted."""

    async def set_deleted(self, journey_id: str, at: dt.datetime | None) -> None:
        """Marks a journey as deleted at a time; None brings it back."""

    async def set_archived(self, journey_id: str, at: dt.datetime | None) -> None:
        """Puts a journey into the archive at a time; None takes it out."""

    async def discard(self, journey_id: str) -> None:
        """Removes a journey for good, at once: for one that never held anything."""


def _plain(text: str) -> str:
    return text.casefold().replace("ё", "е")


def found(headings: Iterable[Heading], words: str) -> tuple[Heading, ...]:
    """Those whose title or customer holds every word, or its beginning, in any order."""
    wanted = _plain(words).split()
    return tuple(
        heading
        for heading in headings
        if all(part in _plain(" ".join((heading.title, *heading.personas))) for part in wanted)
    )
