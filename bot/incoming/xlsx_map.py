"""XLSX with a map as a table: ours that was changed in a spreadsheet, or anybody's."""

from __future__ import annotations

from typing import Final

from bot.incoming import File, Reader
from bot.incoming.sheets import outlined, workbook
from journey import limits
from journey.dropped import MapFound
from journey.grid import ids as kept
from journey.grid import returning
from journey.grid.joining import joined
from journey.outline import of_rows
from journey.outline.outline import short


def _looks(file: File) -> bool:
    return workbook.is_workbook(file.content)


def _read(file: File) -> MapFound | None:
    """The sheets that are maps; of ours each is one customer's. None: none of them is a map."""
    sheets = workbook.sheets(file.content)
    hidden = next((one for one in sheets if one.name == kept.SHEET), None)
    ids = None if hidden is None else kept.read(hidden.rows)
    cells = outlined.cells()
    of_ours = [] if ids is None else [one.said for one in ids.of("sheet")]
    maps = []
    for sheet in sheets:
        if sheet is hidden or (of_ours and sheet.name not in of_ours):
            continue
        made = of_rows(sheet.rows, cells, whole=ids is not None)
        if made is not None:
            maps.append((sheet.name, made))
    if not maps:
        return None
    people = ids is not None and any(one.id for one in ids.of("sheet"))
    name = short(file.stem, limits.TITLE_CHARS)
    found = outlined.found(joined(maps, people=people), name)
    if ids is None:
        return found
    rows = [(sheet.name, sheet.rows) for sheet in sheets]
    return found.with_(edits=returning.edits(rows, ids, cells))


READER: Final = Reader(title="XLSX", suffixes=(".xlsx", ".xlsm"), looks=_looks, read=_read)
