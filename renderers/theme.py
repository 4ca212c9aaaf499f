"""What a theme is: colours by role, not by element.

Knows roles; knows neither layouts nor drawing. A theme is one file in `themes/` with a `THEME`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journey.questions import lane_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from journey.lanes import Role


@dataclass(frozen=True, slots=True)
class LaneColours:
    """One row of the map."""

    ink: str
    """Its label, signs and figures."""
    tint: str
    """The ground of its cells."""
    line: str
    """Outlines of its guesses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Colours as `#rrggbb`, by role."""

    page: str
    surface: str
    """Cards and cells."""
    line: str
    """Hairlines round cards."""
    ink: str
    soft: str
    """Secondary text."""
    accent: str
    """Quotes, the curve."""
    accent_tint: str
    on_stage: str
    """Text on a stage's fill."""
    stages: tuple[str, ...]
    """Fills of the stages' heads, in turn."""
    stage_inks: tuple[str, ...]
    """The same colours as text on page and surface."""
    stage_line: str | None
    """Outline of a stage's head; None: the fill is enough."""
    lanes: Mapping[Role, LaneColours]
    """By what a row's colour says."""
    other_lane: LaneColours
    """For a role without colours of its own."""
    faces: tuple[str, str, str, str, str]
    """Fills of the five faces, from -2 to +2."""
    face_ink: str
    face_line: str
    """A face's outline; on paper it is what makes the face."""
    good: str
    bad: str
    """Grounds of the curve's upper and lower part."""
    star: str
    """The moment of truth on a card."""
    bar: str | None = None
    """Beside a lane's name; None: the lane's own ink."""
    curves: tuple[str, ...] = ()
    """Of further people's curves, in turn; none: the stages' inks."""

    def lane(self, lane: str) -> LaneColours:
        """Of the row with that id."""
        return self.lanes.get(lane_of(lane).role, self.other_lane)

    def stage(self, index: int) -> str:
        return self.stages[index % len(self.stages)]

    def stage_ink(self, index: int) -> str:
        return self.stage_inks[index % len(self.stage_inks)]

    def curve(self, index: int) -> str:
        """The line of the person with that number, counted from 1; 0 is whose face is drawn."""
        colours = self.curves or self.stage_inks
        return colours[index % len(colours)] if index else self.accent

    def lane_bar(self, lane: str) -> str:
        return self.bar or self.lane(lane).ink

    def text_pairs(self) -> Iterator[tuple[str, str]]:
        """Every text colour with every ground it is drawn on."""
        grounds = [self.page, self.surface, *(lane.tint for lane in self._all_lanes())]
        yield from ((ink, ground) for ink in (self.ink, self.soft) for ground in grounds)
        for lane in self._all_lanes():
            yield from ((lane.ink, ground) for ground in (lane.tint, self.surface, self.page))
        yield from ((self.on_stage, fill) for fill in self.stages)
        yield from ((self.accent, ground) for ground in (self.surface, self.page))
        yield from (
            (ink, ground) for ink in self.stage_inks for ground in (self.surface, self.page)
        )
        yield from ((ink, self.on_stage_disc) for ink in self.stages)

    @property
    def on_stage_disc(self) -> str:
        """The disc behind a stage's number."""
        return self.on_stage

    def _all_lanes(self) -> tuple[LaneColours, ...]:
        return (*self.lanes.values(), self.other_lane)
