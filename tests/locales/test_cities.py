"""A city means its zone, in whatever language it is typed."""

from __future__ import annotations

import datetime as dt
import tomllib
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

import pytest

from locales.cities import CityFiles
from locales.folders import languages

CITIES = CityFiles()
FILES = {
    language: tomllib.loads(file.read_text("utf-8"))
    for language in languages()
    if (file := files("locales") / language / "cities.toml").is_file()
}


def test_every_language_lists_the_same_zones_its_own_home_first() -> None:
    assert len({frozenset(zones) for zones in FILES.values()}) == 1
    assert CITIES.home("ru") == CITIES.shown("ru")[0] == "Europe/Moscow"
    assert CITIES.home("en") == "Europe/London"


@pytest.mark.parametrize(
    ("typed", "zone", "name"),
    [
        ("МСК+2", "Etc/GMT-5", "UTC+5"),
        (" мск −1 ", "Etc/GMT-2", "UTC+2"),
        ("Москва плюс 4 часа", "Etc/GMT-7", "UTC+7"),
        ("utc+5", "Etc/GMT-5", "UTC+5"),
        ("GMT-3", "Etc/GMT+3", "UTC-3"),
        ("+0", "UTC", "UTC"),
        ("UTC+5:30", "Asia/Kolkata", "Mumbai"),
    ],
)
def test_hours_from_greenwich_or_moscow_name_a_zone(typed: str, zone: str, name: str) -> None:
    assert CITIES.named(typed) == (zone,)
    assert CITIES.name(zone, "en") == name
    now = dt.datetime(2026, 7, 1, tzinfo=dt.UTC)
    assert ZoneInfo(zone).utcoffset(now) == ZoneInfo(zone).utcoffset(now.replace(month=1))


@pytest.mark.parametrize("typed", ["+25", "UTC", "мск+12", "5", "UTC+5:15"])
def test_hours_that_nobody_keeps_name_none(typed: str) -> None:
    assert CITIES.named(typed) == ()


@pytest.mark.parametrize("language", FILES)
def test_every_zone_is_there_and_every_city_means_one(language: str) -> None:
    assert set(FILES[language]) <= available_timezones()
    for zone, names in FILES[language].items():
        assert CITIES.name(zone, language) == names[0]
        for name in names:
            assert CITIES.named(name) == (zone,), name


def test_all_of_russias_hours_have_a_button() -> None:
    winter = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)
    offsets = {ZoneInfo(zone).utcoffset(winter) for zone in CITIES.shown("ru")}
    assert {dt.timedelta(hours=hour) for hour in range(2, 13)} <= offsets


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("  москва ", "Europe/Moscow"),
        ("Санкт Петербург", "Europe/Moscow"),
        ("Орел", "Europe/Moscow"),
        ("ростов на дону", "Europe/Moscow"),
        ("Екатеринб", "Asia/Yekaterinburg"),
        ("хабаровск", "Asia/Vladivostok"),
        ("NEW YORK", "America/New_York"),
        ("Токио", "Asia/Tokyo"),
        ("Tokyo", "Asia/Tokyo"),
        ("Мадрид", "Europe/Madrid"),
        ("Екатеринбруг", "Asia/Yekaterinburg"),
        ("Novosibrsk", "Asia/Novosibirsk"),
        ("San Fran", "America/Los_Angeles"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
    ],
)
def test_a_typed_city(typed: str, zone: str) -> None:
    assert zone in CITIES.named(typed)
    assert len(CITIES.named(typed)) == 1


@pytest.mark.parametrize("typed", ["", " ", "-", "Мо", "Урюпинск-на-Луне", "UTC", "🙂"])
def test_what_is_no_city(typed: str) -> None:
    assert CITIES.named(typed) == ()


def test_a_beginning_may_mean_several() -> None:
    assert {"Asia/Novosibirsk", "Asia/Novokuznetsk"} <= set(CITIES.named("ново"))


def test_a_zone_that_is_no_more_is_utc() -> None:
    assert CITIES.zone("Mars/Olympus") is dt.UTC
    assert CITIES.zone("../../etc/passwd") is dt.UTC
    assert CITIES.zone("Europe/Moscow") == ZoneInfo("Europe/Moscow")


def test_a_zone_without_a_button_has_a_name_too() -> None:
    assert CITIES.name("Asia/Tokyo", "ru") == "Токио"
    assert CITIES.name("Asia/Tokyo", "en") == "Tokyo"
    assert CITIES.name("America/Argentina/Buenos_Aires", "en") == "Buenos Aires"
