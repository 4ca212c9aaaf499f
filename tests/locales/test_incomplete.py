"""A language whose folder is not complete is spoken all the same: English says what it lacks."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

import locales
from locales import cities, folders, industries, rules, texts
from locales.texts import Languages, MissingTextError

HOUSE = Path(locales.__file__).parent
STUB = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "button.back"
msgstr "‹ Далі"

msgid "error.unexpected"
msgstr "Щось зламалося: {kode}"

msgid "card.title"
msgstr "<b>{0}</b>"

msgid "shared.by"
msgstr "{name"

msgid "button.next"
msgstr ""
"""
CACHES = (
    *(folders.languages, rules.rules, rules._read, texts._catalogue, texts._locale),
    *(cities._listed, cities._of_cldr),
)


@pytest.fixture(params=["uk", "qq"])
def language(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """One that CLDR knows, and one that it does not."""
    for known in ("ru", "en"):
        shutil.copytree(HOUSE / known, tmp_path / known)
    (tmp_path / request.param).mkdir()
    (tmp_path / request.param / "tropa.po").write_text(STUB.lstrip(), encoding="utf-8")
    for module in (folders, rules, texts, cities, industries):
        monkeypatch.setattr(module, "files", lambda _package: tmp_path)
    for cache in CACHES:
        cache.cache_clear()
    yield request.param
    for cache in CACHES:
        cache.cache_clear()


def test_it_says_what_it_has_and_english_the_rest(language: str) -> None:
    assert language in Languages().languages
    assert Languages().choose(language) == language
    mine, english = Languages().texts(language), Languages().texts("en")
    with capture_logs() as logs:
        assert mine.plain("button.back") == "‹ Далі"
        assert logs == []
        for key, name in (
            ("error.unexpected", "code"),
            ("card.title", "title"),
            ("shared.by", "name"),
            ("button.next", ""),
            ("language.text", ""),
        ):
            given = {name: "<Аня>"} if name else {}
            assert mine.html(key, **given) == english.html(key, **given)
        assert mine.count("stages.count", 5) == "5 stages"
    assert [(line["event"], line["language"]) for line in logs] == [
        ("English stands in for a language", language)
    ]


def test_what_nobody_has_is_an_error_still(language: str) -> None:
    with pytest.raises(MissingTextError, match=f"{language}: no\\.such"):
        Languages().texts(language).plain("no.such")


def test_numbers_and_days_are_written(language: str) -> None:
    mine = Languages().texts(language)
    assert mine.number(1234.5) == ("1\u00a0234,5" if language == "uk" else "1,234.5")
    month = "листопада" if language == "uk" else "November"
    assert mine.date(dt.date(2026, 11, 23)) == f"23 {month} 2026"


def test_trades_and_cities_come_in_english(language: str) -> None:
    catalogue = industries.IndustryFiles()
    assert catalogue.industries(language) == catalogue.industries("en")
    assert catalogue.industry("hotel", language) == catalogue.industry("hotel", "en")
    places = cities.CityFiles()
    assert places.shown(language) == places.shown("en")
    assert places.name("Europe/Moscow", language) == "Moscow"


def test_a_trade_that_one_language_lacks(language: str, tmp_path: Path) -> None:
    assert language in folders.languages()
    (tmp_path / "ru" / "industries" / "hotel.toml").unlink()
    found = industries.IndustryFiles().industry("hotel", "ru")
    assert found is not None
    assert found.language == "en"


def test_a_file_that_cannot_be_read_silences_nobody(language: str, tmp_path: Path) -> None:
    (tmp_path / language / "tropa.po").write_bytes(b"msgid \xff\xfe broken")
    mine, english = Languages().texts(language), Languages().texts("en")
    assert mine.html("error.unexpected", code="x") == english.html("error.unexpected", code="x")
