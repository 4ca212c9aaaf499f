"""XLSX with a map as a table: ours that was changed in a spreadsheet, or anybody's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Final, TypeAlias

from bot.incoming import File, Reader
from bot.incoming.cells import outlined, workbook
from journey import limits
from journey.dropped import MapFound
from journey.grid import ids as kept
from journey.grid import relisting, returning
from journey.grid.carried import unpacked
from journey.grid.edits import Edits, laid
from journey.grid.ids import Ids
from journey.grid.joining import joined
from journey.grid.lists import METRICS
from journey.grid.relisting import Desk
from journey.outline import of_rows
from journey.outline.outline import short

COLUMNS_MAX: Final = 1_100
"""Of a sheet, beside as many rows as ids may fill: what is longer is no map."""

Sheets: TypeAlias = Sequence[tuple[str, Sequence[Sequence[str]]]]


def _read(file: File) -> MapFound | None:
    """Ours as it was made, with what was changed in it; else the sheets that are maps. None: none
    of them is one.
    """
    pages = workbook.pages(file) or ()
    sheets = [(one.name, one.words(kept.ROWS_MAX, COLUMNS_MAX)) for one in pages]
    hidden = dict(sheets).get(kept.SHEET)
    ids = None if hidden is None else kept.read(hidden)
    if ids is None:
        return _anybodys(sheets, file)
    edits = returning.edits(sheets, ids, outlined.cells())
    found = _ours(ids, edits) or _anybodys(sheets, file, ids)
    return None if found is None else found.with_(edits=edits)


def _ours(ids: Ids, edits: Edits | None) -> MapFound | None:
    """The map that it was made of, as it is now in the file. None: it carries none."""
    carried = unpacked(ids.whole)
    if carried is None:
        return None
    fresh = (f"f{number}" for number in count(1))
    journey, cut = carried, 0
    if edits is not None:
        journey, cut = laid(journey, edits, fresh.__next__)
        desk = Desk(fresh.__next__, outlined.rules(), carried.updated, carried.updated.date())
        numbers = [row for row in edits.rows if row.of == METRICS]
        journey, _ = relisting.laid(journey, numbers, (), desk)
    return MapFound(journey=journey, cut=cut)


def _anybodys(sheets: Sheets, file: File, ids: Ids | None = None) -> MapFound | None:
    """Of ours, where it carries no map, each sheet is one customer's."""
    cells = outlined.cells()
    of_ours = [] if ids is None else [one.said for one in ids.of("sheet")]
    maps = []
    for name, rows in sheets:
        if name == kept.SHEET or (of_ours and name not in of_ours):
            continue
        made = of_rows(rows, cells, whole=ids is not None)
        if made is not None:
            maps.append((name, made))
    if not maps:
        return None
    people = ids is not None and any(one.id for one in ids.of("sheet"))
    return outlined.found(joined(maps, people=people), short(file.stem, limits.TITLE_CHARS))


READER: Final = Reader(title="XLSX", suffixes=workbook.SUFFIXES, looks=workbook.looks, read=_read)
