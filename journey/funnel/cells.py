"""A book of cells, whatever file it came in, and what a cell says as a number.

Knows how numbers, shares and times are written in reports; must not know what they count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

Cell = str | float | None
"""Words, a number, or nothing. Days are ISO words, times «1:02:03»."""
Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a book, as it stands there."""

    name: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets that people see; hidden ones are left out by whoever reads the file."""

    sheets: tuple[Sheet, ...]
    called: str = ""
    """The file's name without its ending: some reports say their time nowhere else."""


_UNSEEN: Final = re.compile("[\u2060\ufeff\u200b]")
_MINUS: Final = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2014": "-", "\u2019": "'"})
_TIME: Final = re.compile(r"(?:(\d+):)?([0-5]?\d):([0-5]\d)(?:[.,]\d+)?")
_GROUPED: Final = re.compile(r"-?\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?")
_COMMAS: Final = re.compile(r"-?\d{1,3}(?:,\d{3})+")
_COMMAS_POINT: Final = re.compile(r"-?\d{1,3}(?:,\d{3})+\.\d+")
_POINTS: Final = re.compile(r"-?[1-9]\d{0,2}(?:\.\d{3})+")
_POINTS_COMMA: Final = re.compile(r"-?\d{1,3}(?:\.\d{3})+,\d+")
_PLAIN: Final = re.compile(r"-?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?")
_MONEY: Final = re.compile(r"\s*(?:₽|руб\.?|р\.|\$|€|£|₸|₴|usd|eur|rub)\s*", re.IGNORECASE)
_CHARS: Final = 40
"""No number is longer."""


def text(cell: Cell) -> str:
    """What a cell says in one line."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if not cell.isascii():
        cell = _UNSEEN.sub("", cell)
    return " ".join(cell.split())  # every kind of space parts


def is_empty(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and (not cell or cell.isspace()))


def number(cell: Cell, *, whole: bool = False) -> float | None:
    """The number in a cell; None: there is none. A per cent is a share, a time is seconds.

    whole: the column counts something, so «1,234» is no fraction.
    """
    if cell is None or isinstance(cell, float):
        return cell
    if len(cell) > _CHARS:
        return None
    if cell.isascii() and cell.isdigit():
        return float(cell)
    told = text(cell).translate(_MINUS)
    if told.endswith("%"):
        share = _read(told[:-1].rstrip(), whole=False)
        return None if share is None else share / 100
    return _read(_MONEY.sub("", told), whole=whole)


def seconds(cell: Cell) -> float | None:
    """A time that is written with colons."""
    found = _TIME.fullmatch(text(cell)) if isinstance(cell, str) else None
    if found is None:
        return None
    hours, minutes, rest = (int(part or 0) for part in found.groups())
    return 3600.0 * hours + 60 * minutes + rest


def _read(told: str, *, whole: bool) -> float | None:
    if _GROUPED.fullmatch(told):
        return float(told.replace(" ", "").replace("'", "").replace(",", "."))
    if _COMMAS_POINT.fullmatch(told) or (whole and _COMMAS.fullmatch(told)):
        return float(told.replace(",", ""))
    if _POINTS_COMMA.fullmatch(told):
        return float(told.replace(".", "").replace(",", "."))
    if whole and _POINTS.fullmatch(told):
        return float(told.replace(".", ""))
    return float(told.replace(",", ".")) if _PLAIN.fullmatch(told) else None
