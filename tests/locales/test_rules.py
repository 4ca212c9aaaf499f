"""How a language writes stands in its folder; English stands in for what is not there."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

import locales
from journey import amounts, dates, durations
from journey.amounts import Amount
from journey.errors import Code, Rejected
from journey.language import any_of
from journey.measures import Duration, DurationUnit
from locales import folders, rules

HOUSE = Path(locales.__file__).parent
TODAY = dt.date(2027, 12, 1)
"""A Wednesday."""
CACHES = (folders.languages, rules.rules, rules._read)
UKRAINIAN = r"""
[numbers]
comma_groups = false
about = 'приблизно'
thousand = 'тисяч\w*'

[days]
month_first = false
spoken = { "завтра" = -3, "післязавтра" = 2 }
months = ['січ', 'лют', 'бер', 'кві', 'тра', 'чер', 'лип', 'сер', 'вер', 'жов', 'лис', 'гру']
counts = ['один', 'дві?']
next_weekday = 'наступн\w+'
ahead = 'через'
before = 'до|на'

[lines]
with_next = ["біля"]
with_previous = ["чи"]

[time]
hour = 'годин\w*|г'
day = 'дн\w*|доб\w*'
spoken = [['\bпівтори\b', '1.5']]
joined_by = 'та'
at_most = 'по'
"""


LACKING = {
    "ru": {"of"},
    "en": {"day_number", "year_mark", "next_weekday", "with_next", "with_previous"},
}
"""What a language has no word for."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Of a third language that has sentences, and no rules yet."""
    for known in LACKING:
        shutil.copytree(HOUSE / known, tmp_path / known)
    (tmp_path / "uk").mkdir()
    (tmp_path / "uk" / "tropa.po").write_text('msgid ""\nmsgstr ""\n', encoding="utf-8")
    for module in (folders, rules):
        monkeypatch.setattr(module, "files", lambda _package: tmp_path)
    for cache in CACHES:
        cache.cache_clear()
    yield tmp_path / "uk"
    for cache in CACHES:
        cache.cache_clear()


@pytest.mark.parametrize("language", LACKING)
def test_every_language_of_ours_has_rules_of_its_own(language: str) -> None:
    rules.rules.cache_clear()
    rules._read.cache_clear()
    with capture_logs() as logs:
        found = rules.rules(language)
    assert logs == []
    every = [one for one in folders.languages() if (HOUSE / one / "rules.toml").is_file()]
    assert len(found.every) == len(every)
    assert found.every[0] is found.own
    assert (HOUSE / language / "rules.toml").is_file()
    own = found.own
    for part in (own.numbers, own.days, own.time, own.lines, own.traces, own.senders):
        for name in type(part).model_fields.keys() - LACKING[language]:
            assert getattr(part, name) not in ("", (), {}), name


def test_a_language_without_rules_has_the_english_ones(folder: Path) -> None:
    found = rules.rules("uk")
    assert found.own is rules.rules("en").own
    assert set(map(id, found.every)) == set(map(id, rules.rules("en").every))
    assert amounts.parse("1,200", found) == Amount(1200, None)
    assert not (folder / "rules.toml").exists()
    assert rules.rules("../ru").own is found.own


def test_a_file_is_all_that_a_language_needs(folder: Path) -> None:
    (folder / "rules.toml").write_text(UKRAINIAN, encoding="utf-8")
    ukrainian, russian = rules.rules("uk"), rules.rules("ru")
    assert amounts.parse("приблизно 1,200", ukrainian) == Amount(1.2, None)
    assert amounts.parse("5 тисяч грн", ukrainian) == Amount(5000, "грн")
    for text, hours in (("півтори години", 1.5), ("1 доба та 3 години", 27), ("2 г", 2)):
        assert durations.parse(text, ukrainian) == Duration(amount=hours, unit=DurationUnit.HOUR)
    for text, day in (
        ("5/12", dt.date(2027, 12, 5)),
        ("до 15 грудня", dt.date(2027, 12, 15)),
        ("15 серпня", dt.date(2028, 8, 15)),
        ("завтра", TODAY - dt.timedelta(3)),
        ("через дві доби", TODAY + dt.timedelta(2)),
        ("наступну середу", Rejected(Code.NO_DATE)),
        ("наступну friday", dt.date(2027, 12, 10)),
    ):
        assert dates.parse(text, TODAY, rules=ukrainian) == day, text
    assert dates.parse("завтра", TODAY, rules=russian) == TODAY + dt.timedelta(1)
    # … and every other language's words are read as well; the own one's come first
    for text in ("3 дня", "3 days", "3 доби"):
        for read in (ukrainian, russian):
            assert durations.parse(text, read) == Duration(amount=3, unit=DurationUnit.DAY)
    assert durations.parse("2 г", russian) == Duration(amount=24, unit=DurationUnit.MONTH)


@pytest.mark.parametrize(
    "broken",
    [
        "[numbers",
        "[numbers]\ncomma_groups = 3",
        UKRAINIAN.replace("приблизно", "(приблизно"),
        UKRAINIAN.replace("about", "abuot"),
        UKRAINIAN.replace("'січ', ", ""),
    ],
)
def test_a_broken_file_silences_nobody(folder: Path, broken: str) -> None:
    (folder / "rules.toml").write_text(broken, encoding="utf-8")
    with capture_logs() as logs:
        assert rules.rules("uk").own is rules.rules("en").own
        assert len(rules.rules("uk").every) == len(rules.rules("ru").every)
    assert {(line["event"], line["language"]) for line in logs} == {
        ("English rules stand in for a language", "uk")
    }


def test_a_broken_file_of_english_is_an_error(folder: Path) -> None:
    (folder.parent / "en" / "rules.toml").write_text("[numbers", encoding="utf-8")
    with pytest.raises(ValueError, match="end of document"):
        rules.rules("uk")


def test_no_word_at_all_matches_nothing() -> None:
    assert any_of(["", "a", "b"]) == "(?:a|b)"
    assert any_of([""]) == "(?!)"
