"""The languages' folders: which there are, and which one says what another lacks.

Knows where they lie; must not know what is in them.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

DEFAULT: Final = "ru"
FALLBACK: Final = "en"


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a folder with sentences, Russian first."""
    found = sorted(
        folder.name
        for folder in files("locales").iterdir()
        if folder.is_dir() and (folder / "tropa.po").is_file()
    )
    return tuple(sorted(found, key=lambda code: (code != DEFAULT, code)))
