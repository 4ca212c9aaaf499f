"""The poster: the board on an A3 sheet, with letters as large as leave it on one sheet.

Knows sheets; what stands on them is known by `board`. A scene's unit is a point (1/72 inch).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from renderers.layout.board import board_on
from renderers.layout.brush import BOARD, POSTER, Brush
from renderers.layout.paper import A3_WIDTH, LEGIBLE, POSTERS, scaled, sheet

SLACK: Final = 0.01
LEVELS: Final = (80.0, 66.0, 54.0, 44.0)
"""Heights of the curve's levels on a sheet with room to spare, the highest first."""

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.model import Journey
    from renderers.layout.beside import Beside
    from renderers.layout.paper import Paper
    from renderers.scene import Scene
    from renderers.text.measure import Measure
    from renderers.theme import Theme
    from renderers.words import Words


def poster(
    journey: Journey, words: Words, theme: Theme, measure: Measure, other: Beside | None = None
) -> list[Scene]:
    """As few sheets as letters of 7 points allow, and on them the largest letters that fit.

    Letters are smaller only where personas' texts alone would overfill a sheet.
    """
    brush = Brush.of(journey, words, theme, measure, BOARD, other)
    best: tuple[float, Brush, list[Scene]] | None = None
    for units, looks in _tries(brush):
        paper = sheet(units)
        sheets = board_on(journey, looks, paper)
        if any(one.height > paper.height + SLACK for one in sheets):
            continue
        if best is None or len(sheets) < len(best[2]):
            best = (units, looks, sheets)
        if len(sheets) == 1 or (units >= LEGIBLE and looks is not brush):
            break
    assert best is not None, "the last of the sheets holds any head"
    units, looks, sheets = best
    raised = _raised(journey, looks, sheet(units), sheets)
    return [scaled(one, A3_WIDTH / units) for one in raised]


def _tries(brush: Brush) -> Iterator[tuple[float, Brush]]:
    """Sheets from the largest letters to the smallest legible ones, then with a lower curve; more
    units only where the heads need them.
    """
    lower = replace(brush, sizes=POSTER)
    yield from ((units, brush) for units in POSTERS if units <= LEGIBLE)
    yield LEGIBLE, lower
    yield from ((units, lower) for units in POSTERS if units > LEGIBLE)


def _raised(journey: Journey, brush: Brush, paper: Paper, sheets: list[Scene]) -> list[Scene]:
    """Spare height goes to the curve first; rows take what it leaves."""
    for level in LEVELS:
        higher = replace(brush, sizes=replace(brush.sizes, level=level))
        made = board_on(journey, higher, paper)
        if len(made) == len(sheets) and all(one.height <= paper.height + SLACK for one in made):
            return made
    return sheets
