"""How long something takes, as people type it: «2 дня», «1,5 часа», «полчаса», "1h 30m".

Knows the words for time in Russian and English; must not know what takes that long.
"""

from __future__ import annotations

import re
from typing import Final

from journey import words
from journey.amounts import Amount
from journey.amounts import parse as parse_amount
from journey.errors import Code, Rejected
from journey.model import Duration, DurationUnit

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

AMOUNT_MAX: Final = 100_000
"""Of one unit: what the model holds."""

_UNITS: Final = (
    (r"сек\w*|с|seconds?|secs?|s", DurationUnit.MINUTE, 1 / 60),
    (r"мин\w*|м|minutes?|mins?|m", DurationUnit.MINUTE, 1.0),
    (r"час\w*|ч|hours?|hrs?|h", DurationUnit.HOUR, 1.0),
    (r"дн\w*|день|сут\w*|д|days?|d", DurationUnit.DAY, 1.0),
    (r"недел\w*|нед|weeks?|wks?|w", DurationUnit.WEEK, 1.0),
    (r"месяц\w*|мес|months?|mo", DurationUnit.MONTH, 1.0),
    (r"квартал\w*|quarters?", DurationUnit.MONTH, 3.0),
    (r"год\w*|лет|г|years?|yrs?|y", DurationUnit.MONTH, 12.0),
)
_PATTERNS: Final = tuple(
    (re.compile(rf"(?:{pattern})\.?(?![^\W\d_])", re.IGNORECASE), unit, times)
    for pattern, unit, times in _UNITS
)
_SPOKEN: Final = (
    (re.compile(r"\bпол(?=час|мин|дня|недел|месяц|год)", re.IGNORECASE), "0.5 "),
    (re.compile(r"\bполтор[аы]\b", re.IGNORECASE), "1.5"),
    (re.compile(r"\b(час|день|недел\w|месяц|год) с половиной\b", re.IGNORECASE), r"1.5 \1"),
    (re.compile(r"\b(?:an?|one) (\w+) and a half\b", re.IGNORECASE), r"1.5 \1"),
    (re.compile(r"\b(?:one|an?) and a half\b", re.IGNORECASE), "1.5"),
    (re.compile(r"\bhalf an?\b|\bhalf a\b", re.IGNORECASE), "0.5"),
    (re.compile(r"\ban?(?= (?:hour|minute|day|week|month|year))", re.IGNORECASE), "1"),
    (re.compile(r"\s+(?:и|and)\s+|\s*,\s+", re.IGNORECASE), " "),
    (re.compile(r"^(?:около|примерно|где-то|about|around|≈|~)\s*", re.IGNORECASE), ""),
)
_FROM_TO: Final = re.compile(
    r"(?:(?:от|from|с) )?(?P<low>[0-9]+(?:[.,][0-9]+)?)\s*(?:[-–—]|до|to)\s*"
    r"(?P<high>[0-9]+(?:[.,][0-9]+)?)\s*(?P<unit>\D+)",
    re.IGNORECASE,
)
_PIECE: Final = re.compile(r"(?P<number>[0-9][0-9 \u00a0]*(?:[.,][0-9]+)?)\s*(?P<rest>\D.*)")


def parse(text: str) -> Duration | Rejected:
    """One duration; of several pieces («1 ч 30 мин») the sum in the smallest unit named.

    NO_UNIT: only a number; FROM_TO: two values with a unit; NO_DURATION: it cannot be
    read, or is nothing, or is too long.
    """
    line = words.figures(text)
    if isinstance(line, Rejected):
        return line
    for pattern, instead in _SPOKEN:
        line = pattern.sub(instead, line)
    if isinstance(amount := parse_amount(line, "ru"), Amount) and amount.unit is None:
        return Rejected(Code.NO_UNIT, {"text": text.strip()})
    both = _FROM_TO.fullmatch(line.strip())
    if both is not None and _pieces(f"{both['high']} {both['unit']}"):
        return Rejected(Code.FROM_TO, {"low": both["low"], "high": both["high"]})
    pieces = _pieces(line.strip())
    if not pieces:
        return Rejected(Code.NO_DURATION)
    return _sum(pieces)


def _pieces(line: str) -> list[tuple[float, DurationUnit]]:
    """All of the line as numbers with units; empty: some of it is something else."""
    found: list[tuple[float, DurationUnit]] = []
    while line:
        piece = _PIECE.fullmatch(line)
        amount = 1.0 if piece is None else _number(piece["number"])
        rest = line if piece is None else piece["rest"]
        if amount is None or (piece is None and found):
            return []
        unit = next((known for known in _PATTERNS if known[0].match(rest)), None)
        if unit is None:
            return []
        pattern, kind, times = unit
        matched = pattern.match(rest)
        found.append((amount * times, kind))
        line = rest[matched.end() if matched else 0 :].strip()
    return found


def _number(told: str) -> float | None:
    amount = parse_amount(told.strip(), "ru")
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
