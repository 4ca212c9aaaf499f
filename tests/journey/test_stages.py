"""Stages put in order by hand, and every refusal of it."""

from __future__ import annotations

import pytest

from journey import limits, stages
from journey.checklist import refresh
from journey.errors import Code, Rejected
from journey.example import counted_ids
from journey.model import Journey, Origin
from tests.journey.maps import NOW, asked, coffee, drafted, next_, said, ticked

Result = Journey | Rejected


def add(journey: Journey, text: str) -> Result:
    return stages.add(journey, text, counted_ids("s"))


def titles(result: Result) -> list[str]:
    assert isinstance(result, Journey)
    return [stage.title for stage in result.stages]


def code(result: Result) -> Code:
    assert isinstance(result, Rejected)
    return result.code


class TestAdd:
    def test_each_line_is_a_stage_at_the_end(self) -> None:
        journey = drafted()
        assert titles(add(journey, "Жду\n\n Советую ")) == [*titles(journey), "Жду", "Советую"]

    def test_up_to_the_limit(self) -> None:
        journey = drafted()
        room = limits.STAGES_MAX - len(journey.stages)
        assert len(titles(add(journey, "\n".join(f"Этап {n}" for n in range(room))))) == 12
        refused = add(journey, "\n".join(f"Этап {n}" for n in range(room + 1)))
        assert refused == Rejected(Code.TOO_MANY_STAGES, {"limit": 12, "count": 13})

    @pytest.mark.parametrize("text", ["замечаю", " ЗАМЕЧАЮ ", "Новый\nновый"])
    def test_twice_is_refused(self, text: str) -> None:
        assert code(add(drafted(), text)) is Code.TWICE

    def test_empty_and_long_are_refused(self) -> None:
        assert code(add(drafted(), " \n ")) is Code.EMPTY
        assert code(add(drafted(), "x" * 81)) is Code.TOO_LONG
        assert titles(add(drafted(), "x" * 80))[-1] == "x" * 80


class TestRetell:
    def test_one_line_is_one_more(self) -> None:
        journey = drafted()
        after = stages.retell(journey, "Советую", counted_ids("s"))
        assert titles(after) == [*titles(journey), "Советую"]

    def test_several_lines_are_the_list(self) -> None:
        journey = drafted()
        first, second = journey.stages[:2]
        told = f"Новый\n{second.title.upper()}\n{first.title}"
        after = stages.retell(journey, told, counted_ids("s"))
        assert isinstance(after, Journey)
        assert after.stages[1:] == (second, first)
        assert after.stages[0].items == ()

    def test_a_title_in_more_words_keeps_what_its_stage_holds(self) -> None:
        journey = drafted()
        _, chosen, *_ = journey.stages
        after = stages.retell(journey, "Слышу\nВыбираю кофейню\nЖду", counted_ids("s"))
        assert isinstance(after, Journey)
        assert titles(after) == ["Слышу", "Выбираю кофейню", "Жду"]
        assert [bool(stage.items) for stage in after.stages] == [False, True, False]
        assert after.stages[1].items == chosen.items
        assert after.stages[1].origin is Origin.OWNER

    def test_no_stage_is_taken_twice(self) -> None:
        journey = drafted()
        told = "Выбираю место\nВыбираю\nВыбираю десерт"
        after = stages.retell(journey, told, counted_ids("s"))
        assert isinstance(after, Journey)
        assert [bool(stage.items) for stage in after.stages] == [False, True, False]

    def test_refusals(self) -> None:
        journey = drafted()
        many = "\n".join(f"Этап {n}" for n in range(13))
        assert code(stages.retell(journey, many, counted_ids())) is Code.TOO_MANY_STAGES
        assert code(stages.retell(journey, "Раз\nраз", counted_ids())) is Code.TWICE
        assert code(stages.retell(journey, "", counted_ids())) is Code.EMPTY


class TestRename:
    def test_keeps_what_the_stage_holds(self) -> None:
        journey = drafted()
        stage = journey.stages[1]
        after = stages.rename(journey, stage.id, "Вхожу\nвнутрь")
        assert isinstance(after, Journey)
        renamed = {"title": "Вхожу внутрь", "origin": Origin.OWNER}
        assert after.stages[1] == stage.model_copy(update=renamed)

    def test_refusals(self) -> None:
        journey = drafted()
        one, other = journey.stages[:2]
        assert code(stages.rename(journey, one.id, other.title)) is Code.TWICE
        assert code(stages.rename(journey, one.id, "")) is Code.EMPTY
        assert code(stages.rename(journey, one.id, "x" * 81)) is Code.TOO_LONG

    def test_to_its_own_title_is_no_refusal(self) -> None:
        journey = drafted()
        assert titles(stages.rename(journey, journey.stages[0].id, "ЗАМЕЧАЮ"))[0] == "ЗАМЕЧАЮ"


class TestMove:
    @pytest.mark.parametrize(("to", "place"), [(0, 0), (2, 2), (99, -1), (-5, 0)])
    def test_to_a_position(self, to: int, place: int) -> None:
        journey = drafted()
        stage = journey.stages[1]
        assert stages.move(journey, stage.id, to).stages[place] == stage

    def test_twice_is_once(self) -> None:
        journey = drafted()
        once = stages.move(journey, journey.stages[0].id, 2)
        assert stages.move(once, journey.stages[0].id, 2) == once

    def test_of_an_unknown_stage_changes_nothing(self) -> None:
        assert stages.move(drafted(), "gone", 0) == drafted()


class TestRemove:
    def test_takes_its_tasks_with_it(self) -> None:
        journey = refresh(drafted(), coffee(), said, counted_ids("t"), today=NOW.date())
        gone = journey.stages[0].id
        after = stages.remove(journey, gone)
        assert isinstance(after, Journey)
        assert gone not in {stage.id for stage in after.stages}
        assert gone not in {task.stage for task in after.tasks}
        assert len(after.tasks) < len(journey.tasks)

    def test_twice_is_once(self) -> None:
        journey = drafted()
        once = stages.remove(journey, journey.stages[0].id)
        assert isinstance(once, Journey)
        assert stages.remove(once, journey.stages[0].id) == once

    def test_of_the_last_is_refused(self) -> None:
        journey = drafted()
        alone = journey.model_copy(update={"stages": journey.stages[:1]})
        assert code(stages.remove(alone, alone.stages[0].id)) is Code.LAST_STAGE


def test_confirming_makes_the_titles_the_owners() -> None:
    journey = next_(drafted(), ticked(asked(drafted()), 0))
    after = stages.confirm(journey)
    assert {stage.origin for stage in after.stages} == {Origin.OWNER}
    assert [stage.items for stage in after.stages] == [stage.items for stage in journey.stages]
