"""Two numbers, never mixed: what people answered, and what is proved."""

from __future__ import annotations

import pytest

from journey import scores
from journey.example import example
from journey.industries import Industry
from journey.measures import Reach
from journey.model import Emotion, EmotionKind, Evidence, EvidenceKind, Item, Journey, Origin, Stage
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


def journey(*stages: Stage) -> Journey:
    return Journey(id="j", title="j", language="ru", stages=stages, created=NOW, updated=NOW)


def test_what_nobody_told_is_calm_and_hinders() -> None:
    unknown = Item(id="p", lane="pains", text="Боль")
    one = Stage(id="s", title="s", items=(unknown,))
    assert (scores.mood(one), scores.anger(one), scores.severity(unknown)) == (0, 1, 2)


def test_what_was_measured_is_a_mood_too() -> None:
    sad = Emotion(id="m", level=-1.5, kind=EmotionKind.MEASURED, n=40)
    glad = Emotion(id="e", level=1)
    assert scores.mood(Stage(id="s", title="s", emotions=(glad, sad))) == -1.5


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
