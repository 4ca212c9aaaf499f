"""Where a rating stands and out of how much it is: «4,9 из 5 на Яндексе (212 отзывов)».

Knows how such places are named in a sentence; which there are, the language knows. Must not know
what the numbers mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from journey.language import Rules, any_of

_BRACKETED: Final = re.compile(r"\(([^()]*\d[^()]*)\)")
_SCALE: Final = r"(?:5|10)(?![\d.,]\d|\d)"


@dataclass(frozen=True, slots=True)
class Taken:
    """A line without the names of places and without the scale."""

    text: str
    source: str | None
    """«Яндекс», «2ГИС, Авито»; None: it names none."""
    scale: str | None
    """«из 5», as typed; None: it says none."""


@dataclass(frozen=True, slots=True)
class _Words:
    places: tuple[tuple[re.Pattern[str], str], ...]
    scale: re.Pattern[str]
    counted: re.Pattern[str]
    """The space before «по 212 отзывам»."""


@cache
def _words(rules: Rules) -> _Words:
    told = [language.figures for language in rules.every]
    before = any_of(one.on for one in told)
    out_of = any_of(one.numbers.out_of for one in rules.every)
    return _Words(
        tuple(
            (re.compile(rf"(?<!\w)(?:{before}\s+)?(?:{place})(?!\w)", re.IGNORECASE), name)
            for one in told
            for place, name in one.platforms
        ),
        # a share is of whole things: «4,9 из 5» is no 4.9 out of five people
        re.compile(
            rf"(?P<value>\d[.,]\d+(?:\s+[^\W\d]+)?)\s*(?P<scale>(?:/|{out_of}\s)\s*{_SCALE})",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?<=\w)\s+(?={any_of(one.by for one in told)}\s+[\d\s]+"
            rf"\s{any_of(one.cases for one in told)}(?!\w))",
            re.IGNORECASE,
        ),
    )


def taken(text: str, rules: Rules) -> Taken:
    """What a line says of these, and the rest of it; brackets around a number are a comma."""
    said = _words(rules)
    rest = _BRACKETED.sub(r", \1, ", text)
    names: list[tuple[int, str]] = []
    for pattern, name in said.places:
        found = pattern.search(rest)
        if found is not None:
            names.append((found.start(), name))
            rest = f"{rest[: found.start()]}, {rest[found.end() :]}"
    scale = said.scale.search(rest)
    if scale is not None:
        rest = f"{rest[: scale.end('value')]}, {rest[scale.end() :]}"
    rest = said.counted.sub(", ", rest)
    source = ", ".join(dict.fromkeys(name for _, name in sorted(names)))
    return Taken(rest, source or None, None if scale is None else scale["scale"].strip())
