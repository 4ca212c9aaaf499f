"""The lines of several persons on one curve: whose, how they look, where they run side by side.

Knows persons, lines and signs; knows no page. A person is told by shape and by the line's style,
not by colour alone; what all of them feel together is a line of its own, «Все».
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import hypot
from typing import TYPE_CHECKING, Final

from journey.model import EmotionKind
from renderers.layout.handles import handles, lettered, sign
from renderers.scene import Circle, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journey.model import Emotion, Journey, Stage
    from renderers.layout.handles import Handle
    from renderers.scene import Record
    from renderers.text.measure import Measure
    from renderers.theme import Theme
    from renderers.words import Words

Spot = tuple[float, float]

VOICE: Final = 2.4
CROWDED: Final = 1.8
"""Width of the lines of more than three persons, which then carry no signs."""
FEW: Final = 3
APART: Final = 3.0
"""Between lines that run on one level."""
TOLD_APART: Final = 1.0
"""So far apart what was thought stands beside what was measured."""

STEP: Final = 2.0
"""By which a sign is moved at a time."""
BETWEEN: Final = 1.2
"""Between two of them at least."""
OFF: Final = 24
"""Steps a sign may stand off its level where there is no room beside the others."""


@dataclass(frozen=True, slots=True)
class Strand:
    """One line."""

    handle: Handle | None
    """None: what all of them feel."""
    name: str
    points: tuple[Emotion | None, ...]
    """One for each stage: what was measured, else what was assumed."""
    thoughts: tuple[Emotion | None, ...]
    """What was assumed, where it is another than what was measured."""

    def stroke(self, theme: Theme, width: float) -> Stroke:
        return self.handle.stroke(theme, width) if self.handle else Stroke(theme.accent, width)

    def colour(self, theme: Theme) -> str:
        return self.handle.colour(theme) if self.handle else theme.accent


def strands(journey: Journey, stages: Sequence[Stage], words: Words) -> list[Strand]:
    """The lines on these stages, where more than one is known on the map; else none."""
    found = []
    everybody = words.told["everybody"]
    whose: list[tuple[str | None, Handle | None]] = [(None, None), *handles(journey).items()]
    for who, handle in whose:
        if any(told_by(stage, who) for stage in journey.stages):
            points = tuple(told_by(stage, who) for stage in stages)
            thoughts = tuple(thought_by(stage, who) for stage in stages)
            name = handle.name if handle else everybody
            found.append(Strand(handle, name, points, thoughts))
    return found if len(found) > 1 else []


def width(count: int) -> float:
    """Of a line among so many."""
    return VOICE if count <= FEW else CROWDED


def told_by(stage: Stage, who: str | None) -> Emotion | None:
    """What was measured, else what was assumed."""
    theirs = [one for one in stage.emotions if one.persona == who]
    return min(theirs, key=lambda one: one.kind is EmotionKind.ASSUMED, default=None)


def thought_by(stage: Stage, who: str | None) -> Emotion | None:
    """What was assumed before something else was measured."""
    told, assumed = told_by(stage, who), stage.emotion(who)
    if told is None or assumed is None or told.kind is EmotionKind.ASSUMED:
        return None
    return assumed if assumed.level != told.level else None


def is_apart(told: Emotion, thought: Emotion) -> bool:
    """Whether what was thought is to be pointed at."""
    return abs(told.level - thought.level) >= TOLD_APART


def aside(lines: Sequence[Strand], number: int, at: int) -> float:
    """By how much a line passes a stage beside those that are on the same level there."""
    mine = lines[number].points[at]
    assert mine is not None
    same = [
        index
        for index, one in enumerate(lines)
        if (point := one.points[at]) is not None and point.level == mine.level
    ]
    return (same.index(number) - (len(same) - 1) / 2) * APART


def mark(strand: Strand, x: float, y: float, radius: float, theme: Theme) -> Record:
    """The sign on a line: a person's shape; everybody's is a ring."""
    if strand.handle is None:
        return Circle(x, y, radius * 0.8, theme.surface, Stroke(theme.accent, radius * 0.45))
    return sign(strand.handle, x, y, radius, theme)


def named(
    strand: Strand, x: float, y: float, radius: float, theme: Theme, measure: Measure
) -> Iterator[Record]:
    """The sign with the first letter of the name in it."""
    if strand.handle is None:
        yield mark(strand, x, y, radius, theme)
        return
    yield from lettered(strand.handle, x, y, radius, theme, measure)


def beside(taken: list[tuple[Spot, float]], wanted: Spot, radius: float, reach: float) -> Spot:
    """The nearest free place for a sign to the left or right.

    Where there is none within `reach`, a little off its level. `taken` are places with their
    radii; the found one is added.
    """
    x, y = wanted
    places = ((x + shift, y + off) for shift, off in _steps(int(reach / STEP)))
    place = next((one for one in places if _is_free(one, radius, taken)), wanted)
    taken.append((place, radius))
    return place


@lru_cache(maxsize=16)
def _steps(most: int) -> tuple[tuple[float, float], ...]:
    """Shifts of at most so many steps along the curve, and off its level, the best first.

    Kept: thousands of pairs, the same for every sign of a page.
    """
    pairs = [(shift, off) for shift in range(-most, most + 1) for off in range(-OFF, OFF + 1)]
    pairs.sort(key=lambda pair: (abs(pair[1]) * OFF + abs(pair[0]), pair[0], -pair[1]))
    return tuple((shift * STEP, off * STEP) for shift, off in pairs)


def _is_free(place: Spot, radius: float, taken: Sequence[tuple[Spot, float]]) -> bool:
    return all(
        hypot(place[0] - other[0], place[1] - other[1]) >= size + radius + BETWEEN
        for other, size in taken
    )


def runs(points: Sequence[Spot | None]) -> list[list[Spot]]:
    """Neighbouring known points."""
    found: list[list[Spot]] = []
    before: Spot | None = None
    for point in points:
        if point is not None and before is not None:
            found[-1].append(point)
        elif point is not None:
            found.append([point])
        before = point
    return found
