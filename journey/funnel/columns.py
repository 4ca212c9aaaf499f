"""What each column of a table is: by its header's words, and by what stands in it.

Knows a table; must not know what becomes of a column.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from journey.funnel import words
from journey.funnel.cells import Cell, Row, number, seconds, text
from journey.funnel.tables import Table
from journey.funnel.words import Kind

SAMPLE: Final = 300
"""Rows by which a column is known."""
MOSTLY: Final = 0.6
SOME: Final = 0.3
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[a-zа-я]{2,}", re.IGNORECASE)
_PHONE: Final = re.compile(
    r"(?:\+?[78][\s\-(]*9\d\d|\+\d{1,3}[\s\-(]*\d{2,3})[\s\-)]*(?:\d[\s\-]*){7}"
)
"""Of Russia with or without +, of other countries with it: an advertisement's number is as long."""
_ALONE: Final = re.compile(r"клиент|контакт|покупатель|customer|client|contact|user")
"""Over words it names persons; over numbers it counts them."""
_NAMING: Final = frozenset({Kind.STEP, Kind.DIMENSION})
_COUNTED: Final = frozenset({Kind.PEOPLE, Kind.COUNT})
_MISSING: Final = frozenset(
    {"", "-", "--", "—", "n/a", "none", "null", "не определено", "(not set)", "not set"}
)


@dataclass(frozen=True, slots=True)
class Column:
    place: int
    name: str
    kind: Kind
    numbered: bool = False
    """It holds numbers, whatever it is called: «Шаг» 1, 2, 3."""

    @property
    def called(self) -> str:
        """How people are told of it: of a table without names by its place, never by a person."""
        named = self.name and not _names_somebody(self.name)
        return self.name if named else f"№\u00a0{self.place + 1}"


def columns(table: Table) -> tuple[Column, ...]:
    """Every column that says something, from the left."""
    found = []
    for place, name in enumerate(table.header):
        sample = [row[place] for row in table.rows[:SAMPLE] if place < len(row)]
        cells = [cell for cell in sample if not is_missing(cell)]
        kind = _kind(name, cells)
        if kind is not None:
            numbered = bool(cells) and _share(cells, _is_number) >= MOSTLY
            found.append(Column(place, name, kind, numbered))
    named = any(one.kind in _NAMING and not one.numbered for one in found)
    return tuple(one for one in found if not (named and one.kind in _NAMING and one.numbered))


def is_missing(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and text(cell).casefold() in _MISSING)


def cell_of(row: Row, column: Column) -> Cell:
    """The cell; None where the row ends before."""
    return row[column.place] if column.place < len(row) else None


def _kind(name: str, cells: Sequence[Cell]) -> Kind | None:
    """None: it is empty, or numbers the rows."""
    said = words.kind(name)
    if said is Kind.PERSONAL or _is_personal(cells):
        return Kind.PERSONAL
    if not cells:
        return None
    if said is Kind.DAY or said is Kind.RATE:
        return said
    if _share(cells, _is_number) < MOSTLY:
        return _of_words(name, said)
    numbers = [one for cell in cells if (one := number(cell, whole=True)) is not None]
    if said in _NAMING:
        return said
    whole = all(one == int(one) and one >= 0 for one in numbers)
    if not whole or _share(cells, _is_percent) > 0:
        return Kind.RATE
    if said in _COUNTED:
        return said
    return None if _is_numbering(name, numbers) else Kind.COUNT


def _of_words(name: str, said: Kind | None) -> Kind:
    if said in _COUNTED and _ALONE.fullmatch(words.folded(name)):
        return Kind.PERSONAL
    return Kind.STEP if said is Kind.STEP else Kind.DIMENSION


def _is_numbering(name: str, numbers: Sequence[float]) -> bool:
    """1, 2, 3 … under «№» or under nothing."""
    counted = len(numbers) > 1 and list(numbers) == [float(n + 1) for n in range(len(numbers))]
    return counted and not words.folded(name)


def _is_number(cell: Cell) -> bool:
    return number(cell, whole=True) is not None and seconds(cell) is None


def _is_percent(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.rstrip().endswith("%")


def _is_personal(cells: Sequence[Cell]) -> bool:
    return bool(cells) and _share(cells, _names_somebody) > SOME


def _names_somebody(cell: Cell) -> bool:
    told = text(cell)
    return bool(_EMAIL.fullmatch(told) or _PHONE.fullmatch(told))


def _share(cells: Sequence[Cell], is_so: Callable[[Cell], bool]) -> float:
    return sum(map(is_so, cells)) / len(cells)
