"""The checklist: made by rules, kept by people."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey import checklist, limits, soreness, stages
from journey.checklist.progress import Member, progress, set_done
from journey.example import counted_ids
from journey.industries import Industry
from journey.measures import Cost, Effort, Metric, Reach
from journey.model import Evidence, EvidenceKind, Item, Journey, Stage, Task, TaskStatus
from journey.soreness import moments_of_truth
from journey.words import going_on
from tests.journey.maps import (
    INDUSTRIES,
    NOW,
    asked,
    coffee,
    drafted,
    next_,
    said,
    ticked,
    typed,
    whole,
)

ANYA, BORYA = Member(id=7, name="Аня"), Member(id=8, name="Боря")
LEFT = {TaskStatus.TODO, TaskStatus.TAKEN}


def refreshed(journey: Journey, prefix: str = "t") -> Journey:
    return checklist.refresh(journey, coffee(), said, counted_ids(prefix), today=NOW.date())


def with_items(journey: Journey, *items: Item, stage: int = 0) -> Journey:
    """The map with one stage holding just these."""
    one = journey.stages[stage].model_copy(update={"items": items})
    stages = (*journey.stages[:stage], one, *journey.stages[stage + 1 :])
    return journey.model_copy(update={"stages": stages})


def with_task(journey: Journey, number: int, **update: object) -> Journey:
    tasks = list(journey.tasks)
    tasks[number] = tasks[number].model_copy(update=update)
    return journey.model_copy(update={"tasks": tuple(tasks)})


def behind(*names: str) -> list[Item]:
    return [Item(id=f"b{number}", lane="backstage", text=name) for number, name in enumerate(names)]


def seen_at(*names: str) -> list[Item]:
    return [Item(id=f"c{number}", lane="channels", text=name) for number, name in enumerate(names)]


def counted(journey: Journey, *people: int) -> Journey:
    """The map with so many people a stage; the rest is not counted."""
    known = dict(zip([stage.id for stage in journey.stages], people, strict=False))
    found = (
        stage.with_(reach=Reach(people=known[stage.id]) if stage.id in known else None)
        for stage in journey.stages
    )
    return journey.with_(stages=tuple(found))


def pain(name: str, severity: int = 3, **more: object) -> Item:
    return Item(id=name, lane="pains", text=name, severity=severity).model_copy(update=more)


def by_id(journey: Journey) -> dict[str, Task]:
    return {task.id: task for task in journey.tasks}


def is_bounded(journey: Journey) -> None:
    for stage in journey.stages:
        shown = [t for t in journey.tasks if t.stage == stage.id and t.status in LEFT]
        assert len(shown) <= limits.OWN_TASKS_A_STAGE
        identities = [(task.rule, task.source) for task in journey.tasks]
        assert len(identities) == len(set(identities))


@pytest.mark.parametrize("industry", INDUSTRIES, ids=lambda one: f"{one.language}-{one.id}")
def test_of_a_draft_is_bounded_and_whole(industry: Industry) -> None:
    journey = checklist.refresh(
        drafted(industry), industry, said, counted_ids("t"), today=NOW.date()
    )
    is_bounded(journey)
    decisive = moments_of_truth(journey)
    for stage in journey.stages:
        rules = [task.rule for task in journey.tasks if task.stage == stage.id]
        more = ["measure", "practice"] if stage.id in decisive else []
        assert sorted(rules) == sorted([*more, "remedy", "remedy"])
        assert len(rules) <= limits.TASKS_A_STAGE
    assert {task.status for task in journey.tasks} == {TaskStatus.TODO}


def test_again_changes_nothing() -> None:
    for journey in (drafted(), whole()):
        once = refreshed(journey)
        assert refreshed(once, "later") == once


class TestIdentity:
    def test_a_reworded_pain_keeps_its_task(self) -> None:
        once = refreshed(with_items(drafted(), pain("a")))
        twice = refreshed(with_items(once, pain("a", text="Иначе")), "later")
        before, after = by_id(once), by_id(twice)
        assert before.keys() == after.keys()
        reworded = [task_id for task_id in before if before[task_id] != after[task_id]]
        assert {before[task_id].rule for task_id in reworded} == {"ask"}
        assert all("Иначе" in after[task_id].text for task_id in reworded)

    def test_a_new_pain_adds(self) -> None:
        once = refreshed(with_items(drafted(), pain("a")))
        twice = refreshed(with_items(once, pain("a"), pain("b")), "later")
        added = [task for task in twice.tasks if task.id not in by_id(once)]
        assert {(task.rule, task.source) for task in added} == {("ask", "b")}

    def test_what_lost_its_reason_is_not_needed(self) -> None:
        once = refreshed(with_items(drafted(), pain("a")))
        twice = refreshed(with_items(once), "later")
        lost = [task for task in twice.tasks if task.source == "a"]
        assert {task.status for task in lost} == {TaskStatus.NOT_NEEDED}
        assert not [task for task in checklist.ranked(twice) if task.source == "a"]

    def test_what_comes_back_is_revived(self) -> None:
        once = refreshed(with_items(drafted(), pain("a")))
        back = by_id(refreshed(with_items(refreshed(with_items(once), "l"), pain("a")), "m"))
        assert {task_id: back[task_id] for task_id in by_id(once)} == by_id(once)
        assert all(
            back[task_id].status is TaskStatus.NOT_NEEDED for task_id in back.keys() - by_id(once)
        )

    def test_the_removed_is_never_revived(self) -> None:
        once = refreshed(with_items(drafted(), pain("a")))
        removed = once
        for number, task in enumerate(once.tasks):
            if task.source == "a":
                removed = with_task(removed, number, status=TaskStatus.REMOVED)
        for state in (removed, with_items(removed)):
            again = refreshed(with_items(refreshed(state, "l"), pain("a")), "m")
            statuses = {task.status for task in again.tasks if task.source == "a"}
            assert statuses == {TaskStatus.REMOVED}

    def test_a_closed_pain_asks_nothing(self) -> None:
        once = refreshed(with_items(drafted(), pain("a", closed=True)))
        assert not [task for task in once.tasks if task.source == "a"]


class TestByHand:
    def test_edited_words_stay(self) -> None:
        once = refreshed(with_items(drafted(), pain("a")))
        number = next(n for n, task in enumerate(once.tasks) if task.source == "a")
        mine = with_task(once, number, text="Мои слова", edited=True)
        again = refreshed(with_items(mine, pain("a", text="Иначе")), "l")
        assert again.tasks[number].text == "Мои слова"

    @pytest.mark.parametrize("status", [TaskStatus.DONE, TaskStatus.REMOVED])
    def test_done_stays_done_whatever_becomes_of_its_reason(self, status: TaskStatus) -> None:
        once = refreshed(with_items(drafted(), pain("a")))
        number = next(n for n, task in enumerate(once.tasks) if task.source == "a")
        done = with_task(once, number, status=status)
        for state in (with_items(done), with_items(done, pain("a", text="Иначе"))):
            assert refreshed(state, "l").tasks[number] == done.tasks[number]

    def test_what_somebody_took_stays_with_them_whatever_becomes_of_its_reason(self) -> None:
        once = refreshed(with_items(drafted(), pain("a")))
        number = next(n for n, task in enumerate(once.tasks) if task.source == "a")
        hers = with_task(once, number, status=TaskStatus.TAKEN, owner="Аня", owner_id=7)
        assert refreshed(hers, "l").tasks[number] == hers.tasks[number]
        lost = refreshed(with_items(hers), "l")
        assert lost.tasks[number].status is TaskStatus.NOT_NEEDED
        assert refreshed(with_items(lost, pain("a")), "m").tasks[number] == hers.tasks[number]

    def test_why_follows_the_map_too(self) -> None:
        idea = Item(id="i", lane="ideas", text="Сделать", remedy_for="a")
        once = refreshed(with_items(drafted(), pain("a"), idea))
        again = by_id(refreshed(with_items(once, pain("a", text="Иначе"), idea), "l"))
        (mending,) = [t for t in once.tasks if (t.rule, t.source) == ("remedy", "a")]
        assert (mending.why, again[mending.id].why) == ("a", "Иначе")

    def test_what_is_hidden_takes_no_room(self) -> None:
        many = [pain(name) for name in "abcdefghijklmnop"]
        once = refreshed(with_items(drafted(), *many))
        stage = once.stages[0].id
        assert len(checklist.visible(once, stage)) == limits.OWN_TASKS_A_STAGE
        away = once
        for number, task in enumerate(once.tasks):
            if task.stage == stage:
                away = with_task(away, number, status=TaskStatus.REMOVED)
        more = checklist.visible(refreshed(away, "l"), stage)
        assert more
        assert {task.id for task in more}.isdisjoint(by_id(once))

    def test_a_persons_own_task_is_left_alone(self) -> None:
        once = refreshed(drafted())
        own = Task(id="own", rule="own", source="own", stage=once.stages[0].id, text="Своё")
        mine = once.model_copy(update={"tasks": (*once.tasks, own)})
        assert refreshed(mine, "l").tasks[-1] == own

    def test_done_and_taken_back(self) -> None:
        journey = refreshed(drafted())
        task = journey.tasks[0]
        done = set_done(journey, task.id, done=True, by=ANYA, at=NOW)
        assert done.tasks[0].status is TaskStatus.DONE
        assert (done.tasks[0].done_by, done.tasks[0].done_at) == ("Аня", NOW)
        assert set_done(done, task.id, done=True, by=BORYA, at=NOW) == done
        assert set_done(done, task.id, done=False, by=None, at=NOW) == journey
        assert set_done(journey, "gone", done=True, by=None, at=NOW) == journey
        assert progress(done) == (1, len(journey.tasks))
        assert progress(done, task.stage)[0] == 1

    def test_a_hidden_task_is_not_done(self) -> None:
        journey = with_task(refreshed(drafted()), 0, status=TaskStatus.REMOVED)
        assert set_done(journey, journey.tasks[0].id, done=True, by=None, at=NOW) == journey
        assert progress(journey)[1] == len(journey.tasks) - 1


SOURCES = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 3), st.booleans(), st.booleans()),
    unique_by=lambda one: one[0],
    max_size=12,
)


@settings(max_examples=60)
@given(st.lists(st.tuples(SOURCES, st.sampled_from([*TaskStatus, None])), max_size=6))
def test_stays_bounded_through_any_life(
    states: list[tuple[list[tuple[int, int, bool, bool]], TaskStatus | None]],
) -> None:
    """Pains come, go and come back; people do and remove tasks in between."""
    journey = drafted()
    for number, (pains, status) in enumerate(states):
        proof = (Evidence(id="e", kind=EvidenceKind.REVIEW),)
        items = [
            pain(f"p{which}", severity, closed=closed, evidence=proof if proved else ())
            for which, severity, closed, proved in pains
        ]
        before = {task.id for task in journey.tasks if task.status is TaskStatus.REMOVED}
        journey = refreshed(with_items(journey, *items), f"s{number}-")
        is_bounded(journey)
        assert before <= {t.id for t in journey.tasks if t.status is TaskStatus.REMOVED}
        again = refreshed(journey, f"again{number}-")
        assert again == journey
        shown = checklist.visible(journey, journey.stages[0].id)
        if status in {TaskStatus.DONE, TaskStatus.REMOVED} and shown:
            place = journey.tasks.index(shown[0])
            journey = with_task(journey, place, status=status)


class TestRules:
    def of(self, *items: Item, decides: bool = False) -> dict[str, Task]:
        journey = with_items(drafted(), *items)
        one = journey.stages[0].model_copy(update={"moment_of_truth": decides or None})
        journey = journey.model_copy(update={"stages": (one, *journey.stages[1:])})
        journey = refreshed(journey)
        return {task.rule: task for task in journey.tasks if task.stage == journey.stages[0].id}

    def test_the_idea_of_a_pain_is_its_task(self) -> None:
        idea = Item(id="i", lane="ideas", text="Сделать", remedy_for="a", effort=Effort.LARGE)
        task = self.of(pain("a"), idea)["remedy"]
        assert (task.text, task.why, task.effort) == ("Сделать", "a", Effort.LARGE)

    def test_the_catalogues_remedy_stands_in(self) -> None:
        known = coffee().stages[0].pains[0]
        named = coffee().catalogue_id(coffee().stages[0].id, known.id)
        task = self.of(pain("a", catalogue=named))["remedy"]
        assert (task.text, task.effort) == (known.remedy, known.effort)

    def test_a_pain_without_a_remedy_becomes_a_question(self) -> None:
        task = self.of(pain("own"))["ask"]
        assert task.text == "task.ask own"
        assert (task.check, task.cost) == (None, Cost.NOTHING)

    def test_what_is_measured_needs_no_measuring(self) -> None:
        metric = Item(id="m", lane="metrics", text="Доля", metric=Metric(value=3))
        assert "measure" not in self.of(metric, decides=True)
        named = metric.model_copy(update={"metric": Metric(unit="%")})
        assert self.of(named, decides=True)["measure"].metric == "m"

    def test_the_task_that_begins_to_count_says_where(self) -> None:
        entry = coffee().stages[0]
        second = entry.metrics[1]
        named = Item(
            id="m",
            lane="metrics",
            text=second.text,
            metric=Metric(),
            catalogue=coffee().catalogue_id(entry.id, second.id),
        )
        told = f"task.measure.where {going_on(second.text)} {second.read}"
        assert self.of(named, decides=True)["measure"].text == told
        own = named.model_copy(update={"catalogue": None, "text": "Доля"})
        assert self.of(own, decides=True)["measure"].text == "task.measure доля"

    def test_where_nothing_is_decided_nothing_is_counted(self) -> None:
        journey = refreshed(with_items(drafted(), pain("a", 1)))
        first, decisive = journey.stages[0], moments_of_truth(journey)
        assert first.id not in decisive
        counted = {task.stage for task in journey.tasks if task.rule == "measure"}
        assert counted == set(decisive)

    @pytest.mark.parametrize("lane", ["pains", "metrics", "ideas"])
    def test_the_longest_words_make_a_sound_task(self, lane: str) -> None:
        long = Item(id="long", lane=lane, text="&" * limits.ITEM_CHARS, remedy_for="a")
        journey = refreshed(with_items(drafted(), pain("a"), long))
        assert Journey.model_validate(journey.model_dump()) == journey

    def test_a_stage_of_ones_own_has_no_practice(self) -> None:
        journey = drafted()
        own = Stage(id="own", title="Своё")
        journey = refreshed(journey.model_copy(update={"stages": (own,)}))
        assert [(task.rule, task.text) for task in journey.tasks] == [
            ("measure", "task.measure.any")
        ]


class TestOrder:
    def test_the_top_three_are_the_first_to_do(self) -> None:
        journey = refreshed(whole())
        first = checklist.top(journey)
        assert first == checklist.ranked(journey)[:3]
        done = set_done(journey, first[0].id, done=True, by=None, at=NOW)
        assert checklist.top(done)[:2] == first[1:]

    def test_over_all_stages_what_weighs_most_comes_first(self) -> None:
        journey = with_items(drafted(), pain("mild", 1))
        journey = refreshed(with_items(journey, pain("worst"), stage=1))
        ranked = checklist.ranked(journey)
        weights = [checklist.weight(journey, task) for task in ranked]
        assert weights[3:] == sorted(weights[3:], reverse=True)
        assert [one.stage for one in ranked] != sorted(one.stage for one in ranked)

    def test_what_hurts_more_comes_first(self) -> None:
        journey = refreshed(with_items(drafted(), pain("a", 1), pain("b", 3), pain("c", 2)))
        ranked = checklist.visible(journey, journey.stages[0].id)
        assert [task.source for task in ranked if task.rule == "ask"] == ["b", "c", "a"]

    def test_less_work_comes_first(self) -> None:
        ideas = [
            Item(id=f"i{name}", lane="ideas", text=name, remedy_for=name, effort=effort)
            for name, effort in (("a", Effort.LARGE), ("b", None), ("c", Effort.SMALL))
        ]
        pains = [pain(name) for name in "abc"]
        journey = refreshed(with_items(drafted(), *pains, *ideas))
        ranked = checklist.visible(journey, journey.stages[0].id)
        assert [task.source for task in ranked if task.rule == "remedy"] == ["c", "b", "a"]

    def test_reach_weighs_where_it_is_known(self) -> None:
        journey = refreshed(drafted())
        known = counted(journey, 100, 25, 9, 9, 9, 9)
        fewer = counted(journey, 100, 24, 9, 9, 9, 9)
        task = next(task for task in journey.tasks if task.stage == journey.stages[2].id)
        other = next(task for task in journey.tasks if task.stage == journey.stages[1].id)
        assert checklist.weight(known, task) < checklist.weight(counted(journey, 9, 9, 9), task)
        assert checklist.weight(fewer, other) < checklist.weight(known, other)

    def test_where_nobody_comes_nothing_weighs(self) -> None:
        """Known to be nobody is not unknown."""
        journey = counted(refreshed(drafted()), 100, 0, 0, 0, 0, 0)
        tasks = [task for task in journey.tasks if task.stage == journey.stages[1].id]
        assert {checklist.weight(journey, task) for task in tasks} == {0}

    def test_nothing_wanted_is_heavier_than_what_mends_where_it_hurts_most(self) -> None:
        late = NOW.date() - dt.timedelta(days=1)
        for industry in INDUSTRIES:
            journey = drafted(industry).with_(next_review=late)
            own = Item(id="hint", lane="ideas", text="Поставить скамейку")
            first = journey.stages[0]
            journey = stages.put(journey, first.with_(items=(*first.items, own)))
            listed = checklist.refresh(journey, industry, said, counted_ids("t"), today=NOW.date())
            spot = soreness.sorest(listed)
            assert spot is not None
            assert spot.pain is not None
            assert checklist.top(listed)[0].source == spot.pain.id

    def test_a_task_of_a_removed_stage_weighs_nothing(self) -> None:
        journey = refreshed(drafted())
        lost = journey.tasks[0].model_copy(update={"stage": "gone"})
        assert checklist.weight(journey, lost) == 0


def test_follows_the_answers() -> None:
    journey = drafted()
    journey = next_(journey, typed(ticked(asked(journey), 2), "Моё"))
    sources = {item.id for item in journey.stages[0].lane("pains")}
    tasks = [t for t in refreshed(journey).tasks if t.stage == journey.stages[0].id]
    assert {task.source for task in tasks if task.rule in {"remedy", "ask"}} == sources
