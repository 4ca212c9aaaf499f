"""A number with its unit as people type it: «38 %», «1 200 ₽», «12 мин», «3,5», "$1,200", «5 тыс.».

Knows signs and figures; the words are the language's (`journey.language`). Must not know what the
number measures. What cannot be read for certain is refused, never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final, Literal

from journey import limits, words
from journey.errors import Code, Rejected
from journey.language import Rules, any_of
from journey.measures import Better

_GROUPS: Final = " '\u2019"
"""Signs that part thousands and nothing else; every kind of space has become a plain one."""
_GROUP: Final = 3
"""Digits between two of them."""
_CURRENCY: Final = "$€£₽₸₴¥"
_MONEY: Final = re.compile(rf"[{re.escape(_CURRENCY)}]")
_NUMBER: Final = re.compile(rf"(?P<sign>[-\u2212]?)(?P<digits>[0-9]+(?:[{_GROUPS}.,][0-9]+)*)")
_RANGE: Final = re.compile(r"[-\u2012-\u2015.,:/\\+*^0-9]")
"""What may not follow a number: a range, a time, a fraction."""


UNIT_STEM: Final = 3
"""Letters after which «мин» and «минут» are the same unit."""


class UnitKind(StrEnum):
    """How a unit stands by its number; the pattern is `picture.amount.<value>`."""

    PERCENT = "percent"
    MONEY = "money"
    OTHER = "other"


def unit_kind(unit: str) -> UnitKind:
    """«%» and signs of money stand otherwise than words, and not alike in all languages."""
    if unit == "%":
        return UnitKind.PERCENT
    return UnitKind.MONEY if _MONEY.fullmatch(unit) else UnitKind.OTHER


@dataclass(frozen=True, slots=True)
class Amount:
    value: float
    unit: str | None
    """As typed; None: only a number was typed."""


@dataclass(frozen=True, slots=True)
class _Words:
    before: re.Pattern[str]
    out_of: re.Pattern[str]
    range: re.Pattern[str]
    """«3 до 5»: behind a number no unit, but a second number."""
    times: tuple[tuple[re.Pattern[str], int], ...]


@cache
def _words(rules: Rules) -> _Words:
    told = [language.numbers for language in rules.every]
    times = (
        (any_of(one.billion for one in told), 1_000_000_000),
        (any_of(one.million for one in told), 1_000_000),
        (any_of(one.thousand for one in told), 1_000),
    )
    return _Words(
        re.compile(rf"(?:(?:[n=≈~]|{any_of(one.about for one in told)})\s*)*", re.IGNORECASE),
        re.compile(rf"\s+{any_of(one.out_of for one in told)}\s+(?=\d)", re.IGNORECASE),
        re.compile(
            rf"{any_of(language.figures.bound for language in rules.every)}\s+\d", re.IGNORECASE
        ),
        tuple((re.compile(rf"{word}\b\.?", re.IGNORECASE), value) for word, value in times),
    )


def parse(text: str, rules: Rules) -> Amount | Rejected:
    """One number and what stands around it; NO_NUMBER, NUMBER_TOO_LARGE or TOO_LONG otherwise.

    Where three digits follow a comma («1,200»), the language says whether it parts thousands.
    """
    line = words.figures(text)
    if isinstance(line, Rejected):
        return line
    said = _words(rules)
    rest = line[_matched(said.before, line) :]
    money = _MONEY.match(rest)
    if money is not None:
        rest = rest[1:].lstrip()
    found = _NUMBER.match(rest)
    value = None if found is None else _value(found["digits"], rules)
    if found is None or value is None:
        return Rejected(Code.NO_NUMBER)
    return _amount(
        -value if found["sign"] else value,
        rest[found.end() :].strip(),
        None if money is None else money[0],
        said,
    )


Asked = Literal["now", "target", "sample"]


def answer(text: str, rules: Rules, asked: Asked) -> str:
    """What is typed without the words that an answer repeats of its question: «по 120» clients,
    «цель не больше 8», «сейчас 12». Where no number follows, as it is.
    """
    lead = _asked(rules, asked).match(text)
    rest = text if lead is None else text[lead.end() :]
    return rest if re.match(rf"[-\u2212{re.escape(_CURRENCY)}]*\d", rest) else text


def better(text: str, rules: Rules) -> Better | None:
    """Which way a typed target says that its number is better: «не больше 8», «хотя бы 4,5»."""
    lead = _asked(rules, "target").match(text)
    said = "" if lead is None else lead.group().strip(" :=—–")
    told = [language.figures for language in rules.every]
    sides = {
        Better.LESS: any_of(one.at_most for one in told),
        Better.MORE: any_of(one.at_least for one in told),
    }
    found = (
        way for way, words in sides.items() if re.search(rf"(?<!\w){words}$", said, re.IGNORECASE)
    )
    return next(found, None)


@cache
def _asked(rules: Rules, asked: Asked) -> re.Pattern[str]:
    told = [language.figures for language in rules.every]
    words_of = any_of(getattr(one, asked) for one in told)
    bound = any_of(one.bound for one in told) if asked == "target" else "(?!)"
    return re.compile(rf"\s*(?:{words_of}(?!\w)[\s:=—–]*)?(?:{bound}(?!\w)\s*)?", re.IGNORECASE)


def share(text: str, rules: Rules) -> tuple[Amount, int] | None:
    """«3400 из 21 000»: a number and out of how many; None: it is told otherwise."""
    line = words.figures(text)
    parts = [] if isinstance(line, Rejected) else _words(rules).out_of.split(line, maxsplit=1)
    if len(parts) == 1 or not parts:
        return None
    part, whole = parse(parts[0], rules), count(parts[1], rules)
    if isinstance(part, Rejected) or isinstance(whole, Rejected):
        return None
    return part, whole


def count(text: str, rules: Rules) -> int | Rejected:
    """A whole number of people or cases, not below 0: «120», «n = 120», «120 чел.»."""
    amount = parse(text, rules)
    if isinstance(amount, Rejected):
        return amount
    if amount.value < 0 or amount.value != int(amount.value):
        return Rejected(Code.NO_COUNT)
    if amount.value > limits.COUNT_MAX:
        return Rejected(Code.NUMBER_TOO_LARGE)
    return int(amount.value)


def _matched(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return 0 if found is None else found.end()


def _amount(value: float, told: str, money: str | None, said: _Words) -> Amount | Rejected:
    """What follows the number: a multiplier, then the unit."""
    for pattern, times in said.times:
        if end := _matched(pattern, told):
            value, told = value * times, told[end:].strip()
            break
    told = "" if told in {".", "!"} else told
    if _RANGE.match(told) or said.range.match(told):
        return Rejected(Code.NO_NUMBER)
    if abs(value) > limits.VALUE_MAX:
        return Rejected(Code.NUMBER_TOO_LARGE)
    unit = " ".join(part for part in (money, told) if part)
    return Amount(round(value, 6) + 0.0, unit or None)


def _value(digits: str, rules: Rules) -> float | None:
    """The number in a run of digits and signs; None: it can be read in two ways or in none."""
    parts = re.split(rf"[{_GROUPS}.,]", digits)
    signs = re.findall(rf"[{_GROUPS}.,]", digits)
    decimals = ""
    if signs and _is_decimal(signs, parts, rules):
        decimals = parts.pop()
        signs.pop()
    if len(set(signs)) > 1 or any(len(part) != _GROUP for part in parts[1:]):
        return None
    if len(parts) > 1 and not 1 <= len(parts[0]) <= _GROUP:
        return None
    if len("".join(parts)) > limits.DIGITS_MAX:
        return float("inf")
    return float("".join(parts) + "." + (decimals[: limits.DIGITS_MAX] or "0"))


def _is_decimal(signs: list[str], parts: list[str], rules: Rules) -> bool:
    """Whether the last sign parts the decimals."""
    last = signs[-1]
    if last not in ".," or signs.count(last) > 1:
        return False
    grouping = last == "," and rules.own.numbers.comma_groups and parts[0] != "0"
    return len(signs) > 1 or not grouping or len(parts[-1]) != _GROUP


def same_unit(typed: str | None, known_unit: str | None) -> bool:
    """«мин.» and «минут» are one unit; no unit typed is the known one."""
    if typed is None:
        return True
    one, other = (unit.casefold().strip(" .") for unit in (typed, known_unit or ""))
    stem = min(len(one), len(other))
    return one == other or (stem >= UNIT_STEM and (one.startswith(other) or other.startswith(one)))
