"""Which way a pasted text is read: as a diagram, a table, headings with lists, or as no map.

Knows the readers and their order; must not know what is asked in the chat.
"""

from __future__ import annotations

from typing import Final

from journey.outline import headed, listed, mermaid, tables
from journey.outline.cells import Reader
from journey.outline.headed import Hears
from journey.outline.outline import Outline

PROGRAMS: Final = frozenset("{[<")
"""What is written for programs begins so."""


def of_text(text: str, reader: Reader, hears: Hears) -> Outline | None:
    """What was understood of a text; None: it is no map."""
    if text.lstrip()[:1] in PROGRAMS:
        return None
    names = reader.names
    drawn = mermaid.outline(text)
    if drawn is not None:
        return drawn
    table = tables.of_text(text)
    if table is not None:
        rows, around = table
        found = tables.outline(rows, reader)
        if found is not None:
            return headed.with_around(found, around, names)
    return listed.outline(text, reader) or headed.outline(text, reader, hears)


def of_rows(rows: tables.Rows, reader: Reader, *, whole: bool = False) -> Outline | None:
    """Of a table that came as a file; `whole`: each cell holds one entry."""
    return tables.outline(rows, reader, whole=whole)
