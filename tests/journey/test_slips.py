"""Words are found in spite of endings and one wrong letter, and other words are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.slips import is_slip, is_word


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("цены", "цен*"),
        ("очереди", "очередь"),
        ("припаркаваться", "припарковаться"),
        ("записатся", "записат*"),
        ("отвчают", "отвеча*"),
        ("доставкка", "доставк*"),
        ("досатвка", "доставк*"),
        ("дорого", "дорого!"),
    ],
)
def test_the_same_word(typed: str, wanted: str) -> None:
    assert is_word(typed, wanted)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("дорога", "дорого!"),
        ("дом", "том"),
        ("растения", "расцен*"),
        ("разбирается", "разбит*"),
        ("доплаты", "оплат*"),
        ("кот", "код"),
        ("", "цен*"),
    ],
)
def test_another_word(typed: str, wanted: str) -> None:
    assert not is_word(typed, wanted)


WORDS = st.text(alphabet="абвгдежзиклмнопрстуфхцчшщыэюя", min_size=1, max_size=14)


@given(WORDS, WORDS)
def test_slips_are_mutual(one: str, other: str) -> None:
    assert is_slip(one, other) == is_slip(other, one)


@given(WORDS, st.integers(0, 13))
def test_one_letter_left_out_is_a_slip(word: str, place: int) -> None:
    at = place % len(word)
    assert is_slip(word, word[:at] + word[at + 1 :])
    assert is_slip(word, word)
