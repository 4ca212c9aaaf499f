"""How long something takes, as people type it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey import durations
from journey.durations import MINUTES
from journey.errors import Code, Rejected
from journey.measures import Duration, DurationUnit
from locales.rules import rules

MINUTE, HOUR, DAY, WEEK, MONTH = DurationUnit
READ = [
    ("2 дня", 2, DAY),
    ("30 минут", 30, MINUTE),
    ("1,5 часа", 1.5, HOUR),
    ("1.5 hours", 1.5, HOUR),
    ("5 мин.", 5, MINUTE),
    ("5мин", 5, MINUTE),
    ("2ч", 2, HOUR),
    ("час", 1, HOUR),
    ("Неделя", 1, WEEK),
    ("полчаса", 30, MINUTE),
    ("полтора часа", 1.5, HOUR),
    ("half an hour", 30, MINUTE),
    ("an hour and a half", 1.5, HOUR),
    ("one and a half hours", 1.5, HOUR),
    ("час с половиной", 1.5, HOUR),
    ("an hour", 1, HOUR),
    ("a week", 1, WEEK),
    ("1 ч 30 мин", 90, MINUTE),
    ("1 час и 30 минут", 90, MINUTE),
    ("1h 30m", 90, MINUTE),
    ("2 days, 3 hours", 51, HOUR),
    ("сутки", 1, DAY),
    ("3 сут.", 3, DAY),
    ("около 2 недель", 2, WEEK),
    ("~ 10 min", 10, MINUTE),
    ("1 месяц", 1, MONTH),
    ("3 мес", 3, MONTH),
    ("полгода", 6, MONTH),
    ("2 года", 24, MONTH),
    ("квартал", 3, MONTH),
    ("30 секунд", 0.5, MINUTE),
    ("1 000 дней", 1000, DAY),
]
UNREAD = [
    "долго",
    "2-3 литра",
    "2 литра",
    "2 дня потом",
    "0 минут",
    "-5 минут",
    "100001 день",
    "5 5",
]


@pytest.mark.parametrize(("text", "amount", "unit"), READ)
def test_what_people_type(text: str, amount: float, unit: DurationUnit) -> None:
    assert durations.parse(text, rules("ru")) == Duration(amount=amount, unit=unit)


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_no_duration_is_refused(text: str) -> None:
    assert durations.parse(text, rules("ru")) == Rejected(Code.NO_DURATION)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2-3 дня", "2", "3"),
        ("2–3 дня", "2", "3"),
        ("от 10 до 15 минут", "10", "15"),
        ("около 1,5 — 2 часов", "1,5", "2"),
        ("from 2 to 3 days", "2", "3"),
    ],
)
def test_of_two_values_the_usual_one_is_asked_for(text: str, low: str, high: str) -> None:
    assert durations.parse(text, rules("ru")) == Rejected(Code.FROM_TO, {"low": low, "high": high})


@pytest.mark.parametrize("text", ["2", "1,5", " 30 "])
def test_a_bare_number_is_asked_for_its_unit(text: str) -> None:
    assert durations.parse(text, rules("ru")) == Rejected(Code.NO_UNIT, {"text": text.strip()})


@given(
    st.integers(1, 99_999),
    st.sampled_from(
        [("мин", MINUTE), ("часов", HOUR), ("days", DAY), ("нед.", WEEK), ("мес", MONTH)]
    ),
)
def test_what_is_written_is_read(amount: int, named: tuple[str, DurationUnit]) -> None:
    word, unit = named
    assert durations.parse(f"{amount} {word}", rules("ru")) == Duration(amount=amount, unit=unit)


@given(st.text(max_size=100))
def test_any_text_is_a_duration_or_refused(text: str) -> None:
    assert isinstance(durations.parse(text, rules("ru")), Duration | Rejected)


@given(st.lists(st.sampled_from(["1", "2,5", "час", "мин", "дня", "пол", "и", ",", "-", "000"])))
def test_any_pieces_are_a_duration_or_refused(pieces: list[str]) -> None:
    assert isinstance(durations.parse(" ".join(pieces), rules("ru")), Duration | Rejected)


def test_the_quick_choices_rise() -> None:
    lengths = [choice.amount * MINUTES[choice.unit] for choice in durations.CHOICES]
    assert lengths == sorted(set(lengths))
    assert (lengths[0], lengths[-1]) == (5, MINUTES[DurationUnit.MONTH])
    steps = [after / before for before, after in pairwise(lengths)]
    assert all(2 <= step <= 8 for step in steps), steps  # a day is eight times three hours
    assert len(lengths) == 10
