"""How far one is: stage 3 of 5, question 2 of 4; the same in both orders."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from journey.dialogue.places import FIGURES_OF, asked, divided, passed, places, way
from journey.model import Journey, Order, Stage
from journey.prompts import Place
from journey.questions import BY_ID, GLANCE, MEASURED, ROW_OF, Kind, Scope

SECONDS: Final[Mapping[Kind, int]] = {
    Kind.ONE: 10,
    Kind.MANY: 20,
    Kind.LIST: 20,
    Kind.ROWS: 25,
    Kind.LINE: 25,
    Kind.SCALE: 6,
    Kind.NUMBER: 15,
    Kind.DURATION: 8,
}
"""About how long an answer takes: reading, thinking, tapping."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Numbers from 1."""

    stage: int
    stages: int
    row: int | None
    """The question's place among those asked about the stage, each with its own; where several
    are asked one by one for each persona, and in a walk by rows, the place of its row. None: this
    dialogue doesn't ask it."""
    rows: int
    persona: int | None = None
    personas: int = 0


def progress(journey: Journey, place: Place) -> Progress | None:
    """None: the place is about no stage of the map."""
    stage = journey.stage(place.stage or "")
    if stage is None:
        return None
    who = [persona.id for persona in journey.personas] if divided(journey) else []
    if who or way(journey) is Order.ROWS:
        ids = [question.id for question in asked(journey, Scope.STAGE)]
        lane = ROW_OF.get(BY_ID[place.question].scope, place.question)
        row, rows = ids.index(lane) + 1 if lane in ids else None, len(ids)
    else:
        here = [one for one in places(journey) if one.stage == stage.id]
        row = here.index(place) + 1 if place in here else None
        rows = len(here) + _to_measure(journey, stage)
    return Progress(
        stage=journey.stages.index(stage) + 1,
        stages=len(journey.stages),
        row=row,
        rows=rows,
        persona=who.index(place.persona) + 1 if place.persona in who else None,
        personas=len(who),
    )


def _to_measure(journey: Journey, stage: Stage) -> int:
    """The metrics that will be asked about once the stage is taken as it stands."""
    glance = Place(GLANCE, stage.id)
    if way(journey) is not Order.GLANCE or passed(journey, glance) is not None:
        return 0
    return sum(not item.origin.from_people for item in stage.lane(FIGURES_OF))


def minutes(journey: Journey) -> int:
    """About how long the rest of the dialogue takes, rounded up; 0: nothing is left."""
    open_now = (place for place in places(journey) if passed(journey, place) is None)
    seconds = sum(SECONDS[BY_ID[place.question].kind] for place in open_now)
    later = sum(_to_measure(journey, stage) for stage in journey.stages)
    return math.ceil((seconds + later * SECONDS[BY_ID[MEASURED].kind]) / 60)
