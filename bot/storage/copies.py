"""Copies of a database: backup while the bot runs, and restore. SQLite only.

Knows files and SQLite's own ways to copy; must not know what is in the tables, only that
those of its version are there.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot.storage import address, shape
from bot.storage.shape import Shape
from bot.storage.trouble import said
from bot.storage.upgrading import known_revisions, upgrade

_BUSY_SECONDS: Final = 5
"""Whoever restores was told to stop the bot: a lock that stays is said soon."""
_ENDINGS: Final = ("", "-wal", "-shm")
"""Of the files that make an SQLite database."""


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
    revision = await asyncio.to_thread(_revision_of, source)
    wanted = await _shape_of(revision)
    await asyncio.to_thread(_compare, source, revision, wanted)
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
    half = target.with_name(f"{target.name}.part")
    try:
        with _refusals(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            half.unlink(missing_ok=True)
            half.touch(mode=0o600)  # people's maps are in it
        with _refusals(source), _open(source) as connection:
            connection.execute("VACUUM INTO ?", (str(half),))
        _check(half, called=source)
        with _refusals(target):
            with half.open("rb") as written:
                os.fsync(written.fileno())
            half.replace(target)
    finally:
        with suppress(OSError):  # it was never made, or is the copy now
            half.unlink(missing_ok=True)


def _revision_of(source: Path) -> str:
    """The version that a copy says it has."""
    if not source.is_file():
        raise CannotCopy(f"there is no copy at {source}")
    return _check(source, called=source)


async def _shape_of(revision: str) -> Shape:
    """What that version must have, as its migrations make it."""
    with TemporaryDirectory(prefix="tropa-") as folder:
        file = Path(folder) / "model.sqlite"
        await upgrade(f"sqlite:///{file}", revision)
        return await asyncio.to_thread(_read_shape, file)


def _read_shape(path: Path) -> Shape:
    with _open(path) as database:
        return shape.of(database)


def _compare(source: Path, revision: str, wanted: Shape) -> None:
    lacks = shape.lacking(_read_shape(source), wanted)
    if lacks is not None:
        raise CannotCopy(f"{source} is no whole copy: version {revision} has {lacks}; take another")


def _restore(source: Path, target: Path, overwrite: bool) -> None:  # noqa: FBT001 - one caller
    with _refusals(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        if overwrite:
            _put_aside(target)
        _put_back(source, target, overwrite=overwrite)


def _put_aside(target: Path) -> None:
    """What is no database any more cannot be written into; it is kept beside the new one."""
    if not target.is_file() or not _is_broken(target):
        return
    for ending in _ENDINGS:
        part = target.with_name(target.name + ending)
        if part.exists():
            part.replace(target.with_name(f"{target.name}.damaged{ending}"))


def _is_broken(target: Path) -> bool:
    try:
        with _open(target) as database:
            whole: bool = database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    except sqlite3.OperationalError:
        raise  # somebody holds it, or we may not read it: that says nothing about what is in it
    except sqlite3.DatabaseError:
        return True
    return not whole


def _put_back(source: Path, target: Path, *, overwrite: bool) -> None:
    with _open(source) as copy, _open(target) as database:
        # The copy itself would wait for ever for somebody who writes all the time.
        database.execute("BEGIN IMMEDIATE")
        database.execute("ROLLBACK")
        if not overwrite and _holds_anything(database):
            raise CannotCopy(f"{target} is not empty; say so if it shall be overwritten")
        copy.backup(database)


def _check(path: Path, *, called: Path) -> str:
    """That it is whole, ours, and of no later version than we are; its version."""
    try:
        with _open(path) as copy:
            whole = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            revisions = {row[0] for row in copy.execute("SELECT version_num FROM alembic_version")}
    except sqlite3.DatabaseError as error:
        raise CannotCopy(f"{called} is no copy of ours: {error}") from error
    if not whole:
        raise CannotCopy(f"{called} is damaged; take another copy")
    if not revisions <= known_revisions():
        raise CannotCopy(f"{called} was made by a later version of Tropa; update Tropa first")
    if len(revisions) != 1:
        raise CannotCopy(f"{called} is no copy of ours: it names no version")
    return str(revisions.pop())


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    """What a disk or SQLite refuses, in one line."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise CannotCopy(f"{path}: {said(error) or error}") from error
    except OSError as error:
        raise CannotCopy(f"{path}: {error.strerror}") from error


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
