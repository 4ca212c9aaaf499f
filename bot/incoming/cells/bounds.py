"""How much of a table is read: what is longer is no report that somebody made for this."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from journey.errors import BrokenFile, Code
from journey.funnel.cells import Cell, Row, is_empty

ROWS_MAX: Final = 100_000
"""Rows that hold something, of a whole file."""
CELLS_MAX: Final = 500_000
"""What a slow reader gets through in its time."""
WIDTH_MAX: Final = 500


class Bounded:
    """Takes rows of a file, all its sheets together; what says the same is kept once."""

    def __init__(self) -> None:
        self._rows = self._cells = 0
        self._same: dict[Cell, Cell] = {}

    def taken(self, rows: Iterable[Iterable[Cell]]) -> tuple[Row, ...]:
        """The rows; of empty ones in a run the first. Raises `BrokenFile`: there are too many."""
        found: list[Row] = []
        empty = False
        for row in rows:
            kept = self._row(row)
            if not all(map(is_empty, kept)):
                found.append(kept)
                empty = False
            elif not empty:
                found.append(())
                empty = True
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
