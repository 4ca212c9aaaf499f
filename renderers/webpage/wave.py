"""The curve of a map cut into slices, one a stage, so that each column or card draws its own.

Knows levels and geometry; knows no words. A slice is a hundred wide whatever its column is; along
the way it is stretched, across it is not, and where two slices meet the line goes through.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from renderers.drawing.svg_letters import short
from renderers.layout.faces import face
from renderers.scene import Circle, Curve, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from renderers.scene import Point, Record, Stroke
    from renderers.theme import Theme

ALONG: Final = 100.0
"""Of a slice from one stage's border to the next, whatever it is drawn over."""
ACROSS: Final = 128.0
"""Of a lying slice from the top."""
UPRIGHT: Final = 96.0
"""Of a standing slice from the left."""
LEVEL: Final = 22.0
"""Of one level of feeling."""
NARROW: Final = 17.0
"""… on a standing one."""
FACE: Final = 10.0
"""Radius of a face in its own square of 24."""


@dataclass(frozen=True, slots=True)
class Slice:
    """What one stage shows of one line."""

    path: str
    """Of the line, as SVG writes it; empty: nothing is known here."""
    area: str
    """The same, closed along the line of calm."""
    at: float
    """How far across the stage's own point lies."""


def lying(levels: Sequence[float | None]) -> list[Slice | None]:
    """Slices from left to right, better further up; None where a level is not known."""
    return _slices([None if one is None else ACROSS / 2 - one * LEVEL for one in levels], ACROSS)


def standing(levels: Sequence[float | None]) -> list[Slice | None]:
    """Slices from the top down, better further right."""
    middle = UPRIGHT / 2
    places = [None if one is None else middle + one * NARROW for one in levels]
    return _slices(places, UPRIGHT, upright=True)


def _slices(
    places: Sequence[float | None], across: float, *, upright: bool = False
) -> list[Slice | None]:
    found: list[Slice | None] = []
    for at, place in enumerate(places):
        if place is None:
            found.append(None)
            continue
        before = places[at - 1] if at else None
        after = places[at + 1] if at + 1 < len(places) else None
        line = [*_half(before, place, left=True), *_half(place, after, left=False)[1:]]
        zero = across / 2
        closed = [(0.0, zero), *line, (ALONG, zero)]
        found.append(
            Slice(_path(line, upright=upright), _path(closed, upright=upright, flat=True), place)
        )
    return found


def _half(start: float | None, end: float | None, *, left: bool) -> list[Point]:
    """The half of a smooth piece that lies in a slice: its start and then handles and ends.

    Where only one end is known, the line goes on level.
    """
    middle = ALONG / 2
    begin, finish = (0.0, middle) if left else (middle, ALONG)
    if start is None or end is None:
        level = end if start is None else start
        assert level is not None
        step = (finish - begin) / 3
        return [(begin + step * third, level) for third in range(4)]
    piece = ((-middle, start), (0.0, start), (0.0, end), (middle, end))
    first, second = _parted(piece if left else tuple((x + ALONG, y) for x, y in piece))
    return second if left else first


def _parted(piece: Sequence[Point]) -> tuple[list[Point], list[Point]]:
    """A smooth piece cut in its middle (de Casteljau)."""
    a, b, c, d = piece
    ab, bc, cd = _between(a, b), _between(b, c), _between(c, d)
    abc, bcd = _between(ab, bc), _between(bc, cd)
    middle = _between(abc, bcd)
    return [a, ab, abc, middle], [middle, bcd, cd, d]


def _between(one: Point, other: Point) -> Point:
    return ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)


def _path(points: Sequence[Point], *, upright: bool = False, flat: bool = False) -> str:
    """`flat`: the first and the last point are tied by straight lines, and it is closed."""
    told = [_pair(one, upright=upright) for one in points]
    if not flat:
        return f"M{told[0]}C{' '.join(told[1:])}"
    return f"M{told[0]}L{told[1]}C{' '.join(told[2:-1])}L{told[-1]}Z"


def _pair(point: Point, *, upright: bool = False) -> str:
    x, y = reversed(point) if upright else point
    return f"{short(x)} {short(y)}"


def face_symbol(level: int, theme: Theme) -> str:
    """What a face is drawn of, in a square of 24; its colours can be told anew by a style."""
    drawn = list(face(level, 12, 12, FACE, theme))
    return "".join(_element(one, first=not at) for at, one in enumerate(drawn))


def _element(record: Record, *, first: bool) -> str:
    """`first`: the ring that stands a face off from what is behind it."""
    match record:
        case Circle(x, y, radius, fill, stroke):
            style = ' class="ring"' if first else f' fill="{fill or "none"}"'
            edge = _stroke(stroke) if stroke and not first else ""
            return f'<circle cx="{short(x)}" cy="{short(y)}" r="{short(radius)}"{style}{edge}/>'
        case Curve(start, pieces, stroke):
            told = "".join("C" + " ".join(_pair(one) for one in piece) for piece in pieces)
            return f'<path d="M{_pair(start)}{told}" fill="none"{_stroke(stroke)}/>'
        case Shape(points, fill, _):
            told = "L".join(_pair(one) for one in points)
            return f'<path d="M{told}Z" fill="{fill}"/>'
    raise TypeError(f"a face has no {type(record).__name__}")  # pragma: no cover


def _stroke(stroke: Stroke) -> str:
    wide = short(stroke.width)
    return f' stroke="{stroke.colour}" stroke-width="{wide}" stroke-linecap="round"'


def spread(levels: Sequence[Sequence[float | None]]) -> Iterator[list[Slice | None]]:
    """The lines of several persons; those on one level run side by side."""
    for number, line in enumerate(levels):
        apart = []
        for at, level in enumerate(line):
            same = [which for which, one in enumerate(levels) if one[at] == level]
            shift = (same.index(number) - (len(same) - 1) / 2) * 3 / LEVEL
            apart.append(None if level is None else level - shift)
        yield lying(apart)
