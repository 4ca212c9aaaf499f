"""What an own pain and an own idea are asked next: «Что поможет?» and «Что она решает?».

Knows what already answers what on a stage; must not know where in the dialogue that is asked, nor
what is offered.
"""

from __future__ import annotations

from typing import Final

from journey.model import Item, Passed, Stage
from journey.prompts import Place

REMEDY: Final = "remedy"
SOLVES: Final = "solves"
FOLLOWED: Final = {"pains": REMEDY, REMEDY: REMEDY, "ideas": SOLVES, SOLVES: SOLVES}
"""The questions after which there may be something more to ask about the same stage, and what."""


def is_own(item: Item) -> bool:
    """Told in the person's own words, so that no catalogue knows what it is."""
    return item.origin.from_people and item.catalogue is None


def open_pains(stage: Stage) -> tuple[Item, ...]:
    return tuple(pain for pain in stage.lane("pains") if pain.open)


def answers(stage: Stage, pain: str) -> tuple[Item, ...]:
    """The ideas of people that answer a pain."""
    ideas = (idea for idea in stage.lane("ideas") if idea.origin.from_people)
    return tuple(idea for idea in ideas if idea.remedy_for == pain)


def without_remedy(stage: Stage) -> tuple[Item, ...]:
    """The own pains that are asked about; one that was asked about stays among them.

    Not before the pains themselves are told: a pain may still be taken back there.
    """
    told = (stage.passed, *stage.passed_by.values())
    if not any(how.get("pains") is Passed.ANSWERED for how in told):
        return ()
    return tuple(
        pain
        for pain in open_pains(stage)
        if is_own(pain) and (REMEDY in pain.passed or not answers(stage, pain.id))
    )


def without_pain(stage: Stage) -> tuple[Item, ...]:
    """The own ideas of which nobody knows which of several pains they answer."""
    several = len(open_pains(stage)) > 1
    return tuple(
        idea
        for idea in stage.lane("ideas")
        if is_own(idea) and (SOLVES in idea.passed or (several and idea.remedy_for is None))
    )


def linked(stage: Stage) -> Stage:
    """Where only one pain is open, an own idea answers it: there is nothing to ask."""
    pains = open_pains(stage)
    if len(pains) != 1:
        return stage
    (pain,) = pains
    items = tuple(
        item.with_(remedy_for=pain.id)
        if item.lane == "ideas" and is_own(item) and _is_free(item)
        else item
        for item in stage.items
    )
    return stage if items == stage.items else stage.with_(items=items)


def _is_free(idea: Item) -> bool:
    return idea.remedy_for is None and SOLVES not in idea.passed


def following(stage: Stage, question: str) -> tuple[Place, ...]:
    """What is still to be asked about a stage's own pains, or ideas, after a question about it."""
    then = FOLLOWED.get(question)
    if then is None:
        return ()
    found = without_remedy(stage) if then == REMEDY else without_pain(stage)
    return tuple(Place(then, stage.id, item=item.id) for item in found if then not in item.passed)
