"""A value as a record of a table, and back.

Knows which columns a table has; must not know what the values mean. What has no column of its own
lies in `rest`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables
from journey.changes import Row, Table

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

_PLACE: Final = {"journey", "parent", "pos"}
_NOT_OF_THE_JOURNEY: Final = {"owner", "deleted"}
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
        return pack(table, {name: row[name] for name in row if name not in _PLACE})
    # whose parent is the journey itself needs no column for it
    values = {name: row[name] for name in row if name != "parent" or "parent" in table.c}
    return pack(table, values, journey=journey)


def unpack_part(kind: Table, journey: str, record: Mapping[Any, Any]) -> Row:
    """The inverse of `pack_part`."""
    if kind == "journey":
        return {**unpack(record, without=frozenset(_NOT_OF_THE_JOURNEY)), "parent": None, "pos": 0}
    row = unpack(record, without=frozenset({"journey"}))
    return {"parent": journey, **row}


async def upsert(connection: AsyncConnection, table: sa.Table, record: Mapping[str, Any]) -> None:
    """Stores a record under its key, whether or not there was one."""
    make = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    insert = make(table).values(**record)
    keys = [column.name for column in table.primary_key]
    others = {name: insert.excluded[name] for name in record if name not in keys}
    await connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=others))


def _to_column(kind: sa.types.TypeEngine[Any], value: Any) -> Any:
    if isinstance(value, str) and isinstance(kind, tables.Moment):
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
