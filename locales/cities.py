"""Cities and their time zones: `<language>/cities.toml` first, CLDR's one city a zone behind it.

Knows how a zone is called and which zone a typed city means; must not know what it is asked for.
The rules of a zone come from the system, or from the package tzdata where it has none.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from locales.folders import FALLBACK, languages

_ALIKE: Final = str.maketrans({"ё": "е", "-": " ", "’": "'", ".": " ", "_": " "})
_STARTS: Final = 3
"""Letters from which on the beginning of a name is enough."""
_CLOSE: Final = 0.82
"""Likeness of two names that differ by a slip of the thumb."""


_AREAS: Final = frozenset(
    {"Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
)
"""Where cities lie; the other names are offsets and old spellings."""


_OFFSET: Final = re.compile(
    r"(?:(?P<moscow>мск|msk|москв\w*|moscow)|utc|gmt|ютс)?\s*(?P<sign>[+−–-]|плюс|минус)\s*"
    r"(?P<hours>\d{1,2})(?:[:.]?(?P<minutes>00|30|45))?(?:\s*ч\w*)?"
)
"""«МСК+2», “UTC+5:30”, «+3»."""
_FIXED: Final = "Etc/GMT"
_MOSCOW: Final = 3
"""Hours from Greenwich."""
_EAST: Final = 14
_WEST: Final = -12


class CityFiles:
    """Fulfils `handlers.ports.Cities`."""

    def zone(self, name: str) -> dt.tzinfo:
        """The rules of a zone; of UTC where the name is none (any more)."""
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return dt.UTC

    def shown(self, language: str) -> tuple[str, ...]:
        """The zones that have a button, in order."""
        return tuple(_listed(language))

    def home(self, language: str) -> str:
        """The zone that is meant as long as nobody has named a city: the first in the file."""
        return next(iter(_listed(language)), "UTC")

    def name(self, zone: str, language: str) -> str:
        """The city a zone is known by: «Москва»."""
        if zone == "UTC" or zone.startswith(_FIXED):
            return _as_offset(zone)
        listed = _listed(language).get(zone)
        return listed[0] if listed else _of_cldr(language).get(zone) or _last_part(zone)

    def named(self, text: str) -> tuple[str, ...]:
        """The zone of the city of that name; else of those that begin so, or nearly are so. Hours
        from Greenwich or from Moscow name one too.
        """
        if (told := _OFFSET.fullmatch(text.strip().casefold())) is not None:
            return _of_offset(told)
        typed, every = _plain(text), _names()
        if typed in every:
            return (every[typed],)
        if len(typed) < _STARTS:
            return ()
        begun = [name for name in every if name.startswith(typed)]
        near = begun or get_close_matches(typed, every, n=1, cutoff=_CLOSE)
        return tuple(dict.fromkeys(every[name] for name in near))


@cache
def _listed(language: str) -> dict[str, list[str]]:
    known = language if language in languages() else FALLBACK
    source = files("locales") / known / "cities.toml"
    return (
        tomllib.loads(source.read_text(encoding="utf-8")) if source.is_file() else _listed(FALLBACK)
    )


@cache
def _of_cldr(language: str) -> dict[str, str]:
    """City by zone. CLDR names only what the zone's own id does not say."""
    # Babel's import takes a while
    from babel import Locale, UnknownLocaleError

    try:
        told = Locale(language).time_zones
    except UnknownLocaleError:
        return {}
    return {zone: names["city"] for zone, names in told.items() if "city" in names}


@cache
def _names() -> dict[str, str]:
    """Zone by name, in every language; what our files say counts before CLDR."""
    found: dict[str, str] = {}
    for language in languages():
        for zone, names in _listed(language).items():
            for name in names:
                found.setdefault(_plain(name), zone)
    known = sorted(zone for zone in available_timezones() if zone.partition("/")[0] in _AREAS)
    for language in languages():
        cities = _of_cldr(language)
        for zone in known:
            if zone in cities:
                found.setdefault(_plain(cities[zone]), zone)
    for zone in known:
        found.setdefault(_plain(_last_part(zone)), zone)
    return found


def _as_offset(zone: str) -> str:
    """«UTC+5»: the names of such zones count westwards."""
    west = int(zone.removeprefix(_FIXED) or 0) if zone.startswith(_FIXED) else 0
    return f"UTC{-west:+d}" if west else "UTC"


def _of_offset(told: re.Match[str]) -> tuple[str, ...]:
    """A zone that always keeps those hours; none: nobody on earth does."""
    sign = 1 if told["sign"] in {"+", "плюс"} else -1
    minutes = sign * (int(told["hours"]) * 60 + int(told["minutes"] or 0))
    minutes += _MOSCOW * 60 if told["moscow"] else 0
    if not _WEST * 60 <= minutes <= _EAST * 60:
        return ()
    hours, rest = divmod(minutes, 60)
    if not rest:
        return ("UTC" if not hours else f"Etc/GMT{-hours:+d}",)
    asked = dt.timedelta(minutes=minutes)
    found = (zone for zone in _ODD if ZoneInfo(zone).utcoffset(_WINTER) == asked)
    return tuple(islice(found, 1))


_WINTER: Final = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
_ODD: Final = ("Asia/Kolkata", "Asia/Kathmandu", "Asia/Kabul", "Asia/Tehran", "Asia/Yangon")
"""Zones that keep half and quarter hours all the year."""


def _last_part(zone: str) -> str:
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def _plain(name: str) -> str:
    return " ".join(name.casefold().translate(_ALIKE).split())
