"""OJF, the OpenJourney Format: the one open format in which other editors of journey maps read one.

Knows its fields: stages, swimlanes, and a node for each entry. It has one persona and no evidence,
so persons and marks are told in tags.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from journey.model import Emotion, Item
from renderers.format import Format, Needs, Offer
from renderers.layout import lanes
from renderers.layout.beside import Beside
from renderers.outline import outline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renderers.format import Request
    from renderers.outline import Cell, Entry, Part
    from renderers.words import Words

VERSION: Final = "1.0"
SCALE: Final = 2.5
"""Of one of our levels in its own, -5 … 5."""
SEVERITY: Final = {1: "low", 2: "medium", 3: "high"}
PURPOSE: Final = {lanes.PAINS: "pain-point", lanes.CHANNELS: "touchpoint"}
Node = dict[str, str | float | bool | list[str]]


def _files(request: Request) -> tuple[bytes, ...]:
    journey, words = request.journey, request.words
    other = Beside.of(request.beside, journey) if request.beside else None
    parts = outline(journey, words, other)
    cells = parts[0].cells if parts else ()
    whole = {
        "version": VERSION,
        "persona": ", ".join(one.name for one in journey.personas),
        "pointOfView": journey.scenario or journey.title,
        "stages": [{"id": part.stage.id, "name": part.title} for part in parts],
        "swimlanes": [{"id": cell.lane, "name": cell.name} for cell in cells],
        "nodes": [node for part in parts for node in _nodes(part, words)],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=2).encode() + b"\n",)


def _nodes(part: Part, words: Words) -> Iterator[Node]:
    for cell in part.cells:
        for entry in cell.entries:
            yield _node(part, cell, entry, words)


def _node(part: Part, cell: Cell, entry: Entry, words: Words) -> Node:
    said = entry.said
    found: Node = {
        "stageId": part.stage.id,
        "swimlaneId": cell.lane,
        "title": entry.text,
        "description": ", ".join(entry.every_note(words)),
        "isMomentOfTruth": part.truth,
        "tags": [entry.owner] if entry.owner else [],
    }
    if cell.lane in PURPOSE:
        found["purpose"] = PURPOSE[cell.lane]
    if isinstance(said, Item) and entry.severity:
        found["severity"] = SEVERITY[entry.severity]
    if isinstance(said, Emotion):
        found["score"] = said.level * SCALE
    return found


FORMAT: Final = Format(
    title="OJF",
    suffix=".ojf",
    needs=Needs.WORDS,
    write=_files,
    offers=(Offer(what="open", place=86, use="other", loses=True),),
)
