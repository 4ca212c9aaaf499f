"""The owner's own walk: few questions a stage, what was seen is proved, what was not is noted."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journey import items, limits, testwalk
from journey.changes import diff
from journey.errors import Code, Rejected
from journey.example import counted_ids
from journey.measures import Effort
from journey.model import EvidenceKind, Item, Journey, Task, TaskStatus
from journey.walks import Met
from tests.journey.maps import INDUSTRIES, drafted, said
from tests.journey.test_items import idea, of, pain
from tests.strategies import journeys

TODAY = dt.date(2026, 11, 23)
SOURCE = "Прогулка"


def begun(journey: Journey | None = None) -> Journey:
    return testwalk.begin(journey or drafted(), TODAY)


def told(journey: Journey, entry_id: str, met: Met, prefix: str = "n") -> Journey:
    ids = counted_ids(f"{prefix}-{entry_id}-{met.value}-")
    return testwalk.record(journey, entry_id, met, source=SOURCE, say=said, new_id=ids)


def first(journey: Journey, lane: str) -> Item:
    assert journey.walk is not None
    for entry_id in journey.walk.asked:
        spot = items.find(journey, entry_id)
        if spot is not None and isinstance(spot.entry, Item) and spot.lane == lane:
            return spot.entry
    raise AssertionError(lane)


def entry(journey: Journey, entry_id: str) -> Item:
    spot = items.find(journey, entry_id)
    assert spot is not None
    assert isinstance(spot.entry, Item)
    return spot.entry


class TestQuestions:
    @pytest.mark.parametrize("industry", INDUSTRIES, ids=lambda one: f"{one.id}-{one.language}")
    def test_few_on_each_stage_pains_and_channels(self, industry: object) -> None:
        journey = begun(drafted(industry))  # type: ignore[arg-type]
        for stage in journey.stages:
            asked = testwalk.questions(journey, stage)
            assert 1 <= len(asked) <= limits.WALK_QUESTIONS
            assert {item.lane for item in asked} >= {"pains", "channels"}

    def test_the_weightiest_pains_and_always_a_channel(self) -> None:
        pains = tuple(pain(f"p{n}", f"{n}", severity=1 + n % 3) for n in range(6))
        channel = Item(id="c", lane="channels", text="Сайт")
        journey = of((*pains, channel))
        asked = testwalk.questions(journey, journey.stages[0])
        assert [item.id for item in asked] == ["c", "p1", "p2", "p5"]

    def test_a_closed_pain_is_not_asked_but_its_promise_is(self) -> None:
        journey = of((pain(closed=True), idea(remedy_for="pain"), idea("i2", "План")))
        assert [one.id for one in testwalk.questions(journey, journey.stages[0])] == ["idea"]

    def test_a_task_that_is_done_is_a_promise(self) -> None:
        task = Task(
            id="t", rule="remedy", source="pain", stage="s0", text="Меню", status=TaskStatus.DONE
        )
        journey = of((pain(), idea(remedy_for="pain", effort=Effort.SMALL)), tasks=(task,))
        asked = testwalk.questions(journey, journey.stages[0])
        assert [one.id for one in asked] == ["pain", "idea"]

    def test_an_empty_map_has_nothing_to_ask(self) -> None:
        journey = begun(of(()))
        assert testwalk.place(journey) is None
        assert testwalk.before(journey, None) is None


class TestAnswers:
    def test_what_was_met_is_proved_by_the_walk(self) -> None:
        journey = begun()
        met = first(journey, "pains")
        after = told(journey, met.id, Met.YES)
        (record,) = entry(after, met.id).evidence
        assert (record.kind, record.source, record.date) == (EvidenceKind.STAFF, SOURCE, TODAY)
        assert entry(after, met.id).origin.from_people

    @pytest.mark.parametrize("met", [Met.NO, Met.UNSEEN])
    def test_what_was_not_met_is_only_noted(self, met: Met) -> None:
        journey = begun()
        passed = first(journey, "pains")
        after = told(journey, passed.id, met)
        assert after.stages == journey.stages
        assert testwalk.answered(after, passed.id) is met

    def test_a_channel_that_is_not_all_right_is_a_pain(self) -> None:
        journey = begun()
        channel = first(journey, "channels")
        after = told(journey, channel.id, Met.NO)
        (found,) = (p for p in after.stages[0].lane("pains") if p.evidence)
        assert channel.text in found.text
        assert entry(after, channel.id) == channel
        assert testwalk.summary(after).broken[0].entry == channel

    @pytest.mark.parametrize("lane", ["pains", "channels"])
    @pytest.mark.parametrize("then", [Met.YES, Met.NO, Met.UNSEEN])
    @pytest.mark.parametrize("before", [Met.YES, Met.NO, Met.UNSEEN])
    def test_another_answer_takes_the_place_of_the_first(
        self, lane: str, before: Met, then: Met
    ) -> None:
        journey = begun()
        asked = first(journey, lane).id
        confirmed = items.confirm(journey, asked)
        changed = told(told(confirmed, asked, before, "a"), asked, then)
        direct = told(confirmed, asked, then)
        if before is then:
            changed = told(told(confirmed, asked, then), asked, then)
        assert changed.stages == direct.stages
        assert changed.walk == direct.walk

    def test_a_repeat_changes_nothing(self) -> None:
        journey = begun()
        asked = first(journey, "channels").id
        once = told(journey, asked, Met.NO)
        assert told(once, asked, Met.NO, "other") == once

    def test_what_is_not_asked_is_not_recorded(self) -> None:
        journey = begun()
        for entry_id in ("gone", journey.stages[0].emotions[0].id):
            assert told(journey, entry_id, Met.YES) == journey
        assert told(drafted(), first(journey, "pains").id, Met.YES) == drafted()

    def test_where_there_is_no_room_the_answer_is_kept(self) -> None:
        full = tuple(pain(f"p{n}", f"{n}") for n in range(limits.ITEMS_MAX))
        journey = begun(of((*full, Item(id="c", lane="channels", text="Сайт"))))
        after = told(journey, "c", Met.NO)
        assert after.stages == journey.stages
        assert testwalk.answered(after, "c") is Met.NO

    def test_the_longest_channel_still_makes_a_pain(self) -> None:
        journey = begun(of((Item(id="c", lane="channels", text="Щ" * limits.ITEM_CHARS),)))
        (found,) = told(journey, "c", Met.NO).stages[0].lane("pains")
        assert len(found.text) == limits.ITEM_CHARS

    @settings(max_examples=30, suppress_health_check=list(HealthCheck))
    @given(data=st.data(), journey=journeys())
    def test_any_walk_comes_to_its_end_and_touches_nothing_else(
        self, data: st.DataObject, journey: Journey
    ) -> None:
        walking = testwalk.begin(journey.model_copy(update={"walk": None}), TODAY)
        assert walking.walk is not None
        for number in range(len(walking.walk.asked)):
            spot = testwalk.place(walking)
            assert spot is not None
            met = data.draw(st.sampled_from(Met))
            walking = told(walking, spot.entry.id, met, f"n{number}")
        assert testwalk.place(walking) is None
        assert {change.table for change in diff(journey, walking)} <= {
            *("journey", "item", "evidence")
        }
        for change in diff(journey, walking):
            if change.table == "item" and change.before is not None:
                assert change.after is not None
                changed = {
                    key for key, value in change.before.items() if change.after[key] != value
                }
                assert changed <= {"origin", "pos"}


class TestNoticed:
    def test_each_line_is_a_proved_pain(self) -> None:
        journey = begun()
        stage = journey.stages[0]
        after = testwalk.notice(
            journey, stage.id, "Темно\nХолодно", source=SOURCE, new_id=counted_ids("n")
        )
        assert isinstance(after, Journey)
        seen = testwalk.noticed(after, after.stages[0], SOURCE)
        assert [one.text for one in seen] == ["Темно", "Холодно"]
        assert all(one.evidence for one in seen)

    def test_one_that_is_there_is_proved(self) -> None:
        journey = begun(of((pain(),)))
        after = testwalk.notice(journey, "s0", "нет цен", source=SOURCE, new_id=counted_ids("n"))
        assert isinstance(after, Journey)
        assert len(after.stages[0].items) == 1
        assert entry(after, "pain").evidence

    @pytest.mark.parametrize(
        ("text", "code"), [("", Code.EMPTY), ("x" * 301, Code.TOO_LONG), ("ещё", Code.TOO_MANY)]
    )
    def test_limits(self, text: str, code: Code) -> None:
        full = tuple(pain(f"p{n}", f"{n}") for n in range(limits.ITEMS_MAX))
        journey = begun(of(full))
        refused = testwalk.notice(journey, "s0", text, source=SOURCE, new_id=counted_ids("n"))
        assert isinstance(refused, Rejected)
        assert refused.code is code


class TestOver:
    def test_a_walk_under_way_goes_on_and_one_that_is_over_begins_anew(self) -> None:
        journey = told(begun(), first(begun(), "pains").id, Met.YES)
        assert testwalk.begin(journey, TODAY + dt.timedelta(9)) == journey
        over = testwalk.end(journey)
        assert testwalk.place(over) is None
        assert testwalk.end(over) == over
        anew = testwalk.begin(over, TODAY + dt.timedelta(9))
        assert anew.walk is not None
        assert anew.walk.answers == {}
        assert anew.stages == over.stages

    def test_what_goes_from_the_map_goes_from_the_walk(self) -> None:
        journey = begun()
        asked = first(journey, "channels").id
        _, of_all = testwalk.numbered(journey, asked)
        left = items.remove(journey, asked)
        assert testwalk.numbered(left, asked) == (0, of_all - 1)
        spot = testwalk.place(left)
        assert spot is not None
        assert spot.entry.id != asked

    def test_back_leads_through_the_questions(self) -> None:
        journey = begun()
        assert journey.walk is not None
        last = testwalk.before(journey, None)
        assert last is not None
        assert last.entry.id == journey.walk.asked[-1]
        assert testwalk.before(journey, journey.walk.asked[0]) is None

    def test_the_summary_holds_each_question_once(self) -> None:
        journey = begun()
        assert journey.walk is not None
        for number, entry_id in enumerate(journey.walk.asked[:-2]):
            journey = told(journey, entry_id, tuple(Met)[number % 3])
        shown = testwalk.summary(journey)
        every = (*shown.met, *shown.not_met, *shown.broken, *shown.unseen)
        assert sorted(spot.entry.id for spot in every) == sorted(begun().walk.asked)  # type: ignore[union-attr]
