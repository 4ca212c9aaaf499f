"""An entry in a cell of a spreadsheet: its words, and by a few signs how sure and how bad it is.

What is written can be read again, whatever the words are: signs that people typed themselves stay
words. Must not know the map nor a file's format.

    ? Нет цен ▲▲        a guess, hinders
    ✓ Нет цен ▲▲▲ ☑     proved, drives away, done away with
    Наш канал ♥         somebody's answer, works well
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from journey.model import Item

GUESS: Final = "?"
PROVED: Final = "✓"
PLAIN: Final = "•"
"""Before an answer whose own words begin with a sign."""
WEIGHT: Final = "▲"
STRONG: Final = "♥"
CLOSED: Final = "☑"
_GUARD: Final = " ·"
"""Behind words that end with a sign of their own."""
_HEAD: Final = re.compile(rf"[{GUESS}{PROVED}{PLAIN}] ")
_TAIL: Final = re.compile(rf"(?: ▲{{1,3}})?(?: {STRONG})?(?: {CLOSED})?\Z")
_NO_TEXT: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff]+")
"""What no cell can hold, or what would begin another line in it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a cell says."""

    text: str
    guess: bool = False
    proved: bool = False
    severity: int = 0
    strong: bool = False
    closed: bool = False


def of_item(item: Item) -> Entry:
    """A guess is what no person said and nothing proves."""
    return Entry(
        text=item.text,
        guess=not item.evidence and not item.origin.from_people,
        proved=bool(item.evidence),
        severity=item.severity or 0,
        strong=item.strong,
        closed=item.closed,
    )


def flat(text: str) -> str:
    """On one line, without what no cell can hold."""
    return " ".join(_NO_TEXT.sub(" ", text).split())


def written(entry: Entry) -> str:
    """The cell's text."""
    text = flat(entry.text)
    if _ends_with_sign(text):
        text += _GUARD
    head = GUESS if entry.guess else PROVED if entry.proved else ""
    if not head and _HEAD.match(text):
        head = PLAIN
    parts = [
        head,
        text,
        WEIGHT * entry.severity,
        STRONG * entry.strong,
        CLOSED * entry.closed,
    ]
    return " ".join(part for part in parts if part)


def read(cell: str) -> Entry:
    """What a cell's text says, whoever typed it."""
    text = flat(cell)
    found = Entry("")
    head = _HEAD.match(text)
    if head is not None:
        found = replace(found, guess=head[0][0] == GUESS, proved=head[0][0] == PROVED)
        text = text[head.end() :]
    tail = _TAIL.search(text)
    signs = tail[0] if tail else ""
    text = text[: len(text) - len(signs)]
    if text.endswith(_GUARD) and _ends_with_sign(text.removesuffix(_GUARD)):
        text = text.removesuffix(_GUARD)
    return replace(
        found,
        text=text.strip(),
        severity=signs.count(WEIGHT),
        strong=STRONG in signs,
        closed=CLOSED in signs,
    )


def _ends_with_sign(text: str) -> bool:
    if text.endswith(_GUARD):
        return _ends_with_sign(text.removesuffix(_GUARD))
    tail = _TAIL.search(text)
    return bool(tail and tail[0])
