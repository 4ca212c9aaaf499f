"""What a team's list says by itself: due days, the week, a vote, a finished stage, my tasks."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from journey import checklist
from journey.checklist import duedays, keeping, voting
from journey.checklist.digest import digest
from journey.checklist.finished import feels, finished
from journey.checklist.mine import mine
from journey.checklist.progress import Member, set_done
from journey.errors import Code, Rejected
from journey.example import counted_ids
from journey.model import Item, Journey, Origin, Stage, Task
from journey.timetable import Timetable
from tests.journey.maps import NOW, coffee, drafted, said

ANYA, BORYA = Member(id=7, name="Аня"), Member(id=8, name="Боря")
MOSCOW = ZoneInfo("Europe/Moscow")
TODAY = NOW.date()
DAY = dt.timedelta(days=1)


def listed() -> Journey:
    return checklist.refresh(drafted(), coffee(), said, counted_ids("t"), today=TODAY)


def dated(journey: Journey, place: int, day: dt.date, by: Member | None = None) -> Journey:
    """The task at that place of the tuple with a due date, taken by somebody."""
    task = journey.tasks[place]
    update = {"due": day, "owner": by and by.name, "owner_id": by and by.id}
    tasks = list(journey.tasks)
    tasks[place] = task.model_copy(update=update)
    return journey.model_copy(update={"tasks": tuple(tasks)})


def done(journey: Journey, task: Task, at: dt.datetime = NOW, by: Member = ANYA) -> Journey:
    return set_done(journey, task.id, done=True, by=by, at=at)


class TestDueDays:
    def test_a_task_is_spoken_of_on_its_day_and_the_day_after(self) -> None:
        task = dated(listed(), 0, TODAY + DAY).tasks[0]
        told = duedays.mentions(task, 10, MOSCOW, NOW)
        assert [(one.late, one.at.isoformat()) for one in told] == [
            (False, "2026-11-24T07:00:00+00:00"),
            (True, "2026-11-25T07:00:00+00:00"),
        ]

    def test_an_hour_that_has_gone_by_is_not_made_up_for(self) -> None:
        task = dated(listed(), 0, TODAY).tasks[0]  # at noon of Moscow
        assert [one.late for one in duedays.mentions(task, 10, MOSCOW, NOW)] == [True]
        assert duedays.mentions(task, 13, MOSCOW, NOW)[0].late is False

    def test_nothing_of_what_is_done_or_has_no_day(self) -> None:
        journey = dated(listed(), 0, TODAY + DAY)
        assert duedays.mentions(journey.tasks[1], 10, MOSCOW, NOW) == ()
        assert duedays.mentions(done(journey, journey.tasks[0]).tasks[0], 10, MOSCOW, NOW) == ()

    def test_what_was_missed_is_told_as_it_is_now(self) -> None:
        journey = dated(dated(dated(listed(), 0, TODAY), 1, TODAY - 3 * DAY), 2, TODAY - DAY)
        journey = done(journey, journey.tasks[2])
        wanted = frozenset(task.id for task in journey.tasks[:4])
        told = duedays.due(journey, wanted, TODAY)
        assert told.today == (journey.tasks[0],)
        assert told.late == (journey.tasks[1],)
        assert not duedays.due(journey, frozenset(), TODAY)

    def test_the_longest_late_and_the_soonest_due_come_first(self) -> None:
        """Today is not late, and what is due a week from now belongs to the week after."""
        journey = listed()
        for place, days in enumerate((-1, -3, 0, 6, 2, 7)):
            journey = dated(journey, place, TODAY + days * DAY)
        late = [task.due for task in duedays.overdue(journey, TODAY)]
        assert late == [TODAY - 3 * DAY, TODAY - DAY]
        soon = [task.due for task in duedays.ahead(journey, TODAY, 7)]
        assert soon == [TODAY, TODAY + 2 * DAY, TODAY + 6 * DAY]


class TestDigest:
    def test_tells_what_was_done_what_is_late_and_what_is_next(self) -> None:
        journey = dated(dated(listed(), 0, TODAY - 3 * DAY, BORYA), 1, TODAY + 6 * DAY)
        journey = done(journey, journey.tasks[2], NOW - DAY)
        journey = done(journey, journey.tasks[3], NOW - 9 * DAY)
        told = digest(journey, NOW - 7 * DAY, NOW, TODAY)
        assert [(task.id, task.done_by) for task in told.done] == [(journey.tasks[2].id, "Аня")]
        assert [(task.id, task.owner) for task in told.late] == [(journey.tasks[0].id, "Боря")]
        assert told.soon == (journey.tasks[1],)
        assert told.following == checklist.top(journey)
        assert told.worth_saying

    def test_is_silent_where_nothing_moved_and_nothing_is_due(self) -> None:
        journey = dated(listed(), 0, TODAY + 7 * DAY)
        journey = done(journey, journey.tasks[1], NOW - 9 * DAY)
        assert not digest(journey, NOW - 7 * DAY, NOW, TODAY).worth_saying

    def test_of_two_in_a_row_each_done_task_is_in_one(self) -> None:
        journey = done(listed(), listed().tasks[0], NOW)
        assert not digest(journey, NOW - DAY, NOW, TODAY).done
        assert digest(journey, NOW, NOW + DAY, TODAY).done


def test_a_timetable_begins_on_monday_at_ten() -> None:
    table = Timetable(post="p", since=NOW)
    assert table.next_digest(NOW, MOSCOW) == dt.datetime(2026, 11, 30, 7, tzinfo=dt.UTC)


def voted(journey: Journey, *counts: int) -> tuple[voting.Vote, Journey]:
    choices = voting.choices(journey)
    assert isinstance(choices, tuple)
    vote = voting.Vote(id="v", post="p", choices=choices, closes=NOW, counts=counts)
    return vote, voting.applied(journey, vote)


def with_pains(*texts: str, stage: int = 0) -> Journey:
    journey = drafted()
    stages = [_without_pains(one) for one in journey.stages]
    pains = tuple(Item(id=f"p{n}", lane="pains", text=text) for n, text in enumerate(texts))
    stages[stage] = stages[stage].model_copy(update={"items": (*stages[stage].items, *pains)})
    return journey.model_copy(update={"stages": tuple(stages)})


def _without_pains(stage: Stage) -> Stage:
    items = tuple(item for item in stage.items if item.lane != "pains")
    return stage.model_copy(update={"items": items})


class TestVote:
    def test_offers_at_most_ten_the_heaviest_first(self) -> None:
        choices = voting.choices(listed())
        assert isinstance(choices, tuple)
        assert len(choices) == voting.OPTIONS_MAX
        pains = {item.id: item for stage in listed().stages for item in stage.lane("pains")}
        severities = [pains[choice.item].severity for choice in choices]
        assert severities == sorted(severities, key=lambda one: -(one or 2))

    def test_what_hurts_more_is_offered_before_what_hurts_less(self) -> None:
        pains = [
            Item(id=name, lane="pains", text=name, severity=severity)
            for name, severity in (("mild", 1), ("worst", 3), ("middling", 2))
        ]
        journey = with_pains()
        stage = journey.stages[0].model_copy(update={"items": tuple(pains)})
        choices = voting.choices(journey.model_copy(update={"stages": (stage,)}))
        assert isinstance(choices, tuple)
        assert [choice.item for choice in choices] == ["worst", "middling", "mild"]
        assert {choice.place for choice in choices} == {None}

    def test_an_order_set_by_hand_elsewhere_stays(self) -> None:
        journey = listed()
        vote, _ = voted(journey, 1)
        about = next(t.stage for t in journey.tasks if t.source == vote.choices[0].item)
        other = next(one.id for one in journey.stages if one.id != about)
        last = keeping.move(journey, checklist.visible(journey, other)[-1].id, 0)
        _, after = voted(last, 1)
        assert checklist.visible(after, other) == checklist.visible(last, other)

    def test_needs_two(self) -> None:
        assert voting.choices(with_pains("Одна")) == Rejected(Code.NOTHING_TO_CHOOSE)

    def test_twins_name_their_stage(self) -> None:
        journey = with_pains("Очередь")
        other = with_pains("очередь", stage=1).stages[1]
        other = other.model_copy(
            update={"items": (*other.items[:-1], other.items[-1].model_copy(update={"id": "q"}))}
        )
        stages = (journey.stages[0], other, *journey.stages[2:])
        choices = voting.choices(journey.model_copy(update={"stages": stages}))
        assert isinstance(choices, tuple)
        assert {(choice.text, choice.place) for choice in choices} == {
            ("Очередь", journey.stages[0].title),
            ("очередь", journey.stages[1].title),
        }

    def test_the_outcome_leads_the_list_and_ties_keep_their_order(self) -> None:
        journey = listed()
        vote, after = voted(journey, 0, 1, 0, 3, 1)
        wanted = [vote.choices[place].item for place in (3, 1, 4)]
        assert [choice.item for choice, _ in voting.outcome(vote)] == wanted
        first = [task.source for task in checklist.ranked(after)][:3]
        assert first[0] == wanted[0]
        before = [t.source for t in checklist.ranked(journey) if t.source in wanted[1:]]
        assert first[1:] == list(dict.fromkeys(before))
        rest = [task.id for task in checklist.ranked(after)][3:]
        assert rest == [t.id for t in checklist.ranked(journey) if t.id in set(rest)]

    def test_says_so(self) -> None:
        _, after = voted(listed(), 0, 0, 2)
        first = checklist.ranked(after)[0]
        assert checklist.explained(after, first, said).startswith("rank.votes 2")

    def test_a_later_vote_takes_the_place_of_the_earlier(self) -> None:
        _, once = voted(listed(), 5)
        vote, twice = voted(once, 0, 2)
        votes = {i.id: i.votes for stage in twice.stages for i in stage.items if i.votes}
        assert votes == {vote.choices[1].item: 2}

    def test_is_a_later_word_than_an_order_set_by_hand(self) -> None:
        journey = listed()
        vote, _ = voted(journey, 1)
        fix = next(t for t in journey.tasks if t.source == vote.choices[0].item)
        last = keeping.move(journey, fix.id, 99)
        assert checklist.visible(last, fix.stage)[-1].id == fix.id
        _, after = voted(last, 1)
        assert checklist.visible(after, fix.stage)[0].source == fix.source

    @pytest.mark.parametrize("counts", [(), (0, 0, 0)])
    def test_where_nobody_votes_nothing_changes(self, counts: tuple[int, ...]) -> None:
        journey = listed()
        assert voted(journey, *counts)[1] is journey


class TestFinished:
    def test_the_last_task_of_a_stage_finishes_it(self) -> None:
        journey = listed()
        stage = journey.stages[0]
        *others, last = checklist.visible(journey, stage.id)
        for task in others:
            after = done(journey, task)
            assert not finished(journey, after)
            journey = after
        after = done(journey, last)
        assert finished(journey, after) == (stage.id,)
        assert not finished(after, after)
        assert not finished(after, journey)

    def test_a_new_feeling_is_an_answer_and_no_proof(self) -> None:
        journey = listed()
        stage = journey.stages[0]
        after = feels(journey, stage.id, 2, counted_ids("f")).stages[0].emotion()
        assert after is not None
        assert (after.level, after.origin, after.evidence) == (2, Origin.OWNER, ())
        again = feels(journey, stage.id, 2, counted_ids("f"))
        assert feels(again, stage.id, 2, counted_ids("g")) is again
        assert feels(journey, "gone", 2, counted_ids("f")) is journey


class TestMine:
    def test_is_what_i_took_anywhere_and_what_has_a_day_on_my_own_map(self) -> None:
        own = dated(dated(listed(), 0, TODAY + DAY), 1, TODAY, BORYA)
        theirs = dated(dated(listed(), 2, TODAY - DAY, ANYA), 3, TODAY)
        found = mine([(own, True, TODAY), (theirs, False, TODAY)], ANYA.id)
        assert [(one.task.id, one.group) for one in found] == [
            (theirs.tasks[2].id, "late"),
            (own.tasks[0].id, "week"),
        ]

    @pytest.mark.parametrize(
        ("days", "group"), [(-1, "late"), (0, "today"), (6, "week"), (7, "later")]
    )
    def test_groups(self, days: int, group: str) -> None:
        journey = dated(listed(), 0, TODAY + days * DAY, ANYA)
        assert [one.group for one in mine([(journey, False, TODAY)], ANYA.id)] == [group]

    def test_what_has_no_day_comes_last_and_done_ones_not_at_all(self) -> None:
        taken = keeping.take(listed(), listed().tasks[5].id, ANYA)
        assert isinstance(taken, Journey)
        journey = dated(dated(taken, 0, TODAY, ANYA), 1, TODAY, ANYA)
        journey = done(journey, journey.tasks[0])
        groups = [one.group for one in mine([(journey, False, TODAY)], ANYA.id)]
        assert groups == ["today", "whenever"]
