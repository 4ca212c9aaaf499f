"""A value as a record of a table, and back.

Knows which columns a table has; must not know what the values mean. What has no column of its own
lies in `rest`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables
from bot.storage.columns import Moment
from journey.changes import Row, Rows, Table, slim, whole

PART_TABLES: Final[Mapping[Table, sa.Table]] = {
    "journey": tables.journeys,
    "persona": tables.personas,
    "stage": tables.stages,
    "item": tables.items,
    "emotion": tables.emotions,
    "evidence": tables.evidence,
    "task": tables.tasks,
}
"""Holders before their parts."""

_PARTS: Final = tuple((kind, table) for kind, table in PART_TABLES.items() if kind != "journey")
_COLUMNS: Final = {
    column.name: column.type
    for _, table in _PARTS
    for column in table.c
    if column.name != "journey"
}
"""All columns that parts have, with their types."""


def _all_parts() -> sa.CompoundSelect[Any]:
    """All parts of one journey at once: seven queries cost three times as much."""
    return sa.union_all(
        *(
            sa.select(
                sa.literal(kind).label("table"),
                *(
                    (table.c[name] if name in table.c else sa.cast(sa.null(), type_)).label(name)
                    for name, type_ in _COLUMNS.items()
                ),
            ).where(table.c.journey == sa.bindparam("journey"))
            for kind, table in _PARTS
        )
    )


_ALL_PARTS: Final = _all_parts()
_PLACE: Final = {"journey", "parent", "pos"}
_NOT_OF_THE_JOURNEY: Final = frozenset({"owner", "archived", "deleted"})
"""Columns of `journeys` that are about the map, not in it."""


def pack(table: sa.Table, values: Mapping[str, Any], **known: Any) -> dict[str, Any]:
    """A record: JSON values become what their column takes, the rest goes into `rest`."""
    record: dict[str, Any] = {}
    rest: dict[str, Any] = {}
    for name, value in values.items():
        if name in table.c:
            record[name] = _to_column(table.c[name].type, value)
        else:
            rest[name] = value
    return {**record, **known, "rest": rest}


def unpack(record: Mapping[Any, Any], *, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The JSON values of a record."""
    own = {
        str(name): _from_column(value)
        for name, value in record.items()
        if name != "rest" and name not in without
    }
    return {**own, **record["rest"]}


def pack_part(kind: Table, journey: str, row: Row) -> dict[str, Any]:
    """A row of `journey.changes` as a record of its table."""
    table = PART_TABLES[kind]
    if kind == "journey":
        record = pack(table, {name: row[name] for name in row if name not in _PLACE})
    else:  # whose parent is the journey itself needs no column for it
        values = {name: row[name] for name in row if name != "parent" or "parent" in table.c}
        record = pack(table, values, journey=journey)
    return {**record, "rest": slim(kind, record["rest"])}


def unpack_journey(record: Mapping[Any, Any]) -> Row:
    """The journey's own row, of its record."""
    own = unpack(record, without=_NOT_OF_THE_JOURNEY)
    return {**whole("journey", own), "parent": None, "pos": 0}


async def load_parts(connection: AsyncConnection, journey: str) -> Rows:
    """The rows of all parts of a journey."""
    found = await connection.execute(_ALL_PARTS, {"journey": journey})
    rows: Rows = {}
    for record in found.mappings():
        kind: Table = record["table"]
        columns = PART_TABLES[kind].c
        own = {name: record[name] for name in _COLUMNS if name in columns}
        rows[kind, record["id"]] = {"parent": journey, **whole(kind, unpack(own))}
    return rows


async def upsert(
    connection: AsyncConnection,
    table: sa.Table,
    record: Mapping[str, Any],
    *,
    by: Sequence[str] = (),
) -> None:
    """Stores a record under its key, whether or not there was one.

    by: the columns of the key where it is not the table's primary one.
    """
    keys = tuple(by) or tuple(column.name for column in table.primary_key)
    statement = _upserting(connection.dialect.name, table, tuple(record), keys)
    await connection.execute(statement, dict(record))


@cache
def _upserting(dialect: str, table: sa.Table, names: tuple[str, ...], keys: tuple[str, ...]) -> Any:
    """Made once: to make it costs more than to carry it out."""
    make = sqlite.insert if dialect == "sqlite" else postgresql.insert
    insert = make(table)
    others = {name: insert.excluded[name] for name in names if name not in keys}
    return insert.on_conflict_do_update(index_elements=keys, set_=others)


def _to_column(kind: sa.types.TypeEngine[Any], value: Any) -> Any:
    if isinstance(value, str) and isinstance(kind, Moment):
        return dt.datetime.fromisoformat(value)
    if isinstance(value, str) and isinstance(kind, sa.Date):
        return dt.date.fromisoformat(value)
    return value


def _from_column(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, dt.date):
        return value.isoformat()
    return value
