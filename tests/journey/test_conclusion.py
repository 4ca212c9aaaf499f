"""The conclusion: one true sentence, about the place that everything else names, too."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from journey import soreness
from journey.conclusion import Known, Says, conclusion, is_draft
from journey.dropoff import drops
from journey.loudness import lowest
from journey.measures import Reach
from journey.model import (
    Emotion,
    EmotionKind,
    Evidence,
    EvidenceKind,
    Item,
    Journey,
    Origin,
    Persona,
    Shape,
    Stage,
    State,
)
from journey.moments import Reason, reason
from tests.journey.maps import NOW
from tests.strategies import journeys

REVIEW = Evidence(id="e", kind=EvidenceKind.REVIEW)


def pain(text: str = "Нет цен", severity: int = 3, **more: object) -> Item:
    found = Item(id="p", lane="pains", text=text, severity=severity)
    return found.model_copy(update=more)


def stage(name: str, *items: Item, people: int | None = None, **levels: float) -> Stage:
    emotions = tuple(
        Emotion(id=name + who, level=level, persona=None if who == "all" else who)
        for who, level in levels.items()
    )
    reach = None if people is None else Reach(people=people)
    return Stage(id=name, title=name, items=items, emotions=emotions, reach=reach)


def journey(*stages: Stage, **more: object) -> Journey:
    base = Journey(id="j", title="j", language="ru", stages=stages, created=NOW, updated=NOW)
    return base.model_copy(update=more)


PEOPLE = tuple(Persona(id=who, name=who.upper()) for who in ("a", "b", "c"))


@pytest.mark.parametrize(
    ("found", "says", "guess"),
    [
        (journey(stage("x", pain(), people=100), stage("y", people=58)), Says.LOSING, False),
        (journey(stage("x", pain(), people=100), stage("y", people=90)), Says.HARD, False),
        (journey(stage("x", pain())), Says.HARD, False),
        (journey(stage("x", pain(origin=Origin.CATALOGUE))), Says.HARD, True),
        (journey(stage("x", all=-1)), Says.HARD, False),
        (
            journey(stage("x", pain(), a=-1, b=1), personas=PEOPLE, shape=Shape.GROUP),
            Says.STUCK,
            False,
        ),
        (journey(stage("x", pain(), a=-1, b=1), personas=PEOPLE), Says.HARD, False),
        (journey(stage("x", all=1)), Says.CALM, False),
    ],
)
def test_which_sentence(found: Journey, says: Says, *, guess: bool) -> None:
    told = conclusion(found)
    assert told is not None
    assert (told.says, told.guess, told.number) == (says, guess, 1)


def test_nothing_is_said_where_nothing_is_known() -> None:
    assert conclusion(journey()) is None
    assert conclusion(journey(stage("x", Item(id="a", lane="actions", text="Идёт")))) is None
    assert conclusion(journey(stage("x", all=1), state=State.TO_BE)) is None


def test_proved_facts_come_first_and_two_at_most() -> None:
    measured = Emotion(id="m", level=-1.6, kind=EmotionKind.MEASURED, n=41)
    first = stage("x", pain(evidence=(REVIEW,)), people=100, all=1)
    first = first.with_(emotions=(*first.emotions, measured))
    told = conclusion(journey(first, stage("y", people=58)))
    assert told is not None
    assert [(one.known, one.percent, one.n) for one in told.facts] == [
        (Known.LOST, 42, 100),
        (Known.SURVEY, 0, 41),
    ]
    assert all(one.proved for one in told.facts)


def test_what_only_the_owner_said_is_told_as_such() -> None:
    told = conclusion(journey(stage("x", pain(), all=-2)))
    assert told is not None
    assert [one.known for one in told.facts] == [Known.MOOD, Known.OWNER]
    felt = conclusion(journey(stage("x", all=-2)))
    assert felt is not None
    assert [one.known for one in felt.facts] == [Known.OWNER]
    supposed = conclusion(journey(stage("x", pain(origin=Origin.CATALOGUE))))
    assert supposed is not None
    assert supposed.facts == ()


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(journeys())
def test_it_names_the_sorest_place_and_nothing_that_is_not_there(found: Journey) -> None:
    told, spot = conclusion(found), soreness.sorest(found)
    if told is None:
        assert spot is None
        return
    assert found.stages[told.number - 1] is told.stage
    assert len(told.facts) <= 2
    if spot is None:
        assert (told.says, told.pain) == (Says.CALM, None)
    else:
        assert (told.stage, told.pain) == (spot.stage, spot.pain)
    if is_draft(found):
        assert told.guess or told.says is Says.CALM
        assert not any(one.proved for one in told.facts)


class TestTheLowestVoice:
    def test_who_is_worst_off_speaks(self) -> None:
        found = journey(stage("x", a=1, b=-2, c=0), stage("y", b=0, c=0), personas=PEOPLE)
        heard = lowest(found, found.stages[0])
        assert heard is not None
        assert (heard.level, heard.personas, heard.of) == (-2, (PEOPLE[1],), 3)
        both = lowest(found, found.stages[1])
        assert both is not None
        assert both.personas == PEOPLE[1:]
        assert lowest(found, stage("z")) is None

    def test_what_was_measured_goes_before_what_was_assumed(self) -> None:
        found = stage("x", all=-2)
        measured = Emotion(id="m", level=1.2, kind=EmotionKind.MEASURED, n=12)
        heard = lowest(journey(), found.with_(emotions=(*found.emotions, measured)))
        assert heard is not None
        assert heard.emotions == (measured,)

    @settings(max_examples=60, suppress_health_check=list(HealthCheck))
    @given(journeys())
    def test_nobody_who_was_heard_is_lower(self, found: Journey) -> None:
        for one in found.stages:
            heard = lowest(found, one)
            assert (heard is None) is (not one.emotions)
            if heard is not None:
                assert heard.level == min(emotion.level for emotion in heard.emotions)
                assert len(heard.emotions) == len(heard.personas) <= heard.of


class TestDrops:
    def test_the_greatest_is_marked_and_the_usual_noise_is_not_told(self) -> None:
        counts = (1900, 1100, 1010, 990, 690, None, 700)
        found = drops(journey(*(stage(str(at), people=n) for at, n in enumerate(counts))))
        told = [one and (one.percent, one.many, one.greatest) for one in found]
        assert told == [
            (-42, True, True),
            (-8, False, False),
            None,
            (-30, True, False),
            None,
            None,
        ]

    def test_equals_are_all_marked_and_more_people_are_no_loss(self) -> None:
        counts = (100, 50, 25, 30, 30)
        found = drops(journey(*(stage(str(at), people=n) for at, n in enumerate(counts))))
        assert [one and (one.percent, one.greatest) for one in found] == [
            (-50, True),
            (-50, True),
            (20, False),
            None,
        ]

    def test_small_losses_have_no_greatest(self) -> None:
        found = drops(journey(stage("a", people=100), stage("b", people=90)))
        assert found[0] is not None
        assert (found[0].percent, found[0].greatest) == (-10, False)


class TestReasons:
    @pytest.mark.parametrize(
        ("first", "told"),
        [
            (stage("x", pain(), people=100, all=-2), Reason(lost=42, severity=3)),
            (stage("x", people=100, all=-2), Reason(lost=42, level=-2)),
        ],
    )
    def test_who_leaves_is_the_first_part(self, first: Stage, told: Reason) -> None:
        found = journey(first, stage("y", people=58))
        assert reason(found, found.stages[0]) == told

    def test_a_pain_and_how_it_feels(self) -> None:
        found = journey(stage("x", pain(), all=-1))
        assert reason(found, found.stages[0]) == Reason(severity=3, level=-1)
        unweighed = journey(stage("x", pain().with_(severity=None), all=-1))
        assert reason(unweighed, unweighed.stages[0]) == Reason(level=-1)
        by_hand = found.stages[0].with_(moment_of_truth=True)
        assert reason(journey(by_hand), by_hand) == Reason(by_hand=True)

    @settings(max_examples=60, suppress_health_check=list(HealthCheck))
    @given(journeys())
    def test_every_star_has_one_unless_its_loss_is_tiny(self, found: Journey) -> None:
        for name in soreness.moments_of_truth(found):
            one = found.stage(name)
            assert one is not None
            assert reason(found, one) != Reason() or soreness.heat(found, one) < 0.3 * 0.05
