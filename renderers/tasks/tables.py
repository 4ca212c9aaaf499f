"""Rows as a file of values: for a program that reads data, or for a spreadsheet that people open.

Knows how the two differ: a spreadsheet would compute what begins like a formula, a program must be
given the very words. Must not know what the rows mean.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BOM: Final = "\ufeff"
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would begin to compute."""


def data(rows: Iterable[Sequence[str]], delimiter: str = ",", *, quoted: bool = False) -> str:
    """The very words; every cell in quotes where that is what the program's own files look like."""
    written = io.StringIO()
    writer = csv.writer(
        written,
        delimiter=delimiter,
        quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL,
        lineterminator="\r\n",
    )
    writer.writerows(rows)
    return written.getvalue()


def sheet(rows: Iterable[Sequence[str]], decimal: str) -> bytes:
    """For a spreadsheet: it knows the letters by a mark, and nothing is a formula."""
    delimiter = ";" if decimal == "," else ","
    kept = [[_inert(cell) for cell in row] for row in rows]
    return (BOM + data(kept, delimiter)).encode()


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
