"""What an answer does to the map, and what it leaves alone."""

from __future__ import annotations

import pytest

from journey import dialogue, stages
from journey.dialogue import OUTDATED, Answered, Place
from journey.errors import Code, Rejected
from journey.example import counted_ids
from journey.model import (
    Depth,
    Evidence,
    EvidenceKind,
    Item,
    Journey,
    Origin,
    Passed,
)
from journey.prompts import Prompt
from tests.journey.maps import answered, asked, cells, coffee, drafted, next_, ticked, typed

PROOF = Evidence(id="proof", kind=EvidenceKind.SURVEY)


def test_a_closed_prompt_is_outdated() -> None:
    journey = drafted()
    closed = ticked(asked(journey), 0).model_copy(update={"open": False})
    levels = asked(journey, "emotion").model_copy(update={"open": False})
    assert dialogue.tick(closed, 0, on=True) == OUTDATED
    assert dialogue.turn(closed, 1) == OUTDATED
    assert dialogue.answer(journey, closed, coffee(), counted_ids()) == OUTDATED
    assert dialogue.feel(journey, levels, 0, counted_ids()) == OUTDATED


def test_a_prompt_of_a_removed_stage_is_outdated() -> None:
    journey = drafted()
    prompt, levels = asked(journey), asked(journey, "emotion")
    after = stages.remove(journey, journey.stages[0].id)
    assert isinstance(after, Journey)
    assert dialogue.answer(after, prompt, coffee(), counted_ids()) == OUTDATED
    assert dialogue.feel(after, levels, 0, counted_ids()) == OUTDATED
    assert dialogue.skip(after, prompt) == after
    place = Place("pains", journey.stages[0].id)
    assert dialogue.reword(after, place, ("x",), "слова", counted_ids()) == OUTDATED
    assert dialogue.preceding(after, place) is None


class TestAnswering:
    def test_skip_keeps_the_guesses(self) -> None:
        journey = drafted()
        after = dialogue.skip(journey, ticked(asked(journey), 0))
        assert after.stages[0].items == journey.stages[0].items
        assert after.stages[0].passed == {"pains": Passed.SKIPPED}

    def test_skip_of_an_answer_leaves_it_answered(self) -> None:
        journey = drafted()
        after = next_(journey, ticked(asked(journey), 0))
        assert dialogue.skip(after, asked(after)) == after

    def test_next_replaces(self) -> None:
        journey = drafted()
        prompt = typed(ticked(asked(journey), 2), "Моё")
        cell = next_(journey, prompt).stages[0].lane("pains")
        assert [item.text for item in cell] == [prompt.options[2].text, "Моё"]
        assert {item.origin for item in cell} == {Origin.OWNER}

    def test_next_with_nothing_empties(self) -> None:
        journey = drafted()
        after = next_(journey, asked(journey))
        assert after.stages[0].lane("pains") == ()
        assert after.stages[0].lane("ideas") == ()
        assert after.stages[0].passed == {"pains": Passed.ANSWERED}

    def test_a_confirmed_guess_keeps_its_id_and_its_fields(self) -> None:
        journey = drafted()
        guess = journey.stages[0].lane("pains")[0]
        prompt = asked(journey)
        ordinal = next(i for i, option in enumerate(prompt.options) if option.item == guess.id)
        (item,) = next_(journey, ticked(prompt, ordinal)).stages[0].lane("pains")
        assert item == guess.model_copy(update={"origin": Origin.OWNER})

    def test_identity_and_evidence_survive_another_answer(self) -> None:
        journey = drafted()
        journey = next_(journey, typed(ticked(asked(journey), 0), "Моё"))
        proved = proven(journey, "pains")
        again = typed(asked(proved), "Ещё одно", 51)
        after = answered(dialogue.answer(proved, again, coffee(), counted_ids("z")))
        before, now = proved.stages[0].lane("pains"), after.stages[0].lane("pains")
        assert now[:2] == before
        assert now[0].evidence == (PROOF,)
        assert now[2].text == "Ещё одно"

    def test_what_the_team_gave_stays_the_teams(self) -> None:
        journey = next_(drafted(), ticked(asked(drafted()), 0))
        stage = journey.stages[0]
        items = tuple(
            item.model_copy(update={"origin": Origin.TEAM}) if item.lane == "pains" else item
            for item in stage.items
        )
        stage = stage.model_copy(update={"items": items})
        journey = journey.model_copy(update={"stages": (stage, *journey.stages[1:])})
        assert next_(journey, asked(journey)) == journey

    def test_messages_are_told_with_their_items(self) -> None:
        journey = drafted()
        prompt = typed(typed(asked(journey), "Раз\nДва", 50), "Три", 51)
        result = dialogue.answer(journey, prompt, coffee(), counted_ids())
        assert isinstance(result, Answered)
        by_text = {item.text: item.id for item in result.journey.stages[0].lane("pains")}
        assert result.typed == {50: (by_text["Раз"], by_text["Два"]), 51: (by_text["Три"],)}

    def test_other_cells_and_stages_stay(self) -> None:
        journey = drafted()
        after = next_(journey, ticked(asked(journey, "channels", stage=2), 0))
        changed = {cell for cell, held in cells(after).items() if held != cells(journey)[cell]}
        assert changed == {(journey.stages[2].id, "channels")}


def proven(journey: Journey, lane: str) -> Journey:
    """The first item of a lane on the first stage gets a record of evidence."""
    stage = journey.stages[0]
    first = stage.lane(lane)[0].id
    items = tuple(
        item.model_copy(update={"evidence": (PROOF,)}) if item.id == first else item
        for item in stage.items
    )
    changed = stage.model_copy(update={"items": items})
    return journey.model_copy(update={"stages": (changed, *journey.stages[1:])})


class TestIdeas:
    def test_follow_the_pains(self) -> None:
        journey = drafted()
        prompt = asked(journey)
        after = next_(journey, ticked(prompt, 3, 4)).stages[0]
        remedies = {idea.remedy_for for idea in after.lane("ideas")}
        assert remedies == {pain.id for pain in after.lane("pains")}
        assert {idea.origin for idea in after.lane("ideas")} == {Origin.CATALOGUE}

    def test_of_a_pain_that_stays_keep_their_ids(self) -> None:
        journey = drafted()
        once = next_(journey, ticked(asked(journey), 3))
        prompt = asked(once)
        twice = answered(dialogue.answer(once, ticked(prompt, 4), coffee(), counted_ids("later")))
        assert once.stages[0].lane("ideas")[0] in twice.stages[0].lane("ideas")

    def test_of_people_stay(self) -> None:
        journey = drafted()
        own = Item(id="own", lane="ideas", text="Своя идея")
        stage = journey.stages[0]
        stage = stage.model_copy(update={"items": (*stage.items, own)})
        journey = journey.model_copy(update={"stages": (stage, *journey.stages[1:])})
        assert own in next_(journey, asked(journey)).stages[0].lane("ideas")

    def test_that_were_answered_stay(self) -> None:
        journey = drafted(depth=Depth.FULL)
        journey = next_(journey, ticked(asked(journey, "ideas"), 0))
        before = journey.stages[0].lane("ideas")
        assert next_(journey, asked(journey)).stages[0].lane("ideas") == before


class TestFeeling:
    def test_the_level_and_the_note(self) -> None:
        journey = drafted()
        noted = dialogue.note(asked(journey, "emotion"), "Долго\nи холодно")
        assert isinstance(noted, Prompt)
        emotion = answered(dialogue.feel(journey, noted, 0, counted_ids())).stages[0].emotion()
        assert emotion is not None
        assert (emotion.level, emotion.note) == (-2, "Долго и холодно")
        assert emotion.origin is Origin.OWNER

    def test_another_level_drops_what_was_said_of_the_first(self) -> None:
        journey = drafted()
        noted = dialogue.note(asked(journey, "emotion"), "Долго")
        assert isinstance(noted, Prompt)
        once = answered(dialogue.feel(journey, noted, 0, counted_ids()))
        same = answered(dialogue.feel(once, asked(once, "emotion"), 0, counted_ids()))
        other = answered(dialogue.feel(once, asked(once, "emotion"), 4, counted_ids()))
        assert same == once
        emotion = other.stages[0].emotion()
        assert emotion is not None
        assert emotion.note is None

    def test_a_guessed_note_is_not_the_persons(self) -> None:
        journey = drafted()
        guess = journey.stages[0].emotion()
        assert guess is not None
        assert guess.note
        ordinal = int(guess.level) + 2
        after = answered(dialogue.feel(journey, asked(journey, "emotion"), ordinal, counted_ids()))
        emotion = after.stages[0].emotion()
        assert emotion is not None
        assert emotion.note is None
        assert emotion.id == guess.id

    @pytest.mark.parametrize("ordinal", [-1, 5])
    def test_beyond_the_scale_is_outdated(self, ordinal: int) -> None:
        journey = drafted()
        result = dialogue.feel(journey, asked(journey, "emotion"), ordinal, counted_ids())
        assert result == OUTDATED

    def test_a_long_note_is_refused(self) -> None:
        refused = dialogue.note(asked(drafted(), "emotion"), "x" * 200 + "\n" + "y" * 100)
        assert refused == Rejected(Code.TOO_LONG, {"limit": 300, "length": 301})


class TestRewording:
    def given(self) -> tuple[Journey, Place, tuple[str, ...]]:
        journey = drafted()
        prompt = typed(ticked(asked(journey), 0), "Раз\nДва")
        result = dialogue.answer(journey, prompt, coffee(), counted_ids())
        assert isinstance(result, Answered)
        return result.journey, Place("pains", journey.stages[0].id), result.typed[50]

    def told(self, text: str) -> tuple[str, ...]:
        journey, place, ids = self.given()
        after = answered(dialogue.reword(journey, place, ids, text, counted_ids("r")))
        return tuple(item.text for item in after.stages[0].lane("pains"))

    def test_lines_reword_items_one_by_one(self) -> None:
        journey, place, ids = self.given()
        after = answered(dialogue.reword(journey, place, ids, "Один\nДва", counted_ids("r")))
        cell = after.stages[0].lane("pains")
        assert [item.id for item in cell] == [item.id for item in journey.stages[0].lane("pains")]
        assert [item.text for item in cell[1:]] == ["Один", "Два"]

    def test_a_line_less_removes_and_a_line_more_adds(self) -> None:
        assert self.told("Раз")[1:] == ("Раз",)
        assert self.told("Раз\nДва\nТри")[1:] == ("Раз", "Два", "Три")

    def test_makes_no_twin_of_what_stands_there(self) -> None:
        journey, _, _ = self.given()
        there = journey.stages[0].lane("pains")[0].text
        assert self.told(f"{there}\nДругое") == (there, "Другое")

    def test_of_items_that_are_gone_is_outdated(self) -> None:
        journey, place, _ = self.given()
        assert dialogue.reword(journey, place, ("gone",), "x", counted_ids()) == OUTDATED
        assert dialogue.reword(journey, place, (), "x", counted_ids()) == OUTDATED

    def test_keeps_the_limits(self) -> None:
        journey, place, ids = self.given()
        many = dialogue.reword(journey, place, ids, "\n".join(map(str, range(12))), counted_ids())
        assert many == Rejected(Code.TOO_MANY, {"limit": 12, "count": 13})
        empty = dialogue.reword(journey, place, ids, "  ", counted_ids())
        assert empty == Rejected(Code.EMPTY)
