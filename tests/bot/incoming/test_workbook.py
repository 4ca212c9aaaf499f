"""Workbooks as pages of cells, each value in its place, and files that are not what they say."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from openpyxl import Workbook

from bot.incoming import File
from bot.incoming.cells import workbook, zipped
from journey.errors import BrokenFile, Code
from tests.bot.incoming import reports

VALUES: tuple[tuple[object, object], ...] = (
    ("слова\nв две строки", "слова\nв две строки"),
    (5, 5.0),
    (0.36, 0.36),
    (dt.datetime(2026, 10, 1), "2026-10-01"),  # noqa: DTZ001 - a workbook knows no zones
    (dt.datetime(2026, 10, 1, 9, 30), "2026-10-01 09:30:00"),  # noqa: DTZ001 - as above
    (dt.date(2026, 10, 2), "2026-10-02"),
    (dt.time(9, 5), "09:05:00"),
    (dt.timedelta(hours=30, minutes=2), "30:02:00"),
    (True, "True"),
    ("=1+1", None),
    ("#N/A", None),
    ("'=1", "'=1"),
    ("<&>", "<&>"),
)


def test_every_kind_of_value_stands_in_its_place() -> None:
    def fill(book: Workbook) -> None:
        for row, (value, _) in enumerate(VALUES):
            book.active.cell(3 + row, 3).value = value
        book.active.merge_cells("C20:D22")
        book.active["C20"] = "слитые"
        book.create_sheet("спрятан").sheet_state = "veryHidden"
        book["спрятан"]["A1"] = "тайна"
        book.create_sheet("пуст")

    file = File("книга.xlsx", reports.workbook(fill))
    first, hidden, empty = workbook.pages(file) or ()
    assert [row[2] if row else None for row in first.rows[2:15]] == [kept for _, kept in VALUES]
    assert first.rows[:2] == ((), ())
    assert first.rows[19:] == ((None, None, "слитые"),)
    assert first.words(5, 3)[3] == ("", "", "5")
    assert (hidden.name, hidden.hidden, hidden.rows) == ("спрятан", True, (("тайна",),))
    assert empty.rows == ()
    seen = workbook.book(file)
    assert seen is not None
    assert [sheet.name for sheet in seen.sheets] == [first.name, "пуст"]


def _with_sheet(xml: str) -> bytes:
    """A workbook whose one sheet says just that."""
    out = io.BytesIO()
    told = io.BytesIO(reports.sheet(("а",)))
    with zipfile.ZipFile(told) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            sheet = name == "xl/worksheets/sheet1.xml"
            new.writestr(name, f"<worksheet>{xml}</worksheet>" if sheet else old.read(name))
    return out.getvalue()


def _cells(*places: str) -> str:
    cells = "".join(f'<row><c r="{place}"><v>1</v></c></row>' for place in places)
    return f"<sheetData>{cells}</sheetData>"


_MUCH = Code.FILE_TOO_MUCH
_ENTITY = (
    '<!DOCTYPE a [<!ENTITY b "c">]><sheetData><row><c r="A1" t="inlineStr">'
    "<is><t>&b;</t></is></c></row></sheetData>"
)


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        (_cells("A1", "XFD1048576"), Code.FILE_TOO_MUCH),
        (_cells("A1", "ZZZZZZ4294967295"), Code.FILE_TOO_MUCH),
        (_cells("A1", "XFD3000"), Code.FILE_TOO_MUCH),
        ('<sheetData><row><c r="A1" t="s"><v>99</v></c></row></sheetData>', Code.FILE_BROKEN),
        (_ENTITY, Code.FILE_BROKEN),
        (f"<sheetData>{'<row/>' * 9000}<row>{'<c><v>1</v></c>' * 900}</row></sheetData>", _MUCH),
        (" " * (zipped.UNFOLDED_BYTES + 1), Code.FILE_TOO_MUCH),
    ],
)
def test_a_sheet_that_is_not_what_it_says_is_refused(xml: str, code: Code) -> None:
    with pytest.raises(BrokenFile) as caught:
        workbook.pages(File("а.xlsx", _with_sheet(xml)))
    assert caught.value.code is code


def test_a_styled_cell_in_the_farthest_corner_holds_nothing() -> None:
    xml = '<sheetData><row><c r="A1"><v>1</v></c><c r="XFD1048576" s="1"/></row></sheetData>'
    (page,) = workbook.pages(File("а.xlsx", _with_sheet(xml))) or ()
    assert page.rows == ((1.0,),)
