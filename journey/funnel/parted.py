"""A table taken apart: its columns by what they are, its rows, and the rows that sum them up.

Knows how programs write totals; must not know which of it becomes a reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journey.funnel import words
from journey.funnel.cells import Row, is_empty, text
from journey.funnel.columns import Column, cell_of, columns, is_missing
from journey.funnel.tables import Table
from journey.funnel.words import Kind


@dataclass(frozen=True, slots=True)
class Parted:
    """A table taken apart."""

    table: Table
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    totals: tuple[Row, ...]
    """Rows that sum up others: «Итого и средние»."""

    def of(self, *kinds: Kind) -> tuple[Column, ...]:
        return tuple(one for one in self.columns if one.kind in kinds)

    @property
    def counted(self) -> tuple[Column, ...]:
        return self.of(Kind.PEOPLE, Kind.COUNT)


def parted(table: Table) -> Parted:
    known = columns(table)
    rows: list[Row] = []
    totals: list[Row] = []
    named = [one for one in known if one.kind in {Kind.STEP, Kind.DIMENSION, Kind.DAY}]
    for row in table.rows:
        told = _in_place(row, len(table.header))
        (totals if _sums_up(told, named, row) else rows).append(told)
    return Parted(table, known, tuple(rows), tuple(totals))


def _in_place(row: Row, width: int) -> Row:
    """A row of totals may have one cell more, which says so: behind the others, or before them."""
    end = len(row)
    while end and is_empty(row[end - 1]):
        end -= 1
    if end <= width:
        return row
    if isinstance(row[0], str) and words.is_total(row[0]):
        return row[1:]
    return row[:width]


def _sums_up(row: Row, named: Sequence[Column], whole: Row) -> bool:
    """All that is named in it is a total, or nothing is and some cell says so."""
    said = [told for one in named if not is_missing(told := text(cell_of(row, one)))]
    if said:
        return all(map(words.is_total, said))
    return any(isinstance(cell, str) and words.is_total(cell) for cell in whole)
