"""Tasks for Bitrix24: read back by the rules of its import, whatever was typed."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings

from journey.model import Journey
from renderers.format import Request
from renderers.formats.bitrix24 import FORMAT
from renderers.tasks.entries import to_do
from renderers.words import Words
from tests.renderers.listed import hostile, lists, usual
from tests.renderers.samples import EN, RU


def rows(journey: Journey, words: Words = RU) -> list[dict[str, str]]:
    """As the import reads them: after the mark, by the names of the first row."""
    (content,) = FORMAT.write(Request(journey=journey, words=words))
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True))


def points(cell: str) -> tuple[str, list[str]]:
    """A checklist's name and points, as the import parts them; one without points is left out."""
    name, *found = cell.removeprefix("[**]").split("[*]")
    assert cell.startswith("[**]")
    assert cell.count("[**]") == 1
    return name, found


def test_a_task_arrives_with_its_columns() -> None:
    first, second = rows(usual())
    assert first["Название"] == "Повесить меню у входа"
    assert first["Это важная задача"] == "1"
    assert (first["Исполнитель"], first["Крайний срок"]) == ("Оля", "03.12.2026 18:00:00")
    assert "Нет цен\nВремя: дни" in first["Описание"]
    assert first["Чеклист"] == ""
    assert first["Теги"] == "[*]Этап с названием 0"
    assert second["Крайний срок"] == ""
    assert points(second["Чеклист"]) == (
        "Шаги", ["Посмотрите, есть ли отзывы без ответа", "Ответить на отзывы"],
    )  # fmt: skip


def test_an_english_account_finds_its_own_names() -> None:
    first = rows(usual(), EN)[0]
    assert first["Deadline"] == "12/03/2026 06:00:00 pm"
    assert first["Assignee"] == "Оля"


def test_what_is_typed_makes_no_further_points() -> None:
    for row in rows(hostile()):
        assert len(points(row["Чеклист"])[1]) == 2
        assert "\n" not in row["Название"]


@settings(max_examples=25)
@given(lists())
def test_every_task_is_one_row(journey: Journey) -> None:
    found = rows(journey)
    assert [row["Название"] for row in found] == [one.text for one in to_do(journey, RU)]
    assert all(None not in row for row in found)


@pytest.mark.parametrize("words", [RU, EN])
def test_without_tasks_there_are_the_heads(words: Words) -> None:
    (content,) = FORMAT.write(Request(journey=usual().with_(tasks=()), words=words))
    assert content.count(b"\r\n") == 1
