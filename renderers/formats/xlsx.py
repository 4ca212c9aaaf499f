"""XLSX: the map as a table to be worked on and brought back, its tasks and its figures.

Knows the workbook; what stands in which cell is `renderers.book`'s matter. Loads openpyxl when the
first is written. A hidden sheet holds which part of the map each cell is, so that what was changed
there can be told when the file comes back.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

from renderers.format import Format, Needs, Offer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl import Workbook

    from journey.grid.ids import Kept
    from renderers.book.grid import Grid, Row
    from renderers.book.lists import Table
    from renderers.format import Request
    from renderers.theme import Theme
    from renderers.words import Words

NAME_CHARS: Final = 31
"""Of a sheet's name."""
_NAME: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f-\x9f\ufffe\uffff]+")
FIRST: Final = 20.0
WIDE: Final = 30.0
"""Of a column, in letters."""
HEAD: Final = 34.0
"""Points of a heading's row."""


def _files(request: Request) -> tuple[bytes, ...]:
    from openpyxl import Workbook

    from renderers.themes import chosen

    book = Workbook(write_only=True)
    _Book(book, request.words, chosen(request.theme, request.journey.look)).fill(request)
    return (_saved(book, request),)


class _Book:
    def __init__(self, book: Workbook, words: Words, theme: Theme) -> None:
        self._book = book
        self._words = words
        self._theme = theme
        self._names: list[str] = []

    def fill(self, request: Request) -> None:
        from journey.grid.ids import Kept
        from renderers.book import grid, lists, measured

        journey, words = request.journey, self._words
        kept: list[Kept] = []
        for one in grid.grids(journey, words):
            name = self._map(one, journey.title)
            kept += [_sheet(one, name), *grid.kept(one)]
        for make in (lists.tasks, lists.metrics, measured.history, measured.survey):
            table = make(journey, words)
            if table.rows:
                name = self._table(table)
                kept += [Kept("table", table.id, said=name), *table.kept] if table.kept else []
        self._about(lists.about(journey, words, self._names), grid.legend(words))
        self._ids(request, kept)

    def _sheet(self, name: str) -> Any:
        """A new one; its name is made unlike all before it."""
        plain = _NAME.sub(" ", name).strip(" '")[:NAME_CHARS].strip(" '") or self._words.map_title
        made, number = plain[:NAME_CHARS], 2
        while made.casefold() in map(str.casefold, self._names):
            tail = f" {number}"
            made, number = plain[: NAME_CHARS - len(tail)] + tail, number + 1
        self._names.append(made)
        sheet = self._book.create_sheet(made)
        sheet.sheet_view.showGridLines = False
        return sheet

    def _map(self, grid: Grid, title: str) -> str:
        from renderers.book import styles
        from renderers.book.grid import legend, titled

        theme = self._theme
        sheet = self._sheet(grid.persona.name if grid.persona else title)
        sheet.freeze_panes = "B2"
        _for_paper(sheet)
        widths = [FIRST, *(WIDE for _ in grid.stages)]
        for at, width in enumerate(widths, 1):
            sheet.column_dimensions[_letter(at)].width = width
        line = styles.hairline(theme.line)
        corner = styles.cell(
            sheet, legend(self._words), styles.font(theme.soft, 8), styles.fill(theme.surface), line
        )
        heads = (
            styles.cell(
                sheet,
                titled(stage),
                styles.font(theme.on_key, 11, bold=True),
                styles.fill(theme.stage(at)),
                line,
                styles.MIDDLE,
            )
            for at, stage in enumerate(grid.stages)
        )
        sheet.row_dimensions[1].height = styles.height([(legend(self._words), FIRST)], 8)
        sheet.append([corner, *heads])
        for at, row in enumerate(grid.rows, 2):
            told = [(row.name, FIRST), *((one.text, WIDE) for one in row.cells if one)]
            sheet.row_dimensions[at].height = styles.height(told)
            sheet.append(self._row(sheet, row))
        return str(sheet.title)

    def _row(self, sheet: Any, row: Row) -> list[Any]:
        from renderers.book import styles

        colours = self._theme.lane(row.lane)
        ground, line = styles.fill(colours.tint), styles.hairline(colours.edge)
        name = styles.cell(sheet, row.name, styles.font(colours.ink, bold=True), ground, line)
        cells = (
            styles.cell(
                sheet,
                one.text if one else None,
                styles.font(self._theme.ink, **(styles.slant(one.mark) if one else {})),
                ground,
                line,
            )
            for one in row.cells
        )
        return [name, *cells]

    def _table(self, table: Table) -> str:
        from renderers.book import styles

        theme = self._theme
        sheet = self._sheet(table.title)
        sheet.freeze_panes = "A2"
        _for_paper(sheet)
        for at, column in enumerate(table.columns, 1):
            sheet.column_dimensions[_letter(at)].width = column.width
        sheet.auto_filter.ref = f"A1:{_letter(len(table.columns))}{len(table.rows) + 1}"
        line, plain = styles.hairline(theme.line), styles.font(theme.ink)
        head, ground = styles.font(theme.on_key, bold=True), styles.fill(theme.key)
        surface = styles.fill(theme.surface)
        sheet.append(
            [
                styles.cell(sheet, one.name, head, ground, line, styles.MIDDLE)
                for one in table.columns
            ]
        )
        for at, row in enumerate(table.rows, 2):
            widths = (one.width for one in table.columns)
            sheet.row_dimensions[at].height = styles.height(zip(row, widths, strict=True))
            sheet.append([styles.cell(sheet, value, plain, surface, line) for value in row])
        return str(sheet.title)

    def _about(self, told: Iterable[tuple[str, str]], legend: str) -> None:
        from renderers.book import styles

        theme = self._theme
        sheet = self._sheet(self._words.book["about"])
        sheet.column_dimensions["A"].width = 24
        sheet.column_dimensions["B"].width = 90
        bold, plain = styles.font(theme.ink, bold=True), styles.font(theme.ink)
        shown = [one for one in (*told, (self._words.book["signs"], legend)) if one[1]]
        for at, (name, words) in enumerate(shown, 1):
            sheet.row_dimensions[at].height = styles.height([(name, 24), (words, 90)])
            sheet.append([styles.cell(sheet, name, bold), styles.cell(sheet, words, plain)])

    def _ids(self, request: Request, kept: list[Kept]) -> None:
        from journey.grid.carried import packed
        from journey.grid.ids import SHEET, Ids, rows
        from renderers.book import styles

        journey = request.journey
        sheet = self._book.create_sheet(SHEET)
        sheet.sheet_state = "hidden"
        told = self._words.language
        ids = Ids(journey.id, journey.revision, told, tuple(kept), packed(journey))
        plain = styles.font(self._theme.soft)
        for row in rows(ids):
            sheet.append([styles.cell(sheet, value, plain) for value in row])


def _sheet(grid: Grid, name: str) -> Kept:
    from journey.grid.ids import Kept

    return Kept("sheet", grid.persona.id if grid.persona else "", said=name)


def _for_paper(sheet: Any) -> None:
    """Printed it is as wide as a sheet, with its first row on each."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))


def _saved(book: Workbook, request: Request) -> bytes:
    from openpyxl.writer.excel import ExcelWriter

    from journey.grid.signs import flat
    from renderers.archive import steady

    about, day = book.properties, request.journey.updated.replace(tzinfo=None)
    about.title, about.creator, about.created = flat(request.journey.title), "Tropa", day
    about.modified = day
    file = io.BytesIO()
    # what `book.save` does, but for its clock
    ExcelWriter(book, ZipFile(file, "w", ZIP_DEFLATED)).save()
    return steady(file.getvalue())


FORMAT: Final = Format(
    title="XLSX",
    suffix=".xlsx",
    needs=Needs.PICTURE,
    write=_files,
    pages="sheet",
    offers=(Offer(what="table", place=64, use="edit", pages="sheet"),),
)
