"""The shape of an SQLite database: which tables, columns and indexes it has.

Knows SQLite's own words for them; must not know what a version should have: two shapes are
compared.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

Part: TypeAlias = tuple[object, ...]
"""What a column or an index is, beside its name."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Columns and indexes by their names, by table."""

    columns: Mapping[str, Mapping[str, Part]]
    indexes: Mapping[str, Mapping[str, Part]]


def of(connection: sqlite3.Connection) -> Shape:
    tables = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
    ]
    return Shape(
        {table: dict(_columns(connection, table)) for table in tables},
        {table: dict(_indexes(connection, table)) for table in tables},
    )


def lacking(found: Shape, wanted: Shape) -> str | None:
    """The first thing that is missing or another one; None: all is there.

    What else lies in the file is nobody's business, but a table of ours has our columns only: we
    could not write into it.
    """
    for table, columns in sorted(wanted.columns.items()):
        if table not in found.columns:
            return f"table {table}"
        kinds = (("column", found.columns[table], columns),)
        others = (("index", found.indexes[table], wanted.indexes[table]),)
        for kind, there, needed in (*kinds, *others):
            for name in sorted(needed):
                if there.get(name) != needed[name]:
                    return f"{kind} {name} of table {table}"
        if more := sorted(found.columns[table].keys() - columns.keys()):
            return f"table {table} without a column {more[0]}"
    return None


def _columns(connection: sqlite3.Connection, table: str) -> Iterator[tuple[str, Part]]:
    told = connection.execute(
        'SELECT name, type, "notnull", pk FROM pragma_table_info(?)', (table,)
    )
    for name, kind, needed, place in told:
        yield name, (kind, needed, place)


def _indexes(connection: sqlite3.Connection, table: str) -> Iterator[tuple[str, Part]]:
    """Those that SQLite makes for a constraint have no name of their own: by what they hold."""
    told = connection.execute(
        'SELECT name, "unique", origin FROM pragma_index_list(?)', (table,)
    ).fetchall()
    for name, unique, origin in told:
        held = connection.execute("SELECT name FROM pragma_index_info(?)", (name,)).fetchall()
        columns = tuple(column for (column,) in held)
        own = name if origin == "c" else f"({', '.join(map(str, columns))})"
        yield own, (unique, *columns)
