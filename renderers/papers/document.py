"""A page of text as a value: a heading, parts, lines; and the same as plain text.

Knows no map, no language and no page size.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

INDENT: Final = "   "


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of a part."""

    text: str
    note: str = ""
    """Said of it, smaller below."""
    right: str = ""
    """At the line's end: a sum."""
    number: str = ""
    """Before it: «1.»"""


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under a heading."""

    heading: str
    lines: tuple[Line, ...]
    total: Line | None = None
    """Below a rule."""


@dataclass(frozen=True, slots=True)
class Document:
    title: str
    subtitle: str
    lead: str
    """What it is, in a sentence or two; may be empty."""
    parts: tuple[Part, ...]
    footer: str


def as_text(document: Document) -> str:
    """The whole, line by line."""
    head = [document.title, document.subtitle, document.lead]
    blocks = ["\n".join(one for one in head if one)]
    blocks += ["\n".join(_part(part)) for part in document.parts]
    return "\n\n".join([*blocks, document.footer]) + "\n"


def _part(part: Part) -> list[str]:
    lines = [part.heading]
    for line in (*part.lines, *((part.total,) if part.total else ())):
        text = f"{line.number} {line.text}" if line.number else line.text
        lines.append(f"{text}: {line.right}" if line.right else text)
        if line.note:
            lines.append(INDENT + line.note)
    return lines
