"""A map drawn, and its files."""

from __future__ import annotations

from typing import Final

from handlers import codes
from handlers.pages.arguments import MAP, PAGE, Argument, usually
from handlers.pages.page import Act, Page, Sort, takes
from journey.model import Journey
from journey.pictures import KINDS, USES, Pages, Use


def _album(_journey: Journey | None, told: str) -> Pages:
    return next((one for one in KINDS if one == told), "first")


def _write_format(name: str) -> str:
    return name.replace(".", codes.SEPARATOR)


def _format(_journey: Journey | None, told: str) -> str:
    return told.replace(codes.SEPARATOR, ".")


def _use(_journey: Journey | None, told: str) -> Use:
    return next((one for one in USES if one == told), USES[0])


_USE: Final[Argument[Use, Use]] = Argument("use", str, _use)
_FORMAT: Final[Argument[str, str]] = Argument("format", _write_format, _format, rest=True)
"""What the file shows and its ending, or one of both."""
_ALBUM: Final[Argument[Pages, Pages]] = Argument("pages", str, _album)
ALBUM: Final = usually(_ALBUM, "first")

DRAFT: Final = Page("draft", takes(MAP), Sort.DRAWN)
DONE: Final = Page("done", takes(MAP), Sort.DRAWN)
EXAMPLE: Final = Page("example", takes(), Sort.DRAWN)
DRAWN: Final = Page("drawn", takes(MAP, ALBUM), Sort.DRAWN)
FILES: Final = Page("files", takes(MAP))
SHEETS: Final = Page("sheets", takes(MAP))
"""The papers on which the whole map is one sheet."""
FILES_FOR: Final = Page("filesfor", takes(MAP, _USE, PAGE))
"""The files for one thing that one wants them for."""
SHOW: Final = Page("show", takes(MAP))

DRAW: Final = Act("draw", takes(MAP, ALBUM))
PRINT: Final = Act("print", takes(MAP))
FILE: Final = Act("file", takes(MAP, _FORMAT))
