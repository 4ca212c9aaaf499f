"""CSV: the map as a table of rows and stages, and customers' questions as topics for posts.

Knows CSV as spreadsheets read it: with a mark of UTF-8 at its head, semicolons where the language
writes decimals with a comma, and nothing that would be taken for a formula.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from renderers.book.grid import grids
from renderers.format import Format, Needs, Offer
from renderers.papers.topics import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from renderers.book.grid import Grid
    from renderers.format import Request

BOM: Final = "\ufeff"
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would begin to compute."""


def _files(request: Request) -> tuple[bytes, ...]:
    """Topics, or a table for each person: no CSV holds two."""
    if request.paper == "topics":
        return (_written(request, table(request.journey, request.words)),)
    found = grids(request.journey, request.words)
    return tuple(_written(request, _rows(request, one)) for one in found)


def _rows(request: Request, grid: Grid) -> Iterator[list[str]]:
    """As a sheet of the workbook: stages are columns, an entry is a cell."""
    whose = request.journey.title if grid.persona is None else grid.persona.name
    yield [whose, *(stage.title for stage in grid.stages)]
    for row in grid.rows:
        yield [row.name, *("" if cell is None else cell.text for cell in row.cells)]


def _written(request: Request, rows: Iterable[Sequence[str]]) -> bytes:
    written = io.StringIO()
    delimiter = ";" if request.words.decimal == "," else ","
    csv.writer(written, delimiter=delimiter, lineterminator="\r\n").writerows(
        [_cell(one) for one in row] for row in rows
    )
    return (BOM + written.getvalue()).encode()


def _cell(text: str) -> str:
    """One line that stays words."""
    flat = " ".join(text.split())
    return f"'{flat}" if flat.startswith(FORMULA) else flat


FORMAT: Final = Format(
    title="CSV",
    suffix=".csv",
    needs=Needs.WORDS,
    write=_files,
    offers=(
        Offer(what="grid", place=66, use="edit", loses=True),
        Offer(what="topics", place=120, use="edit", paper="topics"),
    ),
)
