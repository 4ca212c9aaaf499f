"""Maps that come as tables and texts: whoever wrote them, and whatever is wrong with them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bot import files
from bot.drawing.words import words
from bot.incoming import File, read
from journey import limits
from journey.dropped import MapFound
from journey.errors import BrokenFile, Code
from journey.model import Journey
from journey.outline import UNSORTED
from locales.texts import Languages
from renderers.format import Request
from renderers.formats.xlsx import FORMAT

TABLE: list[list[Any]] = [
    ["", "Узнаёт", "Покупает"],
    ["Действия", "Видит рекламу", "Платит картой"],
    ["Боли", "Нет цен", "Очередь"],
    ["", "Нет фото", ""],
]


def book(rows: list[list[Any]], *more: list[list[Any]], merge: str = "") -> bytes:
    made = openpyxl.Workbook()
    for at, table in enumerate((rows, *more)):
        sheet = made.active if at == 0 else made.create_sheet()
        for row in table:
            sheet.append(row)
    if merge:
        made.active.merge_cells(merge)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def found(content: bytes, name: str = "Карта.xlsx") -> MapFound:
    read_ = read(File(name, content))
    assert isinstance(read_, MapFound)
    return read_


def said(journey: Journey) -> list[tuple[str, str, str]]:
    return [(stage.title, item.lane, item.text) for stage in journey.stages for item in stage.items]


WANTED = [
    ("Узнаёт", "actions", "Видит рекламу"),
    ("Узнаёт", "pains", "Нет цен"),
    ("Узнаёт", "pains", "Нет фото"),
    ("Покупает", "actions", "Платит картой"),
    ("Покупает", "pains", "Очередь"),
]


@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1251", "utf-16"])
def test_a_table_as_text(sign: str, encoding: str) -> None:
    text = "\r\n".join(sign.join(row) for row in TABLE)
    name = "карта.tsv" if sign == "\t" else "карта.csv"
    read_ = found(text.encode(encoding), name)
    assert said(read_.journey) == WANTED
    assert (read_.journey.title, read_.journey.language) == ("карта", "ru")


def test_a_workbook_of_anybody() -> None:
    assert said(found(book(TABLE)).journey) == WANTED
    titled: list[list[Any]] = [["Моя CJM"], [], *TABLE]
    assert said(found(book(titled)).journey) == WANTED


def test_of_a_workbook_with_other_sheets_the_map_is_read() -> None:
    other: list[list[Any]] = [["Месяц", "Визиты"], ["май", 300]]
    assert said(found(book(other, TABLE)).journey) == WANTED


def test_merged_headings_stand_over_all_their_columns() -> None:
    rows = [
        ["", "Узнаёт", "", "Покупает"],
        ["Действия", "Видит рекламу", "Спрашивает друга", "Платит"],
    ]
    told = said(found(book(rows, merge="B1:C1")).journey)
    assert told[:2] == [
        ("Узнаёт", "actions", "Видит рекламу"),
        ("Узнаёт", "actions", "Спрашивает друга"),
    ]


def test_a_formula_counts_as_what_it_gave_and_is_not_run() -> None:
    rows = [*TABLE, ["Идеи", "=1+1", '=HYPERLINK("http://x")']]
    assert said(found(book(rows)).journey) == WANTED


def test_more_stages_than_a_map_holds_are_named() -> None:
    names = [f"Этап {chr(1040 + at)}" for at in range(15)]
    read_ = found(book([["", *names], ["Боли", *names]]))
    assert len(read_.journey.stages) == limits.STAGES_MAX
    assert read_.lost == tuple(names[limits.STAGES_MAX :])


def test_a_thousand_columns_are_as_many_stages_too_many() -> None:
    names = [f"Шаг номер {at}" for at in range(1000)]
    read_ = found(book([["", *names], ["Боли", *names]]))
    assert len(read_.journey.stages) == limits.STAGES_MAX
    assert read_.lost


def test_a_cell_of_a_whole_book_is_cut_and_that_is_said() -> None:
    rows = [["", "Узнаёт", "Покупает"], ["Боли", "ы" * 5000, "Очередь"]]
    read_ = found(book(rows))
    assert len(read_.journey.stages[0].items[0].text) == limits.ITEM_CHARS
    assert read_.cut == 1


def test_more_entries_than_a_cell_holds_are_counted() -> None:
    column = [["Боли" if at == 0 else "", f"Помеха {at}", "Очередь"] for at in range(15)]
    read_ = found(book([["", "Узнаёт", "Покупает"], *column]))
    assert len(read_.journey.stages[0].lane("pains")) == limits.ITEMS_MAX
    assert read_.cut == 3


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (book([["Товар", "Цена"], ["Чай", 100]]), "прайс.xlsx"),
        (book([[]]), "пусто.xlsx"),
        (book([["", "Узнаёт", "Покупает"]]), "карта.xlsx"),
        ("просто текст\nв три\nстроки".encode(), "заметки.txt"),
        ("товар;сумма\nчай;5".encode(), "прайс.csv"),
    ],
)
def test_what_is_no_map_is_none(content: bytes, name: str) -> None:
    with pytest.raises(BrokenFile) as caught:
        read(File(name, content))
    assert caught.value.code is Code.FILE_UNKNOWN


def test_a_report_with_a_goal_and_a_channel_is_no_map() -> None:
    report = "Канал;Цель;Визиты;Отказы\nПоиск;12;300;0,2\nРеклама;4;90;0,4"
    assert not isinstance(read(File("отчёт.csv", report.encode())), MapFound)


def test_a_workbook_that_is_cut_short_is_refused() -> None:
    with pytest.raises(BrokenFile):
        read(File("карта.xlsx", book(TABLE)[:-200]))


def test_a_text_with_headings_and_a_diagram() -> None:
    text = """
# Карта пути клиента: Чайная
## 1. Узнаёт
**Боли:**
- Нет цен
## 2. Идёт
**Боли:**
- Далеко
"""
    read_ = found(text.encode(), "карта.md")
    assert read_.journey.title == "Чайная"
    assert [one[2] for one in said(read_.journey)] == ["Нет цен", "Далеко"]
    drawn = """
journey
  title A walk
  section Find
    Sees us: 4: Guest
  section Come
    Waits: 1
"""
    walked = found(drawn.encode(), "walk.mmd").journey
    assert (walked.title, walked.language) == ("A walk", "en")
    assert [stage.emotions[0].level for stage in walked.stages] == [1, -2]


def test_our_own_workbook_is_read_whole_as_a_new_map(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    path.write_text(files.example("coffee-shop", "ru"), encoding="utf-8")
    drawn = files.read(path)
    texts = Languages().texts("ru")
    content = FORMAT.write(Request(journey=drawn, words=words(texts, drawn)))[0]
    read_ = found(content)
    assert (read_.left, read_.lost, read_.cut) == ((), (), 0)
    assert UNSORTED not in {item.lane for stage in read_.journey.stages for item in stage.items}
    lanes = {item.lane for stage in drawn.stages for item in stage.items}
    for lane in lanes:
        for given, got in zip(drawn.stages, read_.journey.stages, strict=True):
            assert [one.text.casefold() for one in got.lane(lane)] == [
                one.text.casefold() for one in given.lane(lane)
            ]
            assert [one.severity for one in got.lane(lane)] == [
                one.severity for one in given.lane(lane)
            ]
    levels = [[one.level for one in stage.emotions] for stage in drawn.stages]
    assert [[one.level for one in stage.emotions] for stage in read_.journey.stages] == levels
