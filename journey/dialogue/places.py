"""Where a person is in the dialogue: all places of a map in order, and the current one.

The place follows from the journey: the first question that was neither answered nor skipped, and
whose answer isn't known from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from journey.dialogue import fields
from journey.dialogue.followups import REMEDY, SOLVES, without_pain, without_remedy
from journey.dialogue.parts import item_of
from journey.model import Depth, Item, Journey, Order, Passed, Shape, Stage
from journey.prompts import Place
from journey.questions import BY_ID, GLANCE, MEASURED, QUESTIONS, ROW_OF, Question, Scope
from journey.soreness import worst


@dataclass(frozen=True, slots=True)
class Finished:
    """Nothing is left to ask at this depth."""


FINISHED: Final = Finished()

_MATTER: Final = frozenset({"pains", "ideas"})
"""Rows that are asked about even where guesses stand in them: the checklist is made of them."""

FIGURES_OF: Final = "metrics"
"""The row whose items are asked about one by one."""


def asked(journey: Journey, scope: Scope) -> tuple[Question, ...]:
    """The questions of the journey's dialogue about that, in order."""
    return tuple(
        question
        for question in QUESTIONS
        if question.scope is scope
        and question.asked(journey.depth, journey.shape)
        and question.only_by in {None, way(journey)}
    )


def way(journey: Journey) -> Order:
    """How the dialogue goes through the stages; the quick one has too little to look at."""
    if journey.depth is Depth.QUICK and journey.order is Order.GLANCE:
        return Order.STAGES
    return journey.order


def divided(journey: Journey) -> bool:
    """Whether feelings and pains are told for each persona by itself."""
    return journey.shape is Shape.GROUP and len(journey.personas) > 1


def asked_of_each(journey: Journey, question: str) -> bool:
    """Whether each persona is asked about by itself."""
    return BY_ID[question].per_persona and divided(journey)


def places(journey: Journey) -> tuple[Place, ...]:
    """Every place of the journey's dialogue, in the order chosen for it."""
    return tuple(spot.place for spot in _spots(journey))


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place with what it is about: looking that up again for each would take its time."""

    place: Place
    stage: Stage | None = None
    item: Item | None = None


def _spots(journey: Journey) -> Iterator[_Spot]:
    for question in asked(journey, Scope.MAP):
        yield _Spot(Place(question.id))
    rows = asked(journey, Scope.STAGE)
    if journey.order is Order.ROWS:
        pairs = [(stage, question) for question in rows for stage in journey.stages]
    else:
        pairs = [(stage, question) for stage in journey.stages for question in rows]
    figures = asked(journey, Scope.ITEM)
    about_worst = asked(journey, Scope.WORST)
    glancing = way(journey) is Order.GLANCE
    if glancing:
        figures = tuple(question for question in figures if question.id == MEASURED)
    for stage, question in pairs:
        if not glancing or is_walked(journey, stage, question):
            yield from _of_cell(journey, stage, question)
        if question.id == FIGURES_OF:
            yield from _of_figures(stage, figures)
        yield from _of_followups(stage, question)
    for question in about_worst:
        yield from _of_worst(journey, question)


def is_walked(journey: Journey, stage: Stage, question: Question) -> bool:
    """Whether a stage that is looked at as a whole is asked that by itself: the glance; what stops
    people and what helps; what each persona tells; and a row that the picture or the list needs and
    that holds nothing, or was told in answer to its question.
    """
    if question.id in {GLANCE, *_MATTER} or asked_of_each(journey, question.id):
        return True
    if question.quick_in is journey.shape:
        return True
    if question.glanced:
        return False
    return not has_entries(stage, question.id) or question.id in stage.passed


def has_entries(stage: Stage, lane: str) -> bool:
    return bool(stage.emotions if lane == "emotion" else stage.lane(lane))


def _of_cell(journey: Journey, stage: Stage, question: Question) -> Iterator[_Spot]:
    """One place; in a buying group one for each persona."""
    if asked_of_each(journey, question.id):
        for persona in journey.personas:
            yield _Spot(Place(question.id, stage.id, persona=persona.id), stage)
    else:
        yield _Spot(Place(question.id, stage.id), stage)


def _of_figures(stage: Stage, figures: tuple[Question, ...]) -> Iterator[_Spot]:
    """The figures of each metric that people chose."""
    for item in stage.lane(FIGURES_OF):
        for figure in figures:
            if item.origin.from_people and _is_due(figure.id, item):
                yield _Spot(Place(figure.id, stage.id, item=item.id), stage, item)


def _of_followups(stage: Stage, question: Question) -> Iterator[_Spot]:
    """After the pains what helps against the own ones; after the ideas what the own ones solve."""
    if question.id == "pains":
        for pain in without_remedy(stage):
            yield _Spot(Place(REMEDY, stage.id, item=pain.id), stage, pain)
    elif question.id == "ideas":
        for idea in without_pain(stage):
            yield _Spot(Place(SOLVES, stage.id, item=idea.id), stage, idea)


def _of_worst(journey: Journey, question: Question) -> Iterator[_Spot]:
    """Asked once a map: about the pain that was asked about, else the worst one of people's."""
    for stage in journey.stages:
        for pain in stage.lane(ROW_OF[question.scope]):
            if question.id in pain.passed:
                yield _Spot(Place(question.id, stage.id, item=pain.id), stage, pain)
                return
    for sore in worst(journey):
        if sore.pain is not None and sore.pain.origin.from_people:
            place = Place(question.id, sore.stage.id, item=sore.pain.id)
            yield _Spot(place, sore.stage, sore.pain)
            return


def _is_due(figure: str, item: Item) -> bool:
    """First the value; the rest only where it is known, the unit only where it isn't."""
    if figure in {"value", MEASURED}:
        return True
    metric = item.metric
    if metric is None or metric.value is None:
        return False
    return figure != "unit" or metric.unit is None or figure in item.passed


def passed(journey: Journey, place: Place) -> Passed | None:
    """How the place was left; None: it is still to be asked."""
    stage = None if place.stage is None else journey.stage(place.stage)
    return _left(journey, _Spot(place, stage, item_of(journey, place)))


def _left(journey: Journey, spot: _Spot) -> Passed | None:
    told = _told(journey, spot)
    question = spot.place.question
    if told is None and fields.held_by(question, spot.stage, spot.item) is not None:
        return Passed.ANSWERED
    return told


def _told(journey: Journey, spot: _Spot) -> Passed | None:
    place, stage = spot.place, spot.stage
    if place.stage is None:
        return journey.passed.get(place.question)
    if stage is None:
        return None
    if place.item is not None:
        return None if spot.item is None else _told_of(spot.item, place.question)
    if place.question == GLANCE:
        return stage.passed.get(GLANCE) or _looked_through(stage)
    if place.persona is not None:
        return stage.passed_by.get(place.persona, {}).get(place.question)
    return (
        stage.passed.get(place.question)
        or _told_for_one(stage, place.question)
        or _taken_as_it_stood(stage, place.question)
    )


def _told_of(item: Item, question: str) -> Passed | None:
    """Who was asked for a metric's value was asked for its figures, and the other way round."""
    told = item.passed.get(question)
    return told or item.passed.get("value" if question == MEASURED else MEASURED)


def _looked_through(stage: Stage) -> Passed | None:
    """Who was asked about every row of it needn't look at it once more."""
    rows = [question.id for question in QUESTIONS if question.glanced and question.lane]
    return Passed.ANSWERED if all(row in stage.passed for row in rows) else None


def _taken_as_it_stood(stage: Stage, question: str) -> Passed | None:
    """A row of a stage that was taken at a glance needn't be asked about by itself."""
    if stage.passed.get(GLANCE) is not Passed.ANSWERED or not has_entries(stage, question):
        return None
    entries = stage.emotions if question == "emotion" else stage.lane(question)
    return Passed.ANSWERED if all(one.origin.from_people for one in entries) else None


def _told_for_one(stage: Stage, question: str) -> Passed | None:
    """What was told for a persona needn't be told again when the map is of one."""
    if not BY_ID[question].per_persona:
        return None
    told = (by.get(question) for by in stage.passed_by.values())
    return next((how for how in told if how is not None), None)


def current(journey: Journey) -> Place | Finished:
    """The first place that was neither answered nor skipped."""
    for spot in _spots(journey):
        if _left(journey, spot) is None:
            return spot.place
    return FINISHED


def preceding(journey: Journey, place: Place) -> Place | None:
    """The place before this one; None: it is the first, or it is no more."""
    order = places(journey)
    if place not in order:
        return None
    index = order.index(place)
    return order[index - 1] if index else None


def left(journey: Journey) -> int:
    """How many places are still to be asked."""
    return sum(_left(journey, spot) is None for spot in _spots(journey))
