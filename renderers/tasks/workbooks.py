"""A plain table as a workbook: for programs that import tasks from one.

Knows that the very words must arrive: nothing is a formula, and what no workbook can hold is left
out. The same table gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from renderers.tasks.entries import flat

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDTHS: Final = (50, 60, 24, 18, 16)
"""Of the columns, in letters; further ones are as wide as the last."""
TITLE_CHARS: Final = 31
_UNHOLDABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NOT_IN_TITLES: Final = re.compile(r"[\\/*?:\[\]']")


def kept(text: str) -> str:
    """One line that a workbook can hold."""
    return _UNHOLDABLE.sub("", flat(text))


def table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], changed: dt.datetime, title: str
) -> bytes:
    """One sheet, its heads bold and kept in sight."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet = book.active
    sheet.title = _NOT_IN_TITLES.sub(" ", title)[:TITLE_CHARS]
    for number, row in enumerate([heads, *rows], 1):
        for place, text in enumerate(row, 1):
            cell = sheet.cell(number, place)
            cell.value = _UNHOLDABLE.sub("", text)
            cell.data_type = "s"  # also what begins with «=»
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
    for place in range(len(heads)):
        letter = sheet.cell(1, place + 1).column_letter
        sheet.column_dimensions[letter].width = WIDTHS[min(place, len(WIDTHS) - 1)]
    sheet.freeze_panes = "A2"
    moment = changed.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
    book.properties.created = book.properties.modified = moment
    return _written(book, moment)


def _written(book: object, moment: dt.datetime) -> bytes:
    from openpyxl.writer.excel import ExcelWriter

    written, dated = io.BytesIO(), io.BytesIO()
    # not `save`: that puts the hour of writing into it
    ExcelWriter(book, ZipFile(written, "w", ZIP_DEFLATED)).save()
    stamp = max(moment, dt.datetime(1980, 1, 1)).timetuple()[:6]  # noqa: DTZ001 - a zip has no zone
    with ZipFile(written) as source, ZipFile(dated, "w", ZIP_DEFLATED) as target:
        for part in source.infolist():
            info = ZipInfo(
                part.filename, (stamp[0], stamp[1], stamp[2], stamp[3], stamp[4], stamp[5])
            )
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, source.read(part))
    return dated.getvalue()
