"""Markdown: the map as a table of rows and stages, and its checklist, for a wiki or a repository.

Knows Markdown's tables; the checklist's lines are those of the checklist's own file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journey.grid.stamp import stamped
from renderers.format import Format, Needs, Offer
from renderers.formats import checklist
from renderers.layout.beside import Beside
from renderers.outline import outline
from renderers.words import subtitle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.model import Journey
    from renderers.format import Request
    from renderers.outline import Cell, Part
    from renderers.words import Words

BREAK: Final = "<br>"
"""A line within a cell: what every Markdown with tables takes."""


def _files(request: Request) -> tuple[bytes, ...]:
    journey, words = request.journey, request.words
    other = Beside.of(request.beside, journey) if request.beside else None
    parts = outline(journey, words, other)
    lines = [*_head(journey, words), "", *_table(parts, words), ""]
    said = "\n".join(lines) + "\n" + checklist.write(journey, words)
    return (stamped(said, journey).encode(),)


def _head(journey: Journey, words: Words) -> Iterator[str]:
    yield f"# {checklist.line(journey.title)}"
    yield ""
    yield checklist.line(subtitle(journey, words))
    for text in (journey.scenario, journey.goal):
        if text:
            yield ""
            yield checklist.line(text)
    for one in journey.personas:
        told = [one.name, one.role, one.description, one.goal, one.quote]
        yield ""
        yield f"**{checklist.line(told[0] or '')}** " + checklist.line(
            " · ".join(part for part in told[1:] if part)
        )


def _table(parts: tuple[Part, ...], words: Words) -> Iterator[str]:
    if not parts:
        return
    yield _row(["", *(f"{part.number}. {_titled(part, words)}" for part in parts)])
    yield _row(["---"] * (len(parts) + 1))
    if any(part.facts for part in parts):
        yield _row(["", *(checklist.line(part.facts) for part in parts)])
    for rows in zip(*(part.cells for part in parts), strict=True):
        yield _row([f"**{checklist.line(rows[0].name)}**", *(_cell(one, words) for one in rows)])


def _titled(part: Part, words: Words) -> str:
    notes = [words.truth] if part.truth else []
    told = ", ".join([*notes, *part.notes])
    return checklist.line(f"{part.title} ({told})" if told else part.title)


def _cell(cell: Cell, words: Words) -> str:
    if not cell.entries:
        return f"*{checklist.line(cell.unknown)}*"
    return BREAK.join(checklist.line(one.line(words)) for one in cell.entries)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


FORMAT: Final = Format(
    title="Markdown",
    suffix=".md",
    needs=Needs.CHECKLIST,
    write=_files,
    offers=(Offer(what="markdown", place=82, use="edit"),),
)
