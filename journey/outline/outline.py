"""What was understood of a map made elsewhere, within the limits of a map.

Knows values only; what is more than a map holds is kept by name, so that it can be told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from journey import limits, words
from journey.grid.signs import flat
from journey.measures import Duration, Metric, Reach

TITLE_END: Final = "…"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a stage; without a lane it was not understood."""

    text: str
    lane: str | None = None
    level: int | None = None
    severity: int = 0
    guess: bool = False
    strong: bool = False
    closed: bool = False
    metric: Metric | None = None
    duration: Duration | None = None
    reach: Reach | None = None
    persona: str | None = None
    """By name; None: everybody's."""
    note: str | None = None
    """Of a feeling: what is said of it beside its level."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stage."""

    title: str
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    parts: tuple[Part, ...]
    title: str | None = None
    personas: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    """What belongs to no stage, as it was typed."""
    lost: tuple[str, ...] = ()
    """Titles of stages beyond those that a map holds."""
    cut: int = 0
    """Entries for which a cell, or words for which an entry, had no room."""


@dataclass(slots=True)
class Draft:
    """An outline while it is read."""

    title: str | None = None
    personas: list[str] = field(default_factory=list)
    parts: list[tuple[str, list[Entry]]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def begin(self, title: str) -> None:
        self.parts.append((title, []))

    def add(self, *entries: Entry) -> None:
        """To the stage that began last; before the first one nobody knows where it belongs."""
        if self.parts:
            self.parts[-1][1].extend(entries)
        else:
            self.left += [one.text for one in entries]

    def done(self) -> Outline:
        """Within the limits."""
        parts, lost = self.parts[: limits.STAGES_MAX], self.parts[limits.STAGES_MAX :]
        cut = 0
        kept: list[Part] = []
        for title, entries in parts:
            bounded, more = _bounded(entries)
            cut += more
            kept.append(Part(short(title, limits.TITLE_CHARS), bounded))
        return Outline(
            parts=tuple(kept),
            title=None if self.title is None else short(self.title, limits.TITLE_CHARS),
            personas=tuple(short(one, limits.TITLE_CHARS) for one in self.personas)[
                : limits.PERSONAS_MAX
            ],
            left=tuple(flat(one) for one in self.left if flat(one)),
            lost=tuple(short(title, limits.TITLE_CHARS) for title, _ in lost),
            cut=cut,
        )


def short(text: str, most: int) -> str:
    """On one line, no longer than that; a cut is seen."""
    said = flat(text)
    return said if len(said) <= most else said[: most - 1].rstrip() + TITLE_END


def _bounded(entries: Iterable[Entry]) -> tuple[tuple[Entry, ...], int]:
    """As many as a cell holds, none twice, none longer than an entry; and how many were not."""
    kept: list[Entry] = []
    cut = 0
    for one in entries:
        text = flat(one.text)
        if not text:
            continue
        note = None if one.note is None else short(one.note, limits.ITEM_CHARS) or None
        said = replace(one, text=short(text, limits.ITEM_CHARS), note=note)
        cell = [other for other in kept if _cell(other) == _cell(said)]
        if any(words.same(other.text, said.text) for other in cell):
            continue
        if said.lane is not None and len(cell) >= limits.ITEMS_MAX:
            cut += 1
            continue
        cut += said.text != text
        kept.append(said)
    return tuple(kept), cut


def _cell(entry: Entry) -> str | None:
    return entry.lane


def each(outline: Outline, change: Callable[[Entry], Entry]) -> Outline:
    """With every entry as that makes it."""
    parts = (replace(one, entries=tuple(map(change, one.entries))) for one in outline.parts)
    return replace(outline, parts=tuple(parts))
