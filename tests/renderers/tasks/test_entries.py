"""Tasks as entries: what people see of the list, and nothing that could forge a line."""

from __future__ import annotations

import unicodedata

from hypothesis import given

from journey.model import Journey
from renderers.tasks.entries import entries, flat, to_do
from tests.renderers.listed import DAY, lists, usual
from tests.renderers.samples import RU


def test_an_entry_says_all_that_is_known_of_a_task() -> None:
    entry = entries(usual(), RU)[0]
    assert (entry.text, entry.owner, entry.due) == ("Повесить меню у входа", "Оля", DAY)
    assert entry.until == "до 3 декабря"
    assert entry.about == (
        "Нет цен",
        "Время: дни · деньги: ничего · 1 200 ₽",
        "Дальше: менять меню по понедельникам · держит: Оля",
        "Кто: Оля",
        "Из карты «Путь гостя», этап 1 «Этап с названием 0»",
    )


def test_what_was_removed_is_nowhere_and_what_is_done_is_not_to_do() -> None:
    assert [one.id for one in entries(usual(), RU)] == ["t0", "t2", "t1"]
    assert [one.id for one in to_do(usual(), RU)] == ["t0", "t1"]
    assert [one.check for one in to_do(usual(), RU)] == [
        "", "Посмотрите, есть ли отзывы без ответа",
    ]  # fmt: skip


@given(lists())
def test_no_entry_can_forge_a_line(journey: Journey) -> None:
    for entry in entries(journey, RU):
        for told in (entry.text, entry.check, entry.stage, entry.owner, *entry.about):
            assert len(told.splitlines()) <= 1
            assert not {unicodedata.category(sign) for sign in told} & {"Cc", "Zl", "Zp"}


def test_signs_that_make_letters_stay() -> None:
    assert flat(" 👩🏽‍💻\tи\n\x07это ") == "👩🏽‍💻 и это"
