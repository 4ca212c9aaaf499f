"""The poster: the board on an A3 sheet, with letters as large as leave it on one sheet.

Knows sheets; what stands on them is known by `board`. A scene's unit is a point (1/72 inch).
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING, Final

from renderers.layout.board import board_on
from renderers.layout.brush import BOARD, POSTER, Brush
from renderers.layout.paper import A3_WIDTH, LEGIBLE, POSTERS, scaled, sheet

SLACK: Final = 0.01
SMALL: Final = 1580.0
"""From so many units across a sheet on letters are smaller than 8.5 points: they come before the
curve's height."""
MOST: Final = 8
"""Stages on one of several sheets."""
LEVELS: Final = (80.0, 66.0, 54.0, 44.0, BOARD.level, 30.0)
"""Heights of the curve's levels on a sheet with room to spare, the highest first."""

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    """One sheet where letters of 7 points allow it, else as few as do, with eight stages at most.

    In either case the largest letters that fit; smaller ones only where personas' texts alone
    would overfill a sheet.
    """
    brush = Brush.of(journey, words, theme, measure, BOARD, other)
    lower = replace(brush, sizes=POSTER)
    whole = sheet(LEGIBLE)
    densest = board_on(journey, lower, whole)
    if len(densest) == 1 and fits(densest, whole):
        papers = [sheet(units) for units in POSTERS if units <= LEGIBLE]
        found = _fewest(journey, _tries(papers, brush, lower), least=1)
    else:
        parted = [replace(sheet(units), most=MOST) for units in POSTERS]
        least = ceil(len(journey.stages) / MOST)
        found = _fewest(journey, _tries(parted, brush, lower), least)
    paper, looks, sheets = found
    made = raised(journey, looks, paper, sheets)
    return [scaled(one, A3_WIDTH / paper.width) for one in made]


def fits(sheets: Sequence[Scene], paper: Paper) -> bool:
    """Whether none is higher than the paper."""
    return all(one.height <= paper.height + SLACK for one in sheets)


def _tries(papers: Sequence[Paper], brush: Brush, lower: Brush) -> list[tuple[Paper, Brush]]:
    """Each paper with the curve in its height; where letters become small with a lower one, too."""
    return [
        (paper, looks)
        for paper in papers
        for looks in ((brush, lower) if paper.width >= SMALL else (brush,))
    ]


def _fewest(
    journey: Journey, tries: Sequence[tuple[Paper, Brush]], least: int
) -> tuple[Paper, Brush, list[Scene]]:
    """The first of the papers, from the largest letters on, that needs the fewest sheets; less
    than legible ones only where heads overfill all others.
    """
    best: tuple[Paper, Brush, list[Scene]] | None = None
    for paper, looks in tries:
        if best is not None and paper.width > LEGIBLE:
            break
        sheets = board_on(journey, looks, paper)
        if not fits(sheets, paper):
            continue
        if best is None or len(sheets) < len(best[2]):
            best = (paper, looks, sheets)
        if len(sheets) <= least:
            break
    assert best is not None, "the largest sheet holds any head"
    return best


def raised(journey: Journey, brush: Brush, paper: Paper, sheets: list[Scene]) -> list[Scene]:
    """Spare height goes to the curve first; rows take what it leaves."""
    for level in (one for one in LEVELS if one > brush.sizes.level):
        higher = replace(brush, sizes=replace(brush.sizes, level=level))
        made = board_on(journey, higher, paper)
        if len(made) == len(sheets) and fits(made, paper):
            return made
    return sheets
