"""Copies of a database: backup while the bot runs, and restore. SQLite only.

Knows files and SQLite's own ways to copy; must not know what is in the tables.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from bot.storage import address
from bot.storage.upgrading import known_revisions

_BUSY_SECONDS: Final = 30


class CannotCopy(Exception):  # noqa: N818 - reads as what it is
    """A copy that cannot be made or put back; the message says why and what to do instead."""


async def backup(url: str, target: Path) -> None:
    """Copies the database as it is at this moment into a new file; the bot may go on writing."""
    source = _file(url, "pg_dump --format=custom --file=tropa.dump")
    await asyncio.to_thread(_backup, source, target)


async def restore(url: str, source: Path, *, overwrite: bool = False) -> None:
    """Puts a copy back, all or nothing; stop the bot first, and `upgrade` afterwards.

    A database with anything in it is overwritten only when told.
    """
    target = _file(url, "pg_restore --clean --if-exists --dbname=… tropa.dump")
    await asyncio.to_thread(_restore, source, target, overwrite)


def _file(url: str, instead: str) -> Path:
    parsed = address.parse(url)
    if not address.is_sqlite(parsed):
        raise CannotCopy(f"PostgreSQL has its own tools for this, use: {instead}")
    return address.sqlite_file(parsed)


def _backup(source: Path, target: Path) -> None:
    if not source.is_file():
        raise CannotCopy(f"there is no database at {source}")
    if target.exists():
        raise CannotCopy(f"{target} is there already; choose another name")
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f"{target.name}.part")
    half.unlink(missing_ok=True)
    half.touch(mode=0o600)  # people's maps are in it
    with _open(source) as connection:
        connection.execute("VACUUM INTO ?", (str(half),))
    _check(half)
    with half.open("rb") as written:
        os.fsync(written.fileno())
    half.replace(target)


def _restore(source: Path, target: Path, overwrite: bool) -> None:  # noqa: FBT001 - one caller
    if not source.is_file():
        raise CannotCopy(f"there is no copy at {source}")
    _check(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _open(source) as copy, _open(target) as database:
        if not overwrite and _holds_anything(database):
            raise CannotCopy(f"{target} is not empty; say so if it shall be overwritten")
        copy.backup(database)


def _check(path: Path) -> None:
    """That it is whole, ours, and of no later version than we are."""
    try:
        with _open(path) as copy:
            whole = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            revisions = {row[0] for row in copy.execute("SELECT version_num FROM alembic_version")}
    except sqlite3.DatabaseError as error:
        raise CannotCopy(f"{path} is no copy of ours: {error}") from error
    if not whole:
        raise CannotCopy(f"{path} is damaged; take another copy")
    if not revisions <= known_revisions():
        raise CannotCopy(f"{path} was made by a later version; update first")


def _holds_anything(database: sqlite3.Connection) -> bool:
    names = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' "
        "AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"
    ).fetchall()
    return any(
        database.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone()  # noqa: S608 - own names
        for (name,) in names
    )


@contextmanager
def _open(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)) as connection:
        yield connection
