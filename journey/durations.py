"""How long something takes, as people type it: «2 дня», «1,5 часа», «полчаса», "1h 30m".

Knows how pieces are added up; the words are the language's (`journey.language`). Must not know
what takes that long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Final

from journey import words
from journey.amounts import Amount
from journey.amounts import parse as parse_amount
from journey.errors import Code, Rejected
from journey.language import Rules, any_of
from journey.measures import Duration, DurationUnit

MINUTES: Final = {
    DurationUnit.MINUTE: 1.0,
    DurationUnit.HOUR: 60.0,
    DurationUnit.DAY: 1_440.0,
    DurationUnit.WEEK: 10_080.0,
    DurationUnit.MONTH: 43_200.0,
}
"""A month counts 30 days: for comparing and adding, never for dates."""

CHOICES: Final = (
    Duration(amount=5, unit=DurationUnit.MINUTE),
    Duration(amount=15, unit=DurationUnit.MINUTE),
    Duration(amount=30, unit=DurationUnit.MINUTE),
    Duration(amount=1, unit=DurationUnit.HOUR),
    Duration(amount=3, unit=DurationUnit.HOUR),
    Duration(amount=1, unit=DurationUnit.DAY),
    Duration(amount=3, unit=DurationUnit.DAY),
    Duration(amount=1, unit=DurationUnit.WEEK),
    Duration(amount=2, unit=DurationUnit.WEEK),
    Duration(amount=1, unit=DurationUnit.MONTH),
)
"""The quick choices: each about three times the one before."""

TOLD: Final = (DurationUnit.MONTH, DurationUnit.DAY, DurationUnit.HOUR, DurationUnit.MINUTE)
"""Units in which sums are told, the largest first; nobody adds up weeks."""

AMOUNT_MAX: Final = 100_000
"""Of one unit: what the model holds."""

_UNITS: Final = (
    (attrgetter("second"), DurationUnit.MINUTE, 1 / 60),
    (attrgetter("minute"), DurationUnit.MINUTE, 1.0),
    (attrgetter("hour"), DurationUnit.HOUR, 1.0),
    (attrgetter("day"), DurationUnit.DAY, 1.0),
    (attrgetter("week"), DurationUnit.WEEK, 1.0),
    (attrgetter("month"), DurationUnit.MONTH, 1.0),
    (attrgetter("quarter"), DurationUnit.MONTH, 3.0),
    (attrgetter("year"), DurationUnit.MONTH, 12.0),
)
"""How a language's rules call a unit, and what it counts as."""
_PIECE: Final = re.compile(r"(?P<number>[0-9][0-9 \u00a0]*(?:[.,][0-9]+)?)\s*(?P<rest>\D.*)")


@dataclass(frozen=True, slots=True)
class _Words:
    instead: tuple[tuple[re.Pattern[str], str], ...]
    """What is read in place of what was said."""
    from_to: re.Pattern[str]
    units: tuple[tuple[re.Pattern[str], DurationUnit, float], ...]


@cache
def _words(rules: Rules) -> _Words:
    told = [language.time for language in rules.every]
    about = any_of(language.numbers.about for language in rules.every)
    instead = (
        *(pair for one in told for pair in one.spoken),
        (rf"\s+{any_of(one.joined_by for one in told)}\s+|\s*,\s+", " "),
        (rf"^(?:{about}|[≈~])\s*", ""),
    )
    low, high = any_of(one.at_least for one in told), any_of(one.at_most for one in told)
    figure = r"[0-9]+(?:[.,][0-9]+)?"
    return _Words(
        tuple((re.compile(pattern, re.IGNORECASE), other) for pattern, other in instead),
        re.compile(
            rf"(?:{low} )?(?P<low>{figure})\s*(?:[-–—]|{high})\s*(?P<high>{figure})\s*"
            r"(?P<unit>\D+)",
            re.IGNORECASE,
        ),
        tuple(
            (re.compile(rf"{any_of([word(one)])}\.?(?![^\W\d_])", re.IGNORECASE), unit, times)
            for one in told
            for word, unit, times in _UNITS
        ),
    )


def parse(text: str, rules: Rules) -> Duration | Rejected:
    """One duration; of several pieces («1 ч 30 мин») the sum in the smallest unit named.

    NO_UNIT: only a number; FROM_TO: two values with a unit; NO_DURATION: it cannot be
    read, or is nothing, or is too long.
    """
    line = words.figures(text)
    if isinstance(line, Rejected):
        return line
    said = _words(rules)
    for pattern, instead in said.instead:
        line = pattern.sub(instead, line)
    if isinstance(amount := parse_amount(line, rules), Amount) and amount.unit is None:
        return Rejected(Code.NO_UNIT, {"text": text.strip()})
    both = said.from_to.fullmatch(line.strip())
    if both is not None and _pieces(f"{both['high']} {both['unit']}", rules):
        return Rejected(Code.FROM_TO, {"low": both["low"], "high": both["high"]})
    pieces = _pieces(line.strip(), rules)
    if not pieces:
        return Rejected(Code.NO_DURATION)
    return _sum(pieces)


def _pieces(line: str, rules: Rules) -> list[tuple[float, DurationUnit]]:
    """All of the line as numbers with units; empty: some of it is something else."""
    found: list[tuple[float, DurationUnit]] = []
    while line:
        piece = _PIECE.fullmatch(line)
        amount = 1.0 if piece is None else _number(piece["number"], rules)
        rest = line if piece is None else piece["rest"]
        if amount is None or (piece is None and found):
            return []
        unit = next((known for known in _words(rules).units if known[0].match(rest)), None)
        if unit is None:
            return []
        pattern, kind, times = unit
        matched = pattern.match(rest)
        found.append((amount * times, kind))
        line = rest[matched.end() if matched else 0 :].strip()
    return found


def _number(told: str, rules: Rules) -> float | None:
    amount = parse_amount(told.strip(), rules)
    return amount.value if isinstance(amount, Amount) and amount.unit is None else None


def _sum(pieces: list[tuple[float, DurationUnit]]) -> Duration | Rejected:
    unit = min((unit for _, unit in pieces), key=MINUTES.__getitem__)
    amount = sum(amount * MINUTES[one] for amount, one in pieces) / MINUTES[unit]
    if unit is DurationUnit.HOUR and amount < 1:  # nobody says «0,5 ч»
        amount, unit = amount * 60, DurationUnit.MINUTE
    amount = round(amount, 6)
    if not 0 < amount <= AMOUNT_MAX:
        return Rejected(Code.NO_DURATION)
    return Duration(amount=amount, unit=unit)


def minutes(duration: Duration) -> float:
    return duration.amount * MINUTES[duration.unit]


def whole(total: float) -> tuple[tuple[int, DurationUnit], ...]:
    """So many minutes as people say it: «8 дней», «6 месяцев 5 дней»; two units at most."""
    rounded = max(1, round(total))
    top = next(at for at, unit in enumerate(TOLD) if rounded >= MINUTES[unit])
    if top == len(TOLD) - 1:
        return ((rounded, TOLD[top]),)
    large, small = TOLD[top], TOLD[top + 1]
    each = MINUTES[small]
    amounts = divmod(round(rounded / each), round(MINUTES[large] / each))
    return tuple(pair for pair in zip(amounts, (large, small), strict=True) if pair[0])
