"""Tasks line by line: as many lines as tasks, whatever was typed."""

from __future__ import annotations

from hypothesis import given, settings

from journey.model import Journey
from renderers.format import Request
from renderers.formats.lines import FORMAT
from renderers.tasks.entries import to_do
from tests.renderers.listed import lists, usual
from tests.renderers.samples import RU


def lines(journey: Journey) -> list[str]:
    (content,) = FORMAT.write(Request(journey=journey, words=RU))
    return content.decode().splitlines()


def test_a_line_says_what_where_who_and_until_when() -> None:
    assert lines(usual()) == [
        "Повесить меню у входа (1. Этап с названием 0, Оля, до 3 декабря)",
        "Ответить на отзывы (2. Этап с названием 1)",
    ]


@settings(max_examples=25)
@given(lists())
def test_a_task_is_a_line(journey: Journey) -> None:
    assert len(lines(journey)) == max(1, len(to_do(journey, RU)))


def test_where_all_is_done_it_says_so() -> None:
    assert lines(usual().with_(tasks=())) == ["Все задачи сделаны."]
