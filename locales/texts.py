"""The sentences: one gettext catalogue a language, `<language>/tropa.po`, under stable ids.

Knows how a sentence is looked up, filled in and put into the plural; must not know who says it
and when. A missing sentence is an error, never silence.
"""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Sequence
from functools import cache
from gettext import GNUTranslations
from importlib.resources import files
from io import BytesIO

Param = str | int | float


class MissingTextError(KeyError):
    """A sentence that no catalogue has."""


class Sentences:
    """The sentences of one language; fulfils `handlers.ports.Texts`."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._translations = _catalogue(language)

    @property
    def language(self) -> str:
        return self._language

    def html(self, key: str, /, **params: Param) -> str:
        """A sentence as Telegram HTML; every parameter is escaped."""
        escaped = {name: html.escape(str(value), quote=False) for name, value in params.items()}
        return self._find(key).format(**escaped)

    def plain(self, key: str, /, **params: Param) -> str:
        """A sentence without markup; parameters stand as they are."""
        return self._find(key).format(**params)

    def count(self, key: str, n: int, /, **params: Param) -> str:
        """A sentence in the plural form of n; parameters stand as they are."""
        found: str = self._translations.ngettext(key, key, n)
        if found == key:
            raise MissingTextError(f"{self._language}: {key}")
        return found.format(n=n, **params)

    def number(self, value: float) -> str:
        """«1 234,5»: at most two places behind the decimal sign."""
        from babel.numbers import format_decimal

        formatted: str = format_decimal(value, "#,##0.##", locale=self._language)
        return formatted

    def date(self, day: dt.date) -> str:
        """«23 ноября 2026»."""
        return self._format(day, "d MMMM y")

    def day_month(self, day: dt.date) -> str:
        """«23 ноября»."""
        return self._format(day, "d MMMM")

    def _format(self, day: dt.date, pattern: str) -> str:
        from babel.dates import format_date

        formatted: str = format_date(day, pattern, locale=self._language)
        return formatted

    def _find(self, key: str) -> str:
        found: str = self._translations.gettext(key)
        if found == key:
            raise MissingTextError(f"{self._language}: {key}")
        return found


class Languages:
    """All languages that have a folder; fulfils `handlers.ports.Library`."""

    DEFAULT = "ru"
    OTHERWISE = "en"
    """Spoken with somebody whose Telegram is in a language we don't have."""
    NEAR_RUSSIAN = frozenset({"ru", "be", "kk", "ky", "tt", "ba", "uk", "uz", "tg", "hy", "az"})
    """Telegram languages whose speakers mostly read Russian better than English."""

    def __init__(self) -> None:
        self._texts: dict[str, Sentences] = {}

    @property
    def languages(self) -> Sequence[str]:
        return languages()

    def texts(self, language: str) -> Sentences:
        """The sentences of a language; of the default one where it isn't known."""
        known = language if language in self.languages else self.DEFAULT
        if known not in self._texts:
            self._texts[known] = Sentences(known)
        return self._texts[known]

    def choose(self, language_code: str | None) -> str:
        """The language to speak with somebody of that Telegram language_code."""
        if not language_code:
            return self.DEFAULT
        code = language_code.lower().split("-")[0]
        if code in self.languages:
            return code
        return "ru" if code in self.NEAR_RUSSIAN else self.OTHERWISE


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a folder with sentences, Russian first."""
    found = sorted(
        folder.name
        for folder in files("locales").iterdir()
        if folder.is_dir() and (folder / "tropa.po").is_file()
    )
    return tuple(sorted(found, key=lambda code: (code != Languages.DEFAULT, code)))


@cache
def _catalogue(language: str) -> GNUTranslations:
    """Compiled in memory at the first use: no build step, and never a stale file."""
    # Babel's import takes a while; the command line needs it only where it speaks.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    source = (files("locales") / language / "tropa.po").read_bytes()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(source), locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)
