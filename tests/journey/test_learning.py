"""A tick ends in knowledge: what checks, counts and questions teach the map, and taking it back."""

from __future__ import annotations

import datetime as dt
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey import checklist, limits, undoing
from journey.changes import diff
from journey.checklist import learning
from journey.checklist.learning import End, Found, Witness
from journey.checklist.progress import Member, set_done
from journey.errors import Code, Rejected
from journey.example import counted_ids
from journey.history import HistoryEntry
from journey.measures import Metric
from journey.model import EvidenceKind, Item, Journey, Origin, Stage, Task, TaskStatus
from journey.soreness import moments_of_truth
from locales.rules import rules
from tests.journey.maps import CATALOGUE, NOW, coffee, drafted, said

ANYA = Member(id=7, name="Аня")
RULES = rules("ru")
REMEDIES = CATALOGUE.remedies("ru")
TODAY = NOW.date()
_ids = count()


def witness(by: Member | None = ANYA) -> Witness:
    new_id = counted_ids(f"w{next(_ids)}-")
    return Witness(by=by, at=NOW, day=TODAY, source="Проверили", new_id=new_id)


def refreshed(journey: Journey, prefix: str = "t") -> Journey:
    return checklist.refresh(
        journey, coffee(), said, counted_ids(prefix), today=TODAY, remedies=REMEDIES
    )


def listed(*items: Item) -> Journey:
    journey = drafted()
    if items:
        one = journey.stages[0].model_copy(update={"items": items})
        journey = journey.model_copy(update={"stages": (one, *journey.stages[1:])})
    return refreshed(journey)


def doubted(journey: Journey) -> Task:
    """The first task with a check that nobody answered."""
    return next(task for task in journey.tasks if learning.open_check(journey, task))


def pain(text: str, **more: object) -> Item:
    return Item(id="a", lane="pains", text=text, severity=3).model_copy(update=more)


def task_of(journey: Journey, rule: str, source: str = "a") -> Task:
    return next(one for one in journey.tasks if (one.rule, one.source) == (rule, source))


def item(journey: Journey, item_id: str) -> Item:
    return next(one for stage in journey.stages for one in stage.items if one.id == item_id)


class TestDoubt:
    """Where a task begins with a check."""

    def check(self, one: Item) -> str | None:
        return task_of(listed(one), "remedy").check

    def test_a_guess_is_looked_at_first_in_its_own_way(self) -> None:
        known = coffee().stages[0].pains[0]
        path = coffee().catalogue_id(coffee().stages[0].id, known.id)
        guess = pain(known.text, catalogue=path, origin=Origin.CATALOGUE)
        assert REMEDIES is not None
        told = REMEDIES.check(drafted(), guess)
        assert told is not None
        assert self.check(guess) == told.text

    def test_what_the_owner_sees_is_believed(self) -> None:
        assert self.check(pain("Очередь")) is None
        assert self.check(pain("Долго отвечаем на звонки")) is None

    @pytest.mark.parametrize("text", ["Боятся, что выйдет плохо", "Не доверяют, боятся обмана"])
    def test_what_only_customers_know_is_asked(self, text: str) -> None:
        assert (self.check(pain(text)) or "").startswith("Спросите")

    def test_what_a_customer_said_is_believed(self) -> None:
        assert self.check(pain("Боятся, что выйдет плохо", origin=Origin.CUSTOMER)) is None


class TestCheck:
    def test_true_proves_the_pain_and_ends_the_doubt(self) -> None:
        journey = listed()
        task = doubted(journey)
        after = learning.answer(journey, task.id, Found.TRUE, witness())
        (record,) = item(after, task.source).evidence
        assert (record.kind, record.date) == (EvidenceKind.STAFF, TODAY)
        assert (record.author, record.source) == ("Аня", "Проверили")
        assert item(after, task.source).origin is Origin.OWNER
        left = refreshed(after, "l")
        assert task_of(left, "remedy", task.source).status is TaskStatus.TODO
        assert task_of(left, "remedy", task.source).check is None
        assert learning.answer(left, task.id, Found.TRUE, witness()) is left

    def test_not_so_takes_the_pain_off_and_its_task(self) -> None:
        journey = listed()
        task = doubted(journey)
        after = refreshed(learning.answer(journey, task.id, Found.FALSE, witness()), "l")
        gone = item(after, task.source)
        assert not gone.open
        assert not gone.closed
        assert gone.disproof is not None
        assert gone.disproof.author == "Аня"
        assert gone.evidence == ()
        assert task_of(after, "remedy", task.source).status is TaskStatus.NOT_NEEDED

    def test_not_found_out_leaves_all_as_it_is(self) -> None:
        journey = listed()
        assert learning.answer(journey, doubted(journey).id, Found.UNKNOWN, witness()) is journey

    def test_another_answer_takes_the_place_of_the_one_before(self) -> None:
        journey = listed()
        task = doubted(journey)
        true = learning.answer(journey, task.id, Found.TRUE, witness())
        false = refreshed(learning.answer(true, task.id, Found.FALSE, witness()), "l")
        assert item(false, task.source).evidence == ()
        assert item(false, task.source).origin is Origin.CATALOGUE
        back = refreshed(learning.answer(false, task.id, Found.UNKNOWN, witness()), "m")
        assert back == journey

    def test_the_remedy_ends_the_check_with_it(self) -> None:
        journey = listed()
        task = doubted(journey)
        done = set_done(journey, task.id, done=True, by=None, at=NOW)
        assert item(done, task.source).closed
        after = next(one for one in done.tasks if one.id == task.id)
        assert learning.open_check(done, after) is None
        assert learning.answer(done, task.id, Found.FALSE, witness()) is done

    def test_what_people_changed_meanwhile_stays(self) -> None:
        journey = listed()
        task = doubted(journey)
        after = learning.answer(journey, task.id, Found.TRUE, witness())
        known = item(after, task.source)
        mine = known.model_copy(update={"text": "Иначе"})
        stages = tuple(
            stage.model_copy(
                update={"items": tuple(mine if one.id == mine.id else one for one in stage.items)}
            )
            for stage in after.stages
        )
        after = after.model_copy(update={"stages": stages})
        back = learning.answer(after, task.id, Found.UNKNOWN, witness())
        left = item(back, task.source)
        assert (left.text, left.evidence, left.origin) == ("Иначе", (), Origin.OWNER)

    def test_open_again_by_hand_it_is_doubted_again(self) -> None:
        journey = listed()
        task = doubted(journey)
        after = refreshed(learning.answer(journey, task.id, Found.FALSE, witness()), "l")
        stages = tuple(
            stage.model_copy(
                update={
                    "items": tuple(one.model_copy(update={"disproof": None}) for one in stage.items)
                }
            )
            for stage in after.stages
        )
        again = refreshed(after.model_copy(update={"stages": stages}), "m")
        assert again == journey


class TestNumber:
    def decisive(self, journey: Journey) -> Task:
        (first, *_) = moments_of_truth(journey)
        return next(t for t in journey.tasks if (t.rule, t.stage) == ("measure", first))

    def test_lands_in_its_metric_with_day_and_source(self) -> None:
        journey = listed()
        task = self.decisive(journey)
        assert learning.ends(task) is End.NUMBER
        stage = journey.stage(task.stage)
        assert stage is not None
        metric = stage.lane("metrics")[0]
        after = learning.counted(journey, task.id, "3400 из 21 000", witness(), rules=RULES)
        assert isinstance(after, Journey)
        known = item(after, metric.id)
        assert known.metric is not None
        assert (known.metric.value, known.metric.n) == (3400, 21000)
        assert known.metric.source == "Проверили"
        assert known.evidence[0].date == TODAY
        done = next(one for one in after.tasks if one.id == task.id)
        assert done.status is TaskStatus.DONE
        assert set_done(after, task.id, done=False, by=None, at=NOW) == journey

    def test_what_is_no_number_is_refused_and_nothing_is_done(self) -> None:
        journey = listed()
        task = self.decisive(journey)
        refused = learning.counted(journey, task.id, "много", witness(), rules=RULES)
        assert refused == Rejected(Code.NO_NUMBER)

    def test_where_the_row_is_empty_the_name_comes_along(self) -> None:
        journey = drafted()
        own = journey.model_copy(update={"stages": (Stage(id="own", title="Своё"),)})
        journey = refreshed(own)
        task = next(one for one in journey.tasks if one.rule == "measure")
        bare = learning.counted(journey, task.id, "12", witness(), rules=RULES)
        assert bare == Rejected(Code.NO_NAME)
        after = learning.counted(journey, task.id, "Звонков в день: 12", witness(), rules=RULES)
        assert isinstance(after, Journey)
        (metric,) = after.stages[0].lane("metrics")
        assert (metric.text, metric.metric) == (
            "Звонков в день",
            Metric(value=12, source="Проверили"),
        )
        named = learning.counted(
            journey, task.id, "12", witness(), rules=RULES, named="Звонков в день"
        )
        assert isinstance(named, Journey)
        assert named.stages[0].lane("metrics")[0].text == "Звонков в день"
        assert set_done(after, task.id, done=False, by=None, at=NOW) == journey


class TestWords:
    def test_what_customers_said_becomes_the_remedy(self) -> None:
        journey = listed(pain("Ыъх щзж"))
        task = task_of(journey, "ask")
        assert learning.ends(task) is End.WORDS
        after = learning.heard(journey, task.id, "Присылать фото\nЗвонить", witness())
        assert isinstance(after, Journey)
        ideas = after.stages[0].lane("ideas")
        assert [(one.text, one.remedy_for) for one in ideas] == [
            ("Присылать фото", "a"),
            ("Звонить", "a"),
        ]
        again = refreshed(after, "l")
        assert task_of(again, "remedy").text == "Присылать фото"
        assert task_of(again, "ask").status is TaskStatus.DONE
        assert set_done(after, task.id, done=False, by=None, at=NOW) == journey

    def test_too_many_are_refused(self) -> None:
        journey = listed(pain("Ыъх щзж"))
        many = "\n".join(f"Раз {number}" for number in range(limits.ITEMS_MAX + 1))
        refused = learning.heard(journey, task_of(journey, "ask").id, many, witness())
        assert isinstance(refused, Rejected)
        assert refused.code is Code.TOO_MANY


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["tick", "untick", *Found, "number", "words", "undo"]), st.integers(0, 40)
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_undone_step_by_step_all_is_as_it_was(steps: list[tuple[str, int]]) -> None:
    """Whatever was ticked, answered, typed and taken back in between."""
    first = listed(pain("Ыъх щзж"), pain("Долго", id="b"), pain("Очередь", id="c"))
    journey, history = first, list[tuple[HistoryEntry, Journey]]()
    for number, (what, which) in enumerate([*steps, *[("undo", 0)] * len(steps)]):
        if what == "undo":
            if history:
                entry, before = history.pop()
                undone = undoing.taken_back(journey, entry)
                assert isinstance(undone, Journey)
                journey = refreshed(undone, f"u{number}-")
                assert shown(journey) == shown(before)
            continue
        after = step(journey, what, journey.tasks[which % len(journey.tasks)])
        if isinstance(after, Rejected) or after == journey:
            continue
        entry = HistoryEntry(revision=number, actor=1, at=NOW, changes=diff(journey, after))
        history.append((entry, journey))
        journey = refreshed(after, f"s{number}-")
    assert shown(journey) == shown(first)


def step(journey: Journey, what: str, task: Task) -> Journey | Rejected:
    if what in {*Found}:
        return learning.answer(journey, task.id, Found(what), witness())
    if what == "number":
        return learning.counted(journey, task.id, "12 %", witness(), rules=RULES, named="Звонков")
    if what == "words":
        return learning.heard(journey, task.id, "Присылать фото", witness())
    at = NOW + dt.timedelta(minutes=1)
    return set_done(journey, task.id, done=what == "tick", by=ANYA, at=at)


def shown(journey: Journey) -> Journey:
    """Without tasks that nobody sees: what a rule wanted in between stays, hidden."""
    tasks = tuple(one for one in journey.tasks if one.status is not TaskStatus.NOT_NEEDED)
    return journey.model_copy(update={"tasks": tasks})
