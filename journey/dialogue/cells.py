"""Whose items a question's cell holds, and how many more fit beside the others.

On a map of several personas a row belongs to all of them: what stands there as the catalogue's
guess is everybody's until somebody takes it for theirs.
"""

from __future__ import annotations

from journey import limits
from journey.dialogue.places import asked_of_each
from journey.model import Emotion, Item, Journey, Passed, Stage
from journey.prompts import Place


def held(journey: Journey, stage: Stage, place: Place) -> tuple[Item, ...]:
    """The items of the cell that a place is about."""
    lane = stage.lane(place.question)
    if place.persona is None and not asked_of_each(journey, place.question):
        return lane
    return tuple(item for item in lane if item.persona == place.persona)


def offered(stage: Stage, place: Place) -> tuple[Item, ...]:
    """The items that a persona may take for theirs: the guesses that are still everybody's."""
    if place.persona is None:
        return ()
    return tuple(item for item in stage.lane(place.question) if is_free(item))


def others(journey: Journey, stage: Stage, place: Place) -> tuple[Item, ...]:
    """What stands in the same row and stays there whatever is answered."""
    mine = {item.id for item in held(journey, stage, place)}
    mine |= {item.id for item in offered(stage, place)}
    return tuple(item for item in stage.lane(place.question) if item.id not in mine)


def room(journey: Journey, stage: Stage, place: Place) -> int:
    """How many items an answer may have."""
    return max(0, limits.ITEMS_MAX - len(others(journey, stage, place)))


def is_free(item: Item | Emotion) -> bool:
    """A guess of everybody's that nobody has confirmed and nothing proves."""
    return item.persona is None and not item.origin.from_people and not item.evidence


def told_by_all(journey: Journey, stage: Stage, question: str) -> bool:
    """Whether each persona has an answer of their own."""
    return all(
        stage.passed_by.get(persona.id, {}).get(question) is Passed.ANSWERED
        for persona in journey.personas
    )
