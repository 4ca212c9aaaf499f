"""A map's title is no other map's: it says whose way it is, else the day it was begun."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.context import Context
from handlers.ports import Texts
from journey import limits, words
from journey.model import Journey, Persona
from journey.shelf import Shelf


async def distinct(context: Context, journey: Journey) -> Journey:
    """A map that is just begun, told apart from the person's others; a title of theirs stays."""
    industry = context.industry(journey)
    base = journey.business or (industry.journey_title if industry else journey.title)
    if "stages" in journey.passed or not journey.title.startswith(base):
        return journey
    others = await context.work.headings(context.person.id, Shelf.OPEN, Shelf.ARCHIVE)
    taken = [heading.title for heading in others if heading.id != journey.id]
    texts = context.services.library.texts(journey.language)
    day = texts.day_month(context.day(journey.created))
    for ending in _endings(texts, journey, day):
        title = _cut(base, limits.TITLE_CHARS - len(ending)) + ending
        if not any(words.same(title, one) for one in taken):
            return journey.with_(title=title)
    return journey


def _endings(texts: Texts, journey: Journey, day: str) -> Iterator[str]:
    yield ""
    for persona in journey.personas[:1]:
        yield texts.plain("title.whose", persona=_name(persona))
    yield texts.plain("title.begun", day=day)
    for number in range(2, limits.JOURNEYS_MAX + 2):
        yield texts.plain("title.begun.next", day=day, n=number)


def _name(persona: Persona) -> str:
    """The catalogue's customers are common names, which stand small within a title."""
    name = persona.name
    if persona.catalogue is None or name[1:2].isupper():
        return name
    return name[:1].lower() + name[1:]


def _cut(title: str, room: int) -> str:
    return title if len(title) <= room else title[: max(0, room - 1)].rstrip() + "…"
