"""What one message of somebody gave to a team's list: its tasks, and what is still to be asked.

Kept so that an edit of the message, a reply to the card below it and the card's buttons correct the
same tasks. Knows chats and messages as numbers; must not know how a card looks.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Protocol

from pydantic import Field

from journey import limits
from journey.values import Frozen, Id, Title


class Unclear(Frozen):
    """What was said of a task and cannot be done as it was said."""

    task: Id
    name: Title | None = None
    """For somebody of that name …"""
    among: Annotated[tuple[int, ...], Field(max_length=limits.TEAMMATES_MAX)] = ()
    """… which of these; nobody: no one of that name was seen there."""
    day: dt.date | None = None
    """Until a day that has passed."""


class Errand(Frozen):
    """One message's tasks; its card goes by the same id (`journey.posts.Note`)."""

    id: Id
    journey: Id
    post: Id
    chat: int
    message: int
    """Theirs."""
    person: int
    """Whose it is; of an anonymous administrator their group's number."""
    name: Title
    tasks: Annotated[tuple[Id, ...], Field(max_length=limits.ERRAND_LINES)]
    unclear: Annotated[tuple[Unclear, ...], Field(max_length=4 * limits.ERRAND_LINES)] = ()
    at: dt.datetime


class ErrandsWork(Protocol):
    """The part of `journey.ports.Work` that keeps them. They go with their map."""

    async def errand(self, errand_id: str) -> Errand | None: ...

    async def errand_at(self, chat: int, message: int) -> Errand | None:
        """What somebody's message gave."""

    async def save_errand(self, errand: Errand) -> None: ...
