"""Which language somebody is spoken to in."""

from __future__ import annotations

import pytest

from locales.texts import Languages
from tests.locales.test_texts import LANGUAGES

CHOSEN: list[tuple[str | None, str]] = [
    *((code, "ru") for code in (None, "", "ru", "RU", "ru-RU")),
    *((code, code if code in LANGUAGES else "ru") for code in ("uk", "be", "kk", "uz")),
    *((code, "en") for code in ("en", "en-GB", "pt-br", "zh-hans", "xx", "../ru")),
    ("de", "de" if "de" in LANGUAGES else "en"),
]
"""Telegram's language codes, and what is spoken with those people."""


class TestChoosing:
    @pytest.mark.parametrize(("code", "language"), CHOSEN)
    def test_a_language_for_everybody(self, code: str | None, language: str) -> None:
        assert Languages().choose(code) == language

    def test_a_language_without_a_folder_is_spoken_in_english(self) -> None:
        library = Languages()
        assert {library.texts(code).language for code in ("xx", "../ru")} == {"en"}
        assert library.texts("en") is library.texts("en")
