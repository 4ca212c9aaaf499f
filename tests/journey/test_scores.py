"""Two numbers, never mixed: what people answered, and what is proved."""

from __future__ import annotations

import pytest

from journey import scores
from journey.example import example
from journey.industries import Industry
from journey.model import (
    Emotion,
    EmotionKind,
    Evidence,
    EvidenceKind,
    Item,
    Journey,
    Origin,
    Reach,
    Stage,
)
from tests.journey.maps import INDUSTRIES, NOW, drafted, whole

SURVEY = Evidence(id="answers", kind=EvidenceKind.SURVEY)


@pytest.mark.parametrize("industry", INDUSTRIES, ids=lambda one: f"{one.language}-{one.id}")
def test_tapping_everything_proves_nothing(industry: Industry) -> None:
    journey = example(industry, NOW)
    score = scores.score(journey)
    assert score.answers == score.total > 0
    assert (score.proved, score.proved_share) == (0, 0.0)
    for stage in journey.stages:
        for item in stage.items:
            assert item.metric is None or item.metric.value is None
            assert item.metric is None or (item.metric.n, item.metric.target) == (None, None)
        assert not [emotion for emotion in stage.emotions if emotion.n is not None]
    assert not [persona for persona in journey.personas if persona.quote]


def test_a_draft_answers_nothing() -> None:
    score = scores.score(drafted())
    assert score.answers == score.proved == 0
    assert score.guesses == score.total > 0


def test_half_given_is_half_answered() -> None:
    own = Item(id="own", lane="pains", text="Моё")
    guess = Item(id="guess", lane="pains", text="Чужое", origin=Origin.CATALOGUE)
    half = journey(Stage(id="s", title="s", items=(own, guess)))
    assert scores.score(half).answered_share == 0.5


@pytest.mark.parametrize("stage", [0, 3])
def test_one_record_proves_one_of_all(stage: int) -> None:
    journey = whole()
    chosen = journey.stages[stage]
    proven = chosen.items[0].model_copy(update={"evidence": (SURVEY,)})
    chosen = chosen.model_copy(update={"items": (proven, *chosen.items[1:])})
    stages = tuple(chosen if one.id == chosen.id else one for one in journey.stages)
    score = scores.score(journey.model_copy(update={"stages": stages}))
    assert score.proved == 1
    assert score.proved_share == 1 / score.total
    assert score.answers == scores.score(journey).answers


def test_an_empty_map_has_no_share() -> None:
    score = scores.Score(total=0, answers=0, proved=0)
    assert (score.answered_share, score.proved_share, score.guesses) == (0.0, 0.0, 0)


def stage(
    name: str, *severities: int | None, level: float = 0, by_hand: bool | None = None
) -> Stage:
    return Stage(
        id=name,
        title=name,
        items=tuple(
            Item(id=f"{name}{n}", lane="pains", text=f"{n}", severity=severity)
            for n, severity in enumerate(severities)
        ),
        emotions=(Emotion(id=f"{name}e", level=level),),
        moment_of_truth=by_hand,
    )


def journey(*stages: Stage) -> Journey:
    return Journey(id="j", title="j", language="ru", stages=stages, created=NOW, updated=NOW)


class TestWhereItHurts:
    def test_the_worst_pain_and_the_mood_count(self) -> None:
        hot = journey(stage("a", 3), stage("b", 2, level=-2), stage("c", 1, level=2))
        assert [scores.heat(hot, one) for one in hot.stages] == [3, 4, 1]
        found = scores.hottest(hot)
        assert found is not None
        assert found.id == "b"

    def test_of_equals_the_first(self) -> None:
        found = scores.hottest(journey(stage("a", 2), stage("b", 2)))
        assert found is not None
        assert found.id == "a"

    def test_nothing_hurts(self) -> None:
        assert scores.hottest(journey(stage("a"), stage("b", level=1))) is None
        assert scores.hottest(journey()) is None

    def test_a_closed_pain_does_not_hurt(self) -> None:
        one = stage("a", 3, 1)
        closed = one.items[0].model_copy(update={"closed": True})
        one = one.model_copy(update={"items": (closed, one.items[1])})
        assert scores.top_pain(one) == one.items[1]
        assert scores.heat(journey(one), one) == 1

    def test_the_worst_is_the_top_even_if_it_is_a_guess(self) -> None:
        one = stage("a", 2, 3)
        guess = one.items[1].model_copy(update={"origin": Origin.CATALOGUE})
        one = one.model_copy(update={"items": (one.items[0], guess)})
        assert scores.top_pain(one) == guess

    def test_what_nobody_told_is_calm_and_hinders(self) -> None:
        unknown = Item(id="p", lane="pains", text="Боль")
        one = Stage(id="s", title="s", items=(unknown,))
        assert (scores.mood(one), scores.anger(one)) == (0, 1)
        assert scores.heat(journey(one), one) == scores.severity(unknown) == 2

    def test_what_was_measured_is_a_mood_too(self) -> None:
        sad = Emotion(id="m", level=-1.5, kind=EmotionKind.MEASURED, n=40)
        one = stage("a", level=1)
        assert scores.mood(one.model_copy(update={"emotions": (*one.emotions, sad)})) == -1.5

    def test_what_people_named_comes_before_a_guess(self) -> None:
        one = stage("a", 2, 2)
        guess = one.items[0].model_copy(update={"origin": Origin.CATALOGUE})
        one = one.model_copy(update={"items": (guess, one.items[1])})
        assert scores.top_pain(one) == one.items[1]


def counted(*people: int | None) -> Journey:
    return journey(
        *(
            Stage(id=f"s{n}", title=f"s{n}", reach=None if came is None else Reach(people=came))
            for n, came in enumerate(people)
        )
    )


class TestLoss:
    @pytest.mark.parametrize(
        ("people", "shares"),
        [
            ((100, 25, 25), [0.75, 0, 0]),
            ((100, None, 10), [0, 0, 0]),
            ((10, 30, 0), [0, 1, 0]),
            ((0, 5), [0, 0]),
        ],
    )
    def test_is_of_those_who_come_and_go_no_further(
        self, people: tuple[int | None, ...], shares: list[float]
    ) -> None:
        found = counted(*people)
        assert [scores.lost(found, one) for one in found.stages] == shares

    def test_makes_a_stage_matter(self) -> None:
        found = counted(100, 90, 9)
        assert scores.heat(found, found.stages[1]) == pytest.approx(1.8)
        assert scores.moments_of_truth(found) == ("s1",)


class TestMomentsOfTruth:
    def test_the_three_hottest_in_the_maps_order(self) -> None:
        levels = {"a": -1, "b": -2, "c": -1, "d": 0, "e": -2}
        hot = [stage(name, 3, level=level) for name, level in levels.items()]
        assert scores.moments_of_truth(journey(*hot)) == ("a", "b", "e")

    def test_at_least_one_where_anything_hurts(self) -> None:
        assert scores.moments_of_truth(journey(stage("a", 1), stage("b", 2))) == ("b",)
        assert scores.moments_of_truth(journey(stage("a"), stage("b"))) == ()

    def test_by_hand_wins(self) -> None:
        mine = journey(stage("a", 3, level=-2, by_hand=False), stage("b", by_hand=True))
        assert scores.moments_of_truth(mine) == ("b",)
