"""How far one is: stage 3 of 5, question 2 of 4; the same in both orders."""

from __future__ import annotations

from dataclasses import dataclass

from journey.dialogue.places import asked, divided
from journey.model import Journey
from journey.prompts import Place
from journey.questions import BY_ID, ROW_OF, Scope


@dataclass(frozen=True, slots=True)
class Progress:
    """Numbers from 1."""

    stage: int
    stages: int
    row: int | None
    """The question's place among those asked about a stage; None: this dialogue doesn't ask it."""
    rows: int
    persona: int | None = None
    personas: int = 0


def progress(journey: Journey, place: Place) -> Progress | None:
    """None: the place is about no stage of the map."""
    stage = journey.stage(place.stage or "")
    if stage is None:
        return None
    ids = [question.id for question in asked(journey, Scope.STAGE)]
    lane = ROW_OF.get(BY_ID[place.question].scope, place.question)
    who = [persona.id for persona in journey.personas] if divided(journey) else []
    return Progress(
        stage=journey.stages.index(stage) + 1,
        stages=len(journey.stages),
        row=ids.index(lane) + 1 if lane in ids else None,
        rows=len(ids),
        persona=who.index(place.persona) + 1 if place.persona in who else None,
        personas=len(who),
    )
