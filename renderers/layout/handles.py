"""A group's persons in short: a shape, a colour, a line's style, a letter, a first word.

Knows names and figures; knows no page. Declared once, where the persons are presented; elsewhere
the sign alone says whose something is. Told apart without colour by shape and by line.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin
from typing import TYPE_CHECKING, Final

from renderers.scene import Circle, Shape, Stroke, Text
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.model import Journey, Persona
    from renderers.scene import Dash, Record
    from renderers.text.measure import Measure
    from renderers.theme import Theme

TRIANGLE: Final = 3
CORNERS: Final[tuple[tuple[int, float, float], ...]] = (
    (0, 0.0, 1.0), (4, pi / 4, 1.25), (3, -pi / 2, 1.42), (4, 0.0, 1.25), (6, 0.0, 1.1),
)  # fmt: skip
"""Circle, square, triangle, diamond, hexagon: corners, the first one's angle, and how much farther
out they lie than a circle's edge, so that all cover about the same."""

DASHES: Final[tuple[Dash | None, ...]] = (
    None, (8.0, 5.0), (2.4, 3.6), (9.0, 3.5, 2.4, 3.5), (15.0, 5.0),
)  # fmt: skip
"""Of their lines: solid, dashes, dots, dash and dot, long dashes; for a line 2.4 wide."""

LETTERED: Final = 7.0
"""The least radius of a sign that has room for a letter."""


@dataclass(frozen=True, slots=True)
class Handle:
    """`number` counts the persons from 0 in the map's order."""

    number: int
    name: str
    """The first word of it, or as many as tell this one from the others."""

    @property
    def letter(self) -> str:
        """Of the name; the number where there is no letter in it."""
        first = next(filter(str.isalnum, self.name), str(self.number + 1))
        return first.upper()[:1]

    @property
    def dash(self) -> Dash | None:
        return DASHES[self.number % len(DASHES)]

    def colour(self, theme: Theme) -> str:
        return theme.person(self.number)

    def stroke(self, theme: Theme, width: float) -> Stroke:
        """Of this person's line."""
        dash = self.dash and tuple(length * width / 2.4 for length in self.dash)
        return Stroke(self.colour(theme), width, dash)


def handles(journey: Journey) -> dict[str, Handle]:
    """By the persona's id; only where there are several of them."""
    return _handles(journey.personas) if len(journey.personas) > 1 else {}


@lru_cache(maxsize=64)
def _handles(people: tuple[Persona, ...]) -> dict[str, Handle]:
    names = _short([one.name.split() for one in people])
    return {
        one.id: Handle(number, name)
        for number, (one, name) in enumerate(zip(people, names, strict=True))
    }


def _short(names: list[list[str]]) -> list[str]:
    """First words; of those that share one, one more; what is still the same is numbered."""
    found = [" ".join(words[:1]) for words in names]
    for count in (2, 3):
        seen = Counter(found)
        found = [
            " ".join(words[:count]) if seen[name] > 1 else name
            for words, name in zip(names, found, strict=True)
        ]
    seen, before = Counter(found), Counter[str]()
    for index, name in enumerate(found):
        before[name] += 1
        if seen[name] > 1:
            found[index] = f"{name} {before[name]}"
    return [name.rstrip(",.:;") for name in found]


def sign(handle: Handle, x: float, y: float, radius: float, theme: Theme) -> Record:
    """The person's shape around x, y, as large as a disc of that radius."""
    corners, first, out = CORNERS[handle.number % len(CORNERS)]
    fill = handle.colour(theme)
    if not corners:
        return Circle(x, y, radius, fill)
    angles = [first + index * 2 * pi / corners for index in range(corners)]
    down = radius * 0.2 if corners == TRIANGLE else 0.0  # its middle is low
    far = radius * out
    return Shape(tuple((x + far * cos(a), y + down + far * sin(a)) for a in angles), fill)


def lettered(
    handle: Handle, x: float, y: float, radius: float, theme: Theme, measure: Measure
) -> Iterator[Record]:
    """The sign with the first letter of the name in it."""
    yield sign(handle, x, y, radius, theme)
    lettering = Lettering(radius * 1.05, Weight.BOLD, leading=1.0)
    width = measure.width(handle.letter, lettering)
    corners, _, _ = CORNERS[handle.number % len(CORNERS)]
    down = radius * 0.22 if corners == TRIANGLE else 0.0
    at = y + down + lettering.size * 0.36
    yield Text(x - width / 2, at, handle.letter, lettering, theme.on_people, width)
