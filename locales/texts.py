"""The sentences: one gettext catalogue a language, `<language>/tropa.po`, under stable ids.

Knows how a sentence is looked up, filled in and put into the plural; must not know who says it
and when. What a language lacks, or has with other gaps, English says; what not even English has is
an error, never silence.
"""

from __future__ import annotations

import datetime as dt
import html
import math
from collections.abc import Mapping, Sequence
from functools import cache
from gettext import GNUTranslations
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Final

from locales.folders import DEFAULT, FALLBACK, languages
from locales.rules import rules

if TYPE_CHECKING:
    from babel import Locale
    from structlog.typing import FilteringBoundLogger as BoundLogger

    from journey.language import Rules

Param = str | int | float

_PLACES_MAX: Final = 6
"""Places behind the decimal sign that a number keeps: see `journey.amounts`."""


def _log() -> BoundLogger:
    """Loaded when something is told: it brings a console's colours along, 50 ms of a start."""
    import structlog

    log: BoundLogger = structlog.get_logger()
    return log


class MissingTextError(KeyError):
    """A sentence that no catalogue has."""


class Sentences:
    """The sentences of one language; fulfils `handlers.ports.Texts`."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._told = False

    @property
    def language(self) -> str:
        return self._language

    @property
    def rules(self) -> Rules:
        """How numbers and times that are typed in it are read."""
        return rules(self._language)

    def html(self, key: str, /, **params: Param) -> str:
        """A sentence as Telegram HTML; every parameter is escaped."""
        escaped = {name: html.escape(str(value), quote=False) for name, value in params.items()}
        return self._say(key, escaped)

    def plain(self, key: str, /, **params: Param) -> str:
        """A sentence without markup; parameters stand as they are."""
        return self._say(key, params)

    def count(self, key: str, n: int, /, **params: Param) -> str:
        """A sentence in the plural form of n; parameters stand as they are."""
        return self._say(key, {"n": n, **params}, n)

    def number(self, value: float) -> str:
        """«1 234,5»: two places behind the decimal sign at most; «0,004» is not nothing."""
        from babel.numbers import format_decimal

        places = 2 if value == 0 else max(2, 1 - math.floor(math.log10(abs(value))))
        pattern = "#,##0." + "#" * min(places, _PLACES_MAX)
        formatted: str = format_decimal(value + 0.0, pattern, locale=_locale(self._language))
        return formatted

    def date(self, day: dt.date) -> str:
        """«23 ноября 2026»."""
        return self._format(day, "d MMMM y")

    def month(self, day: dt.date) -> str:
        """«ноябрь 2026», by a day of it."""
        return self._format(day, "LLLL y")

    def day_month(self, day: dt.date) -> str:
        """«23 ноября»."""
        return self._format(day, "d MMMM")

    def _format(self, day: dt.date, pattern: str) -> str:
        from babel.dates import format_date

        formatted: str = format_date(day, pattern, locale=_locale(self._language))
        return formatted

    def _say(self, key: str, params: Mapping[str, Param], n: int | None = None) -> str:
        """The sentence filled in; English where this language cannot say it."""
        try:
            return _filled(self._language, key, params, n)
        except (LookupError, ValueError) as error:  # missing, other gaps, a file that is broken
            if self._language == FALLBACK:
                raise
            try:
                said = _filled(FALLBACK, key, params, n)
            except LookupError:
                raise error from None
            if not self._told:
                self._told = True
                _log().warning("English stands in for a language", language=self._language, key=key)
            return said


class Languages:
    """All languages that have a folder; fulfils `handlers.ports.Library`."""

    NEAR_RUSSIAN = frozenset({"ru", "be", "kk", "ky", "tt", "ba", "uk", "uz", "tg", "hy", "az"})
    """Telegram languages whose speakers mostly read Russian better than English."""

    def __init__(self) -> None:
        self._texts: dict[str, Sentences] = {}

    @property
    def languages(self) -> Sequence[str]:
        return languages()

    def texts(self, language: str) -> Sentences:
        """The sentences of a language; English ones where it has no folder (any more)."""
        known = language if language in self.languages else FALLBACK
        if known not in self._texts:
            self._texts[known] = Sentences(known)
        return self._texts[known]

    def choose(self, language_code: str | None) -> str:
        """The language to speak with somebody of that Telegram language_code."""
        if not language_code:
            return DEFAULT
        code = language_code.lower().split("-")[0]
        if code in self.languages:
            return code
        return "ru" if code in self.NEAR_RUSSIAN else FALLBACK


def _filled(language: str, key: str, params: Mapping[str, Param], n: int | None) -> str:
    sentences = _catalogue(language)
    found: str = sentences.gettext(key) if n is None else sentences.ngettext(key, key, n)
    if found == key:
        raise MissingTextError(f"{language}: {key}")
    return found.format(**params)


@cache
def _locale(language: str) -> Locale:
    """How a language writes numbers and days; one that CLDR does not know, as English."""
    # Babel's import takes a while; the command line needs it only where it speaks.
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return Locale.parse(FALLBACK)


@cache
def _catalogue(language: str) -> GNUTranslations:
    """Compiled in memory at the first use: no build step, and never a stale file."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    source = (files("locales") / language / "tropa.po").read_bytes()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(source), locale=_locale(language)))
    compiled.seek(0)
    return GNUTranslations(compiled)
