"""Feasts: their names as people type them, their days in any year."""

from __future__ import annotations

import datetime as dt
from typing import Final

import pytest
from dateutil.easter import (  # type: ignore[import-untyped]
    EASTER_ORTHODOX,
    EASTER_WESTERN,
    easter,
)
from pydantic import TypeAdapter, ValidationError

from journey import dates
from journey.errors import Rejected
from journey.feasts import When, day_of
from locales.folders import languages
from locales.rules import rules
from locales.shipped import catalogues

FILES: Final = catalogues()
TODAY: Final = dt.date(2026, 11, 30)


def test_easter_of_east_and_west() -> None:
    for year in range(1990, 2061):
        assert day_of("easter", year) == easter(year, EASTER_WESTERN)
        assert day_of("pascha+9", year) == easter(year, EASTER_ORTHODOX) + dt.timedelta(9)


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("12-31", dt.date(2026, 12, 31)),
        ("11-thu-4", dt.date(2026, 11, 26)),
        ("05-mon-last", dt.date(2026, 5, 25)),
        ("05-sun-2", dt.date(2026, 5, 10)),
        ("easter-21", dt.date(2026, 3, 15)),
    ],
)
def test_days_of_feasts(when: When, day: dt.date) -> None:
    assert day_of(when, 2026) == day


@pytest.mark.parametrize("when", ["31.12", "11-thu-5", "easter-", "11-чт-4", ""])
def test_what_says_no_day_is_refused(when: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(When).validate_python(when)


@pytest.mark.parametrize(
    ("language", "country", "typed", "day"),
    [
        ("ru", None, "до Нового года", dt.date(2026, 12, 31)),
        ("ru", None, "к пасхе", dt.date(2027, 5, 2)),
        ("ru", None, "к майским праздникам", dt.date(2027, 5, 1)),
        ("ru", None, "к Наурызу", None),
        ("ru", "Казахстан", "к Наурызу", dt.date(2027, 3, 21)),
        ("ru", "Беларусь", "до дня независимости", dt.date(2027, 7, 3)),
        ("ru", "Казахстан", "до дня независимости", dt.date(2026, 12, 16)),
        ("en", "UK", "by Mother’s Day", dt.date(2027, 3, 7)),
        ("en", "USA", "by mother's day", dt.date(2027, 5, 9)),
        ("en", "USA", "Thanksgiving", dt.date(2027, 11, 25)),
        ("en", None, "Thanksgiving", None),
    ],
)
def test_a_feast_is_a_day_in_its_country(
    language: str, country: str | None, typed: str, day: dt.date | None
) -> None:
    feasts = FILES.regions(language).of(country).holidays
    found = dates.parse(typed, TODAY, rules=rules(language), feasts=feasts)
    assert isinstance(found, Rejected) if day is None else found == day


def test_every_feast_is_once_a_year() -> None:
    known = (FILES.regions(language) for language in languages())
    holidays = [one.holidays for regions in known for one in regions.every]
    assert sum(map(len, holidays)) > len(languages())
    for when in {when for found in holidays for when in found.values()}:
        assert {day_of(when, year).year for year in range(2026, 2036)} == set(range(2026, 2036))


def test_of_the_past_the_last_one() -> None:
    feasts = {"halloween": "10-31"}
    told = dates.parse("Halloween", TODAY, rules=rules("en"), past=True, feasts=feasts)
    assert told == dt.date(2026, 10, 31)
