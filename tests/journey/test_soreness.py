"""Where it hurts most: one order of pains, and what it must never do."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journey import checklist, items, soreness, stages
from journey.checklist.order import CHECKS
from journey.checklist.subjects import alike
from journey.measures import Cost, Effort, Reach
from journey.model import (
    Emotion,
    Evidence,
    EvidenceKind,
    Item,
    Journey,
    Origin,
    Stage,
    Task,
    TaskStatus,
)
from tests.journey.maps import NOW, said

PROOF = (Evidence(id="e", kind=EvidenceKind.REVIEW),)


def pain(name: str, severity: int | None = 2, **more: object) -> Item:
    return Item(id=name, lane="pains", text=name, severity=severity).model_copy(update=more)


def stage(name: str, *pains: Item, level: float | None = 0, by_hand: bool | None = None) -> Stage:
    felt = () if level is None else (Emotion(id=f"{name}e", level=level),)
    return Stage(id=name, title=name, items=pains, emotions=felt, moment_of_truth=by_hand)


def journey(*found: Stage, tasks: tuple[Task, ...] = ()) -> Journey:
    return Journey(
        id="j", title="j", language="ru", stages=found, tasks=tasks, created=NOW, updated=NOW
    )


def guess(name: str, severity: int | None = 2) -> Item:
    return pain(name, severity, origin=Origin.CATALOGUE)


def remedy(found: Stage, source: str, **more: object) -> Task:
    return Task(
        id=f"t{source}", rule="remedy", source=source, stage=found.id, text=f"mend {source}"
    ).model_copy(update=more)


def counted(*people: int | None) -> Journey:
    found = journey(*(stage(f"s{n}", level=None) for n, _ in enumerate(people)))
    return with_people(found, people)


def with_people(found: Journey, people: tuple[int | None, ...]) -> Journey:
    counted_stages = (
        one.with_(reach=None if came is None else Reach(people=came))
        for one, came in zip(found.stages, people, strict=True)
    )
    return found.with_(stages=tuple(counted_stages))


def worst(found: Journey) -> list[str]:
    return [spot.pain.id for spot in soreness.worst(found) if spot.pain]


class TestWhereItHurtsMost:
    def test_that_they_leave_is_said_by_who_weighs_a_pain_not_by_who_ticks_it(self) -> None:
        ticked = pain("ticked", 3, catalogue="universal.compare.phone")
        own = pain("own", 3)
        found = journey(stage("see", ticked, level=-2), stage("come"), stage("buy", own))
        assert worst(found) == ["own", "ticked"]
        weighed = items.rate(found, "ticked", 3)
        assert worst(weighed) == ["ticked", "own"]

    def test_what_drives_away_before_the_purchase_outweighs_what_hinders_after_it(self) -> None:
        found = journey(
            stage("see", pain("sign", 3)), stage("wait"), stage("drink", pain("slow"), level=-2)
        )
        assert worst(found) == ["sign", "slow"]
        found = journey(
            stage("see", guess("sign", 3)), stage("wait"), stage("drink", guess("slow"), level=-2)
        )
        assert worst(found) == ["sign", "slow"]

    def test_a_tick_of_mood_counts_less_than_a_step_of_severity(self) -> None:
        found = journey(stage("a", pain("bad", 3)), stage("b", pain("mild", 2), level=-1))
        assert worst(found) == ["bad", "mild"]
        found = journey(stage("a", pain("bad", 2)), stage("b", pain("mild", 1), level=-1))
        assert worst(found) == ["bad", "mild"]

    def test_where_people_never_come_a_calm_stage_is_no_better(self) -> None:
        found = journey(stage("a", pain("unseen", 3)), stage("b", pain("queue", 3), level=-1))
        assert soreness.sore(found, found.stages[0], found.stages[0].items[0]) == soreness.sore(
            found.with_(stages=(found.stages[0], stage("c"))),
            found.stages[0],
            found.stages[0].items[0],
        )
        assert worst(found)[0] == "unseen"

    def test_what_people_said_drives_away_comes_before_every_guess(self) -> None:
        found = journey(
            stage("a", guess("loud", 3), level=-2), stage("b"), stage("c", pain("told", 3), level=2)
        )
        assert worst(found) == ["told", "loud"]

    def test_what_people_named_comes_before_a_guess_that_is_as_bad(self) -> None:
        found = journey(stage("a", guess("g")), stage("b", pain("told")))
        assert worst(found) == ["told", "g"]

    def test_what_people_named_comes_before_a_guess_that_sounds_worse(self) -> None:
        found = journey(stage("a", guess("g", 3), pain("told", None)))
        assert worst(found) == ["told", "g"]
        top = soreness.top_pain(found, found.stages[0])
        assert top is not None
        assert top.id == "told"

    def test_an_own_pain_that_nobody_weighed_is_as_bad_as_it_feels_there(self) -> None:
        ticked = pain("ticked", 3, catalogue="universal.compare.phone")
        found = journey(stage("a", ticked), stage("b", pain("own", None), level=-2), stage("c"))
        assert worst(found) == ["own", "ticked"]
        calm = journey(stage("a", ticked), stage("b", pain("own", None), level=0), stage("c"))
        assert worst(calm) == ["ticked", "own"]
        supposed = Emotion(id="e", level=-2, origin=Origin.CATALOGUE)
        guessed = found.with_(
            stages=tuple(
                one.with_(emotions=(supposed,)) if one.id == "b" else one for one in found.stages
            )
        )
        assert worst(guessed) == ["ticked", "own"]

    def test_what_is_only_typical_weighs_less_where_people_say_that_it_feels_good(self) -> None:
        ticked = pain("ticked", 3, catalogue="universal.compare.phone")
        other = pain("other", 3, catalogue="universal.compare.dear")
        found = journey(stage("a", ticked, level=1), stage("b", other), stage("c"), stage("d"))
        assert worst(found) == ["other", "ticked"]

    def test_no_guess_comes_before_what_people_named_in_their_own_words(self) -> None:
        found = journey(
            stage("a", guess("g", 3), level=-2), stage("b"), stage("c", pain("own", None))
        )
        assert worst(found) == ["own", "g"]

    def test_a_guess_that_drives_away_comes_before_what_people_named_as_a_nuisance(self) -> None:
        found = journey(stage("a", pain("told", 1), guess("g", 3)))
        assert worst(found) == ["g", "told"]

    def test_of_equals_what_takes_less_comes_first_not_the_maps_order(self) -> None:
        found = journey(stage("a", pain("x")), stage("b", pain("y")), stage("c"), stage("d"))
        first, second, *_ = found.stages
        tasks = (remedy(first, "x", effort=Effort.LARGE), remedy(second, "y", effort=Effort.SMALL))
        listed = found.with_(tasks=tasks)
        assert worst(listed) == ["y", "x"]
        assert [task.source for task in checklist.top(listed)] == ["y", "x"]
        alike = (
            remedy(first, "x", effort=Effort.SMALL, cost=Cost.NOTICEABLE),
            remedy(second, "y", effort=Effort.SMALL, cost=Cost.NOTHING),
        )
        assert worst(found.with_(tasks=alike)) == ["y", "x"]

    def test_what_is_closed_hurts_nobody(self) -> None:
        found = journey(stage("a", pain("x", 3, closed=True), pain("y", 1)))
        assert worst(found) == ["y"]

    def test_the_team_knows_better(self) -> None:
        found = journey(stage("a", pain("x", 3)), stage("b", pain("y", 1, votes=2)))
        assert worst(found) == ["y", "x"]

    def test_a_barrier_that_few_reach_can_matter_less_than_what_all_meet(self) -> None:
        found = journey(
            stage("a", guess("all", 2)), stage("b", level=0), stage("c", guess("few", 3))
        )
        assert worst(found) == ["few", "all"]
        assert worst(with_people(found, (1000, 400, 30))) == ["all", "few"]

    def test_without_a_pain_the_saddest_stage(self) -> None:
        found = journey(stage("a"), stage("b", level=-1))
        assert soreness.sorest(found) == soreness.Spot(found.stages[1], None)
        assert soreness.sorest(journey(stage("a"), stage("b", level=1))) is None
        assert soreness.sorest(journey()) is None

    def test_losing_many_makes_a_stage_matter(self) -> None:
        found = counted(100, 90, 9)
        spot = soreness.sorest(found)
        assert spot is not None
        assert spot.stage.id == "s1"
        assert soreness.moments_of_truth(found) == ("s1",)


def test_where_many_go_no_further_the_why_says_so() -> None:
    found = with_people(journey(stage("a", pain("x")), stage("b"), stage("c")), (100, 40, 30))
    listed = found.with_(tasks=(remedy(found.stages[0], "x"),))
    (told,) = checklist.told_apart(listed, listed.tasks, said)
    assert "rank.reach 100 · rank.lost 60" in told
    fewer = listed.with_(stages=with_people(found, (100, 90, 30)).stages)
    assert "rank.lost" not in checklist.told_apart(fewer, listed.tasks, said)[0]


def test_a_ticked_pain_is_said_to_drive_away_only_by_guess() -> None:
    found = journey(stage("a", pain("x", 3, catalogue="universal.a.x")))
    listed = found.with_(tasks=(remedy(found.stages[0], "x"),))
    (told,) = checklist.told_apart(listed, listed.tasks, said)
    assert "rank.severity.3.guess" in told
    weighed = items.rate(listed, "x", 3)
    (told,) = checklist.told_apart(weighed, weighed.tasks, said)
    assert "rank.severity.3" in told
    assert "guess" not in told
    hinders = listed.with_(stages=(stage("a", pain("x", 2, catalogue="universal.a.x")),))
    assert "guess" not in checklist.told_apart(hinders, listed.tasks, said)[0]


class TestMomentsOfTruth:
    def test_the_three_sorest_in_the_maps_order(self) -> None:
        levels = {"a": -1, "b": -2, "c": -1, "d": 0, "e": -2}
        hot = [stage(name, pain(f"p{name}", 3), level=level) for name, level in levels.items()]
        assert soreness.moments_of_truth(journey(*hot)) == ("b", "e")
        lonely = [*hot[:2], stage("c", level=-1), *hot[3:]]
        assert soreness.moments_of_truth(journey(*lonely)) == ("a", "b", "e")

    def test_equals_are_all_of_them_chosen_or_none(self) -> None:
        sad = [stage(name, level=-2) for name in "abcd"]
        calm = [stage(name) for name in "xyz"]
        assert soreness.moments_of_truth(journey(*calm, *sad[:3])) == ("a", "b", "c")
        assert soreness.moments_of_truth(journey(*sad, *calm)) == ()
        by_hand = stage("h", by_hand=True)
        hard = [stage(name, pain(f"p{name}", 3), level=-2) for name in "abc"]
        assert soreness.moments_of_truth(journey(by_hand, *calm, *hard)) == ("h",)
        assert soreness.moments_of_truth(journey(by_hand, *calm, *hard[:2])) == ("h", "a", "b")

    def test_at_least_one_where_anything_hurts(self) -> None:
        found = journey(stage("a", pain("x", 1)), stage("b", pain("y", 2)))
        assert soreness.moments_of_truth(found) == ("b",)
        assert soreness.moments_of_truth(journey(stage("a"), stage("b"))) == ()

    def test_two_signs_at_once_are_as_good_as_what_drives_away(self) -> None:
        found = journey(
            stage("a", pain("x", 3)), stage("b", pain("y", 2), level=-2), stage("c", pain("z", 2))
        )
        assert soreness.moments_of_truth(found) == ("a", "b")

    def test_the_mood_parts_stages_that_are_as_sore_whatever_their_remedies_take(self) -> None:
        levels = {"a": 0, "b": -1, "c": 0, "d": -1, "e": 0, "f": 0, "g": 0, "h": 0}
        found = journey(*(stage(one, pain(f"p{one}", 3), level=at) for one, at in levels.items()))
        tasks = tuple(remedy(one, f"p{one.id}", effort=Effort.MEDIUM) for one in found.stages[1:])
        listed = found.with_(tasks=(remedy(found.stages[0], "pa", effort=Effort.SMALL), *tasks))
        assert soreness.moments_of_truth(listed) == ("b", "d")

    def test_by_hand_wins(self) -> None:
        mine = journey(stage("a", pain("x", 3), level=-2, by_hand=False), stage("b", by_hand=True))
        assert soreness.moments_of_truth(mine) == ("b",)


_PAIN: st.SearchStrategy[dict[str, object]] = st.builds(
    dict,
    severity=st.sampled_from([None, 1, 2, 3]),
    origin=st.sampled_from([Origin.OWNER, Origin.CATALOGUE]),
    closed=st.booleans(),
    evidence=st.sampled_from([(), PROOF]),
    votes=st.sampled_from([None, None, None, 1, 2]),
)
_EFFORT = st.sampled_from([None, *Effort])
_RULES = ("remedy", "invent", "find_out")


@st.composite
def maps(draw: st.DrawFn) -> Journey:
    """Any map with its list: every open pain has a task that mends or invents, some are done."""
    found: list[Stage] = []
    tasks: list[Task] = []
    for number in range(draw(st.integers(1, 5))):
        pains = [
            pain(f"p{number}-{index}").model_copy(update=told)
            for index, told in enumerate(draw(st.lists(_PAIN, max_size=3)))
        ]
        people = draw(st.none() | st.integers(0, 50))
        one = stage(f"s{number}", *pains, level=draw(st.sampled_from([None, -2, -1.5, -1, 0, 2])))
        found.append(one.with_(reach=None if people is None else Reach(people=people)))
        tasks.append(
            Task(
                id=f"m{number}",
                rule="measure",
                source=one.id,
                stage=one.id,
                text=f"count {number}",
                effort=Effort.SMALL,
            )
        )
        for each in pains:
            rules = {"remedy"} if not each.closed else set(draw(st.sets(st.sampled_from(_RULES))))
            rules |= {"find_out"} if draw(st.booleans()) else set()
            tasks += [
                Task(
                    id=f"{rule}-{each.id}",
                    rule=rule,
                    source=each.id,
                    stage=one.id,
                    text=draw(st.sampled_from([f"{rule} {each.id}", "same words here", each.id])),
                    effort=draw(_EFFORT),
                    status=TaskStatus.DONE if each.closed else TaskStatus.TODO,
                )
                for rule in sorted(rules)
            ]
    return journey(*found, tasks=tuple(tasks))


@given(maps())
def test_the_first_task_mends_the_place_that_is_called_the_sorest(found: Journey) -> None:
    spot = soreness.sorest(found)
    if spot is None or spot.pain is None:
        return
    first = checklist.top(found)[0]
    assert (first.rule, first.source, first.stage) == ("remedy", spot.pain.id, spot.stage.id)
    assert spot.stage.id in soreness.moments_of_truth(found)
    assert checklist.ranked(found)[0] == first


@given(maps())
def test_the_first_few_are_about_different_things_and_check_one_at_most(found: Journey) -> None:
    top = checklist.top(found)
    assert len(top) <= 3
    assert not any(alike(one, other) for one, other in itertools.combinations(top, 2))
    assert sum(task.rule in CHECKS for task in top) <= 1
    assert "invent" not in {task.rule for task in top}
    todo = [task for task in found.tasks if task.status is TaskStatus.TODO]
    assert bool(top) == bool(todo)


@given(maps())
def test_no_two_whys_are_alike(found: Journey) -> None:
    for shown in (
        checklist.top(found),
        checklist.ranked(found),
        *(checklist.visible(found, one.id) for one in found.stages),
    ):
        told = [why for why in checklist.told_apart(found, shown, said) if why]
        assert len(told) == len(set(told))


@given(maps(), st.data())
def test_what_gets_worse_never_comes_later(found: Journey, data: st.DataObject) -> None:
    """More severe, told by people, or on a sadder stage: nothing else changed."""
    order = worst(found)
    assume(order)
    chosen = data.draw(st.sampled_from(order))
    place = next(one for one in found.stages for item in one.items if item.id == chosen)
    harder = [
        _with(place, chosen, severity=min(3, (item.severity or 2) + 1))
        for item in place.items
        if item.id == chosen
    ]
    told = [_with(place, chosen, origin=Origin.OWNER)]
    sadder = [place.with_(emotions=(Emotion(id="sad", level=-2),))]
    for after in (*harder, *told, *sadder):
        assert worst(stages.put(found, after)).index(chosen) <= order.index(chosen)


def _with(place: Stage, chosen: str, **changes: object) -> Stage:
    items = (item.model_copy(update=changes) if item.id == chosen else item for item in place.items)
    return place.with_(items=tuple(items))


@given(maps())
def test_of_a_falling_number_what_drives_away_earlier_comes_first(found: Journey) -> None:
    """Votes and counts that rise again may say otherwise."""
    people = [one.reach.people for one in found.stages if one.reach is not None]
    assume(people == sorted(people, reverse=True) and 0 not in people)
    assume(not any(item.votes for one in found.stages for item in one.items))
    places = {item.id: index for index, one in enumerate(found.stages) for item in one.items}
    items = {item.id: item for one in found.stages for item in one.items}
    order = worst(found)
    for sooner, later in itertools.combinations(order, 2):
        if places[later] <= places[sooner] and (
            soreness.said(items[later]) is soreness.said(items[sooner])
        ):
            hard = items[later].severity == soreness.LEAVES
            assert not hard or items[sooner].severity == soreness.LEAVES


@pytest.mark.parametrize("level", [-2, -1, 0, 2])
def test_where_nobody_comes_nothing_hurts(level: int) -> None:
    found = journey(
        stage("a", pain("x", 1)), stage("b", pain("y", 3), level=level), stage("c", pain("z", 1))
    )
    assert worst(with_people(found, (10, 0, 0)))[0] == "x"
