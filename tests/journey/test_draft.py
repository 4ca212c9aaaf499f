"""The first draft: every word of it is the catalogue's guess."""

from __future__ import annotations

import pytest

from journey import draft
from journey.example import counted_ids
from journey.industries import Industry
from journey.model import Emotion, Item, Journey, Origin
from journey.questions import LANES
from tests.journey.maps import INDUSTRIES, NOW


@pytest.fixture(params=INDUSTRIES, ids=lambda one: f"{one.language}-{one.id}")
def industry(request: pytest.FixtureRequest) -> Industry:
    found: Industry = request.param
    return found


def made(industry: Industry, business: str | None = None) -> Journey:
    return draft.new_journey(industry, business=business, now=NOW, new_id=counted_ids())


def test_every_entry_is_a_guess_of_the_catalogue(industry: Industry) -> None:
    journey = made(industry)
    assert not journey.personas
    assert not journey.tasks
    for stage in journey.stages:
        assert stage.origin is Origin.CATALOGUE
        entries: list[Item | Emotion] = [*stage.items, *stage.emotions]
        for entry in entries:
            assert entry.origin is Origin.CATALOGUE
            assert (entry.catalogue or "").startswith(f"{industry.id}.")
            assert entry.evidence == ()
        for item in stage.lane("metrics"):
            assert item.metric is not None
            assert item.metric.value is None


def test_is_a_sound_map(industry: Industry) -> None:
    journey = made(industry)
    assert Journey.model_validate(journey.model_dump()) == journey
    assert len(journey.stages) == len(industry.stages)
    assert {item.lane for stage in journey.stages for item in stage.items} <= set(LANES)


def test_ideas_answer_a_pain_that_stands_there(industry: Industry) -> None:
    for stage in made(industry).stages:
        pains = {item.id for item in stage.lane("pains")}
        assert {item.remedy_for for item in stage.lane("ideas")} <= pains


def test_the_worst_pains_are_chosen(industry: Industry) -> None:
    for entry, stage in zip(industry.stages, made(industry).stages, strict=True):
        told = [item.severity for item in stage.lane("pains")]
        assert told == sorted((pain.severity for pain in entry.pains), reverse=True)[:2]


def test_a_business_of_the_persons_own_gives_the_title(industry: Industry) -> None:
    assert made(industry).title == industry.journey_title
    assert made(industry, "Пекарня").title == "Пекарня"
