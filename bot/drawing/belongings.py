"""Where matplotlib keeps its list of fonts, so that it need not look for a place itself.

Without a home folder it complains, and leaves a temporary folder behind when its process is
killed. Knows the variable that it reads; must be asked before it is imported, and not import it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

_VARIABLE: Final = "MPLCONFIGDIR"


def lend(folder: Path) -> None:
    """From now on this process and its children use the folder, unless the user named one."""
    os.environ.setdefault(_VARIABLE, str(folder.resolve()))


@contextmanager
def lent() -> Iterator[None]:
    """For one picture: where there is no home, a folder that is gone afterwards."""
    if _VARIABLE in os.environ or _is_at_home():
        yield
        return
    with TemporaryDirectory(prefix="tropa-") as folder:
        os.environ[_VARIABLE] = folder
        try:
            yield
        finally:
            del os.environ[_VARIABLE]


def _is_at_home() -> bool:
    """Whether the folders that it makes by itself can be made."""
    try:
        for variable, usual in (("XDG_CONFIG_HOME", ".config"), ("XDG_CACHE_HOME", ".cache")):
            named = os.environ.get(variable)
            folder = (Path(named) if named else Path.home() / usual) / "matplotlib"
            folder.mkdir(parents=True, exist_ok=True)
            if not os.access(folder, os.W_OK):
                return False
    except (OSError, RuntimeError):  # the latter: nobody knows where home is
        return False
    return True
