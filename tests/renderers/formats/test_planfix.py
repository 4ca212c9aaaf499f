"""Tasks for Planfix: opened by another program's reader, the very words and no formula."""

from __future__ import annotations

import io

from hypothesis import given, settings
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from journey.model import Journey
from renderers.format import Request
from renderers.formats.planfix import FORMAT
from renderers.tasks.entries import to_do
from renderers.tasks.workbooks import kept
from tests.renderers.listed import hostile, lists, usual
from tests.renderers.samples import EN, RU


def rows(journey: Journey) -> list[list[object]]:
    (content,) = FORMAT.write(Request(journey=journey, words=RU))
    (name,) = CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(name)
    return [list(row) for row in sheet.to_python()]


def test_a_task_is_a_row_under_planfixs_own_names() -> None:
    heads, first, _ = rows(usual())
    assert heads == ["Название", "Описание", "Проект", "Исполнитель", "Дата завершения"]
    assert first[0] == "Повесить меню у входа"
    assert first[2:] == ["Путь гостя", "Оля", "03-12-2026"]


def test_english_names() -> None:
    (content,) = FORMAT.write(Request(journey=usual(), words=EN))
    book = load_workbook(io.BytesIO(content))
    assert [cell.value for cell in book.active[1]][:2] == ["Name", "Description"]


def test_nothing_is_a_formula_and_the_words_are_the_very_words() -> None:
    (content,) = FORMAT.write(Request(journey=hostile(), words=RU))
    cells = [cell for row in load_workbook(io.BytesIO(content)).active for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(isinstance(cell.value, str | None) for cell in cells)
    assert '=HYPERLINK("http://evil")' in [cell.value for cell in cells]


@settings(max_examples=25, deadline=None)
@given(lists())
def test_every_task_is_one_row(journey: Journey) -> None:
    _, *found = rows(journey)
    assert [row[0] for row in found] == [kept(one.text) for one in to_do(journey, RU)]
