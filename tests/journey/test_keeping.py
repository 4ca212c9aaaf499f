"""What people do to the list, and what that does to the map."""

from __future__ import annotations

import datetime as dt

import pytest

from journey import checklist, codec, limits
from journey.checklist import keeping
from journey.checklist.duedays import quick
from journey.checklist.progress import Member, set_done
from journey.errors import Code, Rejected
from journey.example import counted_ids
from journey.measures import Effort, Reach
from journey.model import Item, Journey, Origin, Stage, Task, TaskStatus
from tests.journey.maps import NOW, coffee, drafted, said

ANYA, BORYA = Member(id=7, name="Аня"), Member(id=8, name="Боря")
TODAY = NOW.date()


def listed(*items: Item) -> Journey:
    """A draft whose first stage holds just these, with its checklist."""
    journey = drafted()
    if items:
        one = journey.stages[0].model_copy(update={"items": items})
        journey = journey.model_copy(update={"stages": (one, *journey.stages[1:])})
    return refreshed(journey)


def refreshed(journey: Journey, prefix: str = "t", today: dt.date = TODAY) -> Journey:
    return checklist.refresh(journey, coffee(), said, counted_ids(prefix), today=today)


def pain(name: str, severity: int = 3) -> Item:
    return Item(id=name, lane="pains", text=name, severity=severity)


def of(journey: Journey, rule: str, source: str | None = None) -> Task:
    return next(t for t in journey.tasks if t.rule == rule and source in {None, t.source})


def first(journey: Journey) -> tuple[Task, ...]:
    return checklist.visible(journey, journey.stages[0].id)


def changed(result: Journey | Rejected) -> Journey:
    assert isinstance(result, Journey)
    return Journey.model_validate(result.model_dump())


class TestWords:
    def test_reworded_and_left_alone_by_the_rules(self) -> None:
        journey = listed(pain("a"))
        task = first(journey)[0]
        after = changed(keeping.reword(journey, task.id, "  Мои\n слова "))
        assert first(refreshed(after, "l"))[0].text == "Мои слова"
        assert keeping.reword(after, task.id, "Мои слова") is after
        assert keeping.reword(after, "gone", "слова") is after

    def test_refused_words(self) -> None:
        journey = listed()
        task = first(journey)[0]
        assert keeping.reword(journey, task.id, " \n") == Rejected(Code.EMPTY)
        long = keeping.reword(journey, task.id, "я" * (limits.ITEM_CHARS + 1))
        assert isinstance(long, Rejected)
        assert long.code is Code.TOO_LONG

    def test_each_line_is_a_task_and_twins_are_left_out(self) -> None:
        journey = listed()
        stage = journey.stages[0].id
        after = changed(keeping.add(journey, stage, "Раз\nДва\nраз", counted_ids("own")))
        assert [task.text for task in after.tasks[-2:]] == ["Раз", "Два"]
        assert refreshed(after, "l").tasks[-2:] == after.tasks[-2:]
        again = keeping.add(after, stage, "ДВА", counted_ids("more"))
        assert again == Rejected(Code.TWICE, {"text": "ДВА"})

    @pytest.mark.parametrize(
        ("typed", "kept"), [("вынести меню", "Вынести меню"), ("iPad на стойку", "iPad на стойку")]
    )
    def test_it_begins_with_a_capital(self, typed: str, kept: str) -> None:
        journey = listed()
        made = changed(keeping.add(journey, journey.stages[0].id, typed, counted_ids("own")))
        assert made.tasks[-1].text == kept

    def test_a_stage_has_its_bound(self) -> None:
        journey = listed()
        many = "\n".join(f"Задача {n}" for n in range(limits.STAGE_TASKS_MAX))
        refused = keeping.add(journey, journey.stages[0].id, many, counted_ids("own"))
        assert isinstance(refused, Rejected)
        assert refused.code is Code.TOO_MANY
        room = limits.STAGE_TASKS_MAX - len(first(journey))
        just = "\n".join(f"Задача {n}" for n in range(room))
        full = changed(keeping.add(journey, journey.stages[0].id, just, counted_ids("own")))
        assert len(first(full)) == limits.STAGE_TASKS_MAX
        one_more = keeping.add(full, journey.stages[0].id, "Ещё", counted_ids("more"))
        limit, count = limits.STAGE_TASKS_MAX, limits.STAGE_TASKS_MAX + 1
        assert one_more == Rejected(Code.TOO_MANY, {"limit": limit, "count": count})
        nothing = keeping.add(journey, journey.stages[0].id, " \n", counted_ids("own"))
        assert nothing == Rejected(Code.EMPTY)
        assert keeping.add(journey, "gone", "Раз", counted_ids("own")) is journey


class TestOrder:
    def test_moved_by_hand_and_told_so(self) -> None:
        journey = listed(pain("a"), pain("b", 2))
        last = first(journey)[-1]
        after = keeping.move(journey, last.id, 0)
        assert first(after)[0].id == last.id
        assert [t.id for t in first(after)[1:]] == [t.id for t in first(journey)[:-1]]
        assert "rank.by_hand" in checklist.explained(after, first(after)[0], said)
        assert keeping.move(after, last.id, -5) is after
        assert keeping.move(after, "gone", 1) is after

    def test_what_comes_later_stands_behind_and_the_map_keeps_its_weights(self) -> None:
        journey = listed(pain("a", 1))
        after = keeping.move(journey, first(journey)[-1].id, 0)
        hurts = after.stages[0].model_copy(update={"items": (pain("a", 1), pain("z", 3))})
        more = refreshed(after.model_copy(update={"stages": (hurts, *after.stages[1:])}), "later")
        order = [task.source for task in first(more)]
        assert order.index("z") > order.index("a")
        ranked = [task.id for task in checklist.ranked(more) if task.stage == hurts.id]
        assert ranked == [task.id for task in first(more)]

    def test_one_line_tells_why(self) -> None:
        journey = listed(pain("a"))
        task = of(journey, "ask", "a")
        (told,) = checklist.told_apart(journey, [task], said)
        reasons = "rank.severity.3 · takes.time effort.small · takes.money cost.nothing"
        assert told == f"task.ask.why · {reasons}"
        whole = checklist.explained(journey, task, said)
        assert whole == reasons
        reached = tuple(
            stage.model_copy(update={"reach": Reach(people=people)})
            for stage, people in zip(journey.stages, (100, 25, 9, 9, 9, 9), strict=False)
        )
        known = journey.model_copy(update={"stages": reached})
        assert "rank.reach 100" in checklist.told_apart(known, [task], said)[0]

    def test_the_line_of_a_card_differs_from_its_neighbours(self) -> None:
        journey = listed(pain("a", 3), pain("z", 1))
        both = [of(journey, "ask", source) for source in "az"]
        lines = [checklist.explained(journey, task, said) for task in both]
        assert lines[0].startswith("rank.severity.3")
        assert lines[1].startswith("rank.severity.1")
        assert all(line.count("rank.") == 1 for line in lines)


class TestHands:
    def test_only_a_free_task_is_taken(self) -> None:
        journey = listed()
        task = first(journey)[0]
        taken = changed(keeping.take(journey, task.id, ANYA))
        assert (first(taken)[0].owner, first(taken)[0].status) == ("Аня", TaskStatus.TAKEN)
        assert keeping.take(taken, task.id, BORYA) == Rejected(Code.TASK_TAKEN, {"name": "Аня"})
        assert keeping.take(taken, task.id, ANYA) is taken
        assert keeping.give_back(taken, task.id) == journey
        assert keeping.give_back(journey, task.id) is journey

    def test_undone_goes_back_to_whoever_had_it(self) -> None:
        journey = listed()
        task = first(journey)[0]
        taken = changed(keeping.take(journey, task.id, ANYA))
        done = set_done(taken, task.id, done=True, by=BORYA, at=NOW)
        assert keeping.take(done, task.id, BORYA) == Rejected(Code.TASK_DONE)
        assert set_done(done, task.id, done=False, by=BORYA, at=NOW) == taken

    def test_a_day_that_is_over_is_refused(self) -> None:
        journey = listed()
        task = first(journey)[0]
        yesterday = TODAY - dt.timedelta(days=1)
        assert keeping.set_due(journey, task.id, yesterday, today=TODAY) == Rejected(Code.PAST_DAY)
        due = changed(keeping.set_due(journey, task.id, TODAY, today=TODAY))
        assert first(due)[0].due == TODAY
        assert keeping.set_due(due, task.id, None, today=TODAY) == journey
        later = TODAY + dt.timedelta(days=1)
        assert keeping.set_due(due, task.id, TODAY, today=later) is due

    def test_comments_are_kept_up_to_their_number(self) -> None:
        journey = listed()
        task = first(journey)[0]
        for number in range(limits.COMMENTS_MAX + 2):
            journey = changed(keeping.comment(journey, task.id, f"раз {number}", ANYA, NOW))
        kept = first(journey)[0].comments
        assert [said.text for said in kept][:1] == ["раз 2"]
        assert len(kept) == limits.COMMENTS_MAX

    def test_who_stays_anonymous_comments_without_a_name(self) -> None:
        journey = listed()
        after = changed(keeping.comment(journey, first(journey)[0].id, "да", None, NOW))
        (kept,) = first(after)[0].comments
        assert (kept.text, kept.by, kept.by_id) == ("да", None, None)
        assert keeping.comment(journey, "gone", "да", ANYA, NOW) is journey

    def test_no_id_leaves_in_a_file(self) -> None:
        journey = listed()
        for task in first(journey)[:2]:
            journey = changed(keeping.take(journey, task.id, Member(id=987654321, name="Аня")))
            journey = changed(
                keeping.comment(journey, task.id, "да", Member(id=987654321, name="Аня"), NOW)
            )
        by = Member(id=987654321, name="Аня")
        journey = set_done(journey, first(journey)[0].id, done=True, by=by, at=NOW)
        content = codec.write(journey)
        assert b"987654321" not in content
        assert "Аня".encode() in content
        assert codec.write(codec.read(content)) == content


class TestRemoving:
    def test_away_and_back_as_it_was(self) -> None:
        journey = listed(pain("a"))
        task = first(journey)[0]
        for state in (journey, changed(keeping.take(journey, task.id, ANYA))):
            gone = keeping.set_removed(state, task.id, removed=True)
            assert keeping.find(gone, task.id) is None
            assert keeping.find(refreshed(gone, "l"), task.id) is None
            assert keeping.set_removed(gone, task.id, removed=True) is gone
            assert keeping.set_removed(gone, task.id, removed=False) == state

    def test_a_done_one_comes_back_done(self) -> None:
        journey = listed(pain("a"))
        done = set_done(journey, first(journey)[0].id, done=True, by=None, at=NOW)
        gone = keeping.set_removed(done, first(journey)[0].id, removed=True)
        assert keeping.set_removed(gone, first(journey)[0].id, removed=False) == done


class TestPain:
    def closed(self, journey: Journey) -> bool:
        return next(item for item in journey.stages[0].items if item.id == "a").closed

    def test_its_remedy_closes_it_and_taken_back_opens_it(self) -> None:
        journey = listed(pain("a"), pain("b"), idea("a"), idea("b"))
        task = of(journey, "remedy", "a")
        done = set_done(journey, task.id, done=True, by=None, at=NOW)
        assert self.closed(done)
        assert keeping.fixed_pain(journey, done, task.id)
        assert not any(item.closed for item in done.stages[0].items if item.id == "b")
        kept = refreshed(done, "l")
        assert self.closed(kept)
        assert not self.closed(set_done(kept, task.id, done=False, by=None, at=NOW))

    def test_asking_what_would_help_closes_nothing(self) -> None:
        journey = listed(pain("a"))
        ask = of(journey, "ask", "a")
        assert not self.closed(set_done(journey, ask.id, done=True, by=None, at=NOW))

    def test_a_remedy_that_is_removed_mends_nothing(self) -> None:
        journey = listed(pain("a"), idea("a"))
        task = of(journey, "remedy", "a")
        done = set_done(journey, task.id, done=True, by=None, at=NOW)
        gone = keeping.set_removed(done, task.id, removed=True)
        assert not self.closed(gone)
        assert self.closed(keeping.set_removed(gone, task.id, removed=False))


class TestListsOfBefore:
    """Tasks of rules that are no more, as an old database holds them."""

    def old(self, *statuses: tuple[str, TaskStatus]) -> Journey:
        journey = listed(pain("a"), idea("a"))
        fix = of(journey, "remedy", "a")
        more = tuple(
            fix.model_copy(update={"id": rule, "rule": rule, "text": rule, "status": status})
            for rule, status in statuses
        )
        return journey.model_copy(update={"tasks": (*journey.tasks, *more)})

    def test_what_is_open_goes_and_what_is_done_stays(self) -> None:
        journey = self.old(("find_out", TaskStatus.TODO), ("invent", TaskStatus.DONE))
        after = refreshed(journey, "l")
        assert of(after, "find_out", "a").status is TaskStatus.NOT_NEEDED
        assert of(after, "invent", "a") == of(journey, "invent", "a")

    def test_a_pain_whose_remedy_was_done_waits_for_no_question_any_more(self) -> None:
        journey = self.old(("find_out", TaskStatus.TAKEN))
        fix = of(journey, "remedy", "a")
        task = fix.model_copy(update={"status": TaskStatus.DONE, "done_at": NOW})
        tasks = tuple(task if one.id == fix.id else one for one in journey.tasks)
        after = refreshed(journey.model_copy(update={"tasks": tasks}), "l")
        assert next(item for item in after.stages[0].items if item.id == "a").closed
        assert not refreshed(journey, "l").stages[0].items[0].closed


def idea(pain_id: str) -> Item:
    return Item(id=f"i{pain_id}", lane="ideas", text=f"Против {pain_id}", remedy_for=pain_id)


def backstage(*names: str, origin: Origin = Origin.OWNER) -> tuple[Item, ...]:
    return tuple(
        Item(id=f"b{number}", lane="backstage", text=name, origin=origin)
        for number, name in enumerate(names)
    )


class TestHandover:
    def of(self, *stages: tuple[Item, ...]) -> list[Task]:
        named = tuple(
            Stage(id=f"s{n}", title=f"Этап {n}", items=items) for n, items in enumerate(stages)
        )
        journey = refreshed(drafted().model_copy(update={"stages": named, "tasks": ()}))
        return [task for task in journey.tasks if task.rule == "handover"]

    def test_between_stages_of_different_people(self) -> None:
        (task,) = self.of(backstage("Маркетолог"), backstage("Бариста"))
        assert (task.stage, task.source) == ("s0", "s1")
        assert task.text == "task.handover Маркетолог Бариста"

    def test_not_where_somebody_stays_with_the_client(self) -> None:
        assert not self.of(backstage("Маркетолог", "Бариста"), backstage("бариста "))
        assert not self.of(backstage("Маркетолог"), ())

    def test_a_guess_hands_nobody_over(self) -> None:
        guess = Origin.CATALOGUE
        assert not self.of(backstage("Маркетолог", origin=guess), backstage("Бариста"))

    def test_between_channels_of_one_stage(self) -> None:
        channels = tuple(
            Item(id=f"c{number}", lane="channels", text=name)
            for number, name in enumerate(("Сайт", "Звонок"))
        )
        (task,) = self.of((*channels, *backstage("Маркетолог", "Администратор")))
        assert (task.stage, task.source) == ("s0", "s0")
        assert task.text == "task.handover.channels Маркетолог Администратор"


class TestReview:
    @pytest.mark.parametrize(("days", "count"), [(-1, 1), (0, 0), (1, 0)])
    def test_an_overdue_one_is_a_task(self, days: int, count: int) -> None:
        due = TODAY + dt.timedelta(days=days)
        journey = refreshed(drafted().model_copy(update={"next_review": due}))
        found = [task for task in journey.tasks if task.rule == "review"]
        assert len(found) == count
        assert all(task.stage == journey.stages[0].id for task in found)

    def test_a_new_day_takes_it_away(self) -> None:
        past = TODAY - dt.timedelta(days=1)
        journey = refreshed(drafted().model_copy(update={"next_review": past}))
        later = journey.model_copy(update={"next_review": TODAY + dt.timedelta(days=90)})
        assert of(refreshed(later, "l"), "review").status is TaskStatus.NOT_NEEDED


def test_an_idea_takes_the_place_of_asking_for_one() -> None:
    journey = listed(pain("a"))
    assert of(journey, "ask", "a").status is TaskStatus.TODO
    idea = Item(id="i", lane="ideas", text="Сделать", remedy_for="a", effort=Effort.SMALL)
    one = journey.stages[0].model_copy(update={"items": (pain("a"), idea)})
    after = refreshed(journey.model_copy(update={"stages": (one, *journey.stages[1:])}), "l")
    assert of(after, "ask", "a").status is TaskStatus.NOT_NEEDED
    assert of(after, "remedy", "a").text == "Сделать"


def test_quick_days_are_different_days() -> None:
    monday = dt.date(2026, 11, 23)
    assert quick(monday) == (
        ("today", monday),
        ("tomorrow", dt.date(2026, 11, 24)),
        ("friday", dt.date(2026, 11, 27)),
        ("in_week", dt.date(2026, 11, 30)),
    )
    friday = dt.date(2026, 11, 27)
    assert [key for key, _ in quick(friday)] == ["today", "tomorrow", "in_week"]
