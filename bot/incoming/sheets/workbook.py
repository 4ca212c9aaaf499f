"""A workbook as sheets of words, within bounds. A formula counts as what it last gave.

Knows openpyxl and how archives are bounded; must not know what a table means.
"""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
from dataclasses import dataclass
from typing import Any, Final

from journey.errors import BrokenFile, Code

SHEETS_MAX: Final = 20
ROWS_MAX: Final = 5_000
COLUMNS_MAX: Final = 1_100
UNFOLDED_MAX: Final = 80_000_000
"""Bytes that an archive unfolds to."""
MAGIC: Final = b"PK\x03\x04"
BOOK: Final = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    rows: tuple[tuple[str, ...], ...]
    """Without empty cells at their ends."""


def is_workbook(content: bytes) -> bool:
    if not content.startswith(MAGIC):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return BOOK in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def sheets(content: bytes) -> list[Sheet]:
    """All of them in their order, hidden ones too. Raises `BrokenFile`."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(one.file_size for one in archive.infolist()) > UNFOLDED_MAX:
            raise BrokenFile("it unfolds to too much", Code.FILE_TOO_MUCH)
    with warnings.catch_warnings(action="ignore"):  # about styles and extensions it leaves out
        try:
            return _sheets(content)
        except MemoryError:
            raise
        except Exception as error:
            # whatever the library stumbles over: it is broken
            raise BrokenFile(f"it cannot be read as a workbook ({type(error).__name__})") from error


def _sheets(content: bytes) -> list[Sheet]:
    import openpyxl

    book = openpyxl.load_workbook(
        io.BytesIO(content), read_only=True, data_only=True, keep_links=False
    )
    try:
        return [Sheet(str(sheet.title), _rows(sheet)) for sheet in book.worksheets[:SHEETS_MAX]]
    finally:
        book.close()


def _rows(sheet: Any) -> tuple[tuple[str, ...], ...]:
    sheet.reset_dimensions()  # what a file says of its size need not be so
    found = []
    for row in sheet.iter_rows(max_row=ROWS_MAX, max_col=COLUMNS_MAX, values_only=True):
        cells = [said(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        found.append(tuple(cells))
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def said(value: object) -> str:
    """A cell's value in words: a day as YYYY-MM-DD, a number without zeros behind it."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value)
