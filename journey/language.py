"""How a language writes numbers and time: filled from its file, `locales/<language>/rules.toml`.

Knows which rules there are; must not know a word of any language. People mix languages («5 min»
among Russian words), so a text is read with the words of all of them, the own one's first. What
one sign means differently in two languages, the own one says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator

from journey.model import Frozen


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as wrong:
        raise ValueError(f"{pattern!r} is no pattern: {wrong}") from None
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]
"""A regular expression; empty: the language has no such word."""


class NumberRules(Frozen):
    comma_groups: bool
    """«1,200» is one thousand two hundred; else one and a fifth."""
    about: Pattern = ""
    """«около»: the number behind it is taken, the doubt is not part of it."""
    out_of: Pattern = ""
    """«3400 из 21 000»."""
    thousand: Pattern = ""
    million: Pattern = ""
    billion: Pattern = ""


class TimeRules(Frozen):
    second: Pattern = ""
    minute: Pattern = ""
    hour: Pattern = ""
    day: Pattern = ""
    week: Pattern = ""
    month: Pattern = ""
    quarter: Pattern = ""
    year: Pattern = ""
    spoken: tuple[tuple[Pattern, str], ...] = ()
    """What is said without figures, and what is read instead, in this order: «полтора» is 1.5."""
    joined_by: Pattern = ""
    """Between the pieces of one duration: «1 час и 30 минут»."""
    at_least: Pattern = ""
    at_most: Pattern = ""
    """«от 2 до 3 дней»."""


class Language(Frozen):
    """All rules of one language."""

    numbers: NumberRules
    time: TimeRules


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """By which a text is read; one object a language, so that what is made of it is made once."""

    own: Language
    every: tuple[Language, ...]
    """Of all languages, the own one first."""


def any_of(patterns: Iterable[str]) -> str:
    """One pattern for all of them; of none, one that matches nothing."""
    told = "|".join(pattern for pattern in patterns if pattern)
    return f"(?:{told})" if told else "(?!)"
