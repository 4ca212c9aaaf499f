"""A question of a place, with its buttons as they stand now."""

from __future__ import annotations

from journey.dialogue.places import Place
from journey.industries import Industry
from journey.model import Item, Journey, Passed, Stage
from journey.prompts import Option, Prompt
from journey.questions import BY_ID, Kind, Question


def ask(journey: Journey, place: Place, industry: Industry | None, person: int) -> Prompt:
    """The question of a place with its buttons.

    Ticks start empty where the cell holds guesses, and show the cell where it was answered.
    """
    question = BY_ID[place.question]
    stage = None if place.stage is None else journey.stage(place.stage)
    options: tuple[Option, ...] = ()
    if question.id == "audience" and industry is not None:
        options = _audiences(journey, industry)
    elif stage is not None and question.kind is Kind.SCALE:
        options = _levels(question, journey, stage)
    elif stage is not None:
        options = _cell_options(question, journey, stage, industry)
    return Prompt(
        person=person,
        question=question.id,
        journey=journey.id,
        stage=place.stage,
        options=options,
    )


def _audiences(journey: Journey, industry: Industry) -> tuple[Option, ...]:
    own = {persona.catalogue for persona in journey.personas}
    return tuple(
        Option(
            text=audience.name,
            value=audience.id,
            catalogue=industry.catalogue_id(audience.id),
            chosen=industry.catalogue_id(audience.id) in own,
        )
        for audience in industry.audiences
    )


def _levels(question: Question, journey: Journey, stage: Stage) -> tuple[Option, ...]:
    emotion = stage.emotion()
    known = emotion if question.id in stage.passed else None
    return tuple(
        option.model_copy(
            update={"chosen": known is not None and float(option.value) == known.level}
        )
        for option in question.suggest(journey, stage, None)
    )


def _cell_options(
    question: Question, journey: Journey, stage: Stage, industry: Industry | None
) -> tuple[Option, ...]:
    """What stands in the cell first, where it isn't a suggestion anyway; then the suggestions."""
    answered = stage.passed.get(question.id) is Passed.ANSWERED
    items = stage.lane(question.id)
    offered = question.suggest(journey, stage, industry)
    by_catalogue = {item.catalogue: item for item in items}
    suggestions = tuple(
        option.model_copy(
            update={
                "item": known.id,
                "chosen": answered and known.origin.from_people,
                "text": known.text,
            }
        )
        if option.catalogue and (known := by_catalogue.get(option.catalogue)) is not None
        else option
        for option in offered
    )
    covered = {option.item for option in suggestions}
    own = tuple(
        _option(item, chosen=item.origin.from_people) for item in items if item.id not in covered
    )
    return own + suggestions


def _option(item: Item, *, chosen: bool) -> Option:
    return Option(
        text=item.text,
        item=item.id,
        catalogue=item.catalogue,
        severity=item.severity,
        effort=item.effort,
        unit=None if item.metric is None else item.metric.unit,
        remedy_for=item.remedy_for,
        chosen=chosen,
    )
