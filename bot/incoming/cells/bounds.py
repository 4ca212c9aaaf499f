"""How much of a table is read: what is longer is no report that somebody made for this."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from journey.errors import BrokenFile, Code
from journey.funnel.cells import Cell, Row, is_empty

ROWS_MAX: Final = 100_000
"""Rows that hold something, of a whole file."""
CELLS_MAX: Final = 500_000
"""What is understood in the time there is for a file, busy as the host may be."""
WIDTH_MAX: Final = 1_100


class Bounded:
    """Takes rows of a file, all its sheets together; what says the same is kept once."""

    def __init__(self) -> None:
        self._rows = self._cells = 0
        self._same: dict[Cell, Cell] = {}

    def taken(self, rows: Iterable[Iterable[Cell]]) -> tuple[Row, ...]:
        """The rows in their places, without what is empty at the ends. Raises `BrokenFile`."""
        found = [self._row(row) for row in rows]
        while found and not found[-1]:
            found.pop()
        return tuple(found)

    def _row(self, row: Iterable[Cell]) -> Row:
        cells = [self._same.setdefault(cell, cell) for cell in row]
        while cells and cells[-1] in {None, ""}:
            cells.pop()
        if cells:
            self._rows += 1
            self._cells += len(cells)
        if self._rows > ROWS_MAX or self._cells > CELLS_MAX:
            raise BrokenFile(f"more than {ROWS_MAX} rows", Code.FILE_TOO_MUCH)
        return tuple(cells[:WIDTH_MAX])


def together(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Of empty rows in a run the first: it parts two tables."""
    found: list[Row] = []
    for row in rows:
        if not all(map(is_empty, row)):
            found.append(row)
        elif not found or found[-1]:
            found.append(())
    return tuple(found)
