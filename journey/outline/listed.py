"""Stages that stand in one line: behind «Этапы:», or with arrows between them.

Knows the shape of such a line; what is told of the stages further on goes to the one that a word of
it names. Must not know a word of any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from journey.outline.cells import Reader, clean
from journey.outline.names import Names
from journey.outline.outline import Draft, Entry, Outline

_ARROW: Final = re.compile(r"\s*(?:[-—–=]+>|[→⇒➡⟶➜]\ufe0f?|>{2,})\s*")
_BETWEEN: Final = re.compile(r"\s*[,;]\s*(?![^(]*\))")
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+|\s*[;\n]\s*")
_WORD: Final = re.compile(r"[^\W\d_]+")
FEW: Final = 4
"""Stages between arrows: three are a way to answer a question."""
LISTED: Final = 3
"""… behind their heading."""
NAME_CHARS: Final = 60
STEM: Final = 4
"""Letters that two words share at their beginning to be the same word."""


def is_one(text: str, names: Names) -> bool:
    """Whether stages stand so in it."""
    return _found(text, names) is not None


def outline(text: str, reader: Reader) -> Outline | None:
    """None: no line holds stages so."""
    found = _found(text, reader.names)
    if found is None:
        return None
    before, stages, after = found
    draft = Draft()
    title = clean(before.strip().splitlines()[0] if before.strip() else "").rstrip(" :.")
    if title and len(title) <= NAME_CHARS:
        draft.title = reader.names.title(title) or title
        before = before.strip().partition("\n")[2]
    for stage in stages:
        draft.begin(stage)
    draft.left += [one for one in _SENTENCE.split(before) if one.strip()]
    for entry in _told(after, reader):
        _place(draft, entry)
    return draft.done()


def _found(text: str, names: Names) -> tuple[str, list[str], str] | None:
    """What stands before the stages, they, and what stands behind."""
    start = 0
    for line in text.splitlines(keepends=True):
        if len(_ARROW.findall(line)) >= FEW - 1:
            head, colon, rest = line.rpartition(": ")
            told = rest if colon and not _ARROW.search(head) else line
            stages = _names(_ARROW.split(told.strip()))
            if len(stages) >= FEW:
                before = text[:start] + (head if told is rest else "")
                return before, stages, text[start + len(line) :]
        start += len(line)
    for one in names.stages.finditer(text):
        told, stop, _ = one["told"].partition(". ")
        stages = _names(_BETWEEN.split(told.rstrip(" .")))
        if len(stages) >= LISTED:
            return text[: one.start()], stages, text[one.start("told") + len(told) + len(stop) :]
    return None


def _names(parts: list[str]) -> list[str]:
    """Empty: one of them is too long for a stage's name."""
    bare = [clean(one).strip(" .") for one in parts]
    kept = [one[:1].upper() + one[1:] for one in bare if one]
    return kept if all(len(one) <= NAME_CHARS for one in kept) else []


def _told(text: str, reader: Reader) -> Iterator[Entry]:
    """What stands behind a row's name is of that row, until the next name."""
    start, lane = 0, None
    for found in reader.names.label.finditer(text):
        yield from _of(text[start : found.start()], lane, reader)
        lane, start = reader.names.lane(found["label"]), found.end()
    yield from _of(text[start:], lane, reader)


def _of(text: str, lane: str | None, reader: Reader) -> Iterator[Entry]:
    for piece in _SENTENCE.split(text):
        bare = clean(piece).strip(" .;")
        if bare:
            yield from reader.entries(bare, lane)


def _place(draft: Draft, entry: Entry) -> None:
    """To the stage of which a word stands in it; else to none, and that is told."""
    said = _WORD.findall(entry.text.casefold())
    for title, entries in draft.parts:
        if any(_alike(one, other) for one in said for other in _WORD.findall(title.casefold())):
            entries.append(entry)
            return
    draft.left.append(entry.text)


def _alike(one: str, other: str) -> bool:
    return len(one) >= STEM and one[:STEM] == other[:STEM]
