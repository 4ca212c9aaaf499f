"""The complete example: of every trade, in every language, and readable as a file."""

from __future__ import annotations

import pytest

from journey import codec, dialogue, limits
from journey.dialogue import FINISHED
from journey.example import example
from journey.industries import Industry
from journey.questions import LANES
from tests.journey.maps import BY_HAND, INDUSTRIES, NOW, OPTIONAL, coffee


@pytest.mark.parametrize("industry", INDUSTRIES, ids=lambda one: f"{one.language}-{one.id}")
def test_is_complete_and_can_be_read(industry: Industry) -> None:
    journey = example(industry, NOW)
    assert dialogue.current(journey) == FINISHED
    for stage in journey.stages:
        assert stage.emotion() is not None
        for lane in LANES:
            entries = stage.lane(lane)
            assert entries or lane == "emotion" or lane in OPTIONAL | BY_HAND
            assert len(entries) <= limits.ITEMS_MAX
    assert codec.read(codec.write(journey)) == journey


def test_is_the_same_every_time() -> None:
    assert codec.write(example(coffee(), NOW)) == codec.write(example(coffee(), NOW))
