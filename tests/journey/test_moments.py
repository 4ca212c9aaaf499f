"""The moments of truth: the rule's choice has a reason, the hand wins over the rule."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journey import moments, soreness
from journey.changes import diff
from journey.errors import Code, Rejected
from journey.measures import Reach
from journey.model import Emotion, EmotionKind, Item, Journey, Stage
from journey.moments import Reason, Why
from tests.journey.maps import NOW
from tests.strategies import journeys


def stage(stage_id: str, severity: int | None = None, level: int | None = None) -> Stage:
    pains = (
        ()
        if severity is None
        else (Item(id=f"p{stage_id}", lane="pains", text="Боль", severity=severity),)
    )
    emotions = () if level is None else (Emotion(id=f"e{stage_id}", level=level),)
    return Stage(id=stage_id, title=stage_id, items=pains, emotions=emotions)


def of(*stages: Stage) -> Journey:
    return Journey(id="map", title="Карта", language="ru", stages=stages, created=NOW, updated=NOW)


def chosen(journey: Journey, stage_id: str, *, on: bool | None) -> Journey:
    result = moments.choose(journey, stage_id, on=on)
    assert isinstance(result, Journey)
    return result


def test_each_reason() -> None:
    journey = of(
        stage("a", 3, -1), stage("b", 1), stage("c"), stage("d", 3, -2), stage("e", None, -2)
    )
    journey = chosen(chosen(journey, "c", on=True), "d", on=False)
    by_hand = [one.stage.id for one in moments.moments(journey) if one.by_hand]
    assert by_hand == ["c", "d"]
    assert [(one.stage.id, one.on, one.why) for one in moments.moments(journey)] == [
        ("a", True, Why.PAIN_AND_MOOD),
        ("b", False, Why.MILDER),
        ("c", True, Why.CHOSEN),
        ("d", False, Why.LEFT_OUT),
        ("e", False, Why.MILDER_MOOD),
    ]


def test_where_many_go_no_further_that_is_the_reason() -> None:
    came, left = (Reach(people=people) for people in (100, 40))
    journey = of(
        stage("a", 3).model_copy(update={"reach": came}), Stage(id="b", title="b", reach=left)
    )
    first, _ = moments.moments(journey)
    assert (first.on, first.why, first.lost) == (True, Why.LOST, 0.6)


def test_the_loss_alone_is_a_reason_however_small() -> None:
    came, left = (Reach(people=people) for people in (100, 90))
    journey = of(
        stage("a").model_copy(update={"reach": came}), Stage(id="b", title="b", reach=left)
    )
    assert [(one.on, one.why) for one in moments.moments(journey)] == [
        (True, Why.LOST),
        (False, Why.CALM),
    ]


def surveyed(shown: Stage, level: int) -> Stage:
    """A survey has measured that feeling there."""
    found = Emotion(id=f"m{shown.id}", kind=EmotionKind.MEASURED, level=level)
    return shown.with_(emotions=(*shown.emotions, found))


def test_a_survey_wins_over_what_was_assumed_of_a_mood() -> None:
    journey = of(surveyed(stage("a", 3, -2), 1), surveyed(stage("b", 3, 1), -1))
    glad, sad = journey.stages
    assert moments.reason(journey, glad) == Reason(severity=3)
    assert moments.reason(journey, sad) == Reason(severity=3, level=-1)
    first, second = moments.moments(journey)
    assert (first.on, first.why) == (True, Why.PAIN)
    assert (second.on, second.why) == (True, Why.PAIN_AND_MOOD)
    assert second.claims[1:] == sad.emotions[1:]


def test_an_assumption_that_a_survey_contradicts_earns_no_star() -> None:
    journey = of(surveyed(stage("a", None, -2), 1))
    (one,) = moments.moments(journey)
    assert (one.on, one.why, one.claims) == (False, Why.CALM, ())
    assert moments.reason(journey, one.stage) == Reason()


@pytest.mark.parametrize(
    ("shown", "why"),
    [(stage("a", 3), Why.PAIN), (stage("a", None, -2), Why.MOOD), (stage("a", None, 1), Why.CALM)],
)
def test_a_lonely_stage(shown: Stage, why: Why) -> None:
    (one,) = moments.moments(of(shown))
    assert one.why is why


def test_no_more_than_three_by_hand() -> None:
    journey = of(*(stage(name) for name in "abcd"))
    for name in "abc":
        journey = chosen(journey, name, on=True)
    refused = moments.choose(journey, "d", on=True)
    assert refused == Rejected(Code.TOO_MANY_MOMENTS, {"limit": soreness.MOMENTS_MAX})
    assert moments.choose(journey, "c", on=True) is journey
    freed = chosen(journey, "a", on=None)
    assert chosen(freed, "d", on=True).stages[3].moment_of_truth


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(data=st.data(), journey=journeys())
def test_only_that_stage_changes_and_a_repeat_changes_nothing(
    data: st.DataObject, journey: Journey
) -> None:
    on = data.draw(st.sampled_from([True, False, None]))
    name = data.draw(st.sampled_from([*(one.id for one in journey.stages), "gone"]))
    after = moments.choose(journey, name, on=on)
    if isinstance(after, Rejected):
        return
    assert moments.choose(after, name, on=on) == after
    for change in diff(journey, after):
        assert change.id == name
        assert change.after == {**(change.before or {}), "moment_of_truth": on}
    if name != "gone" and on is not None:
        assert (name in soreness.moments_of_truth(after)) is on


def test_what_hands_pushed_out_is_not_called_milder() -> None:
    journey = of(stage("a", 3, -2), stage("b", 1), stage("c"), stage("d"), stage("e", 1))
    assert moments.moments(journey)[0].on
    for stage_id in "bcd":
        journey = chosen(journey, stage_id, on=True)
    pushed, *_, mild = moments.moments(journey)
    assert (pushed.on, pushed.why) == (False, Why.CROWDED)
    assert mild.why is Why.MILDER
