"""Tables in a sheet: where one begins and ends, its header of one row or two, what stands above.

Knows rows; must not know what a column counts. Reports hold several tables with empty rows between
them, comments, a title, a header under a header, no header at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from journey.funnel.cells import Row, Sheet, is_empty, number, text

WIDE: Final = 2
"""Cells that a table has at least."""
COLUMNS_MAX: Final = 200
COMMENT: Final = "#"


@dataclass(frozen=True, slots=True)
class Table:
    """One table with its header, a name a column; names are empty where it has none."""

    header: tuple[str, ...]
    rows: Sequence[Row]
    above: tuple[str, ...]
    """What is said above it, in this sheet: titles, comments, times."""


def tables(sheet: Sheet) -> Iterator[Table]:
    """Every table of a sheet, in order."""
    above: list[str] = []
    for block in _blocks(sheet.rows):
        start = next((n for n, row in enumerate(block) if not _is_title(row)), len(block))
        above += [said for row in block[:start] if (said := _line(row))]
        table = _table(block[start:], tuple(above))
        if table is not None:
            yield table


def _blocks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Runs of rows that are not empty."""
    for full, block in groupby(rows, key=lambda row: not all(map(is_empty, row))):
        if full:
            yield list(block)


def _is_title(row: Row) -> bool:
    filled = [cell for cell in row if not is_empty(cell)]
    return len(filled) < WIDE or text(filled[0]).startswith(COMMENT)


def _line(row: Row) -> str:
    return " ".join(filter(None, map(text, row))).strip(f"{COMMENT} -")


def _table(block: Sequence[Row], above: tuple[str, ...]) -> Table | None:
    if not block:
        return None
    if _has_numbers(block[0]):
        width = max(len(row) for row in block[:50])
        return Table(("",) * min(width, COLUMNS_MAX), block, above)
    if len(block) == 1:
        return None
    if _is_two_rowed(block):
        names = _joined(_filled(block[0]), block[1])
        return Table(_distinct(names), block[2:], above)
    return Table(_distinct(map(text, block[0])), block[1:], above)


def _has_numbers(row: Row) -> bool:
    return any(number(cell) is not None for cell in row)


def _is_two_rowed(block: Sequence[Row]) -> bool:
    """A group's name above the names of its columns: what is merged stands once, then nothing."""
    if len(block) < 3 or _has_numbers(block[1]) or not _has_numbers(block[2]):  # noqa: PLR2004
        return False
    above = [text(cell) for cell in block[0]]
    gaps = sum(not name for name in above[1:]) + len(block[1]) - len(above)
    doubled = len(above) - len(set(above))
    named = sum(bool(text(cell)) for cell in block[1])
    return (gaps > 0 or doubled > 0) and named >= WIDE


def _filled(row: Row) -> list[str]:
    names: list[str] = []
    for cell in row:
        names.append(text(cell) or (names[-1] if names else ""))
    return names


def _joined(groups: list[str], row: Row) -> Iterator[str]:
    for place in range(max(len(groups), len(row))):
        group = groups[place] if place < len(groups) else (groups[-1] if groups else "")
        own = text(row[place]) if place < len(row) else ""
        yield f"{group} {own}".strip() if own and own != group else own or group


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Of columns that are called alike the later ones are numbered."""
    seen: Counter[str] = Counter()
    found = []
    for name in list(names)[:COLUMNS_MAX]:
        seen[name] += 1
        found.append(name if seen[name] == 1 or not name else f"{name} ({seen[name]})")
    while found and not found[-1]:
        found.pop()
    return tuple(found)
