"""How cells look, and how words get into one without being computed.

Knows openpyxl's cells and a theme's colours; knows no map. A guess is told from an answer by its
sign and its slanted letters, not by colour alone.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from math import ceil
from typing import TYPE_CHECKING, Final

from openpyxl.cell.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from journey.grid.signs import flat
from renderers.layout.marks import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from renderers.book.lists import Value

FONT: Final = "Arial"
"""Every office program has it, or one of the same widths."""
SIZE: Final = 10
LETTERS_MAX: Final = 32_000
"""Of a cell, below what spreadsheets hold."""
DAY: Final = "dd.mm.yyyy"
FORMULA: Final = ("=", "+", "-", "@")


@cache
def fill(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour.removeprefix("#").upper())


@cache
def font(colour: str, size: int = SIZE, *, bold: bool = False, italic: bool = False) -> Font:
    told = colour.removeprefix("#").upper()
    return Font(name=FONT, size=size, bold=bold, italic=italic, color=told)


@cache
def hairline(colour: str) -> Border:
    side = Side("thin", color=colour.removeprefix("#").upper())
    return Border(side, side, side, side)


WRAPPED: Final = Alignment(vertical="top", wrap_text=True)
MIDDLE: Final = Alignment(horizontal="center", vertical="center", wrap_text=True)


def cell(
    sheet: WriteOnlyWorksheet,
    value: Value,
    letters: Font,
    ground: PatternFill | None = None,
    border: Border | None = None,
    where: Alignment = WRAPPED,
) -> WriteOnlyCell:
    """Words are words, whatever they begin with; a number and a day are what they are."""
    made = WriteOnlyCell(sheet, _safe(value))
    if isinstance(value, str):
        made.data_type = "s"  # never "f", which a first «=» would make of it
        made.quotePrefix = value.startswith(FORMULA)
    elif isinstance(value, dt.date):
        made.number_format = DAY
    made.font = letters
    made.alignment = where
    if ground is not None:
        made.fill = ground
    if border is not None:
        made.border = border
    return made


def _safe(value: Value) -> Value:
    """Only what a spreadsheet can hold; our own line ends stay."""
    if not isinstance(value, str):
        return value
    lines = (flat(line) for line in value[:LETTERS_MAX].split("\n"))
    return "\n".join(lines)


LINE: Final = 13.0
"""Points of a line of letters of `SIZE`."""
AIR: Final = 4.0
FULL: Final = 0.9
"""Of a column's width what words fill: the rest of a line is where a word was too long for it."""


def height(values: Iterable[tuple[Value, float]], size: int = SIZE) -> float:
    """Of a row in points: its cells' values, each with its column's width in letters.

    Not every program makes a row as high as its words; a row that is too high hides none.
    """
    most = max((_lines(value, width) for value, width in values if value), default=1)
    return most * LINE * size / SIZE + AIR


def _lines(value: Value, width: float) -> int:
    if not isinstance(value, str):
        return 1
    return sum(max(1, ceil(len(line) / (width * FULL))) for line in value.split("\n"))


def slant(mark: Mark) -> dict[str, bool]:
    return {"bold": mark is Mark.PROVED, "italic": mark is Mark.GUESS}
