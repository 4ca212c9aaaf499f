"""Which part of a map each cell was written from, beside what stood there: kept in the file itself.

So a table that comes back is held against what it said when it was made: what nobody touched is
never put back to how it was, and what has no id any more is new. Knows ids and digests of words;
must not know where in a file they lie.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from journey.grid.signs import flat

SHEET: Final = "tropa"
"""The hidden sheet they lie on, and the first word on it."""
VERSION: Final = 1
WIDTH: Final = 5
ROWS_MAX: Final = 20_000
DIGITS: Final = 5
WHOLE: Final = "whole"
PIECE: Final = 30_000
"""Letters of a cell: less than every spreadsheet holds. A dot before them makes words of them."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One part of the map as it was written."""

    kind: str
    """stage, item, emotion, sheet; table, column, choice, task, metric."""
    id: str
    """Of a sheet: whose it is, empty where it is everybody's; of a table, a column and a word that
    is chosen: what it is, whatever it is called.
    """
    stage: str = ""
    lane: str = ""
    said: str = ""
    """Digests of its cells, in order, joined by dots; of a sheet and all of a table's what it is
    called.
    """


@dataclass(frozen=True, slots=True)
class Ids:
    """All of one file."""

    journey: str
    revision: int
    language: str
    kept: tuple[Kept, ...]
    whole: str = ""
    """What is carried of the map (`journey.grid.carried`); empty: nothing."""

    def of(self, kind: str) -> Iterator[Kept]:
        return (one for one in self.kept if one.kind == kind)


def digest(*cells: str) -> str:
    """Of what cells say; spaces and line ends count for nothing."""
    return ".".join(
        blake2b(flat(cell).encode(), digest_size=DIGITS).hexdigest() if flat(cell) else ""
        for cell in cells
    )


def rows(ids: Ids) -> Iterator[tuple[str, ...]]:
    """As they are written down; the inverse of `read`."""
    yield SHEET, str(VERSION), ids.journey, str(ids.revision), ids.language
    for one in ids.kept:
        yield one.kind, one.id, one.stage, one.lane, one.said
    for at in range(0, len(ids.whole), PIECE):
        yield WHOLE, "", "", "", "." + ids.whole[at : at + PIECE]


def read(found: Iterable[Sequence[str]]) -> Ids | None:
    """None: these are no ids of ours, or of a later version."""
    lines = [tuple(row[:WIDTH]) + ("",) * (WIDTH - len(row)) for row in found]
    if not lines or lines[0][:2] != (SHEET, str(VERSION)) or len(lines) > ROWS_MAX:
        return None
    _, _, journey, revision, language = lines[0]
    kept = tuple(Kept(*line) for line in lines[1:] if line[0] not in {"", WHOLE})
    whole = "".join(line[-1][1:] for line in lines[1:] if line[0] == WHOLE)
    return Ids(journey, int(revision) if revision.isdecimal() else 0, language, kept, whole)
