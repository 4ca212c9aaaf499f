"""What was understood of a story, before anything of it is stored on the map.

Knows values only: the entries with the place proposed for each, what is taken off again or put
elsewhere by hand; must not know how the places were found.
"""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field

from journey.measures import Duration, Metric
from journey.values import CatalogueId, Frozen, Id, LaneId, Line

STORY_CHARS: Final = 4096
"""Characters of a story: what one message holds."""
TOLD_MAX: Final = 400
"""Entries of one story that are proposed; the rest of a longer one is named as not understood."""
REST_MAX: Final = 60
"""Pieces in which that rest is named."""
DURATION: Final = "duration"
EMOTION: Final = "emotion"


class Told(Frozen):
    """One entry, a piece of the story; without a stage and a row it was not understood."""

    text: Line
    stage: Id | None = None
    lane: LaneId | None = None
    off: bool = False
    """Taken off by hand: it is not stored."""
    catalogue: CatalogueId | None = None
    level: Annotated[int, Field(ge=-2, le=2)] | None = None
    duration: Duration | None = None
    metric: Metric | None = None

    def mended(
        self, *, stage: str | None = None, lane: str | None = None, off: bool | None = None
    ) -> Told:
        """Elsewhere, or off, by hand; a figure goes only with the row that it is a figure of."""
        changed = self.with_(
            stage=stage or self.stage, lane=lane or self.lane, off=self.off if off is None else off
        )
        kept = changed.lane == self.lane
        return changed if kept else changed.with_(metric=None, duration=None, level=None)

    @property
    def placed(self) -> bool:
        return self.stage is not None and self.lane is not None


class Tale(Frozen):
    """A story that waits to be confirmed; without entries it waits for a map."""

    text: Annotated[str, Field(min_length=1, max_length=STORY_CHARS)]
    message: int
    journey: Id | None = None
    """None: there is no map yet that it could be laid out on."""
    back: str = ""
    """The view that was open when it was told."""
    told: Annotated[tuple[Told, ...], Field(max_length=TOLD_MAX + REST_MAX)] = ()

    @property
    def kept(self) -> tuple[Told, ...]:
        """What is stored when it is confirmed."""
        return tuple(one for one in self.told if one.placed and not one.off)

    @property
    def unplaced(self) -> tuple[Told, ...]:
        """What nobody could tell where it belongs."""
        return tuple(one for one in self.told if not one.placed and not one.off)

    def put(self, number: int, one: Told) -> Tale:
        """With another entry in that place; beyond the end nothing changes."""
        if not 0 <= number < len(self.told):
            return self
        return self.with_(told=(*self.told[:number], one, *self.told[number + 1 :]))
