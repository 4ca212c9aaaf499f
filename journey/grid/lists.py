"""The lists of a map that came back, tasks and numbers: which cells of which row are others now.

Knows rows of cells and what the file itself says of its columns and words; must not know how they
are typed, nor the map as it is now. A row is found by what it says, wherever it was sorted to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Final, TypeAlias

from pydantic import Field

from journey import limits
from journey.grid.ids import Ids, Kept, digest
from journey.grid.signs import flat
from journey.values import Frozen, Id, LaneId

Rows: TypeAlias = Sequence[Sequence[str]]
TASKS: Final = "tasks"
METRICS: Final = "metrics"
OF: Final = {TASKS: "task", METRICS: "metric"}
"""What a row of each is kept as."""
EDITED: Final = {
    TASKS: ("text", "owner", "due", "effort", "cost", "status"),
    METRICS: ("text", "value", "unit", "target", "better", "n", "period", "source"),
}
"""The columns that are laid onto the map; the others say where a row is from."""
CHOSEN: Final = frozenset({"effort", "cost", "status", "better"})
WEIGHTS: Final = {"text": 4, "why": 3}
"""How much a cell that is as it was says of which row it is; others weigh 1."""
SURE: Final = 4
PLACE: Final = 2
"""What it says that a row stands where it stood."""
HEADS: Final = 6
"""Rows among which the headings stand."""
ROWS_MAX: Final = limits.TASKS_MAX + limits.STAGES_MAX * limits.ITEMS_MAX
CELL_MAX: Final = 1000


class Row(Frozen):
    """What somebody typed into one row."""

    of: LaneId
    """`TASKS` or `METRICS`."""
    id: Id | None = None
    """None: the row is new."""
    stage: Annotated[str, Field(max_length=CELL_MAX)] = ""
    """Of a new one, as it stands in its cell."""
    told: dict[LaneId, Annotated[str, Field(max_length=CELL_MAX)]] = Field(
        default_factory=dict, max_length=10
    )
    """By column; what is chosen by its id («small»), all else as typed. Empty: taken out."""
    left: Annotated[
        tuple[Annotated[str, Field(max_length=CELL_MAX)], ...], Field(max_length=10)
    ] = ()
    """What is none of the words that are chosen from."""


@dataclass(slots=True)
class _Table:
    of: str
    name: str
    """Of its sheet."""
    columns: dict[str, str] = field(default_factory=dict)
    """By what each holds, what it is called, in the order in which digests stand."""
    choices: dict[str, str] = field(default_factory=dict)
    rows: list[Kept] = field(default_factory=list)


def changed(
    tables: Sequence[tuple[str, Rows]], ids: Ids
) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """The rows that say something else or are new, and the ids of tasks that were taken out."""
    found: list[Row] = []
    gone: list[str] = []
    by_name = dict(tables)
    for table in _tables(ids):
        rows = by_name.get(table.name)
        read = None if rows is None else _read(rows, table)
        if read is None:
            continue
        tied = _tied(read, table)
        found += [row for cells, kept in tied if (row := _row(cells, kept, table)) is not None]
        if table.of == TASKS:
            there = {kept.id for _, kept in tied if kept is not None}
            gone += [one.id for one in table.rows if one.id not in there]
    return tuple(found[:ROWS_MAX]), tuple(gone[:ROWS_MAX])


def _tables(ids: Ids) -> Iterator[_Table]:
    table: _Table | None = None
    for one in ids.kept:
        if one.kind in {"table", "sheet"}:
            if table is not None:
                yield table
            table = _Table(one.id, one.said) if one.kind == "table" and one.id in OF else None
        elif table is None:
            continue
        elif one.kind == "column":
            table.columns[one.id] = one.said
        elif one.kind == "choice":
            table.choices[one.id] = one.said
        elif one.kind == OF[table.of]:
            table.rows.append(one)
    if table is not None:
        yield table


def _read(rows: Rows, table: _Table) -> list[dict[str, str]] | None:
    """Its rows, cell by cell; None: the headings are not there any more."""
    for at, head in enumerate(rows[:HEADS]):
        titles = [flat(cell).casefold() for cell in head]
        where = {
            key: titles.index(name.casefold())
            for key, name in table.columns.items()
            if name.casefold() in titles
        }
        if "text" in where and len(where) > 1:
            below = (
                {key: _cell(row, column) for key, column in where.items()} for row in rows[at + 1 :]
            )
            return [one for one in below if any(one.values())][:ROWS_MAX]
    return None


def _cell(row: Sequence[str], column: int) -> str:
    return flat(row[column])[:CELL_MAX] if column < len(row) else ""


Tied: TypeAlias = list[tuple[dict[str, str], Kept | None]]


def _tied(read: list[dict[str, str]], table: _Table) -> Tied:
    """Each row with what it was written from: those that say the same first, then the likest."""
    order = [*table.columns]
    said = [dict(zip(order, one.said.split("."), strict=False)) for one in table.rows]
    now = [{key: digest(text) for key, text in one.items()} for one in read]
    tied: dict[int, int] = {}
    free = dict.fromkeys(range(len(said)))
    for at, cells in enumerate(now):
        same = (one for one in free if all(said[one].get(key, "") == cells[key] for key in cells))
        found = next(same, None)
        if found is not None:
            tied[at] = found
            del free[found]
    open_ = [at for at in range(len(now)) if at not in tied]
    likeness = sorted(
        (
            (_alike(now[at], said[one]) + PLACE * (at == one), at, one)
            for at in open_
            for one in free
        ),
        key=lambda found: (-found[0], abs(found[1] - found[2])),
    )
    for weight, at, one in likeness:
        if weight >= SURE and at not in tied and one in free:
            tied[at] = one
            del free[one]
    return [(cells, table.rows[tied[at]] if at in tied else None) for at, cells in enumerate(read)]


def _alike(cells: dict[str, str], said: dict[str, str]) -> int:
    return sum(
        WEIGHTS.get(key, 1) for key, one in cells.items() if one and said.get(key, "") == one
    )


def _row(cells: dict[str, str], kept: Kept | None, table: _Table) -> Row | None:
    """None: it says what it said, or is new and says nothing."""
    said = {} if kept is None else dict(zip(table.columns, kept.said.split("."), strict=False))
    told: dict[str, str] = {}
    left: list[str] = []
    for key in EDITED[table.of]:
        text = cells.get(key)
        if text is None or digest(text) == said.get(key, ""):
            continue
        if key in CHOSEN and text:
            chosen = _chosen(key, text, table)
            if chosen is None:
                left.append(text)
            else:
                told[key] = chosen
        else:
            told[key] = text
    if kept is None and not told.get("text"):
        return None
    if not told and not left:
        return None
    stage = cells.get("stage", "") if kept is None else ""
    return Row(of=table.of, id=kept and kept.id, stage=stage, told=told, left=tuple(left))


def _chosen(key: str, text: str, table: _Table) -> str | None:
    wanted = text.casefold()
    for name, word in table.choices.items():
        of, _, value = name.partition(".")
        if of == key and word.casefold() == wanted:
            return value
    return None
