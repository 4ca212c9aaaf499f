"""A journey as rows, and what changed between two of its states.

Pure functions return a new journey; `diff` tells which rows that changes. The same changes are
applied to the tables and appended to the history, so undo is `revert` and a past state is a
journey with its later changes reverted.

A row is a plain JSON object: the fields of the part without its own parts, plus `parent` (the id
of what holds it) and `pos` (its place there, from 0). The table of a part:

    journey ─┬─ persona ── evidence
             ├─ stage ─┬─ item ── evidence
             │         ├─ emotion ── evidence
             │         └─ evidence
             └─ task
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from operator import is_not
from typing import Any, Final, Literal

from pydantic import BaseModel, TypeAdapter

from journey.model import Emotion, Evidence, Item, Journey, Persona, Stage, Task
from journey.values import Frozen

_JSON: Final[TypeAdapter[Any]] = TypeAdapter(Any)

Table = Literal["journey", "persona", "stage", "item", "emotion", "evidence", "task"]
Row = dict[str, Any]
Rows = dict[tuple[Table, str], Row]

_PARTS: Final[Mapping[Table, Mapping[str, Table]]] = {
    "journey": {"personas": "persona", "stages": "stage", "tasks": "task"},
    "persona": {"evidence": "evidence"},
    "stage": {"items": "item", "emotions": "emotion", "evidence": "evidence"},
    "item": {"evidence": "evidence"},
    "emotion": {"evidence": "evidence"},
    "evidence": {},
    "task": {},
}
"""For each table: the fields that hold parts, and the table of those."""


_MODELS: Final[Mapping[Table, type[BaseModel]]] = {
    "journey": Journey,
    "persona": Persona,
    "stage": Stage,
    "item": Item,
    "emotion": Emotion,
    "evidence": Evidence,
    "task": Task,
}


@cache
def usual(table: Table) -> Row:
    """What the fields of a row are where nothing is said of them. A value that has landed stays:
    rows are kept without it.
    """
    fields = _MODELS[table].model_fields.items()
    return {
        name: _JSON.dump_python(field.get_default(call_default_factory=True), mode="json")
        for name, field in fields
        if not field.is_required() and name not in _PARTS[table]
    }


def slim(table: Table, row: Row) -> Row:
    """A row without what is as usual, some two thirds of it; `whole` is its inverse."""
    plain = usual(table)
    return {
        name: value
        for name, value in row.items()
        if name not in plain or value != plain[name] or type(value) is not type(plain[name])
    }


def whole(table: Table, row: Row) -> Row:
    """A row with all its fields, also with those that are newer than it."""
    return {**usual(table), **row}


Known = dict[tuple[Table, str], tuple[list[Row], BaseModel]]
"""The journey's own parts as they were last made, and of which rows."""


class Change(Frozen):
    """One row that came (before is None), went (after is None) or became another."""

    table: Table
    id: str
    before: Row | None
    after: Row | None


def flatten(journey: Journey) -> Rows:
    """The rows of a journey, parents before their parts."""
    return {(table, row["id"]): row for table, row in _rows("journey", journey, None, 0)}


_Children = Mapping[tuple[Table, str], list[Row]]
"""The rows of each table by what holds them."""

_Place = tuple[int, str | None, int]
"""Which value stands where: its identity, its parent, its place there."""


def _rows(
    table: Table, part: Any, parent: str | None, pos: int, known: AbstractSet[_Place] = frozenset()
) -> Iterator[tuple[Table, Row]]:
    """A part's rows and its parts'; what is known to stand there just so is left out, whole."""
    if (id(part), parent, pos) in known:
        return
    fields = _PARTS[table]
    row: Row = part.model_dump(mode="json", exclude=set(fields))
    yield table, {**row, "parent": parent, "pos": pos}
    for field, inner in fields.items():
        parts: tuple[BaseModel, ...] = getattr(part, field)
        for index, child in enumerate(parts):
            yield from _rows(inner, child, part.id, index, known)


def _places(table: Table, part: Any, parent: str | None, pos: int) -> Iterator[_Place]:
    yield id(part), parent, pos
    for field, inner in _PARTS[table].items():
        parts: tuple[BaseModel, ...] = getattr(part, field)
        for index, child in enumerate(parts):
            yield from _places(inner, child, part.id, index)


def assemble(rows: Rows, known: Known | None = None) -> Journey:
    """The journey of its rows; the inverse of `flatten`.

    known: what an earlier call made, for the next state of a map that is gone through step by
    step: a stage of the very same rows is that stage again, unread; what is new is noted there.
    """
    children: dict[tuple[Table, str], list[Row]] = {}
    root: Row | None = None
    for (table, _), row in rows.items():
        if row["parent"] is None:
            root = row
        else:
            children.setdefault((table, row["parent"]), []).append(row)
    if root is None:
        raise ValueError("no journey among the rows")
    if known is None:
        return Journey.model_validate(_tree("journey", root, children))
    tree = _fields(root)
    for field, inner in _PARTS["journey"].items():
        found = _in_order(inner, root, children)
        tree[field] = [_known_part(inner, row, children, known) for row in found]
    return Journey.model_validate(tree)


def _known_part(table: Table, row: Row, children: _Children, known: Known) -> BaseModel:
    rows = list(_within(table, row, children))
    last, part = known.get((table, row["id"]), ((), None))
    if part is None or len(last) != len(rows) or any(map(is_not, last, rows)):
        part = _MODELS[table].model_validate(_tree(table, row, children))
        known[table, row["id"]] = (rows, part)
    return part


def _within(table: Table, row: Row, children: _Children) -> Iterator[Row]:
    """A part's own row and those of its parts."""
    yield row
    for inner in _PARTS[table].values():
        for child in children.get((inner, row["id"]), ()):
            yield from _within(inner, child, children)


def _fields(row: Row) -> Row:
    return {key: value for key, value in row.items() if key not in {"parent", "pos"}}


def _in_order(table: Table, row: Row, children: _Children) -> list[Row]:
    return sorted(children.get((table, row["id"]), ()), key=lambda child: child["pos"])


def _tree(table: Table, row: Row, children: _Children) -> Row:
    tree = _fields(row)
    for field, inner in _PARTS[table].items():
        tree[field] = [_tree(inner, child, children) for child in _in_order(inner, row, children)]
    return tree


def diff(before: Journey | None, after: Journey | None) -> tuple[Change, ...]:
    """What turns one state into the other; None: there is no journey."""
    # Values are frozen: one and the same in the same place needs no second look. Writing all rows
    # of both states out takes ten times as long as one changed task is worth.
    was = frozenset() if before is None else frozenset(_places("journey", before, None, 0))
    now = frozenset() if after is None else frozenset(_places("journey", after, None, 0))
    old = {} if before is None else _differing(before, now)
    new = {} if after is None else _differing(after, was)
    gone = [
        Change(table=table, id=row_id, before=row, after=None)
        for (table, row_id), row in reversed(old.items())
        if (table, row_id) not in new
    ]
    come = [
        Change(table=table, id=row_id, before=old.get((table, row_id)), after=row)
        for (table, row_id), row in new.items()
        if old.get((table, row_id)) != row
    ]
    return (*gone, *come)


def _differing(journey: Journey, known: AbstractSet[_Place]) -> Rows:
    """The rows of a journey but for those that are known."""
    return {(table, row["id"]): row for table, row in _rows("journey", journey, None, 0, known)}


def apply(rows: Rows, changes: Iterable[Change]) -> Rows:
    """The rows after the changes."""
    result = dict(rows)
    for change in changes:
        key: tuple[Table, str] = (change.table, change.id)
        if change.after is None:
            result.pop(key, None)
        else:
            result[key] = change.after
    return result


def revert(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that undo these."""
    return tuple(
        Change(table=change.table, id=change.id, before=change.after, after=change.before)
        for change in reversed(tuple(changes))
    )
