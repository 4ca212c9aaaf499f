"""What is to be done against the pains of a stage: an idea on the map, the catalogue's remedy, or
what is known against pains of the kind.

Must not know which tasks follow from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from journey.habits import Habit
from journey.industries import Industry
from journey.measures import Cost, Effort
from journey.model import Item, Journey, Stage
from journey.remedies import Remedies
from journey.words import same


class Step(NamedTuple):
    """What is to be done against a pain, and what it takes."""

    text: str
    effort: Effort | None
    cost: Cost | None
    habit: Habit | None
    offered: bool = False
    """Nobody has taken it for theirs: it is told as a suggestion against what they said."""


def against(
    journey: Journey, stage: Stage, industry: Industry | None, remedies: Remedies | None
) -> Mapping[str, Step]:
    """What answers a pain, by the pain's id: an idea on the map before the catalogue's remedy,
    and that before what is known against pains of the kind.
    """
    listed: dict[str, Step] = {}
    if industry is not None:
        for path, known in industry.pains().items():
            listed[path] = Step(known.remedy, known.effort, known.cost, known.habit)
    ideas = answering(stage)
    found: dict[str, Step] = {}
    for pain in stage.lane("pains"):
        remedy_of = listed.get(pain.catalogue or "")
        idea = ideas.get(pain.id)
        if idea is not None:
            found[pain.id] = _of_idea(idea, remedy_of)
        elif remedy_of is not None:
            found[pain.id] = remedy_of
        elif remedies is not None and pain.open:
            offer = remedies.first(journey, stage, pain)
            if offer is not None:
                found[pain.id] = Step(
                    offer.text, offer.effort, offer.cost, offer.habit, offered=True
                )
    return MappingProxyType(found)


def _of_idea(idea: Item, listed: Step | None) -> Step:
    """Where people have not said what it takes, what the catalogue says of the same remedy."""
    offered = not idea.origin.from_people
    if listed is None or not same(listed.text, idea.text):
        return Step(idea.text, idea.effort, idea.cost, idea.habit, offered)
    return Step(
        idea.text,
        idea.effort or listed.effort,
        idea.cost or listed.cost,
        idea.habit or listed.habit,
        offered,
    )


def answering(stage: Stage) -> dict[str, Item]:
    """By the pain's id the idea that answers it: the first that people gave, else a guess."""
    found: dict[str, Item] = {}
    for idea in sorted(stage.lane("ideas"), key=lambda one: not one.origin.from_people):
        if idea.remedy_for is not None:
            found.setdefault(idea.remedy_for, idea)
    return found
