"""The commands that work on the database: bring it to this version, copy it, put it back, move it.

Knows settings and what to say about them in one line; must not import aiogram.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.files import Refused
from bot.runtime.settings import BadSettings, Settings


@contextmanager
def _told() -> Iterator[None]:
    """What a database refuses, with the setting that names it."""
    from bot.storage import BadAddress, CannotCopy, CannotOpen

    try:
        yield
    except BadAddress as error:
        raise BadSettings(f"DATABASE_URL: {error}") from error
    except CannotOpen as error:
        raise BadSettings(f"DATABASE_URL or DATA_DIR: the database: {error}") from error
    except CannotCopy as error:
        raise Refused(str(error)) from error


async def migrate(settings: Settings) -> str:
    """Brings the database to this version; what was done."""
    from bot.storage import CannotCopy, copy_before_upgrade, current_revision, newest_revision
    from bot.storage import upgrade as bring

    with _told():
        before = await current_revision(settings.database) if _exists(settings) else None
        try:
            copy = await copy_before_upgrade(settings.database)
        except CannotCopy as error:
            raise Refused(f"nothing was changed, a copy comes first: {error}") from error
        await bring(settings.database)
    after = newest_revision()
    said = f"the database is at {after}"
    if copy is not None:
        said = f"{said} (was: {before}; a copy of that: {copy})"
    elif before != after:
        said = f"{said} (was: {before or 'new'})"
    return said


async def backup(settings: Settings, target: Path, keep: int | None) -> str:
    """A copy in a file, or with `keep` one of the last so many in a folder."""
    from bot.storage import backup as copy
    from bot.storage import keep_copies

    with _told():
        if keep is None:
            await copy(settings.database, target)
        else:
            now = dt.datetime.now(dt.UTC)
            target = await keep_copies(settings.database, target, keep, now)
    return f"copied to {target}"


async def restore(settings: Settings, source: Path, *, overwrite: bool) -> str:
    """Puts a copy back and brings it to this version."""
    from bot.storage import CannotCopy, CannotOpen, upgrade
    from bot.storage import restore as put_back

    with _told():
        try:
            await put_back(settings.database, source, overwrite=overwrite)
            await upgrade(settings.database)
        except (CannotCopy, CannotOpen) as error:
            hint = " (--overwrite)" if "overwritten" in str(error) else ""
            raise Refused(f"{error}{hint}") from error
    return f"restored from {source}"


async def copy_database(settings: Settings, target: str) -> str:
    """All of it into PostgreSQL; a line a table, with what proves it."""
    from bot.storage import BadAddress, CannotOpen, address
    from bot.storage.moving import CannotMove
    from bot.storage.moving import copy_database as move

    try:
        address.parse(target)
    except BadAddress as error:
        raise Refused(f"ADDRESS: {error}") from error
    with _told():
        try:
            moved = await move(settings.database, target)
        except CannotMove as error:
            raise Refused(str(error)) from error
        except CannotOpen as error:
            raise Refused(f"one of the two databases: {error}") from error
    lines = [f"{one.rows:>9}  {one.digest}  {one.table}" for one in moved]
    rows = sum(one.rows for one in moved)
    last = f"{rows} rows in {len(moved)} tables, the same on both sides; now set DATABASE_URL"
    return "\n".join((*lines, last))


async def stats(settings: Settings) -> str:
    """How much is kept, what waits, and what was given up last."""
    from bot.storage.counted import stats as count

    if not _exists(settings):
        raise Refused("there is no database yet; tropa run makes it")
    now = dt.datetime.now(dt.UTC)
    with _told():
        found = await count(settings.database, now)
    numbers = {**found.counts, **found.waits}
    width = max(map(len, numbers))
    lines = [f"{name:<{width}}  {count:>9}" for name, count in numbers.items()]
    lines += [f"given up {at:%Y-%m-%d %H:%M} UTC: {why}" for at, why in found.given_up]
    return "\n".join(lines)


def _exists(settings: Settings) -> bool:
    """An SQLite file is not made by merely being asked for its version."""
    prefix = "sqlite:///"
    url = settings.database
    return not url.startswith(prefix) or Path(url.removeprefix(prefix)).is_file()
