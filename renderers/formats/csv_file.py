"""A table of customers' questions as topics: for whoever plans posts in a spreadsheet.

Knows CSV as spreadsheets read it: with a mark of UTF-8 at its head, semicolons where the language
writes decimals with a comma, and nothing that would be taken for a formula.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from renderers.format import Format, Needs, Offer
from renderers.papers.topics import table

if TYPE_CHECKING:
    from renderers.format import Request

BOM: Final = "\ufeff"
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would begin to compute."""


def _files(request: Request) -> tuple[bytes, ...]:
    written = io.StringIO()
    delimiter = ";" if request.words.decimal == "," else ","
    rows = csv.writer(written, delimiter=delimiter, lineterminator="\r\n")
    for row in table(request.journey, request.words):
        rows.writerow([_cell(one) for one in row])
    return ((BOM + written.getvalue()).encode(),)


def _cell(text: str) -> str:
    """One line that stays words."""
    flat = " ".join(text.split())
    return f"'{flat}" if flat.startswith(FORMULA) else flat


FORMAT: Final = Format(
    title="CSV",
    suffix=".csv",
    needs=Needs.WORDS,
    write=_files,
    offers=(Offer(what="topics", place=120, use="edit", paper="topics"),),
)
