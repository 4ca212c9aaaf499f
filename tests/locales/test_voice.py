"""Words that Tropa never says, as docs/voice.md lists them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "voice.md"
WORDS = ROOT / "bot" / "playground" / "page" / "words.js"
SHOUTS = 1
"""The greeting."""


def never(language: str) -> re.Pattern[str]:
    """What the page's table forbids in a language; `*` stands for any ending."""
    rows = re.findall(r"^\| (\w\w) \| (.+?) \| ", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    listed = [one for code, cell in rows if code == language for one in cell.split(", ")]
    assert len(listed) > 10
    words = (re.escape(one).replace(r"\*", r"\w*") for one in listed)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def sentences(language: str) -> list[str]:
    """What the bot says, without the names of what is filled in, and what the page says."""
    with (ROOT / "locales" / language / "tropa.po").open("rb") as file:
        catalogue = read_po(file)
    forms = [
        form
        for message in catalogue
        if message.id
        for form in (message.string if isinstance(message.string, tuple) else (message.string,))
    ]
    page = (
        WORDS.read_text(encoding="utf-8").partition(f"\n  {language}: {{")[2].partition("\n  }")[0]
    )
    shown = re.findall(r'"([^"]+)"', page)
    assert shown
    return [re.sub(r"\{\w*\}|<[^>]*>", " ", one) for one in (*forms, *shown)]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_sentence_has_a_word_that_is_never_said(language: str) -> None:
    found = never(language)
    assert [one for one in sentences(language) if found.search(one)] == [], (
        f"say it otherwise: {PAGE.name} has what to say instead"
    )


@pytest.mark.parametrize("language", ["ru", "en"])
def test_nobody_is_shouted_at(language: str) -> None:
    assert sum("!" in one for one in sentences(language)) <= SHOUTS


def test_the_table_is_read() -> None:
    assert never("ru").search("Данные успешно сохранены")
    assert never("en").search("Invalid date")
    assert not never("en").search("What surprises them")
