"""Tasks for Jira: rows of equal length, labels without spaces, markup that stays letters."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings

from journey.model import Journey
from renderers.format import Request
from renderers.formats.jira import COLUMNS, FORMAT, SUMMARY_CHARS
from renderers.tasks.entries import to_do
from tests.renderers.listed import hostile, listed, lists, task, usual
from tests.renderers.samples import RU


def rows(journey: Journey) -> list[list[str]]:
    (content,) = FORMAT.write(Request(journey=journey, words=RU))
    heads, *found = csv.reader(io.StringIO(content.decode(), newline=""), strict=True)
    assert tuple(heads) == COLUMNS
    assert all(len(row) == len(heads) for row in found)
    return found


def test_a_task_is_an_issue() -> None:
    first, second = rows(usual())
    assert first[0] == "Повесить меню у входа"
    assert first[2:] == ["High", "2026-12-03", "tropa", "Этап_с_названием_0"]
    assert second[1].startswith("Сначала: Посмотрите")


def test_a_long_one_is_cut_and_stands_whole_below() -> None:
    text = "ж" * 300
    ((summary, about, *_),) = rows(listed(task(0, text)))
    assert len(summary) == SUMMARY_CHARS
    assert about.startswith(text)


def test_markup_stays_letters() -> None:
    about = " ".join(row[1] for row in rows(hostile()))
    assert r"\{code\} \[ссылка\|https://x\]" in about


@settings(max_examples=25)
@given(lists())
def test_every_task_is_one_row(journey: Journey) -> None:
    found = rows(journey)
    assert [row[0][:200] for row in found] == [one.text[:200] for one in to_do(journey, RU)]
    assert not any(sign.isspace() for row in found for sign in row[5])
