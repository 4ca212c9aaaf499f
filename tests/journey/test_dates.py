"""Days as people type them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey import dates
from journey.errors import Code, Rejected
from locales.rules import rules

TODAY = dt.date(2026, 11, 23)
"""A Monday."""
READ = [
    ("15.12", dt.date(2026, 12, 15)),
    ("15.12.", dt.date(2026, 12, 15)),
    ("15.11", dt.date(2027, 11, 15)),
    ("23.11", TODAY),
    ("15.12.26", dt.date(2026, 12, 15)),
    ("1.2.2027", dt.date(2027, 2, 1)),
    ("15/12", dt.date(2026, 12, 15)),
    ("15 декабря", dt.date(2026, 12, 15)),
    ("15 дек.", dt.date(2026, 12, 15)),
    ("15 декабря 2027 года", dt.date(2027, 12, 15)),
    ("15-го декабря", dt.date(2026, 12, 15)),
    ("5 мая", dt.date(2027, 5, 5)),
    ("8 марта", dt.date(2027, 3, 8)),
    ("December 15", dt.date(2026, 12, 15)),
    ("Dec 15, 2027", dt.date(2027, 12, 15)),
    ("15th of December", dt.date(2026, 12, 15)),
    ("2026-12-15", dt.date(2026, 12, 15)),
    ("2026.12.15", dt.date(2026, 12, 15)),
    ("Сегодня", TODAY),
    ("завтра", dt.date(2026, 11, 24)),
    ("послезавтра", dt.date(2026, 11, 25)),
    ("вчера", dt.date(2026, 11, 22)),
    ("today", TODAY),
    ("yesterday", dt.date(2026, 11, 22)),
    ("the day before yesterday", dt.date(2026, 11, 21)),
    ("the day after tomorrow", dt.date(2026, 11, 25)),
    ("tomorrow", dt.date(2026, 11, 24)),
    ("через неделю", dt.date(2026, 11, 30)),
    ("через 3 дня", dt.date(2026, 11, 26)),
    ("через две недели", dt.date(2026, 12, 7)),
    ("через три недели", dt.date(2026, 12, 14)),
    ("через два дня", dt.date(2026, 11, 25)),
    ("через месяц", dt.date(2026, 12, 23)),
    ("через день", dt.date(2026, 11, 24)),
    ("позавчера", dt.date(2026, 11, 21)),
    ("in 3 days", dt.date(2026, 11, 26)),
    ("in two weeks", dt.date(2026, 12, 7)),
    ("in three months", dt.date(2027, 2, 21)),
    ("in one day", dt.date(2026, 11, 24)),
    ("in a week", dt.date(2026, 11, 30)),
    ("неделю назад", dt.date(2026, 11, 16)),
    ("2 days ago", dt.date(2026, 11, 21)),
    ("в пятницу", dt.date(2026, 11, 27)),
    ("понедельник", dt.date(2026, 11, 30)),
    ("next Friday", dt.date(2026, 11, 27)),
    ("29 февраля", dt.date(2028, 2, 29)),
    ("к понедельнику", dt.date(2026, 11, 30)),
    ("в пт", dt.date(2026, 11, 27)),
    ("пт", dt.date(2026, 11, 27)),
    ("до 15 декабря", dt.date(2026, 12, 15)),
    ("к 15.12", dt.date(2026, 12, 15)),
    ("25.12 18:00", dt.date(2026, 12, 25)),
    ("25.12 в 18.00", dt.date(2026, 12, 25)),
    ("завтра в 18:00", dt.date(2026, 11, 24)),
    ("завтра к 18", dt.date(2026, 11, 24)),
    ("завтра утром", dt.date(2026, 11, 24)),
    ("до конца месяца", dt.date(2026, 11, 30)),
    ("в конце года", dt.date(2026, 12, 31)),
    ("до конца недели", dt.date(2026, 11, 29)),
    ("на этой неделе", dt.date(2026, 11, 29)),
    ("на следующей неделе", dt.date(2026, 12, 6)),
    ("следующий вторник", dt.date(2026, 12, 1)),
    ("в следующую пятницу", dt.date(2026, 12, 4)),
    ("в эту пятницу", dt.date(2026, 11, 27)),
    ("через полгода", dt.date(2027, 5, 22)),
    ("через пару дней", dt.date(2026, 11, 25)),
    ("через год", dt.date(2027, 11, 23)),
    ("до 15-го", dt.date(2026, 12, 15)),
    ("к 25 числу", dt.date(2026, 11, 25)),
    ("31-го", dt.date(2026, 12, 31)),
    ("by Friday", dt.date(2026, 11, 27)),
    ("by the end of the month", dt.date(2026, 11, 30)),
    ("until December 15", dt.date(2026, 12, 15)),
    ("tomorrow at 6 pm", dt.date(2026, 11, 24)),
    ("by the 15th", dt.date(2026, 12, 15)),
    ("in half a year", dt.date(2027, 5, 22)),
    ("next week", dt.date(2026, 12, 6)),
    ("the day after tomorrow", dt.date(2026, 11, 25)),
]
PROMPTS = [("к {}", "ru"), ("до {}", "ru"), ("на {}", "ru"), ("в {}", "ru"), ("не позже {}", "ru")]
PROMPTS += [("by {}", "en"), ("on {}", "en"), ("until {}", "en"), ("before {}", "en")]
BEHIND = [
    ("15.12", dt.date(2025, 12, 15)),
    ("15.11", dt.date(2026, 11, 15)),
    ("23 ноября", TODAY),
    ("в пятницу", dt.date(2026, 11, 20)),
    ("last Monday", dt.date(2026, 11, 16)),
    ("29 февраля", dt.date(2024, 2, 29)),
]


@pytest.mark.parametrize(("text", "day"), READ)
def test_a_day_to_come(text: str, day: dt.date) -> None:
    assert dates.parse(text, TODAY, rules=rules("ru")) == day


@pytest.mark.parametrize(("text", "day"), BEHIND)
def test_a_day_that_was(text: str, day: dt.date) -> None:
    assert dates.parse(text, TODAY, rules=rules("ru"), past=True) == day


def test_a_slash_in_english_is_read_where_it_can_be() -> None:
    assert dates.parse("12/15/2026", TODAY, rules=rules("en")) == dt.date(2026, 12, 15)
    assert dates.parse("15/12/2026", TODAY, rules=rules("en")) == dt.date(2026, 12, 15)
    assert dates.parse("5/5", TODAY, rules=rules("en")) == dt.date(2027, 5, 5)
    refused = dates.parse("5/12/2026", TODAY, rules=rules("en"))
    assert refused == Rejected(Code.TWO_DATES, {"text": "5/12/2026"})


@pytest.mark.parametrize(
    "text",
    ["скоро", "last month", "in and", "15", "декабрь", "15 попугаев", "12:30", "через", "ago"],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    assert dates.parse(text, TODAY, rules=rules("ru")) == Rejected(Code.NO_DATE)


@pytest.mark.parametrize(
    "text", ["31.02", "32.01", "15.13", "2026-02-30", "0.0", "1.1.1999", "31 июня", "1.1.2101"]
)
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    assert dates.parse(text, TODAY, rules=rules("ru")) == Rejected(Code.NO_SUCH_DATE)


@pytest.mark.parametrize(("around", "language"), PROMPTS)
@pytest.mark.parametrize("hour", ["", " 18:00", " в 9:30", ", at 6 pm"])
def test_an_answer_may_repeat_the_questions_preposition(
    around: str, language: str, hour: str
) -> None:
    """«К какому дню сделать?», «Когда проверить?», "By which day?"; and say an hour."""
    for said in ("15.12", "2026-12-15", "15 декабря", "December 15"):
        told = around.format(said) + hour
        assert dates.parse(told, TODAY, rules=rules(language)) == dt.date(2026, 12, 15), told


DAYS = st.dates(dt.date(2001, 1, 1), dt.date(2090, 12, 31))


@given(DAYS, DAYS, st.booleans())
def test_a_whole_date_is_read_as_it_stands(day: dt.date, today: dt.date, past: bool) -> None:  # noqa: FBT001
    for text in (day.isoformat(), f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day:%Y}"):
        assert dates.parse(text, today, rules=rules("ru"), past=past) == day


@given(DAYS, DAYS)
def test_without_a_year_it_is_the_nearest(day: dt.date, today: dt.date) -> None:
    for past in (False, True):
        found = dates.parse(f"{day:%d.%m}", today, rules=rules("ru"), past=past)
        assert isinstance(found, dt.date)
        assert (found.day, found.month) == (day.day, day.month)
        assert found <= today if past else found >= today
        assert abs((found - today).days) < 8 * 366 + 1


@given(st.text(max_size=60), DAYS, st.sampled_from(["ru", "en"]), st.booleans())
def test_any_text_is_a_day_or_refused(text: str, today: dt.date, lang: str, past: bool) -> None:  # noqa: FBT001
    assert isinstance(dates.parse(text, today, rules=rules(lang), past=past), dt.date | Rejected)


@given(st.from_regex(r"[0-9./ -]{1,12}", fullmatch=True), DAYS)
def test_any_figures_are_a_day_or_refused(text: str, today: dt.date) -> None:
    assert isinstance(dates.parse(text, today, rules=rules("en")), dt.date | Rejected)


@given(DAYS)
def test_the_quick_choices_stand_in_order(today: dt.date) -> None:
    behind = [day for _, day in dates.choices(today)]
    assert behind == sorted(behind, reverse=True)
    assert behind[0] == today
