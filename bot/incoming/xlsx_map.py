"""XLSX with a map as a table: ours that was changed in a spreadsheet, or anybody's."""

from __future__ import annotations

from typing import Final

from bot.incoming import File, Reader
from bot.incoming.cells import outlined, workbook
from journey import limits
from journey.dropped import MapFound
from journey.grid import ids as kept
from journey.grid import returning
from journey.grid.joining import joined
from journey.outline import of_rows
from journey.outline.outline import short

COLUMNS_MAX: Final = 1_100
"""Of a sheet, beside as many rows as ids may fill: what is longer is no map."""


def _read(file: File) -> MapFound | None:
    """The sheets that are maps; of ours each is one customer's. None: none of them is a map."""
    pages = workbook.pages(file) or ()
    sheets = [(one.name, one.words(kept.ROWS_MAX, COLUMNS_MAX)) for one in pages]
    hidden = dict(sheets).get(kept.SHEET)
    ids = None if hidden is None else kept.read(hidden)
    cells = outlined.cells()
    of_ours = [] if ids is None else [one.said for one in ids.of("sheet")]
    maps = []
    for name, rows in sheets:
        if rows is hidden or (of_ours and name not in of_ours):
            continue
        made = of_rows(rows, cells, whole=ids is not None)
        if made is not None:
            maps.append((name, made))
    if not maps:
        return None
    people = ids is not None and any(one.id for one in ids.of("sheet"))
    found = outlined.found(joined(maps, people=people), short(file.stem, limits.TITLE_CHARS))
    return found if ids is None else found.with_(edits=returning.edits(sheets, ids, cells))


READER: Final = Reader(title="XLSX", suffixes=workbook.SUFFIXES, looks=workbook.looks, read=_read)
