"""What stands where on a map: the cells that a step may change."""

from __future__ import annotations

from journey import dialogue
from journey.dialogue import Place
from journey.model import Journey
from journey.questions import BY_ID, Scope


def cells(journey: Journey) -> dict[tuple[str | None, str, str | None], object]:
    """What stands where, by stage, question and person."""
    found: dict[tuple[str | None, str, str | None], object] = {}
    for stage in journey.stages:
        for item in stage.items:
            cell = (stage.id, item.lane, item.persona)
            words = item.model_dump(exclude={"passed"})
            told = found.get(cell, ())
            assert isinstance(told, tuple)
            found[cell] = (*told, words)
        for emotion in stage.emotions:
            found[stage.id, "emotion", emotion.persona] = emotion
        if stage.duration is not None:
            found[stage.id, "duration", None] = stage.duration
    return found


def cell_of(place: Place) -> tuple[str | None, str, str | None]:
    figure = BY_ID[place.question].scope is Scope.ITEM
    return (place.stage, dialogue.FIGURES_OF if figure else place.question, place.persona)
