"""Stages by customers for a CRM: what to call a funnel's stages, and what stands beside each.

Knows the table, a row for each stage of each person. All words are the map's own; guesses are
called so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renderers.format import Format, Needs, Offer
from renderers.tasks import tables
from renderers.tasks.told import entry, joined

if TYPE_CHECKING:
    from journey.model import Persona, Stage
    from renderers.format import Request
    from renderers.words import Words

LANES: Final = ("goal", "questions", "channels", "pains", "ideas", "backstage", "metrics")


def _files(request: Request) -> tuple[bytes, ...]:
    journey, words = request.journey, request.words
    said = words.handed
    heads = [
        *(said[f"crm.{one}"] for one in ("name", "segment", "feels")),
        *(words.lanes[lane] for lane in LANES),
    ]
    rows = [
        _row(stage, number, persona, words)
        for persona in journey.personas or (None,)
        for number, stage in enumerate(journey.stages, 1)
    ]
    return (tables.sheet([heads, *rows], words.decimal),)


def _row(stage: Stage, number: int, persona: Persona | None, words: Words) -> tuple[str, ...]:
    whose = {None, None if persona is None else persona.id}
    return (
        joined([f"{number}. {stage.title}"]),
        words.handed["everybody"] if persona is None else joined([persona.name]),
        _feels(stage, persona, words),
        *(
            joined(entry(one, words) for one in stage.lane(lane) if one.persona in whose)
            for lane in LANES
        ),
    )


def _feels(stage: Stage, persona: Persona | None, words: Words) -> str:
    own = None if persona is None else stage.emotion(persona.id)
    feeling = own or stage.emotion()
    return "" if feeling is None else words.levels[round(feeling.level)]


FORMAT: Final = Format(
    title="CRM",
    suffix=".csv",
    needs=Needs.WORDS,
    write=_files,
    by_ending=False,
    offers=(Offer(what="crm", place=220, use="other", loses=True),),
)
