"""A file that was dropped into the chat: what was read in it, kept until it is taken or left.

Knows what can be in a file; must not know files, formats, nor how it is shown. Nothing of it is on
a map before a tap: what waits here is the person's latest file alone.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, Protocol

from pydantic import Field

from journey.model import Journey
from journey.values import Frozen, Line


class MapFound(Frozen):
    """A whole map."""

    kind: Literal["map"] = "map"
    journey: Journey
    """As it stands in the file, with ids of its own: it is copied, never stored as it is."""


Found = MapFound
"""What a file can hold."""


class Dropped(Frozen):
    """The latest file of a person."""

    person: int
    message: int
    """The message it came in: a button of an earlier file must not mean this one."""
    name: Line
    at: dt.datetime
    back: Annotated[str, Field(max_length=2000)] = ""
    """The view that was open when it was dropped."""
    found: Found


class DroppedWork(Protocol):
    """One transaction, of what waits in files."""

    async def dropped(self, person_id: int) -> Dropped | None: ...

    async def save_dropped(self, dropped: Dropped) -> None:
        """Keeps it in place of an earlier one."""

    async def leave_dropped(self, person_id: int) -> None:
        """Nothing waits any more."""
