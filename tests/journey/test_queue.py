"""What to check next: nothing is forgotten, the order says why, and each has a way."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journey import evidence, queue, testwalk
from journey.answered import Gap
from journey.example import counted_ids
from journey.measures import Metric, Reach
from journey.model import (
    Emotion,
    EmotionKind,
    Evidence,
    EvidenceKind,
    Item,
    Journey,
    Origin,
    Persona,
    Stage,
)
from journey.outcomes import Outcome
from journey.queue import Next, Reason, Why
from journey.traces import Way
from journey.walks import Met, Walk
from locales.rules import rules
from tests.journey.maps import INDUSTRIES, NOW, coffee, drafted, said
from tests.strategies import journeys

TODAY = dt.date(2026, 11, 23)
RULES = rules("ru")
PROOF = Evidence(id="v", kind=EvidenceKind.STAFF, source="Оля")


def waiting(journey: Journey, **put_off: dt.date) -> tuple[Next, ...]:
    return queue.queue(journey, coffee(), TODAY, put_off)


def ids(journey: Journey, **put_off: dt.date) -> list[str]:
    return [one.entry.id for one in waiting(journey, **put_off)]


def pain(pain_id: str, severity: int | None = 2, **fields: object) -> Item:
    return Item(id=pain_id, lane="pains", text=pain_id, severity=severity).model_copy(update=fields)


def stage(stage_id: str, *items: Item, **fields: object) -> Stage:
    return Stage(id=stage_id, title=stage_id, items=items).model_copy(update=fields)


def of(*stages: Stage, personas: tuple[Persona, ...] = ()) -> Journey:
    return Journey(
        id="map",
        title="Карта",
        language="ru",
        stages=stages,
        personas=personas,
        created=NOW,
        updated=NOW,
    )


class TestWhat:
    def test_what_is_proved_closed_measured_or_planned_is_not_in_it(self) -> None:
        journey = of(
            stage(
                "s",
                pain("open"),
                pain("proved", evidence=(PROOF,)),
                pain("closed", closed=True),
                Item(id="idea", lane="ideas", text="Меню"),
                Item(id="who", lane="backstage", text="Бариста"),
                Item(id="empty", lane="metrics", text="Число", metric=Metric()),
                Item(id="number", lane="metrics", text="Число", metric=Metric(value=3)),
                emotions=(Emotion(id="m", level=1, kind=EmotionKind.MEASURED, n=5),),
            )
        )
        assert ids(journey) == ["open", "number"]

    def test_the_customer_too(self) -> None:
        journey = of(personas=(Persona(id="p", name="Аня"),))
        (one,) = waiting(journey)
        assert one.stage is None
        assert one.way(RULES) is Way.INTERVIEW

    @settings(max_examples=40, suppress_health_check=list(HealthCheck))
    @given(data=st.data(), journey=journeys())
    def test_each_once_with_a_reason_and_proof_takes_it_out(
        self, data: st.DataObject, journey: Journey
    ) -> None:
        found = queue.queue(journey, None, TODAY)
        assert len({one.entry.id for one in found}) == len(found)
        assert all(one.reasons and one.weight >= 0 for one in found)
        assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)
        if not found:
            return
        chosen = data.draw(st.sampled_from(found)).entry.id
        proved = evidence.add(journey, chosen, PROOF)
        assert isinstance(proved, Journey)
        after = queue.queue(proved, None, TODAY)
        assert {one.entry.id for one in after} == {one.entry.id for one in found} - {chosen}

    def test_a_feeling_is_not_next_because_of_itself(self) -> None:
        sad = Emotion(id="e", level=-2)
        found = {one.entry.id: one for one in waiting(of(stage("s", pain("a"), emotions=(sad,))))}
        assert [reason.why for reason in found["e"].reasons] == [Why.FEELING]
        assert Reason(Why.MOOD, level=-2) in found["a"].reasons

    def test_figures_are_asked_less_of_where_they_speak(self) -> None:
        come, go = Reach(people=400), Reach(people=395)
        journey = of(stage("s", pain("a"), reach=come), stage("t", pain("b"), reach=go))
        found = {one.entry.id: one for one in waiting(journey)}
        assert Reason(Why.STAYS) in found["a"].reasons
        assert found["a"].weight < found["b"].weight
        lost = of(stage("s", pain("a"), reach=come), stage("t", reach=Reach(people=90)))
        assert Reason(Why.STAYS) not in waiting(lost)[0].reasons
        few = of(stage("s", pain("a"), reach=Reach(people=9)), stage("t", reach=Reach(people=9)))
        assert Reason(Why.STAYS) not in waiting(few)[0].reasons
        known = Metric(value=3, source="Касса", period="октябрь")
        numbers = of(
            stage(
                "s",
                Item(id="told", lane="metrics", text="Раз", metric=known),
                Item(id="bare", lane="metrics", text="Два", metric=Metric(value=3)),
            )
        )
        assert ids(numbers) == ["bare", "told"]

    def test_only_a_pain_is_less_urgent_when_a_walk_passed_it_by(self) -> None:
        site = Item(id="site", lane="channels", text="Сайт")
        walk = Walk(started=TODAY, asked=("site", "a"), answers={"site": Met.NO, "a": Met.NO})
        journey = of(stage("s", site, pain("a"))).model_copy(update={"walk": walk})
        found = {one.entry.id: [r.why for r in one.reasons] for one in waiting(journey)}
        assert Why.NOT_MET in found["a"]
        assert Why.NOT_MET not in found["site"]


class TestOrder:
    def test_severity_then_mood_then_reach(self) -> None:
        assert ids(of(stage("s", pain("a", 1), pain("b", 3), pain("c", None)))) == ["b", "c", "a"]
        angry = stage("t", pain("b", 1), emotions=(Emotion(id="e", level=-2, evidence=(PROOF,)),))
        assert ids(of(stage("s", pain("a", 1)), angry)) == ["b", "a"]
        many = stage("s", pain("a"), reach=Reach(people=100))
        few = stage("t", pain("b"), reach=Reach(people=10))
        assert ids(of(many, few)) == ["a", "b"]
        assert ids(of(many, few.model_copy(update={"items": (pain("b", 3),)}))) == ["a", "b"]

    def test_of_equals_the_guess_comes_first(self) -> None:
        guess = pain("guess", origin=Origin.CATALOGUE)
        assert ids(of(stage("s", pain("told"), guess))) == ["guess", "told"]

    def test_what_is_put_off_comes_last_until_its_day(self) -> None:
        journey = of(stage("s", pain("a", 3), pain("b", 2), pain("c", 1)))
        week = TODAY + queue.PUT_OFF
        assert ids(journey, a=week) == ["b", "c", "a"]
        assert waiting(journey, a=week)[-1].reasons[-1] == queue.Reason(Why.PUT_OFF, day=week)
        assert ids(journey, a=TODAY) == ["a", "b", "c"]

    def test_what_was_not_met_on_a_walk_weighs_less_and_stays(self) -> None:
        journey = testwalk.begin(of(stage("s", pain("a", 3), pain("b", 1))), TODAY)
        journey = testwalk.record(
            journey, "a", Met.NO, source="Прогулка", say=said, new_id=counted_ids("n")
        )
        assert ids(journey) == ["b", "a"]
        assert queue.Reason(Why.NOT_MET) in waiting(journey)[1].reasons


class TestWhy:
    @pytest.mark.parametrize(
        ("severity", "why"),
        [(3, Why.DRIVES_AWAY), (2, Why.HINDERS), (1, Why.ANNOYS), (None, Why.UNRATED)],
    )
    def test_severity(self, severity: int | None, why: Why) -> None:
        (one,) = waiting(of(stage("s", pain("a", severity))))
        assert one.reasons == (queue.Reason(why),)

    def test_mood_and_reach(self) -> None:
        sad = stage(
            "t",
            pain("a"),
            emotions=(Emotion(id="e", level=-1),),
            reach=Reach(people=25),
        )
        journey = of(stage("s", reach=Reach(people=100)), sad)
        one = next(one for one in waiting(journey) if one.entry.id == "a")
        assert one.reasons[1:3] == (
            queue.Reason(Why.MOOD, level=-1),
            queue.Reason(Why.REACH, share=25),
        )

    def test_who_leaves_and_is_not_helped_comes_first(self) -> None:
        leaves = pain("b", 2, outcome=Outcome.LEAVES)
        journey = of(stage("s", pain("a", 2), leaves))
        assert ids(journey) == ["b", "a"]
        assert Reason(Why.LOST) in waiting(journey)[0].reasons
        planned = Item(id="i", lane="ideas", text="Ответить", remedy_for="b")
        helped = of(stage("s", pain("a", 2), leaves, planned))
        assert ids(helped) == ["a", "b"]
        assert all(Reason(Why.LOST) not in one.reasons for one in waiting(helped))

    def test_a_key_stage_of_which_nothing_is_proved_is_pointed_out(self) -> None:
        hot = stage("t", pain("b", 3), pain("c", 1))
        found = {one.entry.id: one.reasons for one in waiting(of(stage("s"), hot))}
        assert Reason(Why.KEY) in found["b"]
        assert Reason(Why.KEY) not in found["c"]
        proved = stage("t", pain("b", 3), pain("c", 1, evidence=(PROOF,)))
        after = {one.entry.id: one.reasons for one in waiting(of(stage("s"), proved))}
        assert Reason(Why.KEY) not in after["b"]


class TestWay:
    def test_every_source_is_of_use_for_some_draft(self) -> None:
        ways = {
            one.way(RULES)
            for industry in INDUSTRIES
            for one in queue.queue(drafted(industry), industry, TODAY)
        }
        assert ways == set(Way) - {Way.LOOK}  # of questions that are proved: no draft has any


class TestWithoutAnAnswer:
    """A question of customers that nothing answers is pointed out, proved or not."""

    def asked(self, **more: object) -> Journey:
        question = Item(id="q", lane="questions", text="Есть доставка?").model_copy(update=more)
        channel = Item(id="c", lane="channels", text="Сайт", evidence=(PROOF,))
        stage = Stage(id="s", title="Выбираю", items=(question, channel))
        return drafted().model_copy(update={"stages": (stage,), "personas": ()})

    def test_what_people_told_waits_for_its_place(self) -> None:
        (one,) = queue.queue(self.asked(), None, TODAY)
        assert one.gap is Gap.NOT_SAID
        assert [reason.why for reason in one.reasons] == [Why.CLAIM, Why.NOT_SAID]

    def test_a_proved_one_is_looked_for_as_a_customer(self) -> None:
        (one,) = queue.queue(self.asked(evidence=(PROOF,), unanswered=True), None, TODAY)
        assert one.way(RULES) is Way.LOOK
        assert [reason.why for reason in one.reasons] == [Why.NOWHERE]

    def test_an_answered_one_is_done_with(self) -> None:
        assert not queue.queue(self.asked(evidence=(PROOF,), answered_in="c"), None, TODAY)

    def test_nowhere_weighs_more_than_not_said(self) -> None:
        (said,) = queue.queue(self.asked(unanswered=True), None, TODAY)
        (unsaid,) = queue.queue(self.asked(), None, TODAY)
        assert said.weight > unsaid.weight
