"""What is kept is nobody else's: folders 0700, files 0600, whatever the shell's umask says.

Knows rights of files only; on systems without them nothing happens.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

import structlog

log = structlog.get_logger()

_OTHERS: Final = 0o077
_READABLE: Final = 0o004
_OURS: Final = ("tropa.sqlite", "playground", "matplotlib", "backups")
"""How everything begins that we put into the folder."""


def keep(folder: Path) -> None:
    """From now on this process makes what only its user reads; what an earlier version left
    readable is closed.

    A folder that holds anything else is left as it is: it may be a shared one.
    """
    os.umask(_OTHERS)
    try:
        found = [*folder.iterdir()]
    except OSError:
        return  # it will be made, or refused in words, by whoever needs it
    ours = [path for path in found if path.name.startswith(_OURS)]
    for path in ours:
        for inner in (path, *path.rglob("*")) if path.is_dir() else (path,):
            _close(inner)
    if len(ours) == len(found):
        _close(folder)


def _close(path: Path) -> None:
    with suppress(OSError):  # it vanished, or is somebody else's: theirs to close
        mode = path.lstat().st_mode & 0o777
        if mode & _OTHERS and not path.is_symlink():
            path.chmod(mode & ~_OTHERS)


def watch_secrets(file: Path = Path(".env")) -> None:
    """Says so where everybody on this machine can read the token."""
    with suppress(OSError):
        if os.name == "posix" and file.stat().st_mode & _READABLE:
            log.warning("others on this machine can read it: chmod 600", file=str(file))
