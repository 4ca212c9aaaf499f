"""Further curves beside the main one: whose line looks how, and where its marks stand.

Knows personas, lines and marks; knows no page. A person is told by colour and by the mark's
shape; what we think by a thin line and hollow marks, what was measured by a double line and
filled ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING, Final

from renderers.layout import curve
from renderers.layout.handles import handles
from renderers.layout.lanes import EMOTION
from renderers.scene import Circle, Curve, Record, Shape, Stroke
from renderers.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Emotion, Journey, Stage
    from renderers.scene import Point
    from renderers.theme import Theme
    from renderers.words import Words

Spot = tuple[float, float]

THIN: Final = 1.6
DOUBLE: Final = 4.4
BETWEEN: Final = 1.8
"""Width of the light line between the two of a measured curve."""

RADIUS: Final = 4.2
"""Of a mark."""

STEP: Final = RADIUS / 2
"""By which a mark is moved at a time."""

BETWEEN_MARKS: Final = 1.2
OFF: Final = 24
"""Steps a mark may stand off its level where there is no room beside the others."""

CORNERS: Final = ((0, 0.0), (4, pi / 4), (3, -pi / 2), (4, 0.0), (6, 0.0), (5, -pi / 2))
"""Of the marks in turn, with the angle of the first one: circle, square, triangle, diamond, …"""


EVERYBODY: Final = 5
"""The mark of what all feel, beside persons who have marks of their own."""


@dataclass(frozen=True, slots=True)
class Strand:
    """One curve as it is drawn: `person` is the number of their handle, or `EVERYBODY`."""

    name: str
    person: int
    measured: bool
    points: tuple[Emotion | None, ...]

    def colour(self, theme: Theme) -> str:
        return theme.person(self.person)


def strands(journey: Journey, stages: Sequence[Stage], words: Words) -> list[Strand]:
    """The curves of these stages beside the main one."""
    known = handles(journey)
    signs = {who: handle.number for who, handle in known.items()}
    everybody = EVERYBODY if known else 0
    found = [
        Strand(
            _name(one, words),
            signs.get(one.persona or "", everybody),
            one.measured,
            one.points,
        )
        for one in curve.others(journey, stages)
    ]
    return sorted(found, key=lambda one: (one.person, one.measured))


def main_name(journey: Journey, words: Words) -> str:
    """The main curve's name in the key."""
    main = curve.main_key(journey)
    names = {persona.id: persona.name for persona in journey.personas}
    name = names.get(main.persona or "") if main else None
    others = curve.others(journey, journey.stages)
    measured_too = any(main and one.persona == main.persona for one in others)
    return " · ".join([name or words.lane(EMOTION), *([words.assumed] if measured_too else [])])


def people_of(journey: Journey) -> dict[str | None, int]:
    """A number for everyone who has a curve, the main one's first, then in the map's order."""
    main = curve.main_key(journey)
    seen = [main.persona] if main else []
    seen += [persona.id for persona in journey.personas]
    seen += [one.persona for one in curve.others(journey, journey.stages)]
    return {who: number for number, who in enumerate(dict.fromkeys(seen))}


def _name(series: curve.Series, words: Words) -> str:
    name = series.name or words.lane(EMOTION)
    if not series.measured:
        return name
    counts = [one.n for one in series.points if one and one.n]
    parts = [name, words.measured]
    if counts:
        least, most = (words.number(found(counts)) for found in (min, max))
        span = least if least == most else f"{least}–{most}"
        parts.append(words.sample.format(n=span).replace(" ", NO_BREAK))
    return " · ".join(parts)


def beside(
    taken: list[tuple[Spot, float]], wanted: Spot, reach: float, *, upright: bool = False
) -> Spot:
    """The nearest free place for a mark to the right or left (`upright`: below or above).

    Where there is none within `reach`, a little off its level. `taken` are places with their
    radii; the found one is added.
    """
    x, y = wanted
    places = (
        (x + off, y + shift) if upright else (x + shift, y + off)
        for shift, off in _steps(int(reach / STEP))
    )
    free = (place for place in places if _is_free(place, taken))
    place = next(free, wanted)
    taken.append((place, RADIUS))
    return place


@lru_cache(maxsize=16)
def _steps(most: int) -> tuple[tuple[float, float], ...]:
    """Shifts of at most so many steps along the curve, and off its level, the best first.

    Kept: thousands of pairs, the same for every mark of a page.
    """
    pairs = [(shift, off) for shift in range(-most, most + 1) for off in range(-OFF, OFF + 1)]
    pairs.sort(key=lambda pair: (abs(pair[1]) * OFF + abs(pair[0]), -pair[0], -pair[1]))
    return tuple((shift * STEP, off * STEP) for shift, off in pairs)


def _is_free(place: Spot, taken: Sequence[tuple[Spot, float]]) -> bool:
    return all(_apart(place, other) >= radius + RADIUS + BETWEEN_MARKS for other, radius in taken)


def _apart(one: Spot, other: Spot) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def lines(
    strand: Strand, spots: Sequence[Point | None], theme: Theme, *, upright: bool = False
) -> Iterator[Record]:
    """The strand's line through its known points; an unknown one interrupts it."""
    colour = strand.colour(theme)
    width = DOUBLE if strand.measured else THIN
    known = [one for one in strand.points if one is not None]
    for run in runs(spots):
        guessed = [not strand.measured and curve.is_guess(one) for one in known[: len(run)]]
        known = known[len(run) :]
        pieces = curve.line(run, guessed, Stroke(colour, width), upright=upright)
        yield from pieces
        if strand.measured:
            yield from (
                Curve(one.start, one.pieces, Stroke(theme.surface, BETWEEN)) for one in pieces
            )


def sample_line(strand: Strand, start: Point, end: Point, theme: Theme) -> Iterator[Record]:
    """A short straight piece of the strand, for the key."""
    piece = ((start, end, end),)
    width = DOUBLE if strand.measured else THIN
    yield Curve(start, piece, Stroke(strand.colour(theme), width))
    if strand.measured:
        yield Curve(start, piece, Stroke(theme.surface, BETWEEN))


def runs(points: Sequence[Point | None]) -> list[list[Point]]:
    """Neighbouring known points."""
    found: list[list[Point]] = []
    before: Point | None = None
    for point in points:
        if point is not None and before is not None:
            found[-1].append(point)
        elif point is not None:
            found.append([point])
        before = point
    return found


def mark(strand: Strand, x: float, y: float, theme: Theme) -> Record:
    """The strand's sign: its person's shape, filled where it was measured."""
    colour = strand.colour(theme)
    fill = colour if strand.measured else theme.surface
    stroke = Stroke(theme.surface, 1.2) if strand.measured else Stroke(colour, 1.6)
    corners, first = CORNERS[strand.person % len(CORNERS)]
    radius = RADIUS + (0.8 if strand.measured else 0)
    if not corners:
        return Circle(x, y, radius, fill, stroke)
    radius *= 1.18
    angles = [first + index * 2 * pi / corners for index in range(corners)]
    return Shape(tuple((x + radius * cos(a), y + radius * sin(a)) for a in angles), fill, stroke)
