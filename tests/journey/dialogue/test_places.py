"""Where a person is, what is asked there, and what is offered."""

from __future__ import annotations

import itertools

from journey import dialogue, stages
from journey.dialogue import Place
from journey.example import counted_ids
from journey.model import (
    Depth,
    Journey,
    Passed,
    Stage,
)
from journey.questions import Kind, Scope
from locales.rules import rules
from tests.journey.maps import IN_FULL, answered, asked, coffee, drafted, next_, ticked, typed


def test_places_are_the_map_then_each_stage() -> None:
    journey = drafted(depth=Depth.FULL)
    order = dialogue.places(journey)
    of_map = [question.id for question in dialogue.asked(journey, Scope.MAP)]
    assert of_map == ["industry", "audience", "stages"]
    assert [place.question for place in order[: len(of_map)]] == of_map
    assert len(order) == len(of_map) + IN_FULL * len(journey.stages)
    for one, other in itertools.pairwise(order):
        assert dialogue.preceding(journey, other) == one
    assert dialogue.preceding(journey, order[0]) is None


def test_a_number_that_nobody_knows_is_asked_for_its_value_only() -> None:
    full = drafted(depth=Depth.FULL)
    journey = next_(full, typed(asked(full, "metrics"), "Моё"))
    (mine,) = [item for item in journey.stages[0].lane("metrics") if item.text == "Моё"]
    about = [place.question for place in dialogue.places(journey) if place.item == mine.id]
    assert about == ["value"]


def test_a_moved_stage_takes_its_answers_along() -> None:
    journey = next_(drafted(), ticked(asked(drafted()), 0))
    first: Stage = journey.stages[0]
    moved = stages.move(journey, first.id, 3)
    assert moved.stages[3] == first
    assert dialogue.passed(moved, Place("pains", first.id)) is Passed.ANSWERED


def test_the_audience_shows_whom_the_map_is_about() -> None:
    prompt = dialogue.ask(drafted(), Place("audience"), coffee(), person=1)
    assert [option.chosen for option in prompt.options].index(True) == 0
    assert sum(option.chosen for option in prompt.options) == 1


class TestOwnStage:
    """A stage without a catalogue behind it."""

    def with_own(self) -> Journey:
        journey = stages.add(drafted(depth=Depth.FULL), "Советую друзьям", counted_ids("s"))
        assert isinstance(journey, Journey)
        return journey

    def test_every_question_can_be_asked_and_answered(self) -> None:
        journey = self.with_own()
        own = journey.stages[-1]
        for question in dialogue.asked(self.with_own(), Scope.STAGE):
            prompt = dialogue.ask(journey, Place(question.id, own.id), coffee(), person=1)
            if question.kind is Kind.SCALE:
                journey = answered(dialogue.feel(journey, prompt, 4, counted_ids("e")))
            elif question.kind is Kind.DURATION:
                filled = dialogue.fill(journey, prompt.place, "2 дня", rules("ru"))
                assert isinstance(filled, Journey)
                journey = filled
            else:
                new_id = counted_ids(question.id)
                prompt = typed(prompt, f"Своё про {question.id}")
                journey = answered(dialogue.answer(journey, prompt, coffee(), new_id))
        assert len(journey.stages[-1].passed) == len(dialogue.asked(self.with_own(), Scope.STAGE))

    def test_is_offered_the_channels_of_the_trade(self) -> None:
        options = asked(self.with_own(), "channels", stage=-1).options
        assert len(options) == len({option.text for option in options}) > 6

    def test_without_any_catalogue(self) -> None:
        journey = self.with_own().model_copy(update={"industry": None})
        place = Place("channels", journey.stages[-1].id)
        prompt = dialogue.ask(journey, place, None, person=1)
        assert prompt.options == ()
        assert dialogue.pages(prompt) == 1
        answered(dialogue.answer(journey, prompt, None, counted_ids()))
