"""Numbers in words: rounded to be read, and never to nothing."""

from __future__ import annotations

import pytest

from locales.texts import Languages


@pytest.mark.parametrize(
    ("value", "language", "said"),
    [
        (0.004, "ru", "0,004"),
        (0.004, "en", "0.004"),
        (0.0123, "en", "0.012"),
        (0.126, "en", "0.13"),
        (1234.567, "en", "1,234.57"),
        (-0.0, "ru", "0"),
        (0, "ru", "0"),
        (1e-6, "en", "0.000001"),
    ],
)
def test_a_small_number_is_not_nothing(value: float, language: str, said: str) -> None:
    assert Languages().texts(language).number(value) == said
