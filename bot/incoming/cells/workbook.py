"""XLSX as pages of cells: values as they were last computed, each in its place.

Knows python-calamine, which reads the same rows some ten times faster than openpyxl and nothing but
values. What a cell is formatted as is not asked: a share is a share, whether it shows «36 %» or
0.36. Must not know what a table means.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bot.incoming import File
from bot.incoming.cells import zipped
from bot.incoming.cells.bounds import Bounded, together
from journey.errors import BrokenFile
from journey.funnel.cells import Book, Cell, Row, Sheet

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

SUFFIXES: Final = (".xlsx", ".xlsm")
SHEETS_MAX: Final = 30


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of a workbook."""

    name: str
    hidden: bool
    rows: tuple[Row, ...]
    """Each in its place, as its cells are; without what is empty at the ends."""

    def words(self, rows: int, columns: int) -> tuple[tuple[str, ...], ...]:
        """So many of its rows and columns, cells in words: a number without zeros behind it."""
        return tuple(tuple(map(_said, row[:columns])) for row in self.rows[:rows])


def looks(file: File) -> bool:
    """Zipped, or called so."""
    return file.content.startswith(zipped.ZIP) or file.suffix in SUFFIXES


@lru_cache(maxsize=1)
def pages(file: File) -> tuple[Page, ...] | None:
    """All in their order, hidden ones too. None: it is no workbook. Raises `BrokenFile`."""
    if not zipped.is_workbook(file.content):
        return None
    from python_calamine import CalamineWorkbook

    try:
        return tuple(_pages(CalamineWorkbook.from_filelike(io.BytesIO(file.content))))
    except (BrokenFile, MemoryError):
        raise
    except Exception as error:
        # whatever the library stumbles over (it has no one word for that): it is broken
        raise BrokenFile(f"it cannot be read as a workbook ({type(error).__name__})") from error


def book(file: File) -> Book | None:
    """What people see of it. None: it is no workbook. Raises `BrokenFile`."""
    found = pages(file)
    if found is None:
        return None
    seen = (Sheet(one.name, together(one.rows)) for one in found if not one.hidden)
    return Book(tuple(seen), file.stem)


def _pages(opened: CalamineWorkbook) -> Iterator[Page]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    bounded = Bounded()
    tables = [one for one in opened.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
    for told in tables[:SHEETS_MAX]:
        rows = bounded.taken(_rows(opened.get_sheet_by_name(told.name)))
        yield Page(told.name, told.visible is not SheetVisibleEnum.Visible, rows)


def _rows(sheet: CalamineSheet) -> Iterator[list[Cell]]:
    """From the first column on, where the library begins with the first that holds something."""
    before: list[Cell] = [None] * (sheet.start[1] if sheet.start else 0)
    return (before + _cells(row) for row in sheet.iter_rows())


def _cells(values: Iterable[object]) -> list[Cell]:
    return [_cell(value) for value in values]


def _cell(value: object) -> Cell:
    match value:
        case bool():
            return str(value)
        case int() | float():
            return float(value)
        case str():
            return value or None
        case dt.datetime():
            midnight = value.time() == dt.time()
            return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
        case dt.date() | dt.time():
            return value.isoformat()
        case dt.timedelta():
            return _clock(value)
    return None


def _clock(span: dt.timedelta) -> str:
    minutes, seconds = divmod(int(span.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}"


def _said(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:.15g}" if isinstance(cell, float) else cell
