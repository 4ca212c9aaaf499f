"""One part of a map replaced by another; the same part again changes nothing."""

from __future__ import annotations

from journey import stages
from journey.model import Item, Journey, Passed, Persona, Stage
from journey.prompts import Place


def with_persona(journey: Journey, persona: Persona) -> Journey:
    personas = tuple(persona if known.id == persona.id else known for known in journey.personas)
    return journey.with_(personas=personas)


def with_item(stage: Stage, item: Item) -> Stage:
    items = tuple(item if known.id == item.id else known for known in stage.items)
    return stage.with_(items=items)


def with_lane(stage: Stage, lane: str, items: tuple[Item, ...]) -> Stage:
    if stage.lane(lane) == items:
        return stage
    others = tuple(item for item in stage.items if item.lane != lane)
    return stage.with_(items=others + items)


def item_of(journey: Journey, place: Place) -> Item | None:
    """The metric that a place is about."""
    stage = None if place.stage is None else journey.stage(place.stage)
    items = () if stage is None else stage.items
    return next((item for item in items if item.id == place.item), None)


def persona_of(journey: Journey, place: Place) -> Persona | None:
    """The persona that a place is about."""
    return next((one for one in journey.personas if one.id == place.persona), None)


def mark(journey: Journey, place: Place, how: Passed) -> Journey:
    """Remembers how a place was left; a place that is no more changes nothing."""
    if place.stage is None:
        return journey.with_(passed={**journey.passed, place.question: how})
    stage = journey.stage(place.stage)
    if stage is None:
        return journey
    if place.item is not None:
        item = item_of(journey, place)
        if item is None:
            return journey
        passed = {**item.passed, place.question: how}
        return stages.put(journey, with_item(stage, item.with_(passed=passed)))
    if place.persona is not None:
        if persona_of(journey, place) is None:
            return journey
        own = {**stage.passed_by.get(place.persona, {}), place.question: how}
        asked = {**stage.passed_by, place.persona: own}
        return stages.put(journey, stage.with_(passed_by=asked))
    return stages.put(journey, stage.with_(passed={**stage.passed, place.question: how}))
