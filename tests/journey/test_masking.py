"""Telephone numbers, mail addresses and names in networks are covered; other figures stay."""

from __future__ import annotations

import pytest

from journey.masking import COVER, covered


@pytest.mark.parametrize(
    "told",
    [
        "+7 912 345-67-89",
        "8 (912) 345-67-89",
        "89123456789",
        "+375 29 123 45 67",
        "+44 20 7946 0958",
        "234-56-78",
        "anna.k+1@mail.example.ru",
        "@anna_k",
        "t.me/anna_kk",
        "https://vk.com/anna.k",
        "wa.me/79991234567",
        "telegram.me/anna_k",
    ],
)
def test_is_covered(told: str) -> None:
    assert covered(f"звоните {told}, спросите Аню") == (f"звоните {COVER}, спросите Аню", 1)


@pytest.mark.parametrize(
    "told",
    [
        "в 8:30",
        "12.03.2026 14:30",
        "8 марта 2026",
        "1 200 000 ₽",
        "2026-03-12",
        "за 4500 руб",
        "7 из 10",
        "8 раз за 3 недели",
        "100500",
        "@ свежо",
    ],
)
def test_stays(told: str) -> None:
    assert covered(told) == (told, 0)
