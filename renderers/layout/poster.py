"""The poster: the board on an A3 sheet, with letters as large as leave it on one sheet.

Knows sheets; what stands on them is known by `board`. A scene's unit is a point (1/72 inch).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from renderers.layout.board import board_on
from renderers.layout.brush import BOARD, Brush
from renderers.layout.paper import A3_WIDTH, POSTERS, scaled, sheet

if TYPE_CHECKING:
    from journey.model import Journey
    from renderers.scene import Scene
    from renderers.text.measure import Measure
    from renderers.theme import Theme
    from renderers.words import Words


def poster(journey: Journey, words: Words, theme: Theme, measure: Measure) -> list[Scene]:
    """As few sheets as letters of 7 points allow, and on them the largest letters that fit."""
    brush = Brush(words, theme, measure, BOARD)
    tried: list[tuple[float, list[Scene]]] = []
    for units in POSTERS:
        tried.append((units, board_on(journey, brush, sheet(units))))
        if len(tried[-1][1]) == 1:
            break
    units, sheets = min(tried, key=lambda found: len(found[1]))
    return [scaled(scene, A3_WIDTH / units) for scene in sheets]
