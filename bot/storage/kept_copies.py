"""Copies in a folder, the last so many of them; and one before the tables change.

Knows names of files and their order; how a copy is made and proved: `bot.storage.copies`.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from bot.storage import address
from bot.storage.copies import CannotCopy, backup
from bot.storage.upgrading import current_revision, newest_revision

_NAME: Final = "tropa-%Y%m%d-%H%M%S.sqlite"
_OURS: Final = re.compile(r"tropa-(\d{8}-\d{6})\.sqlite")
BEFORE: Final = ".at-"
"""Between a database's name and the revision of which it is a copy."""
BEFORE_DAYS: Final = 30
"""What was copied before an upgrade is kept so long: whoever asks to be forgotten is in it."""


async def keep_copies(url: str, folder: Path, keep: int, now: dt.datetime) -> Path:
    """A copy named by its time; then older ones than the last `keep` go. Raises `CannotCopy`."""
    target = folder / now.astimezone(dt.UTC).strftime(_NAME)
    await backup(url, target)
    await asyncio.to_thread(_drop, folder, keep)
    return target


def newest(folder: Path) -> dt.datetime | None:
    """When the newest copy in a folder was made; None: there is none."""
    return max((at for at, _ in _copies(folder)), default=None)


async def copy_before_upgrade(url: str) -> Path | None:
    """A copy beside the file, if it is going to be upgraded. Raises `CannotCopy`, `CannotOpen`.

    None: there is nothing to lose, or it is PostgreSQL, whose upgrade is one transaction and whose
    copies are made by its own tools.
    """
    parsed = address.parse(url)
    if not address.is_sqlite(parsed):
        return None
    file = address.sqlite_file(parsed)
    if not file.is_file():
        return None
    revision = await current_revision(url)
    if revision in {None, newest_revision()}:
        return None
    target = file.with_name(f"{file.name}{BEFORE}{revision}")
    with suppress(OSError):  # an earlier one of the same version: this is newer
        target.unlink()
    await backup(url, target)
    return target


def drop_before(url: str, now: dt.datetime) -> None:
    """Copies that were made before an upgrade long enough ago go."""
    parsed = address.parse(url)
    if not address.is_sqlite(parsed):
        return
    file = address.sqlite_file(parsed)
    last = now.timestamp() - BEFORE_DAYS * 24 * 3600
    for copy in file.parent.glob(f"{file.name}{BEFORE}*"):
        with suppress(OSError):
            if copy.stat().st_mtime < last:
                copy.unlink()


def _drop(folder: Path, keep: int) -> None:
    for _, copy in sorted(_copies(folder), reverse=True)[keep:]:
        with suppress(OSError):  # somebody else took it away, or it stays: it will be tried again
            copy.unlink()


def _copies(folder: Path) -> Iterator[tuple[dt.datetime, Path]]:
    """Only what bears a name of ours: the folder may hold anything else."""
    for path in folder.glob("tropa-*.sqlite"):
        if found := _OURS.fullmatch(path.name):
            at = dt.datetime.strptime(found[1], "%Y%m%d-%H%M%S").replace(tzinfo=dt.UTC)
            yield at, path


__all__ = ["CannotCopy", "copy_before_upgrade", "drop_before", "keep_copies", "newest"]
