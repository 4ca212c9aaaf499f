"""Tasks for Todoist: sections are stages, no priority is left empty, nothing typed is a label."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings

from journey.model import Journey
from renderers.format import Request
from renderers.formats.todoist import FORMAT
from renderers.tasks.entries import to_do
from tests.renderers.listed import hostile, lists, usual
from tests.renderers.samples import RU


def rows(journey: Journey) -> list[dict[str, str]]:
    (content,) = FORMAT.write(Request(journey=journey, words=RU))
    return list(csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True))


def test_stages_are_sections_and_a_look_stands_below_its_task() -> None:
    found = rows(usual())
    assert [(row["TYPE"], row["CONTENT"], row["INDENT"]) for row in found] == [
        ("section", "1. Этап с названием 0", ""),
        ("task", "Повесить меню у входа", "1"),
        ("section", "2. Этап с названием 1", ""),
        ("task", "Ответить на отзывы", "1"),
        ("task", "Посмотрите, есть ли отзывы без ответа", "2"),
    ]
    assert (found[1]["DATE"], found[1]["DATE_LANG"], found[1]["PRIORITY"]) == (
        "2026-12-03", "en", "1",
    )  # fmt: skip
    assert found[1]["DESCRIPTION"].startswith("Нет цен\n")


@settings(max_examples=25)
@given(lists())
def test_every_task_has_a_priority_and_is_its_own_row(journey: Journey) -> None:
    found = [row for row in rows(journey) if row["TYPE"] == "task"]
    assert {row["PRIORITY"] for row in found} <= {"1", "4"}
    whole = [row["CONTENT"] for row in found if row["INDENT"] == "1"]
    assert whole == [one.text.replace("@", "＠") for one in to_do(journey, RU)]


def test_what_is_typed_labels_nothing() -> None:
    assert not any("@" in row["CONTENT"] for row in rows(hostile()))
