"""Where one thing ends and another begins: a word that is cut, the morning of a reminder."""

from __future__ import annotations

import datetime as dt

import pytest

from handlers.layout import short
from handlers.timing import can_remind
from journey import review

DAY = dt.date(2026, 12, 6)
MOMENT = dt.timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("text", "limit", "cut"),
    [
        ("ждут заказ", 10, "ждут заказ"),
        ("ждут заказ", 9, "ждут…"),
        ("ждут заказ долго", 12, "ждут заказ…"),
        ("безостановочно", 6, "безос…"),
        ("😀😀😀", 5, "😀😀…"),
    ],
)
def test_a_text_is_cut_between_words(text: str, limit: int, cut: str) -> None:
    assert short(text, limit) == cut


def test_a_reminder_can_be_said_until_its_moment() -> None:
    morning = review.moment(DAY, dt.UTC)
    assert can_remind(DAY, morning - MOMENT, dt.UTC)
    assert not can_remind(DAY, morning, dt.UTC)
