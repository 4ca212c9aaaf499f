"""Stages by customers, and the plan of messages: the map's own words, nothing that is computed."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from hypothesis import given, settings

from journey.model import Journey, Origin, Persona
from renderers.format import Format, Request
from renderers.formats.campaigns import FORMAT as MESSAGES
from renderers.formats.crm import FORMAT as CRM
from tests.renderers.said import ways
from tests.renderers.samples import EN, RU, item, journey, journeys, stage

PEOPLE = (Persona(id="p", name="Анна"), Persona(id="q", name="Бухгалтер"))
ENTRIES = (
    item("channels", "Рассылка раз в неделю"),
    item("channels", "СМС о записи", 1),
    item("channels", "Вывеска", 2),
    item("questions", "сколько стоит?", origin=Origin.CATALOGUE),
    item("pains", "нет цен", closed=True),
    item("pains", "=cmd()", 1),
    item("ideas", "Показать цены", persona="q"),
)


def rows(form: Format, map_: Journey, delimiter: str = ";") -> list[dict[str, str]]:
    words = replace(RU if delimiter == ";" else EN, senders=ways("ru"))
    (content,) = form.write(Request(journey=map_, words=words))
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def shop() -> Journey:
    return journey((stage(0, ENTRIES), stage(1, level=-2)), personas=PEOPLE)


def test_each_customer_has_a_row_a_stage() -> None:
    found = rows(CRM, shop())
    assert [(row["Этап"], row["Клиент"]) for row in found] == [
        ("1. Этап с названием 0", "Анна"),
        ("2. Этап с названием 1", "Анна"),
        ("1. Этап с названием 0", "Бухгалтер"),
        ("2. Этап с названием 1", "Бухгалтер"),
    ]
    assert found[0]["Спрашивает"] == "сколько стоит? (предположение)"
    assert found[0]["Мешает"] == "нет цен (решено); =cmd()"
    assert (found[0]["Идеи"], found[2]["Идеи"]) == ("", "Показать цены")
    assert found[1]["Чувствует"] == "Злится"


def test_a_message_has_a_way_that_the_map_names() -> None:
    found = rows(MESSAGES, shop())
    assert [(row["Сегмент"], row["Чем писать"], row["Канал на карте"]) for row in found] == [
        ("Анна", "электронная почта", "Рассылка раз в неделю"),
        ("Анна", "СМС", "СМС о записи"),
        ("Бухгалтер", "электронная почта", "Рассылка раз в неделю"),
        ("Бухгалтер", "СМС", "СМС о записи"),
    ]
    assert found[0]["На какой вопрос ответить"] == "сколько стоит? (предположение)"
    assert found[0]["Какую помеху снять"] == "'=cmd()"
    assert found[2]["Какую идею упомянуть"] == "Показать цены"


def test_where_nobody_can_be_written_to_the_way_stays_empty() -> None:
    (row,) = rows(MESSAGES, journey((stage(0, (item("questions", "где?"),)),)))
    assert (row["Чем писать"], row["Канал на карте"]) == ("", "")


@settings(max_examples=25)
@given(journeys())
def test_no_cell_is_computed_whatever_was_typed(map_: Journey) -> None:
    for form in (CRM, MESSAGES):
        for row in rows(form, map_, ","):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())
