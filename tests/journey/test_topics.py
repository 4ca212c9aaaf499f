"""Customers' questions as topics: all of them, each where it is answered."""

from __future__ import annotations

from journey import items
from journey.answered import Gap
from journey.topics import topics
from tests.journey.maps import whole


def test_every_question_is_a_topic_in_the_maps_order() -> None:
    journey = whole()
    found = topics(journey)
    assert [one.question for one in found] == [
        one for stage in journey.stages for one in stage.lane("questions")
    ]
    assert all(one.channels == one.stage.lane("channels") for one in found)


def test_where_it_is_answered_goes_before_all_the_stage_has() -> None:
    journey = whole()
    question = journey.stages[0].lane("questions")[0]
    elsewhere = journey.stages[2].lane("channels")[0]
    (first, *_) = topics(items.answer_in(journey, question.id, elsewhere.id))
    assert (first.channels, first.gap) == ((elsewhere,), None)
    (first, *_) = topics(items.answer_in(journey, question.id, None))
    assert (first.channels, first.gap) == (journey.stages[0].lane("channels"), Gap.NOWHERE)
