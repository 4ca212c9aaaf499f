"""What a map answers about a business: only what stands on it, and what is missing."""

from __future__ import annotations

import datetime as dt

from journey import answered, business, copying, items
from journey.answered import Gap
from journey.example import counted_ids
from journey.measures import Reach
from journey.model import (
    Evidence,
    EvidenceKind,
    Intent,
    Item,
    Journey,
    Origin,
    Stage,
    State,
    Task,
    TaskStatus,
)
from tests.journey.maps import NOW, whole

TODAY = dt.date(2026, 11, 23)
PROOF = (Evidence(id="e", kind=EvidenceKind.REVIEW),)


def item(name: str, lane: str, **more: object) -> Item:
    return Item(id=name, lane=lane, text=name).model_copy(update=more)


def journey(*stages: tuple[Item, ...], tasks: tuple[Task, ...] = ()) -> Journey:
    made = tuple(Stage(id=f"s{n}", title=f"s{n}", items=one) for n, one in enumerate(stages))
    return Journey(
        id="j", title="j", language="ru", stages=made, tasks=tasks, created=NOW, updated=NOW
    )


def task(name: str, **more: object) -> Task:
    made = Task(id=name, rule="idea", source=name, stage="s0", text=name)
    return made.model_copy(update=more)


class TestMarks:
    def test_what_works_well_is_said_and_taken_back(self) -> None:
        before = journey((item("c", "channels", origin=Origin.CATALOGUE),))
        praised = items.praise(before, "c", strong=True)
        (told,) = business.customer(praised).strong
        assert told.entry.strong
        assert told.entry.origin is Origin.OWNER
        assert items.praise(praised, "c", strong=True) is praised
        assert not business.customer(items.praise(praised, "c", strong=False)).strong

    def test_a_pain_works_never_well(self) -> None:
        before = journey((item("p", "pains"),))
        assert items.praise(before, "p", strong=True) is before

    def test_only_a_plan_decides_on_channels(self) -> None:
        before = journey((item("c", "channels"), item("p", "pains")))
        assert items.intend(before, "c", Intent.DROP) is before
        plan = before.with_(state=State.TO_BE)
        assert items.intend(plan, "p", Intent.DROP) is plan
        dropped = items.intend(plan, "c", Intent.DROP)
        assert [one.entry.id for one in business.product(dropped).dropped] == ["c"]
        assert not answered.live(dropped.stages[0])
        assert items.intend(dropped, "c", None) == plan


class TestGaps:
    def test_a_guess_that_somebody_asks_is_no_gap(self) -> None:
        guess = item("q", "questions", origin=Origin.CATALOGUE)
        assert not answered.gaps(journey((guess, item("c", "channels"))))

    def test_what_people_told_has_a_gap_until_its_place_is_said(self) -> None:
        before = journey((item("q", "questions"), item("c", "channels")))
        assert [why for _, _, why in answered.gaps(before)] == [Gap.NOT_SAID]
        placed = items.answer_in(before, "q", "c")
        assert not answered.gaps(placed)
        assert business.product(placed).placed
        assert [why for _, _, why in answered.gaps(items.remove(placed, "c"))] == [Gap.NO_PLACE]
        nowhere = items.answer_in(placed, "q", None)
        assert [why for _, _, why in answered.gaps(nowhere)] == [Gap.NOWHERE]

    def test_only_a_channel_answers(self) -> None:
        before = journey((item("q", "questions"), item("p", "pains")))
        assert items.answer_in(before, "q", "p") is before
        assert items.answer_in(before, "q", "gone") is before

    def test_what_the_plan_drops_answers_nothing(self) -> None:
        before = journey((item("q", "questions"), item("c", "channels"), item("d", "channels")))
        plan = items.answer_in(before, "q", "c").with_(state=State.TO_BE)
        dropped = items.intend(plan, "c", Intent.DROP)
        assert [why for _, _, why in answered.gaps(dropped)] == [Gap.NOT_SAID]

    def test_a_copy_keeps_what_is_answered_where(self) -> None:
        before = items.answer_in(journey((item("q", "questions"), item("c", "channels"))), "q", "c")
        copied = copying.copy(before, "k", "k", new_id=counted_ids("n"), now=NOW)
        question, channel = copied.stages[0].items
        assert question.answered_in == channel.id != "c"


class TestAnswers:
    def test_an_empty_map_answers_nothing(self) -> None:
        empty = journey((), ())
        found = business.customer(empty)
        assert (found.goals, found.strong, found.keeping, found.unrated) == ((), (), (), None)
        assert found.without_goal is empty.stages[0]
        told = business.resources(empty, TODAY)
        assert (told.loads, told.hands, told.every) == ((), (), 0)
        assert len(told.nobody) == 2
        offer = business.product(empty)
        assert (offer.hopes, offer.gaps, offer.dropped, offer.planned) == ((), (), (), False)
        money = business.profit(empty)
        assert (money.losses, money.sorest, money.figures) == ((), None, ())

    def test_who_drives_away_comes_with_what_mends_it(self) -> None:
        pain = item("p", "pains", severity=3)
        mend = task("t", rule="remedy", source="p")
        (kept,) = business.customer(journey((pain,), tasks=(mend,))).keeping
        assert (kept.pain, kept.task) == (pain, mend)
        closed = pain.with_(closed=True)
        assert not business.customer(journey((closed,), tasks=(mend,))).keeping

    def test_one_name_on_many_stages_is_told_once(self) -> None:
        guess = {"origin": Origin.CATALOGUE}
        found = business.resources(
            journey(
                (item("b1", "backstage", text="Бариста", **guess),),
                (item("b2", "backstage", text="бариста"),),
                (item("b3", "backstage", text="Бариста", **guess),),
                (),
            ),
            TODAY,
        )
        (load,) = found.loads
        assert (load.name, load.stages, load.guess) == ("бариста", 3, False)
        assert [one.id for one in found.nobody] == ["s3"]

    def test_late_tasks_are_told_by_their_owner(self) -> None:
        late = TODAY - dt.timedelta(days=1)
        tasks = (
            task("a", owner="Аня", owner_id=1, status=TaskStatus.TAKEN, due=late),
            task("b", owner="Борис", owner_id=2, status=TaskStatus.TAKEN, due=TODAY),
            task("c", status=TaskStatus.DONE),
            task("d", status=TaskStatus.REMOVED),
        )
        found = business.resources(journey((), tasks=tasks), TODAY)
        assert [(one.name, one.open, one.late) for one in found.hands] == [("Аня", 1, 1)]
        assert (found.done, found.every, found.free, found.dated) == (1, 3, 0, 2)

    def test_the_greatest_loss_comes_first(self) -> None:
        counted = [
            stage.with_(reach=None if people is None else Reach(people=people))
            for stage, people in zip(
                journey((), (), (), ()).stages, (100, 90, 30, None), strict=True
            )
        ]
        found = business.profit(journey().with_(stages=tuple(counted)))
        assert [(one.come, one.lost) for one in found.losses] == [(90, 60), (100, 10)]
        assert found.uncounted is counted[3]

    def test_expectations_stand_beside_the_worst_pain(self) -> None:
        small, large = item("p", "pains", severity=1), item("q", "pains", severity=3)
        (hope,) = business.product(journey((item("h", "expects"), small, large), ())).hopes
        assert (hope.pain, hope.level) == (large, None)

    def test_the_example_answers_all_that_it_knows(self) -> None:
        found = business.customer(whole())
        assert len(found.goals) == len(whole().stages)
        assert found.without_goal is None
