"""The first draft: a whole map of guesses, so that nobody starts from a blank sheet.

Every item keeps the catalogue as its origin; what isn't typical is left empty.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from journey.industries import Audience, Entry, Industry, PainEntry, StageEntry
from journey.measures import Metric
from journey.model import Emotion, Item, Journey, Origin, Passed, Persona, Stage

NewId = Callable[[], str]

CHANNELS: Final = 2
"""Guesses a cell of the draft holds: enough to see the point, few enough to read."""
PAINS: Final = 2


def new_journey(
    industry: Industry, *, business: str | None, now: dt.datetime, new_id: NewId
) -> Journey:
    """A map of one trade with all its stages and guesses, still without a persona."""
    return Journey(
        id=new_id(),
        title=business or industry.journey_title,
        language=industry.language,
        business=business,
        industry=industry.id,
        scenario=industry.scenario,
        stages=tuple(draft_stage(industry, entry, new_id) for entry in industry.stages),
        passed={"industry": Passed.ANSWERED},
        created=now,
        updated=now,
    )


def is_beginning(journey: Journey) -> bool:
    """Whether it is nothing yet but a trade and a customer that were tapped: the stages were never
    agreed to, and beside the trade's name nothing on it is in anybody's own words.
    """
    if "stages" in journey.passed or journey.derived_from is not None or journey.tasks:
        return False
    told: list[Origin] = []
    for stage in journey.stages:
        told += [stage.origin, *(item.origin for item in stage.items)]
        told += [emotion.origin for emotion in stage.emotions]
    own = any(one.catalogue is None for one in journey.personas)
    return not own and not any(origin.from_people for origin in told)


def persona(industry: Industry, audience: Audience, new_id: NewId) -> Persona:
    """The catalogue's customer, chosen by the owner."""
    return Persona(
        id=new_id(),
        name=audience.name,
        description=audience.description,
        emoji=audience.emoji,
        origin=Origin.OWNER,
        catalogue=industry.catalogue_id(audience.id),
    )


def draft_stage(industry: Industry, entry: StageEntry, new_id: NewId) -> Stage:
    """A stage with its most typical guesses."""
    pains = worst(entry.pains)[:PAINS]
    pain_items = tuple(pain_guess(industry, entry, pain, new_id) for pain in pains)
    items = (
        _guess(industry, "goal", entry.goal, (entry.id, "goal"), new_id),
        *_guesses(industry, entry, "questions", entry.questions[:1], new_id),
        *_guesses(industry, entry, "channels", entry.channels[:CHANNELS], new_id),
        *pain_items,
        *remedies(industry, pain_items[:1], new_id),
        *metric_guesses(industry, entry, new_id),
    )
    return Stage(
        id=new_id(),
        title=entry.title,
        origin=Origin.CATALOGUE,
        catalogue=industry.catalogue_id(entry.id),
        items=items,
        emotions=(_feeling(industry, entry, new_id),),
    )


def worst(pains: tuple[PainEntry, ...]) -> tuple[PainEntry, ...]:
    """The most severe first; equals keep the catalogue's order."""
    return tuple(sorted(pains, key=lambda pain: -pain.severity))


def pain_guess(industry: Industry, entry: StageEntry, pain: PainEntry, new_id: NewId) -> Item:
    return Item(
        id=new_id(),
        lane="pains",
        text=pain.text,
        origin=Origin.CATALOGUE,
        catalogue=industry.catalogue_id(entry.id, pain.id),
        severity=pain.severity,
    )


def remedies(industry: Industry, pains: tuple[Item, ...], new_id: NewId) -> tuple[Item, ...]:
    """The catalogue's remedy of each pain that has one, as guesses."""
    by_id = industry.pains()
    return tuple(
        Item(
            id=new_id(),
            lane="ideas",
            text=known.remedy,
            origin=Origin.CATALOGUE,
            catalogue=f"{pain.catalogue}.remedy",
            effort=known.effort,
            cost=known.cost,
            habit=known.habit,
            remedy_for=pain.id,
        )
        for pain in pains
        if pain.catalogue is not None and (known := by_id.get(pain.catalogue)) is not None
    )


def metric_guesses(industry: Industry, entry: StageEntry, new_id: NewId) -> tuple[Item, ...]:
    """What to measure here; the value stays empty until somebody measures it."""
    first = entry.metrics[0]
    guess = _guess(industry, "metrics", first.text, (entry.id, first.id), new_id)
    return (guess.with_(metric=Metric(unit=first.unit)),)


def _feeling(industry: Industry, entry: StageEntry, new_id: NewId) -> Emotion:
    return Emotion(
        id=new_id(),
        level=entry.emotion,
        note=entry.feeling,
        origin=Origin.CATALOGUE,
        catalogue=industry.catalogue_id(entry.id, "feeling"),
    )


def _guesses(
    industry: Industry, entry: StageEntry, lane: str, found: tuple[Entry, ...], new_id: NewId
) -> tuple[Item, ...]:
    return tuple(
        _guess(industry, lane, known.text, (entry.id, known.id), new_id) for known in found
    )


def _guess(industry: Industry, lane: str, text: str, path: tuple[str, ...], new_id: NewId) -> Item:
    return Item(
        id=new_id(),
        lane=lane,
        text=text,
        origin=Origin.CATALOGUE,
        catalogue=industry.catalogue_id(*path),
    )
