"""Personas put in order by hand: add, move, remove. What was told of one goes with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from journey import limits, words
from journey.errors import Code, Rejected
from journey.model import Journey, Persona, Stage


@dataclass(frozen=True, slots=True)
class Told:
    """What a map holds of one persona alone."""

    items: int
    feelings: int


def full(journey: Journey) -> Rejected | None:
    """The refusal of one more; None: there is room."""
    if len(journey.personas) < limits.PERSONAS_MAX:
        return None
    return Rejected(Code.TOO_MANY_PERSONAS, {"limit": limits.PERSONAS_MAX})


def add(journey: Journey, persona: Persona) -> Journey | Rejected:
    """One more at the end."""
    if (refusal := full(journey)) is not None:
        return refusal
    if any(words.same(known.name, persona.name) for known in journey.personas):
        return Rejected(Code.TWICE, {"text": persona.name})
    return _replace(journey, (*journey.personas, persona))


def put_first(journey: Journey, persona: Persona) -> Journey:
    """The one whose map this is, under the id of whom it was before: what was told stays.

    Whoever stands under that name already goes first as they are, with what was typed about them.
    """
    known = next((one for one in journey.personas if words.same(one.name, persona.name)), None)
    if known is not None:
        about = known.description if persona.catalogue else persona.description
        retold = known.with_(description=about or known.description)
        others = tuple(one for one in journey.personas if one.id != known.id)
        return _replace(journey, (retold, *others))
    if journey.personas:
        persona = persona.with_(id=journey.personas[0].id)
    return _replace(journey, (persona, *journey.personas[1:]))


def move(journey: Journey, persona_id: str, position: int) -> Journey:
    """The persona to a position from 0; beyond the ends, to the end."""
    persona = next((one for one in journey.personas if one.id == persona_id), None)
    if persona is None:
        return journey
    others = [known for known in journey.personas if known.id != persona_id]
    others.insert(max(0, min(position, len(others))), persona)
    return _replace(journey, tuple(others))


def remove(journey: Journey, persona_id: str) -> Journey | Rejected:
    """The persona with what was told of them alone. One always stays."""
    left = tuple(one for one in journey.personas if one.id != persona_id)
    if len(left) == len(journey.personas):
        return journey
    if not left:
        return Rejected(Code.LAST_PERSONA)
    stages = tuple(_without(stage, persona_id) for stage in journey.stages)
    return _replace(journey, left).with_(stages=stages)


def told(journey: Journey, persona_id: str) -> Told:
    """What goes with a persona: said before it is removed."""
    stages = journey.stages
    return Told(
        items=sum(item.persona == persona_id for stage in stages for item in stage.items),
        feelings=sum(one.persona == persona_id for stage in stages for one in stage.emotions),
    )


def described(text: str, persona_id: str) -> Persona | Rejected:
    """A persona in own words: the first line is the name, the others say who they are.

    Where the first line is a whole description, its first clause is the name.
    """
    found = words.lines(text)
    if isinstance(found, Rejected):
        return found
    named = words.headline(found[0])
    if isinstance(named, Rejected):
        return named
    name, whole = named
    about = " ".join((whole or "", *found[1:])).strip()
    if words.length(about) > limits.ITEM_CHARS:
        length = words.length(about)
        return Rejected(Code.TOO_LONG, {"limit": limits.ITEM_CHARS, "length": length})
    return Persona(id=persona_id, name=name, description=about or None)


def listed(text: str, new_id: Callable[[], str]) -> tuple[Persona, ...] | Rejected:
    """Each line a persona: «Бухгалтер», or «Бухгалтер: платит по счетам»."""
    found = words.lines(text, limit=limits.TITLE_CHARS + limits.ITEM_CHARS)
    if isinstance(found, Rejected):
        return found
    each = []
    for line in found:
        name, _, about = line.partition(": ")
        told = described(f"{name}\n{about}", new_id())
        if isinstance(told, Rejected):
            return told
        each.append(told)
    return tuple(each)


def add_all(journey: Journey, several: Iterable[Persona]) -> Journey | Rejected:
    """All of them at the end, or none."""
    after = journey
    for persona in several:
        added = add(after, persona)
        if isinstance(added, Rejected):
            return added
        after = added
    return after


def _without(stage: Stage, persona_id: str) -> Stage:
    items = tuple(item for item in stage.items if item.persona != persona_id)
    emotions = tuple(one for one in stage.emotions if one.persona != persona_id)
    passed_by = {who: how for who, how in stage.passed_by.items() if who != persona_id}
    return stage.with_(items=items, emotions=emotions, passed_by=passed_by)


def _replace(journey: Journey, personas: tuple[Persona, ...]) -> Journey:
    return journey.with_(personas=personas)
