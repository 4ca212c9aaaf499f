"""What a theme is: colours by role, not by element.

Knows roles; knows neither layouts nor drawing. A theme is one file in `themes/` with a `THEME`.
A colour means something or is absent: bad, good, «look here»; everything else is ink on paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journey.lanes import Role
from journey.questions import lane_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renderers.logo import Logo


@dataclass(frozen=True, slots=True)
class LaneColours:
    """One row of the map."""

    ink: str
    """Its label, signs and figures."""
    tint: str
    """The ground of its cells."""
    line: str
    """Outlines of its guesses."""
    edge: str
    """Hairlines round its cells and between them."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Good or bad, in four strengths."""

    ink: str
    """Words and triangles."""
    fill: str
    """Between the curve and the zero line."""
    tint: str
    """The ground of a row."""
    line: str
    """Hairlines on that ground."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Colours as `#rrggbb`, by role."""

    page: str
    surface: str
    """Panels and cards."""
    line: str
    """Hairlines."""
    mute: str
    """The zero line, dashes of what nobody measured; never letters."""
    ink: str
    soft: str
    """Secondary text."""
    on_ink: str
    """The check in a proved entry's disc."""
    accent: str
    """The curve."""
    key: str
    """«Look here»: a moment of truth, what is next."""
    on_key: str
    """Letters on it."""
    head: str
    """An ordinary stage's head, in ink."""
    tint: str
    """Behind a portrait, a ribbon."""
    bad: Meaning
    good: Meaning
    alarm: str
    """The largest loss."""
    on_alarm: str
    bar: str
    """A measured value, a time."""
    track: str
    """What a bar runs in."""
    star: str
    """The moment of truth on page and panels."""
    star_on_key: str
    faces: tuple[str, str, str, str, str]
    """Fills of the five faces, from -2 to +2."""
    face_ink: str
    face_line: str
    """A face's outline; on paper it is what makes the face."""
    people: tuple[str, ...]
    """Of the persons of a group, in turn; told apart by shape and line besides."""
    on_people: str
    """The first letter of a name on a person's sign."""
    key_line: str | None = None
    """Outline of a head that the page would swallow; None: its fill is enough."""
    logo: Logo | None = None
    """Of the business; it stands on white whatever the theme."""
    heads: tuple[str, ...] = ()
    """Fills of the stages' heads in turn, where each has its own; none: `head` and `key`."""

    def lane(self, lane: str) -> LaneColours:
        """Of the row with that id."""
        match lane_of(lane).role:
            case Role.TROUBLE:
                return LaneColours(self.bad.ink, self.bad.tint, self.soft, self.bad.line)
            case Role.REMEDY:
                return LaneColours(self.good.ink, self.good.tint, self.soft, self.good.line)
            case _:
                return self.other_lane

    @property
    def other_lane(self) -> LaneColours:
        """A row whose colour says nothing."""
        return LaneColours(self.ink, self.surface, self.soft, self.line)

    def stage(self, index: int) -> str:
        """What stands for the stage with that number, counted from 0; letters on it: `on_key`."""
        return self.heads[index % len(self.heads)] if self.heads else self.key

    def person(self, number: int) -> str:
        """Of the person with that number in the map's order, counted from 0."""
        return self.people[number % len(self.people)]

    def mood(self, level: float) -> str:
        """The word of a feeling."""
        if round(level) == 0:
            return self.ink
        return self.good.ink if level > 0 else self.bad.ink

    def text_pairs(self) -> Iterator[tuple[str, str]]:
        """Every text colour with every ground it is drawn on."""
        grounds = (self.page, self.surface, self.bad.tint, self.good.tint)
        yield from ((ink, ground) for ink in (self.ink, self.soft) for ground in grounds)
        yield from ((self.ink, ground) for ground in (self.head, self.tint))
        for one in (self.bad, self.good):
            yield from ((one.ink, ground) for ground in (self.page, self.surface, one.tint))
        yield from ((self.accent, ground) for ground in (self.surface, self.page))
        yield from ((self.on_key, fill) for fill in (self.key, *self.heads))
        yield (self.on_alarm, self.alarm)
        yield (self.on_ink, self.ink)
        yield from ((self.on_people, fill) for fill in self.people)

    def sign_pairs(self) -> Iterator[tuple[str, str]]:
        """Every sign, line and face that says something, with what it has to stand out from."""
        yield from ((self.face_ink, fill) for fill in self.faces)
        yield from ((self.star, ground) for ground in (self.surface, self.page))
        yield (self.star_on_key, self.key)
        grounds = (self.surface, self.bad.fill, self.good.fill)
        yield from ((self.accent, ground) for ground in grounds)
        yield from ((colour, ground) for colour in self.people for ground in grounds)
        yield from ((self.bar, ground) for ground in (self.surface, self.track))
        yield from ((self.alarm, ground) for ground in (self.page, self.surface))
        yield from ((edge, self.page) for edge in self._key_edges())

    def _key_edges(self) -> tuple[str, ...]:
        return (self.key_line,) if self.key_line else (self.key, *self.heads)
