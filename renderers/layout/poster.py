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

if TYPE_CHECKING:
    from journey.model import Journey
    from renderers.layout.beside import Beside
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
    found: list[list[Scene]] = []
    for units in POSTERS:
        paper = sheet(units)
        sheets = board_on(journey, brush, paper)
        if len(sheets) > 1:
            lower = board_on(journey, replace(brush, sizes=POSTER), paper)
            sheets = min(sheets, lower, key=len)
        if any(one.height > paper.height + SLACK for one in sheets):
            continue
        found.append([scaled(one, A3_WIDTH / units) for one in sheets])
        if len(sheets) == 1 or units >= LEGIBLE:
            break
    return min(found, key=len)
