"""A question of a place, with its buttons as they stand now."""

from __future__ import annotations

from journey import limits
from journey.dialogue import cells, fields, remedying
from journey.dialogue.places import passed
from journey.dialogue.walking import Step
from journey.dialogue.weighing import asking_about, awaiting
from journey.industries import Industry
from journey.measures import Duration
from journey.model import Item, Journey, Passed, Stage
from journey.prompts import Option, Place, Prompt
from journey.questions import BY_ID, Kind, Question, Scope
from journey.remedies import Remedies
from journey.suggestions import length


def ask(
    journey: Journey,
    to: Place | Step,
    industry: Industry | None,
    person: int,
    *,
    remedies: Remedies | None = None,
) -> Prompt:
    """The question of a place with its buttons; remedies: what is offered against own pains.

    Ticks start empty where the cell holds guesses, and show the cell where it was answered.
    """
    step = to if isinstance(to, Step) else Step(to)
    place = step.place
    question = BY_ID[place.question]
    stage = None if place.stage is None else journey.stage(place.stage)
    options: tuple[Option, ...] = ()
    room = limits.ITEMS_MAX
    if question.id in {"audience", "one_more"} and industry is not None:
        options = _audiences(journey, industry, more=question.id == "one_more")
    elif stage is not None and question.kind is Kind.SCALE:
        options = _levels(question, journey, stage, place)
    elif stage is not None and question.kind is Kind.MANY:
        options = _cell_options(question, journey, stage, place, industry)
        room = cells.room(journey, stage, place)
    elif question.scope in {Scope.PAIN, Scope.IDEA} and stage is not None:
        options = remedying.options(journey, stage, place, remedies)
    elif question.kind in {Kind.ONE, Kind.DURATION}:
        options = _field_options(question, journey, place, industry)
    prompt = Prompt(
        person=person,
        question=question.id,
        journey=journey.id,
        stage=place.stage,
        persona=place.persona,
        item=place.item,
        options=options,
        room=room,
        settled=False,
        behind=step.behind,
        ahead=step.ahead,
    )
    return asking_about(prompt, awaiting(prompt))


def _audiences(journey: Journey, industry: Industry, *, more: bool) -> tuple[Option, ...]:
    """The trade's customers, those of the map ticked; for one more, only the others."""
    own = {persona.catalogue for persona in journey.personas}
    return tuple(
        Option(
            text=audience.name,
            value=audience.id,
            catalogue=industry.catalogue_id(audience.id),
            chosen=industry.catalogue_id(audience.id) in own,
        )
        for audience in industry.audiences
        if not (more and industry.catalogue_id(audience.id) in own)
    )


def _levels(question: Question, journey: Journey, stage: Stage, place: Place) -> tuple[Option, ...]:
    emotion = stage.emotion(place.persona)
    known = emotion if passed(journey, place) is not None else None
    return tuple(
        option.with_(chosen=known is not None and float(option.value) == known.level)
        for option in question.suggest(journey, stage, None)
    )


def _field_options(
    question: Question, journey: Journey, place: Place, industry: Industry | None
) -> tuple[Option, ...]:
    """The suggestions of a field, the one that stands there ticked."""
    stage = journey.stage(place.stage or "") or journey.stages[0]
    held = fields.held(journey, place)
    if isinstance(held, Duration):
        held = length(held)
    return tuple(
        option.with_(chosen=option.text == held)
        for option in question.suggest(journey, stage, industry)
    )


def _cell_options(
    question: Question,
    journey: Journey,
    stage: Stage,
    place: Place,
    industry: Industry | None,
) -> tuple[Option, ...]:
    """What stands in the cell first, where it isn't a suggestion anyway; then the suggestions."""
    answered = passed(journey, place) is Passed.ANSWERED
    mine = cells.held(journey, stage, place)
    items = (*mine, *cells.offered(stage, place))
    by_catalogue = {item.catalogue: item for item in reversed(items)}
    suggestions = tuple(
        option.with_(item=known.id, chosen=answered and known.origin.from_people, text=known.text)
        if option.catalogue and (known := by_catalogue.get(option.catalogue)) is not None
        else option
        for option in question.suggest(journey, stage, industry)
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
        cost=item.cost,
        habit=item.habit,
        unit=None if item.metric is None else item.metric.unit,
        remedy_for=item.remedy_for,
        chosen=chosen,
    )
