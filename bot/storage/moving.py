"""All of an SQLite database into an empty PostgreSQL one, and the proof that it is there.

Knows tables, rows and their digests; must not know what is in them. All or nothing: what does not
come out the same on the other side is taken back. A row's digest is made of what the program reads,
so it is the same on both; a table's is the sum of its rows', in whatever order they lie.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import address, work
from bot.storage.columns import metadata
from bot.storage.trouble import told
from bot.storage.upgrading import current_revision, newest_revision, upgrade

_MANY: Final = 500
"""Rows that are moved at a time."""
_PLACE: Final = "_place"
"""A row's number in SQLite's file."""
_MODULUS: Final = 1 << 128
_TABLES: Final = work.SqlWork
"""Imported, it has every table known."""


class CannotMove(Exception):  # noqa: N818 - reads as what it is
    """The message says why not and what to do instead."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A table as it is on both sides."""

    table: str
    rows: int
    digest: str


async def copy_database(source: str, target: str) -> tuple[Moved, ...]:
    """Each table with the number of its rows and their digest. Raises `CannotMove`, and
    `CannotOpen` where a database cannot be used.
    """
    here, there = address.parse(source), address.parse(target)
    if not address.is_sqlite(here) or address.is_sqlite(there):
        raise CannotMove("it goes from SQLite to PostgreSQL: name the latter's address")
    if not address.sqlite_file(here).is_file():
        raise CannotMove(f"there is no database at {address.sqlite_file(here)}")
    if await current_revision(source) != newest_revision():
        raise CannotMove("the database is of an earlier version; first: tropa migrate")
    await upgrade(target)
    with told():
        async with _begun(here) as reading, _begun(there) as writing:
            await _must_be_empty(writing)
            moved = [await _move(table, reading, writing) for table in metadata.sorted_tables]
            await _go_on_counting(reading, writing)
            for one in moved:
                seen = await _look(metadata.tables[one.table], writing)
                if seen != one:
                    raise CannotMove(
                        f"table {one.table} is not the same there ({seen.rows} of {one.rows} "
                        "rows); nothing was kept of it, try again"
                    )
            return tuple(moved)


@asynccontextmanager
async def _begun(url: sa.URL) -> AsyncIterator[AsyncConnection]:
    """In a transaction: on SQLite with the write lock, so nobody changes anything meanwhile."""
    engine = address.writer(url)
    try:
        async with engine.begin() as connection:
            yield connection
    finally:
        await engine.dispose()


async def _must_be_empty(connection: AsyncConnection) -> None:
    for table in metadata.sorted_tables:
        if await connection.scalar(sa.select(sa.literal(1)).select_from(table).limit(1)):
            raise CannotMove(
                f"there is something in it already (table {table.name}); name an empty database"
            )


async def _move(table: sa.Table, reading: AsyncConnection, writing: AsyncConnection) -> Moved:
    rows = total = last = 0
    place = sa.literal_column("rowid", sa.Integer)
    while True:
        page = (
            sa.select(table, place.label(_PLACE)).where(place > last).order_by(place).limit(_MANY)
        )
        records = [dict(one) for one in (await reading.execute(page)).mappings()]
        if not records:
            return Moved(table.name, rows, _told(total))
        last = max(record.pop(_PLACE) for record in records)
        await writing.execute(sa.insert(table), records)
        rows += len(records)
        total += sum(map(_digest, records))


async def _look(table: sa.Table, connection: AsyncConnection) -> Moved:
    rows = total = 0
    found = await connection.stream(sa.select(table))
    async for some in found.mappings().partitions(_MANY):
        rows += len(some)
        total += sum(map(_digest, some))
    return Moved(table.name, rows, _told(total))


async def _go_on_counting(reading: AsyncConnection, writing: AsyncConnection) -> None:
    """A number that was given once is not given again, were its row gone as well."""
    found = await reading.execute(sa.text("SELECT name, seq FROM sqlite_sequence"))
    given = {str(name): int(last) for name, last in found}
    for table in metadata.sorted_tables:
        key = table.autoincrement_column
        if key is None:
            continue
        there = await reading.scalar(sa.select(sa.func.max(key))) or 0
        if last := max(there, given.get(table.name, 0)):
            sequence = sa.func.pg_get_serial_sequence(table.name, key.name)
            await writing.execute(sa.select(sa.func.setval(sequence, last)))


def _digest(record: Mapping[Any, Any]) -> int:
    text = json.dumps(dict(record), sort_keys=True, default=_plain, ensure_ascii=False)
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:16], "big")


def _told(total: int) -> str:
    return f"{total % _MODULUS:032x}"


def _plain(value: object) -> str:
    """What JSON does not know."""
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
