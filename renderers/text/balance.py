"""Where a paragraph's lines end so that they are alike in length: no last word stands alone.

Knows widths only; knows neither words nor fonts. The number of lines is the smallest there is.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORT: Final = 0.5
"""Of the width: a line that is shorter looks lost."""

LOST: Final = 4.0
"""What such a line lacks counts so many times."""


def balanced(spaced: Sequence[float], bare: Sequence[float], limit: float) -> list[int] | None:
    """Indices at which lines begin; None where a piece is wider than a line.

    `spaced` are the widths of the pieces with the space in front of them, `bare` without it.
    """
    if max(bare) > limit:
        return None
    begins, shortest = _filled(spaced, bare, limit)
    if len(begins) == 1 or shortest >= limit * SHORT:
        return begins
    return _evenest(spaced, bare, limit, len(begins))


def _filled(
    spaced: Sequence[float], bare: Sequence[float], limit: float
) -> tuple[list[int], float]:
    """The beginnings of lines that are filled one after the other, and the shortest's length."""
    begins, used, shortest = [0], bare[0], limit
    for index in range(1, len(bare)):
        if used + spaced[index] <= limit:
            used += spaced[index]
        else:
            shortest = min(shortest, used)
            begins.append(index)
            used = bare[index]
    return begins, min(shortest, used)


def _evenest(spaced: Sequence[float], bare: Sequence[float], limit: float, count: int) -> list[int]:
    """The beginnings of `count` lines with the least sum of squared room left at their ends."""
    pieces = len(bare)
    best = [0.0] + [inf] * pieces  # the cost of the first pieces on the lines so far
    came: list[list[int]] = []
    for number in range(1, count + 1):
        further, start = [inf] * (pieces + 1), [0] * (pieces + 1)
        for begin in range(number - 1, pieces):
            if best[begin] == inf:
                continue
            used = bare[begin]
            for end in range(begin + 1, pieces + 1):
                if used > limit:
                    break
                cost = best[begin] + _cost(used, limit, last=end == pieces)
                if cost < further[end]:
                    further[end], start[end] = cost, begin
                used += spaced[end] if end < pieces else 0.0
        best = further
        came.append(start)
    return _traced(came, pieces)


def _cost(used: float, limit: float, *, last: bool) -> float:
    """How bad the room at a line's end looks."""
    if last:
        return LOST * max(0.0, limit * SHORT - used) ** 2
    return (limit - used) ** 2


def _traced(came: Sequence[Sequence[int]], pieces: int) -> list[int]:
    """The way back from the last piece to the first."""
    begins, end = [], pieces
    for start in reversed(came):
        end = start[end]
        begins.append(end)
    return begins[::-1]
