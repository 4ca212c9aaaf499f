"""The map as a spreadsheet, read by openpyxl and by a reader that shares no code with it."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import Any

import openpyxl
from hypothesis import given, settings
from python_calamine import CalamineWorkbook

from journey.grid import ids, signs
from journey.measures import Figure, Metric, Reach
from journey.model import Emotion, EmotionKind, Evidence, EvidenceKind, Journey, Persona
from renderers.format import Request
from renderers.formats.xlsx import FORMAT
from tests.renderers.samples import PROOF, RU, item, journey, stage
from tests.strategies import journeys


def written(drawn: Journey, theme: str = "light") -> bytes:
    return FORMAT.write(Request(journey=drawn, words=RU, theme=theme))[0]


def opened(drawn: Journey) -> Any:
    return openpyxl.load_workbook(io.BytesIO(written(drawn)))


def small() -> Journey:
    goal = item("goal", "Найти кофе", origin="catalogue")
    pain = item("pains", "Очередь", severity=3, evidence=PROOF)
    other = item("pains", "=1+1", severity=1).with_(id="other")
    return journey((stage(0, (goal, pain, other), level=-2), stage(1, (), level=None)))


def test_lanes_are_rows_and_stages_columns() -> None:
    sheet = opened(small()).worksheets[0]
    corner, *stages = next(sheet.values)
    assert stages == ["Этап с названием 0", "Этап с названием 1"]
    assert "? предположение" in corner
    found = {row[0]: row[1] for row in sheet.values if row[0]}
    assert found["Цель"] == "? Найти кофе"
    assert found["Мешает"] == "✓ Очередь ▲▲▲"
    assert found["Чувствует"] == "Злится (−2): Всё понятно"
    assert sheet.freeze_panes == "B2"
    assert not sheet.merged_cells.ranges
    assert sheet["B2"].alignment.wrap_text


def test_a_map_of_several_people_has_a_sheet_for_each() -> None:
    anna, boris = Persona(id="pa", name="Анна"), Persona(id="pb", name="Анна")
    both = (item("goal", "Найти кофе"), item("pains", "Долго", persona="pb"))
    drawn = journey((stage(0, both),), personas=(anna, boris))
    book = opened(drawn)
    assert book.sheetnames[:2] == ["Анна", "Анна 2"]
    hers, his = ({value for row in sheet.values for value in row} for sheet in book.worksheets[:2])
    assert {"Найти кофе"} == {"Найти кофе", "Долго"} & hers
    assert {"Найти кофе", "Долго"} <= his


def test_nothing_typed_is_computed() -> None:
    cells = [cell for row in opened(small()).worksheets[0].iter_rows() for cell in row]
    formula = next(cell for cell in cells if str(cell.value or "").startswith("=1+1"))
    assert (formula.value, formula.data_type, formula.quotePrefix) == ("=1+1 ▲", "s", True)
    assert not any(cell.data_type == "f" for cell in cells)


def test_a_guess_is_slanted_and_what_is_proved_bold() -> None:
    sheet = opened(small()).worksheets[0]
    letters = {cell.value: cell.font for row in sheet.iter_rows() for cell in row if cell.value}
    assert letters["? Найти кофе"].italic
    assert letters["✓ Очередь ▲▲▲"].bold
    assert letters["? Найти кофе"].name == "Arial"


def test_the_hidden_sheet_says_what_each_cell_was_made_of() -> None:
    drawn = small()
    hidden = opened(drawn)[ids.SHEET]
    assert hidden.sheet_state == "hidden"
    found = ids.read([[value or "" for value in row] for row in hidden.values])
    assert found is not None
    assert found.journey == drawn.id
    assert {one.id for one in found.of("item")} == {one.id for one in drawn.stages[0].items}
    (pain,) = (one for one in found.of("item") if one.id == drawn.stages[0].items[1].id)
    assert pain.said == ids.digest("✓ Очередь ▲▲▲")


@settings(max_examples=25, deadline=None)
@given(journeys())
def test_whatever_was_typed_another_reader_opens_it(drawn: Journey) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(written(drawn)))
    assert all(
        len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in book.sheet_names
    )
    for persona, name in zip(drawn.personas, book.sheet_names, strict=False):
        told = {value for row in book.get_sheet_by_name(name).to_python() for value in row}
        for one in drawn.stages:
            for entry in one.items:
                mine = entry.persona in {None, persona.id}
                if entry.disproof or not mine or not signs.flat(entry.text) or entry.metric:
                    continue
                said = {signs.read(str(value)).text.casefold() for value in told}
                assert signs.flat(entry.text).casefold() in said


def test_colours_are_the_themes() -> None:
    dark = openpyxl.load_workbook(io.BytesIO(written(small(), "dark")))
    light = opened(small())
    heads = {book.worksheets[0]["B1"].fill.fgColor.rgb for book in (dark, light)}
    assert len(heads) == 2


def test_figures_over_time_and_what_customers_said_have_sheets_of_their_own() -> None:
    share = item("metrics", "Конверсия").with_(
        metric=Metric(value=4, unit="%", n=30, period="ноябрь", source="Метрика"),
        figures=(Figure(value=3, unit="%", period="октябрь", source="Метрика"),),
    )
    survey = Evidence(
        id="s",
        kind=EvidenceKind.SURVEY,
        source="Пульс-опрос",
        date=dt.date(2026, 11, 2),
        author="Я",
    )
    felt = Emotion(id="e", level=-0.4, kind=EmotionKind.MEASURED, n=41, evidence=(survey,))
    first = stage(0, (share,)).with_(reach=Reach(people=900, period="ноябрь"), emotions=(felt,))
    book = opened(journey((first,)))
    past = list(book["История чисел"].values)
    assert [row[1:6] for row in past[1:]] == [
        ("Доходит", 900, None, None, "ноябрь"),
        ("Конверсия", 3, "%", None, "октябрь"),
        ("Конверсия", 4, "%", 30, "ноябрь"),
    ]
    (_, said) = book["Что сказали клиенты"].values
    assert said[:6] == ("1. Этап с названием 0", None, -0.4, "Спокоен", 41, "Пульс-опрос")
    assert said[6].date() == dt.date(2026, 11, 2)
    assert "История чисел" not in opened(small()).sheetnames
