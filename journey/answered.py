"""Which channel answers a customer's question, and which questions nothing answers.

Knows questions, channels and what people said of them; what nobody said stays unknown.
"""

from __future__ import annotations

from enum import StrEnum

from journey.model import Intent, Item, Journey, Stage


class Gap(StrEnum):
    """Why a question has no answer on the map. Sentences: `item.gap.<value>`, `next.<value>`."""

    NOWHERE = "nowhere"
    """People said so."""
    NO_PLACE = "no_place"
    """The stage has no channel at all."""
    NOT_SAID = "not_said"
    """Customers do ask it, and nobody said where they are answered."""


def live(stage: Stage) -> tuple[Item, ...]:
    """The channels of a stage, without what the plan does away with."""
    return tuple(one for one in stage.lane("channels") if one.intent is not Intent.DROP)


def channel(journey: Journey, question: Item) -> Item | None:
    """The channel that answers it; None: not said, or it is no more."""
    if question.answered_in is None:
        return None
    every = (one for stage in journey.stages for one in live(stage))
    return next((one for one in every if one.id == question.answered_in), None)


def gap(journey: Journey, stage: Stage, question: Item) -> Gap | None:
    """Why it has no answer; None: it has one, or it is a mere guess that anybody asks it."""
    if question.lane != "questions" or channel(journey, question) is not None:
        return None
    if question.unanswered:
        return Gap.NOWHERE
    if not live(stage):
        return Gap.NO_PLACE
    told = question.origin.from_people or bool(question.evidence)
    return Gap.NOT_SAID if told else None


def gaps(journey: Journey) -> tuple[tuple[Stage, Item, Gap], ...]:
    """All of them in the map's order, each with its stage."""
    found = (
        (stage, one, gap(journey, stage, one))
        for stage in journey.stages
        for one in stage.lane("questions")
    )
    return tuple((stage, one, why) for stage, one, why in found if why is not None)
