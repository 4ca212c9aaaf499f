"""CSV and TSV as one sheet, whatever their letters and whatever stands between the cells."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from functools import lru_cache
from typing import Final

from bot.incoming import File
from bot.incoming.cells.bounds import Bounded, together
from bot.incoming.cells.letters import HEAD, decoded
from journey.errors import BrokenFile
from journey.funnel.cells import Book, Sheet

SIGNS: Final = "\t;,|"
"""What may stand between cells, the surest first."""
_LINES: Final = 60
"""By which the sign between cells is known."""
_QUOTED: Final = re.compile(r'"[^"]*"')


@lru_cache(maxsize=1)
def book(file: File) -> Book | None:
    """Its cells as words. None: it is no text. Raises `BrokenFile`."""
    told = decoded(file.content)
    if told is None:
        return None
    sign, told = _separator(told)
    try:
        rows = csv.reader(io.StringIO(told, newline=""), delimiter=sign)
        found = together(Bounded().taken([cell or None for cell in row] for row in rows))
    except csv.Error:
        raise BrokenFile("a cell in it never ends") from None
    return Book((Sheet("", found),), file.stem)


def _separator(told: str) -> tuple[str, str]:
    """The sign between cells, and the text without a line that says nothing but that."""
    first, _, rest = told.partition("\n")
    if first.startswith("sep=") and len(first.strip()) == len("sep=;"):
        return first[len("sep=")], rest
    lines = [_QUOTED.sub("", line) for line in told[: 100 * HEAD].splitlines()[:_LINES]]
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    scored = [(_regular(lines, sign), -place, sign) for place, sign in enumerate(SIGNS)]
    return max(scored)[2], told


def _regular(lines: list[str], sign: str) -> int:
    """How many lines have the sign as often as most that have it."""
    counts = Counter(n for line in lines if (n := line.count(sign)))
    return counts.most_common(1)[0][1] if counts else 0
