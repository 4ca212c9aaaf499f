"""What a zipped file may unfold to, looked at before anything is read from it.

A file of some kilobytes may unfold to gigabytes; and a sheet of two cells may be as large as the
largest, since whoever reads it lays out all between its first cell and its last. What is beyond
even this look (a file that lies about itself) the process that reads it is bounded by.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from journey.errors import BrokenFile, Code

ZIP: Final = b"PK\x03\x04"
BOOK: Final = "xl/workbook.xml"
UNFOLDED_BYTES: Final = 80_000_000
"""Of its tables and words: some 1 500 000 cells, of which `bounds` lets a third through."""
PARTS_MAX: Final = 3000
AREA_MAX: Final = 3_000_000
"""Cells between the first and the last of a sheet, empty ones too."""
_SHEETS: Final = "xl/worksheets/"
_ENCRYPTED: Final = 0x1
_CELL: Final = re.compile(rb'<c [^>]*?\br="([A-Z]{1,9})([0-9]{1,12})"[^>]*(?<!/)>')
"""One that holds something, and where."""
_LETTERS: Final = 26


def is_workbook(content: bytes) -> bool:
    """Is it one that can be read? Raises `BrokenFile`: half, locked, or too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            _bounded(parts)
            if BOOK not in packed.namelist():
                return False
            for part in parts:
                if part.filename.startswith(_SHEETS) and part.filename.endswith(".xml"):
                    _area(packed.read(part))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        raise BrokenFile("it is no zip, or half of one") from None
    return True


def _bounded(parts: list[zipfile.ZipInfo]) -> None:
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise BrokenFile("it is locked with a password", Code.FILE_PROTECTED)
    whole = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if whole > UNFOLDED_BYTES or len(parts) > PARTS_MAX:
        raise BrokenFile("it unfolds to more than can be read", Code.FILE_TOO_MUCH)


def _area(sheet: bytes) -> None:
    widest, last = b"", 0
    for found in _CELL.finditer(sheet):
        letters = found[1]
        if (len(letters), letters) > (len(widest), widest):
            widest = letters
        last = max(last, int(found[2]))
    width = 0
    for letter in widest:
        width = width * _LETTERS + letter - ord("A") + 1
    if b"<c>" in sheet:  # cells that say no place stand in the next one
        rows = sheet.split(b"<row")
        width, last = max(width, *(row.count(b"<c") for row in rows)), max(last, len(rows) - 1)
    if width * last > AREA_MAX:
        raise BrokenFile("between its first cell and its last lies too much", Code.FILE_TOO_MUCH)
