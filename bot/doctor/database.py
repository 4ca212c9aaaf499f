"""The database: is it there, of this version, may we write, is it whole, is there a copy?

Knows SQLite's file and both databases' words for what they refuse.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from bot.doctor.findings import Finding, fault, note, ok
from bot.runtime.settings import Settings
from bot.storage import BadAddress, CannotOpen, address, current_revision, newest_revision
from bot.storage.kept_copies import newest
from bot.storage.trouble import told

_ROOM_BYTES: Final = 500_000_000
_OLD: Final = dt.timedelta(days=2)


async def look(settings: Settings) -> list[Finding]:
    try:
        url = address.parse(settings.database)
    except BadAddress as error:
        return [fault("database", "its address is not understood", f"DATABASE_URL: {error}")]
    if address.is_sqlite(url) and not address.sqlite_file(url).is_file():
        where = address.sqlite_file(url)
        return [
            note("database", f"there is none at {where} yet", "tropa run makes it"),
            _room(where),
        ]
    kind = "SQLite" if address.is_sqlite(url) else "PostgreSQL"
    try:
        revision = await current_revision(settings.database)
        await _may_write(url)
        found = [_version(kind, revision)]
        if address.is_sqlite(url):
            found.append(await asyncio.to_thread(_whole, address.sqlite_file(url)))
    except CannotOpen as error:
        what, _, remedy = str(error).partition("; ")
        return [fault("database", f"{kind}: {what}", remedy or "see README, Settings")]
    if not address.is_sqlite(url):
        return found
    return [*found, _room(address.sqlite_file(url)), _copies(settings)]


def _version(kind: str, revision: str | None) -> Finding:
    if revision == newest_revision():
        return ok("database", f"{kind} at {revision}, and we may write")
    if revision is None:
        return note("database", f"{kind}, empty", "tropa run makes the tables")
    return note("database", f"{kind} at {revision}, not {newest_revision()}", "tropa migrate")


async def _may_write(url: sa.URL) -> None:
    """Makes a table and takes it back: what an upgrade has to be allowed. Raises `CannotOpen`."""
    engine = address.migrator(url)
    with told():
        try:
            async with engine.connect() as connection:
                transaction = await connection.begin()
                await connection.execute(sa.text("CREATE TABLE tropa_doctor (a INTEGER)"))
                await transaction.rollback()
        finally:
            await engine.dispose()


def _whole(file: Path) -> Finding:
    with (
        told(),
        closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as opened,
    ):
        (said,) = opened.execute("PRAGMA quick_check(1)").fetchone()
    if said != "ok":
        return fault(
            "database", "the file is damaged", "put a copy back: tropa restore FILE --overwrite"
        )
    return ok("database file", f"whole, {file.stat().st_size / 1e6:.1f} MB")


def _room(file: Path) -> Finding:
    folder = file.parent
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    said = f"{free / 1e9:.1f} GB are free"
    if free < _ROOM_BYTES:
        return fault("disk", said, f"make room where {folder} lies")
    return ok("disk", said)


def _copies(settings: Settings) -> Finding:
    if settings.backup_dir is None:
        return note(
            "copies", "none are made", "name a folder in BACKUP_DIR, better on another disk"
        )
    last = newest(settings.backup_dir)
    if last is None:
        return note("copies", "there is none yet", "the bot makes one when it runs")
    said = f"the newest is of {last:%Y-%m-%d %H:%M} UTC"
    if dt.datetime.now(dt.UTC) - last > _OLD:
        return fault("copies", said, "does the bot run? does its log say why no copy was made?")
    return ok("copies", said)
