"""XLSX as a book: sheets that people see, values as they were last computed.

Knows the zip around it and its bounds: a file of some kilobytes may unfold to gigabytes. What a
cell is formatted as is not asked: a share is a share, whether it shows «36 %» or 0.36.
"""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from bot.incoming import File
from bot.incoming.cells.bounds import Bounded
from journey.errors import BrokenFile, Code
from journey.funnel.cells import Book, Cell, Sheet

if TYPE_CHECKING:
    from openpyxl import Workbook

ZIP: Final = b"PK\x03\x04"
SUFFIXES: Final = (".xlsx", ".xlsm")
UNFOLDED_BYTES: Final = 20_000_000
"""Of its tables and words: some 400 000 cells, as many as are read in the time there is for it."""
PARTS_MAX: Final = 3000
SHEETS_MAX: Final = 30
_ENCRYPTED: Final = 0x1


def looks(file: File) -> bool:
    """Zipped, or called so."""
    return file.content.startswith(ZIP) or file.suffix in SUFFIXES


@lru_cache(maxsize=1)
def book(file: File) -> Book | None:
    """Its cells. None: it is zipped and no workbook. Raises `BrokenFile`."""
    if not _is_workbook(file.content):
        return None
    from openpyxl import load_workbook

    with warnings.catch_warnings(action="ignore"):  # about styles and extensions it leaves out
        try:
            opened = load_workbook(
                io.BytesIO(file.content), read_only=True, data_only=True, keep_links=False
            )
            return Book(tuple(_sheets(opened)), file.stem)
        except (BrokenFile, MemoryError):
            raise
        except Exception as error:
            # whatever the library stumbles over (it has no word of its own for that): it is broken
            raise BrokenFile(f"it cannot be read as a workbook ({type(error).__name__})") from error


def _is_workbook(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise BrokenFile("it is no zip, or half of one") from None
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise BrokenFile("it is locked with a password", Code.FILE_PROTECTED)
    whole = sum(part.file_size for part in parts if part.filename.endswith(".xml"))
    if whole > UNFOLDED_BYTES or len(parts) > PARTS_MAX:
        raise BrokenFile("it unfolds to more than can be read", Code.FILE_TOO_MUCH)
    return any(part.filename == "xl/workbook.xml" for part in parts)


def _sheets(opened: Workbook) -> Iterator[Sheet]:
    bounded = Bounded()
    for sheet in opened.worksheets[:SHEETS_MAX]:
        if sheet.sheet_state != "visible":
            continue
        told: Any = sheet
        told.reset_dimensions()  # a file may say that it fills the whole sheet
        yield Sheet(sheet.title, bounded.taken(map(_row, told.iter_rows(values_only=True))))


def _row(values: Iterable[object]) -> list[Cell]:
    return [_cell(value) for value in values]


def _cell(value: object) -> Cell:
    match value:
        case bool():
            return str(value)
        case int() | float():
            return float(value)
        case str():
            return None if value.startswith("#") and value.endswith(("!", "?", "/A")) else value
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
