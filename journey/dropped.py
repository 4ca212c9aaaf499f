"""A file that was dropped into the chat: what was read in it, kept until it is taken or left.

Knows what can be in a file; must not know files, formats, nor how it is shown. Nothing of it is on
a map before a tap: what waits here is the person's latest file alone.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Final, Literal, Protocol

from pydantic import Field

from journey import limits
from journey.funnel.report import Report
from journey.funnel.tying import Pair
from journey.grid.edits import Edits
from journey.look import LogoText
from journey.model import Journey
from journey.values import Frozen, Id, Line

LEFT_MAX: Final = 60
TEXT_MAX: Final = 4096
"""Letters of a message."""


class MapFound(Frozen):
    """A whole map."""

    kind: Literal["map"] = "map"
    journey: Journey
    """As it stands in the file, with ids of its own: it is copied, never stored as it is."""
    logo: LogoText | None = None
    """The business's, of a file of ours, as `renderers.drawing.logos` makes it."""
    made: bool = False
    """It was made of a table or a text that is no file of ours."""
    left: Annotated[tuple[str, ...], Field(max_length=LEFT_MAX)] = ()
    """What belongs to no stage, as it stands there."""
    lost: Annotated[tuple[str, ...], Field(max_length=LEFT_MAX)] = ()
    """Titles of stages beyond those that a map holds."""
    text: Annotated[str, Field(max_length=TEXT_MAX)] = ""
    """The message itself, where the map was pasted into the chat and not sent as a file."""
    edits: Edits | None = None
    """Of a table of ours that came back: what was changed in it."""
    cut: int = 0
    """Entries for which a cell, or words for which an entry, had no room."""


Found = MapFound | Report
"""What a file can hold."""


class Tying(Frozen):
    """How the figures of a report are laid onto a map, so far."""

    journey: Id
    reading: Annotated[int, Field(ge=0)] = 0
    """Which of the report's readings."""
    pairs: Annotated[tuple[Pair, ...], Field(max_length=limits.STAGES_MAX)] = ()

    def on(self, journey: Journey) -> Tying:
        """Without the pairs whose stage is no more."""
        left = tuple(one for one in self.pairs if journey.stage(one.stage) is not None)
        return self if left == self.pairs else self.with_(pairs=left)


class Dropped(Frozen):
    """The latest file of a person."""

    person: int
    message: int
    """The message it came in: a button of an earlier file must not mean this one."""
    name: Line
    at: dt.datetime
    back: Annotated[str, Field(max_length=2000)] = ""
    """The view that was open when it was dropped."""
    found: Annotated[Found, Field(discriminator="kind")]
    tying: Tying | None = None
    """Of figures: None: it is not settled yet which map they are of."""


class DroppedWork(Protocol):
    """One transaction, of what waits in files."""

    async def dropped(self, person_id: int) -> Dropped | None: ...

    async def save_dropped(self, dropped: Dropped) -> None:
        """Keeps it in place of an earlier one."""

    async def leave_dropped(self, person_id: int) -> None:
        """Nothing waits any more."""
