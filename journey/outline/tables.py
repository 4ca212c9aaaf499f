"""A table as an outline: stages are its columns or its rows, lanes the other way.

Knows rows of cells; must not know a file's format.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from journey import limits
from journey.grid.signs import flat
from journey.outline.cells import Reader, clean
from journey.outline.names import Names
from journey.outline.outline import Draft, Outline, short

Rows: TypeAlias = Sequence[Sequence[str]]

_RULE: Final = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_NUMBER: Final = re.compile(r"[-+\u2212]?[\d\s.,:%\u00a0]*\d[\d\s.,:%\u00a0]*")
SURE: Final = 2
TELLING: Final = frozenset(
    {"goal", "expects", "actions", "questions", "channels", "emotion", "pains", "ideas", "metrics",
     "backstage"}
)  # fmt: skip
"""Rows by whose names a table is known to be a map: reports have a time, too."""
LOOKED: Final = 6
"""Rows in which the headings may stand: above them people write titles."""
COLUMNS: Final = 60
"""Cells of a row that are looked at."""


def of_text(text: str) -> tuple[list[list[str]], str] | None:
    """The rows of a pasted table, with the text around it; None: there is none."""
    lines = text.splitlines()
    piped = [at for at, line in enumerate(lines) if line.count("|") > 1]
    if len(piped) > 1 and any(_RULE.fullmatch(lines[at]) for at in piped):
        rows = [_piped(lines[at]) for at in piped if not _RULE.fullmatch(lines[at])]
        around = "\n".join(line for at, line in enumerate(lines) if at not in {*piped})
        return rows, around
    tabbed = [line for line in lines if "\t" in line]
    if len(tabbed) > 1 and len(tabbed) * 2 >= len([line for line in lines if line.strip()]):
        read = csv.reader(io.StringIO(text.strip("\n\r")), delimiter="\t")
        return [list(row) for row in read], ""
    filled = [line for line in lines if line.strip()]
    counts = {line.count(";") for line in filled}
    if len(filled) > 1 and len(counts) == 1 and min(counts) > 1:
        return [list(row) for row in csv.reader(io.StringIO("\n".join(filled)), delimiter=";")], ""
    return None


def _piped(line: str) -> list[str]:
    bare = line.strip().removeprefix("|").removesuffix("|")
    return [cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", bare)]


def outline(rows: Rows, reader: Reader, *, whole: bool = False) -> Outline | None:
    """None: no row and no column names a lane, or it is a table of numbers; `whole`: each cell
    holds one entry.
    """
    cells = [[cell or "" for cell in row[:COLUMNS]] for row in rows]
    names = reader.names
    if _is_of_numbers(cells):
        return None
    heads = [[_lane(names, cell) for cell in row] for row in cells[:LOOKED]]
    across = max(range(len(heads)), key=lambda at: _count(heads[at]), default=0)
    columns = [[_lane(names, row[at]) if at < len(row) else None for row in cells] for at in (0, 1)]
    down = max((0, 1), key=lambda at: _count(columns[at]))
    if heads and _count(heads[across]) >= max(SURE, _count(columns[down])):
        return _down(cells, across, heads[across], reader, whole=whole)
    if _count(columns[down]):
        first = next(at for at, lane in enumerate(columns[down]) if lane in TELLING)
        head = next((at for at in range(first - 1, -1, -1) if _filled(cells[at], down)), None)
        if head is not None and _filled(cells[head], down) + _count(columns[down]) > SURE:
            return _across(cells, head, down, reader, whole=whole)
    staged = heads and any(names.is_stage(clean(cell)) for cell in cells[across])
    if staged and _count(heads[across]):
        return _down(cells, across, heads[across], reader, whole=whole)
    return None


def _count(lanes: Sequence[str | None]) -> int:
    return len({lane for lane in lanes if lane in TELLING})


def _filled(row: Sequence[str], column: int) -> int:
    """Cells right of that column with something in them."""
    return sum(bool(cell.strip()) for cell in row[column + 1 :])


def _is_of_numbers(cells: Rows) -> bool:
    body = [cell for row in cells[1:] for cell in row if cell.strip()]
    return sum(_NUMBER.fullmatch(cell.strip()) is not None for cell in body) * 2 > len(body)


def _lane(names: Names, cell: str) -> str | None:
    return names.lane(clean(cell)) if cell.strip() else None


def _title(cells: Rows, at: int, names: Names, draft: Draft) -> None:
    """What people write above the headings: the map's name, its customer."""
    for row in cells[:at]:
        for cell in row:
            said = clean(cell)
            if not said:
                continue
            head, colon, rest = said.partition(":")
            if colon and names.is_persona(head):
                draft.personas.append(rest.strip())
            elif draft.title is None:
                draft.title = names.title(said) or said
            else:
                draft.left.append(said)


def _across(cells: Rows, at: int, left: int, reader: Reader, *, whole: bool) -> Outline | None:
    """Stages are columns. A lane goes on in the rows below it that name none."""
    draft = Draft()
    _title(cells, at, reader.names, draft)
    head = cells[at]
    width = max(map(len, cells[at:]))
    columns = [
        (column, title)
        for column in range(left + 1, len(head))
        if (title := _named(head[column], reader.names))
    ]
    if not columns:
        return None
    under = {column: _over(column, columns) for column in range(columns[0][0], width)}
    found: dict[int, list[tuple[str | None, str]]] = {column: [] for column, _ in columns}
    lane: str | None = None
    for row in cells[at + 1 :]:
        if not any(cell.strip() for cell in row):
            continue
        called = row[left].strip() if left < len(row) else ""
        if called:
            lane = _lane(reader.names, called)
            if lane is None and len([one for one in row if one.strip()]) > 1:
                draft.left.append(called)
        for column, stage in under.items():
            if column < len(row) and row[column].strip() and (lane or not called):
                found[stage].append((lane, row[column]))
    for column, title in columns:
        draft.begin(title)
        for of, cell in found[column]:
            draft.add(*reader.entries(cell, of, whole=whole))
    return draft.done()


def _over(column: int, columns: Sequence[tuple[int, str]]) -> int:
    """The stage's column over a cell: a heading of merged cells stands over several."""
    return max(at for at, _ in columns if at <= column)


Placed: TypeAlias = tuple[list[str], list[tuple[int, str, str]], frozenset[str]]
"""The stages' names; each cell in its place: the stage's number, the lane, the words; the lanes."""


def placed(rows: Rows, reader: Reader) -> Placed | None:
    """A table whose first column names lanes, cell by cell. None: it is no such table."""
    cells = [[cell or "" for cell in row[:COLUMNS]] for row in rows]
    lanes = [_lane(reader.names, row[0]) if row else None for row in cells]
    first = next((at for at, lane in enumerate(lanes) if lane in TELLING), 0)
    head = next((at for at in range(first - 1, -1, -1) if _filled(cells[at], 0)), None)
    if head is None:
        return None
    columns = [at for at in range(1, len(cells[head])) if clean(cells[head][at])]
    found: list[tuple[int, str, str]] = []
    lane: str | None = None
    for row in cells[head + 1 :]:
        if row and row[0].strip():
            lane = _lane(reader.names, row[0])
        if lane is not None:
            at_stage = ((at, row[one]) for at, one in enumerate(columns) if one < len(row))
            found += [(at, lane, text) for at, text in at_stage if text.strip()]
    titles = [flat(cells[head][at]) for at in columns]
    return titles, found, frozenset(one for one in lanes if one is not None)


def _down(
    cells: Rows, at: int, lanes: Sequence[str | None], reader: Reader, *, whole: bool
) -> Outline | None:
    """Stages are rows. Rows without a stage's name go on with the stage above."""
    draft = Draft()
    names = reader.names
    _title(cells, at, names, draft)
    head = cells[at]
    free = [column for column, lane in enumerate(lanes) if lane is None]
    where = next((one for one in free if names.is_stage(clean(head[one]))), free[0] if free else 0)
    unknown = [clean(head[column]) for column in free if column != where and head[column].strip()]
    numbers = {"№", "n", "no", "#", "номер"}
    if clean(head[where]).casefold() in numbers and len(free) > 1:
        where = free[1]
    for row in cells[at + 1 :]:
        title = _named(row[where], names) if where < len(row) else ""
        if title:
            draft.begin(title)
        for column, lane in enumerate(lanes):
            if lane is not None and column < len(row) and row[column].strip():
                draft.add(*reader.entries(row[column], lane, whole=whole))
    draft.left += [one for one in unknown if one.casefold() not in numbers]
    return draft.done() if draft.parts else None


def _named(cell: str, names: Names) -> str:
    """«1. Выбираю», «Этап 1: Выбираю»: the stage's name alone."""
    said = clean(cell)
    numbered = names.stage(said)
    if numbered is not None:
        said = numbered[1] or said
    return short(said, limits.TITLE_CHARS)


def delimited(text: str) -> list[list[str]]:
    """The rows of a CSV file, whichever sign parts its cells."""
    head = text[:4000]
    sign = max(";\t,", key=head.count)
    return [list(row) for row in csv.reader(io.StringIO(text), delimiter=sign)]


def is_rule(line: str) -> bool:
    """Whether a line only parts a table's head from its rows."""
    return bool(_RULE.fullmatch(line))


def lines_of(rows: Rows) -> Iterator[str]:
    """What stands in rows that are no map, to be named as not understood."""
    for row in rows:
        said = " · ".join(clean(cell) for cell in row if cell.strip())
        if said:
            yield said
