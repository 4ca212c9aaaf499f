"""Who holds what: a name for this process, and whether another one's process is gone.

Knows processes of this machine; must not know what is held. A process that was killed cannot give
back what it held; where the next one starts on the same machine it need not wait for the lease to
run out.
"""

from __future__ import annotations

import os
import secrets
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

_SEPARATOR: Final = "/"
_living: Final[set[str]] = set()
"""Holders of this very process: a test has several."""


def new_holder() -> str:
    """A name that nobody had before: machine, process, chance."""
    name = _SEPARATOR.join((_machine(), str(os.getpid()), secrets.token_hex(6)))
    _living.add(name)
    return name


def leave(holder: str) -> None:
    """It holds nothing any more."""
    _living.discard(holder)


def is_gone(holder: str) -> bool:
    """Whether the holder certainly runs no more. One on another machine may always run."""
    machine, _, rest = holder.partition(_SEPARATOR)
    number = rest.partition(_SEPARATOR)[0]
    if machine != _machine() or not number.isdecimal():
        return False
    if int(number) == os.getpid():
        return holder not in _living
    return not _runs(int(number))


def _runs(process: int) -> bool:
    if sys.platform == "win32":  # there the question itself would end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's, but there
        return True
    return True


def _machine() -> str:
    """Where process numbers mean the same: a start of a machine, on Linux also a container."""
    parts = [socket.gethostname()]
    with suppress(OSError):
        parts.append(Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip())
        parts.append(str(Path("/proc/self/ns/pid").readlink()))
    return " ".join(parts).replace(_SEPARATOR, "-")
