"""A stage at a glance: what is taken at once, what is asked by itself, what a map begins with."""

from __future__ import annotations

import pytest

from journey import dialogue, glancing, stages
from journey.dialogue import FINISHED, Finished, Place
from journey.example import counted_ids
from journey.model import Depth, Item, Journey, Order, Origin, Passed, Persona, Shape, State
from journey.prompts import Prompt
from journey.questions import BY_ID, GLANCE, MEASURED, QUESTIONS, Kind
from locales.rules import rules
from tests.journey.maps import coffee, drafted


def full() -> Journey:
    """A draft that is gone on with as a full map, stage by stage at a glance."""
    journey = drafted(depth=Depth.FULL).with_(order=Order.GLANCE)
    return glancing.deepened(journey, coffee(), counted_ids("g"))


def walked(journey: Journey, *, take: bool = True) -> tuple[list[Place], Journey]:
    """All places, each left as it stands; the stages taken or skipped."""
    met: list[Place] = []
    while not isinstance(place := dialogue.current(journey), Finished):
        met.append(place)
        prompt = dialogue.ask(journey, place, coffee(), person=1)
        if place.question == GLANCE and take:
            journey = glancing.take(journey, place.stage or "")
        else:
            journey = dialogue.skip(journey, prompt)
    return met, journey


class TestWalk:
    def test_a_stage_is_a_glance_then_what_matters_then_its_figures(self) -> None:
        met, after = walked(full())
        first = [place.question for place in met if place.stage == after.stages[0].id]
        assert first == [GLANCE, "pains", "ideas", MEASURED]

    def test_skipped_its_guesses_stay_guesses_and_nothing_is_measured(self) -> None:
        journey = full()
        met, after = walked(journey, take=False)
        assert MEASURED not in {place.question for place in met}
        assert [one.items for one in after.stages] == [one.items for one in journey.stages]

    def test_the_numbers_of_the_questions_never_stand_still(self) -> None:
        """Each step is one further, and about as many as was said."""
        journey = full()
        before = (0, 0)
        left = dialogue.minutes(journey)
        while not isinstance(place := dialogue.current(journey), Finished):
            at = dialogue.progress(journey, place)
            if place.stage is not None:
                assert at is not None
                assert at.row is not None
                assert before < (at.stage, at.row)
                assert at.row <= at.rows
                before = at.stage, at.row
            assert dialogue.minutes(journey) <= left
            left = dialogue.minutes(journey)
            prompt = dialogue.ask(journey, place, coffee(), person=1)
            journey = (
                glancing.take(journey, place.stage or "")
                if place.question == GLANCE
                else dialogue.skip(journey, prompt)
            )
        assert dialogue.minutes(journey) == 0

    def test_what_the_quick_map_asked_is_not_asked_again(self) -> None:
        journey = drafted()
        while not isinstance(place := dialogue.current(journey), Finished):
            prompt = dialogue.ask(journey, place, coffee(), person=1)
            journey = dialogue.skip(journey, prompt)
        met, _ = walked(journey.with_(depth=Depth.FULL, order=Order.GLANCE))
        assert {place.question for place in met} == {GLANCE, "ideas", MEASURED, "outcome"}

    def test_a_full_map_of_before_is_finished_still(self) -> None:
        journey = drafted(depth=Depth.FULL)
        while not isinstance(place := dialogue.current(journey), Finished):
            prompt = dialogue.ask(journey, place, coffee(), person=1)
            journey = dialogue.skip(journey, prompt)
        assert dialogue.current(journey.with_(order=Order.GLANCE)) == FINISHED

    def test_taken_rows_are_not_asked_by_the_other_ways(self) -> None:
        _, after = walked(full())
        # a row of which the trade knows nothing holds nothing to take
        bare = {row for one in coffee().stages for row, found in one.rows().items() if not found}
        for order in (Order.STAGES, Order.ROWS):
            left = {
                place.question
                for place in dialogue.places(after.with_(order=order))
                if dialogue.passed(after, place) is None
            }
            assert left == {"duration", *bare}
        assert dialogue.current(after.with_(depth=Depth.QUICK)) == FINISHED

    def test_an_own_stage_is_asked_for_the_rows_that_the_picture_needs(self) -> None:
        added = stages.add(full(), "Советую друзьям", counted_ids("s"))
        assert isinstance(added, Journey)
        own = added.stages[-1].id
        met, _ = walked(added)
        asked = [place.question for place in met if place.stage == own]
        assert asked == [GLANCE, "channels", "pains", "emotion", "ideas", "metrics"]

    def test_over_time_each_stage_is_asked_how_long_it_takes(self) -> None:
        met, _ = walked(full().with_(shape=Shape.TIME))
        assert "duration" in {place.question for place in met}

    def test_a_buying_group_tells_its_feelings_one_by_one(self) -> None:
        people = (Persona(id="a", name="Директор"), Persona(id="b", name="Юрист"))
        journey = full().with_(shape=Shape.GROUP, personas=people)
        stage = journey.stages[0]
        after = glancing.take(journey, stage.id).stages[0]
        assert [one.origin for one in after.emotions] == [one.origin for one in stage.emotions]
        met, _ = walked(journey)
        felt = {place.persona for place in met if place.question == "emotion"}
        assert felt == {"a", "b"}


class TestTake:
    def test_guesses_become_answers_and_prove_nothing(self) -> None:
        journey = full()
        stage = journey.stages[0]
        assert glancing.guesses(journey, stage) > 5
        taken = glancing.take(journey, stage.id)
        after = taken.stages[0]
        for lane in ("goal", "actions", "questions", "channels", "metrics", "backstage"):
            assert all(item.origin is Origin.OWNER for item in after.lane(lane)), lane
            assert not any(item.evidence for item in after.lane(lane))
        assert [item.text for item in after.items] == [item.text for item in stage.items]
        assert after.emotions[0].origin is Origin.OWNER
        assert glancing.guesses(taken, after) == 0

    def test_what_is_asked_by_itself_next_stays_a_guess(self) -> None:
        journey = full()
        after = glancing.take(journey, journey.stages[0].id).stages[0]
        for lane in ("pains", "ideas"):
            assert {item.origin for item in after.lane(lane)} == {Origin.CATALOGUE}

    def test_other_stages_stay_and_a_repeat_changes_nothing(self) -> None:
        journey = full()
        once = glancing.take(journey, journey.stages[0].id)
        assert once.stages[1:] == journey.stages[1:]
        assert glancing.take(once, journey.stages[0].id) == once
        assert glancing.take(journey, "gone") == journey


class TestDeepened:
    def test_rows_that_the_draft_left_empty_get_guesses(self) -> None:
        journey = full()
        for stage in journey.stages:
            for lane in glancing.DEEPER:
                found = stage.lane(lane)
                assert 0 < len(found) <= glancing.DEEPER[lane]
                assert {item.origin for item in found} == {Origin.CATALOGUE}
                assert all(item.catalogue for item in found)

    def test_what_people_told_or_left_empty_stays(self) -> None:
        journey = drafted(depth=Depth.FULL)
        told = Item(id="x", lane="actions", text="Звонит")
        first = journey.stages[0]
        first = first.with_(items=(*first.items, told), passed={"backstage": Passed.ANSWERED})
        after = glancing.deepened(stages.put(journey, first), coffee(), counted_ids("g"))
        assert after.stages[0].lane("actions") == (told,)
        assert after.stages[0].lane("backstage") == ()

    @pytest.mark.parametrize("twice", [False, True])
    def test_a_repeat_and_a_plan_change_nothing(self, twice: bool) -> None:  # noqa: FBT001
        journey = full() if twice else drafted(depth=Depth.FULL).with_(state=State.TO_BE)
        assert glancing.deepened(journey, coffee(), counted_ids("h")) == journey
        assert glancing.deepened(journey, None, counted_ids("h")) == journey


def test_each_question_of_its_own_way_is_asked_in_no_other() -> None:
    for question in QUESTIONS:
        for order in Order:
            journey = drafted(depth=Depth.FULL).with_(order=order)
            asked = question in dialogue.asked(journey, question.scope)
            if question.only_by is not None:
                assert asked == (question.only_by is order)
    assert {one.id for one in QUESTIONS if one.only_by} == {GLANCE, MEASURED}
    assert BY_ID[GLANCE].kind is Kind.ROWS


def test_a_line_of_figures_is_an_answer() -> None:
    _, journey = walked(full())
    stage = journey.stages[0]
    place = Place(MEASURED, stage.id, item=stage.lane("metrics")[0].id)
    filled = dialogue.fill(journey, place, "4, цель 6", rules("ru"))
    assert isinstance(filled, Journey)
    assert dialogue.passed(filled, place) is Passed.ANSWERED
    assert dialogue.held(filled, place) == 4
    assert isinstance(dialogue.ask(filled, place, coffee(), person=1), Prompt)
