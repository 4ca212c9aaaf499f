"""A map written as text: Markdown, Mermaid, headings with lists; a table with stages and rows."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bot.incoming import File, Reader
from bot.incoming.cells import letters, outlined
from journey import limits
from journey.dropped import MapFound
from journey.grid.stamp import unstamped
from journey.outline import of_rows, tables
from journey.outline.outline import Outline, short
from journey.outline.reading import PROGRAMS

TABLES: Final = (".csv", ".tsv", ".tab")
TEXT_MAX: Final = 400_000


def _looks(file: File) -> bool:
    """Called so; what else is text, nobody need try."""
    return file.suffix in READER.suffixes


def _read(file: File) -> MapFound | None:
    text = letters.decoded(file.content)
    if text is None or len(text) > TEXT_MAX or text.lstrip()[:1] in PROGRAMS:
        return None
    text, ours, untouched = unstamped(text)
    if ours is not None and untouched:
        return MapFound(journey=ours)
    if ours is not None:
        text = _stars().sub("", text)
    made = _outline(text, table=file.suffix in TABLES)
    name = short(file.stem, limits.TITLE_CHARS)
    return None if made is None else outlined.found(made, name)


@cache
def _stars() -> re.Pattern[str]:
    """What we wrote behind the title of a moment of truth: no part of it."""
    from locales.texts import Languages

    library = Languages()
    said = {library.texts(one).plain("picture.truth") for one in library.languages}
    return re.compile(rf" \((?:{'|'.join(map(re.escape, sorted(said)))})(?:, [^)|]*)?\)")


def _outline(text: str, *, table: bool) -> Outline | None:
    if table:
        return of_rows(tables.delimited(text), outlined.cells())
    return outlined.teller().outline(text, outlined.rules())


READER: Final = Reader(
    title="Markdown, Mermaid",
    suffixes=(".csv", ".md", ".mmd", ".txt", ".tsv", ".tab", ".markdown", ".mermaid"),
    looks=_looks,
    read=_read,
)
