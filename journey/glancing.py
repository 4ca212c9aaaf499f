"""A stage looked at as a whole: its guesses taken as they stand, in one step.

Knows what of a stage is taken at once and what is asked by itself afterwards; must not know how
the stage is shown.
"""

from __future__ import annotations

from collections.abc import Callable

from journey import stages, suggestions
from journey.dialogue.parts import mark, with_lane
from journey.dialogue.places import asked, asked_of_each, is_walked, passed
from journey.industries import Industry
from journey.items import told
from journey.model import (
    Emotion,
    EmotionKind,
    Item,
    Journey,
    Origin,
    Passed,
    Stage,
    State,
)
from journey.prompts import Place
from journey.questions import GLANCE, Question, Scope

NewId = Callable[[], str]
DEEPER = {"actions": 2, "backstage": 1}
"""Guesses that a cell of the rows beyond the quick map begins with, as many as fit a look."""


def taken_at_once(journey: Journey, stage: Stage) -> tuple[Question, ...]:
    """The rows whose guesses «Всё так» takes: all that are not asked about by themselves next."""
    return tuple(
        question
        for question in asked(journey, Scope.STAGE)
        if question.lane is not None
        and not asked_of_each(journey, question.id)
        and not (_is_next(journey, stage, question))
    )


def _is_next(journey: Journey, stage: Stage, question: Question) -> bool:
    place = Place(question.id, stage.id)
    return is_walked(journey, stage, question) and passed(journey, place) is None


def guesses(journey: Journey, stage: Stage) -> int:
    """How many entries «Всё так» would take."""
    lanes = {question.id for question in taken_at_once(journey, stage)}
    return sum(not entry.origin.from_people for entry in _entries(stage, lanes))


def _entries(stage: Stage, lanes: set[str]) -> tuple[Item | Emotion, ...]:
    felt = stage.emotions if "emotion" in lanes else ()
    assumed = (one for one in felt if one.kind is EmotionKind.ASSUMED)
    return (*(item for item in stage.items if item.lane in lanes), *assumed)


def take(journey: Journey, stage_id: str) -> Journey:
    """«Всё так»: the guesses of the stage's rows are the person's answers. They prove nothing."""
    stage = journey.stage(stage_id)
    if stage is None:
        return journey
    rows = taken_at_once(journey, stage)
    lanes = {question.id for question in rows}
    items = tuple(told(item) if item.lane in lanes else item for item in stage.items)
    emotions = tuple(
        told(one) if "emotion" in lanes and one.kind is EmotionKind.ASSUMED else one
        for one in stage.emotions
    )
    after = stages.put(journey, stage.with_(items=items, emotions=emotions))
    return mark(after, Place(GLANCE, stage_id), Passed.ANSWERED)


def deepened(journey: Journey, industry: Industry | None, new_id: NewId) -> Journey:
    """The map as the full dialogue begins with it: rows that the first draft left empty and nobody
    was asked about get the trade's most typical entries, as guesses. A plan is nobody's guess.
    """
    if industry is None or journey.state is State.TO_BE:
        return journey
    for stage in journey.stages:
        if suggestions.stage_entry(stage, industry) is not None:
            journey = stages.put(journey, _deeper(journey, stage, industry, new_id))
    return journey


def _deeper(journey: Journey, stage: Stage, industry: Industry, new_id: NewId) -> Stage:
    for lane, count in DEEPER.items():
        if stage.lane(lane) or lane in stage.passed:
            continue
        offered = suggestions.of_stage(lane)(journey, stage, industry)[:count]
        stage = with_lane(
            stage,
            lane,
            tuple(
                Item(
                    id=new_id(),
                    lane=lane,
                    text=option.text,
                    origin=Origin.CATALOGUE,
                    catalogue=option.catalogue,
                )
                for option in offered
            ),
        )
    return stage
