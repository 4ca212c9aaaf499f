"""The lines of a pasted text: how each is marked, and what it says without its marks.

Knows Markdown, lists and how stages are numbered; must not know which lines are stages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from journey import pasted
from journey.outline.cells import clean
from journey.outline.names import Names

_HEADING: Final = re.compile(r"\s*(?P<marks>#{1,6})\s+(?P<text>.+?)\s*#*\s*")
_BOLD: Final = re.compile(
    r"\s*(?P<before>[^*_\w]{0,6}(?:\d{1,2}[.)]\s*)?)(?:\*\*|__)(?P<text>.+?)(?:\*\*|__)\s*:?\s*"
)
_NUMBER: Final = re.compile(r"\s*\(?(?P<number>\d{1,2})(?:[.)]+|\ufe0f?\u20e3)\)?\s*(?P<text>\S.*)")
_RULE: Final = re.compile(r"\s*(?:[-*_=—–]\s*){3,}|\s*(?:```|~~~).*")
_INDENT: Final = re.compile(r"[ \t]*")
TAB: Final = 4


class Style(StrEnum):
    """How a line is marked."""

    STAGE = "stage"
    """«Этап 2», whatever marks are around it."""
    H1 = "h1"
    H2 = "h2"
    H3 = "h3"
    H4 = "h4"
    H5 = "h5"
    H6 = "h6"
    BOLD = "bold"
    NUMBER = "number"
    BULLET = "bullet"
    PLAIN = "plain"

    @property
    def heads(self) -> bool:
        """Whether such a line can only be a heading."""
        return self in HEADS


HEADS: Final = frozenset(
    {Style.STAGE, Style.H1, Style.H2, Style.H3, Style.H4, Style.H5, Style.H6, Style.BOLD}
)


@dataclass(frozen=True, slots=True)
class Line:
    style: Style
    text: str
    """Without marks and number."""
    number: int | None = None
    indent: int = 0
    label: str | None = None
    """The row that it names at its beginning, or «persona»."""
    rest: str = ""
    """What stands behind that name."""


PERSONA: Final = "persona"


def lines(text: str, names: Names) -> Iterator[Line]:
    """Those that say something."""
    for raw in text.replace("\u00a0", " ").splitlines():
        if raw.strip() and not _RULE.fullmatch(raw):
            found = _line(raw, names)
            if found.text or found.label:
                yield found


def _line(raw: str, names: Names) -> Line:
    indent = len((_INDENT.match(raw) or [""])[0].expandtabs(TAB))
    style, body, number = _marked(raw)
    staged = names.stage(clean(body))
    if staged is not None and style is not Style.BULLET:
        return Line(Style.STAGE, staged[1], staged[0], indent)
    said = clean(body)
    label, rest = _label(said, names)
    return Line(style, said, number, indent, label, rest)


def _marked(raw: str) -> tuple[Style, str, int | None]:
    heading = _HEADING.fullmatch(raw)
    if heading is not None:
        body, number = _numbered(heading["text"])
        return Style(f"h{len(heading['marks'])}"), body, number
    bold = _BOLD.fullmatch(raw)
    if bold is not None:
        before, number = _numbered(f"{bold['before'].strip()} {bold['text']}".strip())
        return Style.BOLD, before, number
    numbered = _NUMBER.fullmatch(raw)
    if numbered is not None:
        return Style.NUMBER, numbered["text"], int(numbered["number"])
    bare = raw.strip()
    plain = pasted.line(bare)
    if plain != pasted.unfolded(bare).strip():
        return Style.BULLET, plain, None
    return Style.PLAIN, bare, None


def _numbered(text: str) -> tuple[str, int | None]:
    found = _NUMBER.fullmatch(text.replace("*", ""))
    return (text, None) if found is None else (found["text"], int(found["number"]))


def _label(said: str, names: Names) -> tuple[str | None, str]:
    """«Боли: долго» names a row and goes on; «Боли» alone names one."""
    for part in (":", " — ", " – ", " - "):
        head, found, rest = said.partition(part)
        if not found:
            continue
        if names.is_persona(head):
            return PERSONA, rest.strip()
        lane = names.lane(head)
        if lane is not None:
            return lane, rest.strip()
    if names.is_persona(said):
        return PERSONA, ""
    return names.lane(said), ""
