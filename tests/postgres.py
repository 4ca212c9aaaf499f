"""A PostgreSQL for the tests: the one they were told to use, or one of their own, thrown away.

Never any other: whatever listens on this machine belongs to somebody.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

GIVEN = os.environ.get("TEST_POSTGRES_URL")
REASON = "needs PostgreSQL's initdb on this machine, or a server named by TEST_POSTGRES_URL"


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, the newest; None: they are not installed."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[4])
    )
    found = debian[-1] if debian else shutil.which("initdb")
    return None if found is None else Path(found).parent


@contextmanager
def server() -> Iterator[str | None]:
    """The address of a server in which databases may be made; None: there is none."""
    folder = programs()
    if GIVEN or folder is None:
        yield GIVEN
        return
    with TemporaryDirectory(prefix="tropa-postgres-") as data, _running(folder, data) as url:
        yield url


@contextmanager
def _running(folder: Path, data: str) -> Iterator[str]:
    """A server that only this machine can reach; nobody minds what it loses."""
    port = _free_port()
    if _is_root():
        shutil.chown(data, "postgres")
    _call(folder / "initdb", "-D", f"{data}/data", "-U", "postgres", "--auth=trust", "-E", "UTF8")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -k {data} -c fsync=off"
    control = (folder / "pg_ctl", "-D", f"{data}/data")
    _call(*control, "-l", f"{data}/log", "-w", "-o", options, "start")
    try:
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    finally:
        _call(*control, "-m", "immediate", "stop")


def _call(*command: str | Path) -> None:
    """PostgreSQL refuses to run as root, so root lends it to its own user."""
    lent = ("runuser", "-u", "postgres", "--") if _is_root() else ()
    # "/": the server's user may not be allowed to read the folder of the tests
    subprocess.run([*lent, *command], cwd="/", check=True, stdout=subprocess.DEVNULL)


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
