"""The whole map on one sheet of paper, with letters as large as leave it on one.

Knows the papers one can buy and how a board is made to fit one; what stands on it is known by
`board`. A scene's unit is a point (1/72 inch). Letters become as small as a map needs: whoever
offers a paper says so, by `smallest`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from renderers.layout.board import board_on
from renderers.layout.brush import BOARD, POSTER, Brush
from renderers.layout.paper import Paper, scaled, sheet
from renderers.layout.poster import fits, raised

if TYPE_CHECKING:
    from journey.model import Journey
    from journey.pictures import Sheet
    from renderers.layout.beside import Beside
    from renderers.scene import Scene
    from renderers.text.measure import Measure
    from renderers.theme import Theme
    from renderers.words import Words

MM: Final = 72 / 25.4
PAPERS: Final[dict[Sheet, tuple[float, float]]] = {
    "a4": (297 * MM, 210 * MM),
    "a3": (420 * MM, 297 * MM),
    "a2": (594 * MM, 420 * MM),
    "a1": (841 * MM, 594 * MM),
}
"""Width and height in points, landscape; the smallest first."""
MARGIN: Final = 10 * MM
LARGEST: Final = 900.0
"""Units across a sheet with the largest letters that are tried."""
FINER: Final = 1.04
"""Each next try has so many more units, and letters so much smaller."""
TRIES: Final = 100


def onesheet(
    journey: Journey,
    words: Words,
    theme: Theme,
    measure: Measure,
    other: Beside | None = None,
    *,
    size: Sheet,
) -> list[Scene]:
    """The sheet, exactly as large as the paper."""
    brush = Brush.of(journey, words, theme, measure, BOARD, other)
    lower = replace(brush, sizes=POSTER)
    width, _ = PAPERS[size]
    first, last = 0, TRIES
    while first < last:  # the largest letters with which it fits, low curve and all
        middle = (first + last) // 2
        if _on(journey, lower, _paper(size, middle)) is None:
            first = middle + 1
        else:
            last = middle
    paper = _paper(size, first)
    for looks in (brush, lower):
        made = _on(journey, looks, paper)
        if made is not None:
            return [scaled(one, width / paper.width) for one in raised(journey, looks, paper, made)]
    raise AssertionError("no map overfills the finest sheet")


def smallest(scene: Scene) -> float:
    """The size of its smallest letters, in its units."""
    return min((text.lettering.size for text in scene.texts if text.text.strip()), default=0.0)


def _paper(size: Sheet, finer: int) -> Paper:
    """The sheet in units, so much finer than with the largest letters."""
    width, height = PAPERS[size]
    return sheet(LARGEST * FINER**finer, width, height, MARGIN)


def _on(journey: Journey, brush: Brush, paper: Paper) -> list[Scene] | None:
    """The sheet; None where it does not fit."""
    made = board_on(journey, brush, paper)
    return made if len(made) == 1 and fits(made, paper) else None
