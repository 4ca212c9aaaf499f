"""The records of the questions: one each, complete, and a record for every row of the map."""

from __future__ import annotations

import re

import pytest
from pydantic import ValidationError

from journey import dialogue, stages
from journey.dialogue import Place
from journey.example import counted_ids
from journey.industries import StageEntry
from journey.lanes import PLAIN
from journey.model import Depth, Item, Journey, Shape
from journey.prompts import Prompt
from journey.questions import (
    BY_ID,
    LANES,
    LEVELS,
    QUESTIONS,
    ROWS,
    Kind,
    Question,
    Scope,
    lane_of,
)
from tests.journey.maps import BY_HAND, INDUSTRIES, OPTIONAL, coffee, drafted

ENTERED = tuple(lane for lane, one in ROWS.items() if one.entry_chars is not None)


def test_ids_stand_once_and_fit_a_button() -> None:
    ids = [question.id for question in QUESTIONS]
    assert len(ids) == len(set(ids)) == len(BY_ID)
    assert all(re.fullmatch("[a-z][a-z_]{0,19}", question_id) for question_id in ids)


def test_every_lane_has_its_record() -> None:
    assert set(LANES) == {question.id for question in QUESTIONS if question.lane}
    assert len(LANES) == len({lane.place for lane in ROWS.values()}) == len(ROWS)
    assert len({lane.icon for lane in (*ROWS.values(), PLAIN)}) == len(ROWS) + 1
    assert lane_of("no such row") is PLAIN


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_a_record_is_whole(question: Question) -> None:
    assert (question.lane is not None) == (question.kind in {Kind.MANY, Kind.SCALE})
    assert question.scope is Scope.STAGE or not question.lane
    assert question.depth is not None or question.scope is not Scope.ITEM


@pytest.mark.parametrize("lane", ENTERED)
def test_the_catalogue_has_the_rows_of_the_records(lane: str) -> None:
    assert all(tuple(sorted(one.rows(), key=LANES.index)) == ENTERED for one in coffee().stages)
    assert lane in coffee().stages[0].rows()


@pytest.mark.parametrize("lane", ENTERED)
def test_of_one_row_of_a_catalogue_no_id_stands_twice(lane: str) -> None:
    told = coffee().stages[0].model_dump(mode="json")
    told[lane] = [*told[lane], told[lane][0]]
    with pytest.raises(ValidationError, match="stands twice"):
        StageEntry.model_validate(told)


def test_the_quick_dialogue_is_part_of_the_full_one() -> None:
    quick = [one.id for one in QUESTIONS if one.asked(Depth.QUICK, Shape.PLAIN)]
    assert quick == ["industry", "audience", "stages", "channels", "pains", "emotion", "remedy"]
    for shape in Shape:
        full = {one.id for one in QUESTIONS if one.asked(Depth.FULL, shape)}
        assert full > {one.id for one in QUESTIONS if one.asked(Depth.QUICK, shape)}


def test_a_kind_of_map_asks_what_it_is_about() -> None:
    def more(shape: Shape) -> set[str]:
        plain = {one.id for one in QUESTIONS if one.asked(Depth.QUICK, Shape.PLAIN)}
        return {one.id for one in QUESTIONS if one.asked(Depth.QUICK, shape)} - plain

    assert more(Shape.TIME) == {"duration"}
    assert more(Shape.PRODUCT) == {"product"}
    assert more(Shape.GROUP) == set()
    assert {one.id for one in QUESTIONS if one.per_persona} == {"pains", "emotion"}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_without_a_catalogue_it_is_asked_all_the_same(question: Question) -> None:
    journey = drafted()
    options = question.suggest(journey, journey.stages[0], None)
    if question.lane:
        assert len(options) == (len(LEVELS) if question.kind is Kind.SCALE else 0)


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q.lane], ids=lambda one: one.id)
def test_suggestions_of_every_trade_fit_and_stand_once(question: Question) -> None:
    for industry in INDUSTRIES:
        journey = drafted(industry)
        for stage in journey.stages:
            options = question.suggest(journey, stage, industry)
            texts = [option.text for option in options]
            assert texts or question.id in OPTIONAL | BY_HAND
            assert len(texts) == len(set(texts)), (industry.id, stage.title)
            catalogue = [option.catalogue for option in options if option.catalogue]
            assert len(catalogue) == len(set(catalogue))


class TestOwnStage:
    """Stages that no catalogue knows: the whole trade is offered, the nearest first."""

    def test_the_nearest_stage_comes_first(self) -> None:
        journey = own_stages("Слышу", "Иду", "Пью", "Ухожу")
        entries = coffee().stages
        for stage, entry in ((journey.stages[0], entries[0]), (journey.stages[-1], entries[-1])):
            for lane in ("goal", "actions", "questions", "channels", "pains", "metrics"):
                options = BY_ID[lane].suggest(journey, stage, coffee())
                assert (options[0].catalogue or "").startswith(f"coffee-shop.{entry.id}.")
                assert len({option.text for option in options}) == len(options)

    def test_what_stands_elsewhere_is_not_offered_again(self) -> None:
        journey = own_stages("Слышу", "Иду")
        first, second = journey.stages
        option = BY_ID["pains"].suggest(journey, second, coffee())[0]
        item = Item(id="i", lane="pains", text=option.text, catalogue=option.catalogue)
        journey = stages.put(journey, first.model_copy(update={"items": (item,)}))
        left = BY_ID["pains"].suggest(journey, second, coffee())
        assert option not in left
        assert option.catalogue not in {one.catalogue for one in left}

    def test_what_stands_in_another_row_elsewhere_is_still_offered(self) -> None:
        """«Бариста» is where one meets the shop and who answers for it, under one id."""
        journey = own_stages("Слышу", "Иду")
        first, second = journey.stages
        behind = BY_ID["backstage"].suggest(journey, second, coffee())
        ids = {option.catalogue for option in behind}
        both = next(
            option
            for option in BY_ID["channels"].suggest(journey, first, coffee())
            if option.catalogue in ids
        )
        item = Item(id="i", lane="channels", text=both.text, catalogue=both.catalogue)
        journey = stages.put(journey, first.model_copy(update={"items": (item,)}))
        assert BY_ID["backstage"].suggest(journey, second, coffee()) == behind

    def test_its_pains_have_their_remedies(self) -> None:
        journey = own_stages("Слышу", "Иду")
        stage = journey.stages[0]
        prompt = dialogue.ask(journey, Place("pains", stage.id), coffee(), person=1)
        ticked = dialogue.tick(prompt, 0, on=True)
        assert isinstance(ticked, Prompt)
        after = dialogue.answer(journey, ticked, coffee(), counted_ids("n"))
        assert isinstance(after, dialogue.Answered)
        (pain,) = after.journey.stages[0].lane("pains")
        (idea,) = after.journey.stages[0].lane("ideas")
        assert idea.remedy_for == pain.id
        assert idea.text == coffee().pains()[pain.catalogue or ""].remedy


def own_stages(*titles: str) -> Journey:
    told = stages.retell(drafted(), "\n".join(titles), counted_ids("s"))
    assert isinstance(told, Journey)
    return told
