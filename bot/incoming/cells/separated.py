"""CSV and TSV as one sheet, whatever their letters and whatever stands between the cells.

Metrica writes UTF-8 with a mark before it, Excel of a Russian computer cp1251, some programs
UTF-16; between cells stand commas, semicolons, tabs.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from functools import lru_cache
from typing import Final

from bot.incoming import File
from bot.incoming.cells.bounds import Bounded
from journey.errors import BrokenFile
from journey.funnel.cells import Book, Sheet

SIGNS: Final = "\t;,|"
"""What may stand between cells, the surest first."""
_MARKED: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD: Final = 4096
_LINES: Final = 60
"""By which the sign between cells is known."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_QUOTED: Final = re.compile(r'"[^"]*"')
_HALF: Final = 0.4


@lru_cache(maxsize=1)
def book(file: File) -> Book | None:
    """Its cells as words. None: it is no text. Raises `BrokenFile`."""
    told = decoded(file.content)
    if told is None:
        return None
    sign, told = _separator(told)
    try:
        rows = csv.reader(io.StringIO(told, newline=""), delimiter=sign)
        found = Bounded().taken([cell or None for cell in row] for row in rows)
    except csv.Error:
        raise BrokenFile("a cell in it never ends") from None
    return Book((Sheet("", found),), file.stem)


def decoded(content: bytes) -> str | None:
    """The text; None: these are no letters."""
    head = content[:_HEAD]
    for mark, name in _MARKED:
        if head.startswith(mark):
            return _plain(content, name)
    zeros = Counter(place % 2 for place, byte in enumerate(head) if byte == 0)
    if len(head) > 1 and max(zeros.values(), default=0) > _HALF * len(head) / 2:
        return _plain(content, "utf-16-le" if zeros[1] >= zeros[0] else "utf-16-be")
    return _plain(content, "utf-8") or _plain(content, "cp1251")


def _plain(content: bytes, name: str) -> str | None:
    try:
        told = content.decode(name)
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(told[:_HEAD]) else told


def _separator(told: str) -> tuple[str, str]:
    """The sign between cells, and the text without a line that says nothing but that."""
    first, _, rest = told.partition("\n")
    if first.startswith("sep=") and len(first.strip()) == len("sep=;"):
        return first[len("sep=")], rest
    lines = [_QUOTED.sub("", line) for line in told[: 100 * _HEAD].splitlines()[:_LINES]]
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    scored = [(_regular(lines, sign), -place, sign) for place, sign in enumerate(SIGNS)]
    return max(scored)[2], told


def _regular(lines: list[str], sign: str) -> int:
    """How many lines have the sign as often as most that have it."""
    counts = Counter(n for line in lines if (n := line.count(sign)))
    return counts.most_common(1)[0][1] if counts else 0
