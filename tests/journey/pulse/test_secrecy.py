"""Marks that tell a second vote and not who voted; what is hidden in customers' words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.masking import COVER
from journey.pulse.secrecy import mark, marks, masked

SALT, OTHER = "ab" * 32, "cd" * 32


def test_a_mark_is_the_persons_in_one_wave_only() -> None:
    assert mark(SALT, 7) == mark(SALT, 7)
    assert len({mark(SALT, 7), mark(SALT, 8), mark(OTHER, 7), mark(SALT, 7, desk=True)}) == 4
    assert marks((SALT,), 7) == {mark(SALT, 7), mark(SALT, 7, desk=True)}


@pytest.mark.parametrize(
    "text",
    [
        "+7 (912) 345-67-89",
        "8 912 345 67 89",
        "89123456789",
        "+44 20 7946 0958",
        "345-67-89",
        "vera@mail.ru",
        "vera.p+shop@sub.mail.co.uk",
        "@vera_spb",
        "t.me/vera_spb",
        "https://vk.com/id1",
        "+7\u00a0912\u00a0345\u00a067\u201189",
    ],
)
def test_what_leads_to_somebody_is_hidden(text: str) -> None:
    assert masked(f"Звоните {text}, жду") == f"Звоните {COVER}, жду"


@pytest.mark.parametrize(
    "text",
    [
        "Ждал 20 минут",
        "в 12:30 и в 18.00",
        "12.10.2026 и 1.5.26",
        "стоит 150 000 рублей",
        "с 10 до 12",
        "кабинет 315, этаж 2",
        "1, 2, 3, 4, 5, 6, 7",
        "@ и все",
    ],
)
def test_what_is_no_number_to_call_stays(text: str) -> None:
    assert masked(text) == text


@given(st.text(st.characters(exclude_categories=["Nd"], exclude_characters="@/"), max_size=300))
def test_words_alone_are_never_touched(text: str) -> None:
    assert masked(text) == text
