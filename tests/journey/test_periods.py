"""«за октябрь», «1–15 октября», «прошлый месяц»: which days are meant, and what is none."""

from __future__ import annotations

import datetime as dt

import pytest

from journey import periods
from journey.measures import Span
from locales.rules import rules

RU, EN = rules("ru"), rules("en")
TODAY = dt.date(2026, 11, 30)


def days(first: str, last: str) -> Span:
    return Span(first=dt.date.fromisoformat(first), last=dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("октябрь", "2026-10-01", "2026-10-31"),
        ("за октябрь", "2026-10-01", "2026-10-31"),
        ("в октябре", "2026-10-01", "2026-10-31"),
        ("декабрь", "2025-12-01", "2025-12-31"),
        ("Октябрь 2025 г.", "2025-10-01", "2025-10-31"),
        ("сентябрь–октябрь", "2026-09-01", "2026-10-31"),
        ("декабрь - январь 2026", "2025-12-01", "2026-01-31"),
        ("3 квартал", "2026-07-01", "2026-09-30"),
        ("за IV квартал 2025", "2025-10-01", "2025-12-31"),
        ("2025 год", "2025-01-01", "2025-12-31"),
        ("прошлый месяц", "2026-10-01", "2026-10-31"),
        ("за прошлую неделю", "2026-11-23", "2026-11-29"),
        ("с 1 по 15 октября", "2026-10-01", "2026-10-15"),
        ("1–15 октября", "2026-10-01", "2026-10-15"),
        ("01.10–31.10.2026", "2026-10-01", "2026-10-31"),
        ("с 20 декабря по 10 января", "2025-12-20", "2026-01-10"),
        ("2025-01-01 - 2025-03-31", "2025-01-01", "2025-03-31"),
    ],
)
def test_a_time_is_read_as_days(text: str, first: str, last: str) -> None:
    assert periods.span(text, TODAY, RU) == days(first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("October", "2026-10-01", "2026-10-31"),
        ("for Oct 2025", "2025-10-01", "2025-10-31"),
        ("Q3 2026", "2026-07-01", "2026-09-30"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("from 1 to 15 October", "2026-10-01", "2026-10-15"),
    ],
)
def test_english_too(text: str, first: str, last: str) -> None:
    assert periods.span(text, TODAY, EN) == days(first, last)


@pytest.mark.parametrize(
    "text", ["маркетинг", "неделя", "весна", "12 месяцев", "", "0–15 октября", "давно", "31–5"]
)
def test_what_may_be_several_times_is_none(text: str) -> None:
    assert periods.span(text, TODAY, RU) is None


@pytest.mark.parametrize(
    ("text", "rest", "period"),
    [
        ("1000, 400, 120 за октябрь", "1000, 400, 120", "за октябрь"),
        ("1000, 400, 120, октябрь 2026", "1000, 400, 120,", "октябрь 2026"),
        ("октябрь: 1000, 400, 120", "1000, 400, 120", "октябрь"),
        ("за прошлый месяц 1000 400", "1000 400", "за прошлый месяц"),
        ("1000\n400\nза 3 квартал", "1000\n400", "за 3 квартал"),
    ],
)
def test_a_time_is_told_beside_numbers(text: str, rest: str, period: str) -> None:
    assert (rest, period) in list(periods.parted(text, RU))


def test_numbers_alone_say_no_time() -> None:
    assert list(periods.parted("1000, 400, 120", RU)) == [("1000, 400, 120", None)]
