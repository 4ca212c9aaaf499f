"""The map in words: for screen readers, for search, and for when drawing failed.

Knows the journey and the words; knows neither fonts nor pictures. Marks are words here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journey.grid.signs import flat
from journey.scores import score
from renderers.format import Format, Needs, Offer
from renderers.layout.beside import Beside
from renderers.outline import outline
from renderers.papers import document_of
from renderers.papers.document import as_text
from renderers.words import subtitle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.model import Journey, Persona
    from renderers.format import Request
    from renderers.outline import Part
    from renderers.words import Words


def write(journey: Journey, words: Words, beside: Journey | None = None) -> str:
    """The whole map, stage by stage, one entry a line; with `beside` what is another there."""
    other = Beside.of(beside, journey) if beside else None
    told = (_stage(part, words) for part in outline(journey, words, other))
    parts = [head(journey, words), *told]
    if other and (gone := other.gone_stages()):
        titles = ", ".join(f"{number}. {stage.title}" for number, stage in gone)
        template = words.stages_gone if other.is_plan else words.stages_removed
        parts.append(template.format(titles=titles))
    found = score(journey)
    parts.append(
        words.counts.format(answers=found.answers, guesses=found.guesses, proved=found.proved)
    )
    return "\n\n".join(parts) + "\n"


def stages(journey: Journey, words: Words) -> Iterator[str]:
    """A stage after the other, each whole."""
    return (_stage(part, words) for part in outline(journey, words))


def head(journey: Journey, words: Words) -> str:
    """Whose map it is and about whom."""
    lines = [journey.title, subtitle(journey, words), journey.scenario, journey.goal]
    for persona in journey.personas:
        lines += _persona(persona)
    return "\n".join(flat(line) for line in lines if line)


def _persona(persona: Persona) -> Iterator[str | None]:
    name = f"{persona.emoji} {persona.name}" if persona.emoji else persona.name
    yield f"{name} · {persona.role}" if persona.role else name
    yield from (persona.description, persona.quote, persona.goal, persona.channel)


def _stage(part: Part, words: Words) -> str:
    facts = ", ".join(
        filter(None, [words.truth if part.truth else "", part.facts, part.counted, *part.notes])
    )
    head = f"{words.stage.format(number=part.number)}. {flat(part.title)}"
    lines = [f"{head} ({facts})" if facts else head]
    for cell in part.cells:
        lines.append(f"{cell.name}:" if cell.entries else f"{cell.name}: {cell.unknown}")
        lines += [f"- {entry.line(words)}" for entry in cell.entries]
    return "\n".join(lines)


def _files(request: Request) -> tuple[bytes, ...]:
    if request.paper is not None:
        return (as_text(document_of(request, request.paper)).encode(),)
    return (write(request.journey, request.words, request.beside).encode(),)


FORMAT: Final = Format(
    title="text",
    suffix=".txt",
    needs=Needs.WORDS,
    write=_files,
    offers=(
        Offer(what="text", place=60, use="show"),
        Offer(what="brief", place=92, use="show", paper="brief"),
        Offer(what="budget", place=96, use="show", paper="budget"),
        Offer(what="topics", place=110, use="show", paper="topics"),
    ),
)
