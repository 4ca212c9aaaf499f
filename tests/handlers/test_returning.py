"""One's own map as a spreadsheet that comes back: shown as changes, laid onto the map by a tap."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl

from bot.drawing.words import words
from journey.model import Journey, TaskStatus
from locales.texts import Languages
from renderers.format import Request
from renderers.formats.xlsx import FORMAT
from tests.handlers.chat import Chat
from tests.handlers.steps import to_done, to_first_question


def written(drawn: Journey) -> bytes:
    said = words(Languages().texts(drawn.language), drawn)
    return FORMAT.write(Request(journey=drawn, words=said))[0]


def changed(content: bytes) -> bytes:
    """Words of an obstacle, and a new one."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    at = next(row[0].row for row in sheet.iter_rows() if row[0].value == "Мешает")
    sheet.cell(at, 2).value = "Вывеска не горит вечером ▲▲▲"
    sheet.insert_rows(at + 1)
    sheet.cell(at + 1, 3).value = "Нет фото зала ▲▲"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


async def test_what_was_changed_is_shown_and_laid_onto_the_map(chat: Chat) -> None:
    await to_first_question(chat)
    before = await chat.map()
    await chat.drop(changed(written(before)), "карта.xlsx")
    assert "Это таблица вашей карты" in chat.text
    assert "Изменено 1, добавлено 1, убрано 0" in chat.text
    assert "Вывеска не горит вечером" in chat.text
    assert await chat.map() == before
    await chat.tap("Перенести правки")
    after = await chat.map()
    assert after.id == before.id
    was, now = before.stages[0].lane("pains")[0], after.stages[0].lane("pains")[0]
    assert (now.id, now.text, now.severity) == (was.id, "Вывеска не горит вечером", 3)
    assert "Нет фото зала" in [one.text for one in after.stages[1].lane("pains")]


async def test_the_lists_come_back_too(chat: Chat) -> None:
    await to_done(chat)
    before = await chat.map()
    book = openpyxl.load_workbook(io.BytesIO(written(before)))
    sheet = book["Чек-лист"]
    head = [cell.value for cell in sheet[1]]
    who, until, state = (head.index(name) + 1 for name in ("Кто", "До", "Состояние"))
    sheet.cell(2, who).value, sheet.cell(2, until).value = "Оля", dt.date(2099, 1, 5)
    sheet.cell(3, state).value = "сделано"
    sheet.cell(4, until).value = "как-нибудь"
    texts = [sheet.cell(row, 2).value for row in (2, 3)]
    file = io.BytesIO()
    book.save(file)
    await chat.drop(file.getvalue(), "карта.xlsx")
    assert f"«{texts[0]}». Кто: никто → Оля" in chat.text
    assert "До: без срока → 5 января" in chat.text
    assert "не начато → сделано" in chat.text
    assert "«как-нибудь»" in chat.text
    assert await chat.map() == before
    await chat.tap("Перенести правки")
    now = {one.text.casefold(): one for one in (await chat.map()).tasks}
    assert now[texts[0].casefold()].owner == "Оля"
    assert now[texts[1].casefold()].status is TaskStatus.DONE


async def test_untouched_there_is_nothing_to_save(chat: Chat) -> None:
    await to_first_question(chat)
    before = await chat.map()
    await chat.drop(written(before), "карта.xlsx")
    assert "ничего не изменилось" in chat.text
    assert chat.labels() == ["Отдельной картой", "Не нужно"]
    await chat.tap("Не нужно")
    assert await chat.map() == before


async def test_somebody_elses_table_is_a_new_map(chat: Chat) -> None:
    await to_first_question(chat)
    mine = await chat.map()
    content = written(mine.with_(id="anothers"))
    await chat.drop(content, "карта.xlsx")
    assert "В файле карта" in chat.text
    await chat.tap("Взять")
    assert len(await chat.maps()) == 2
