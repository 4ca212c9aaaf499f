"""Tasks that come again: read off a line, opened anew at their turn, with a row of turns."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from journey import rhythms
from journey.checklist import habits, recurring
from journey.checklist.refresh import OWN
from journey.habits import Habit
from journey.holders import Holder
from journey.model import Journey, Task, TaskStatus
from journey.rhythms import Rhythm
from locales.texts import Languages
from tests.journey.maps import drafted

LIBRARY = Languages()
MONDAY = dt.date(2026, 11, 23)
DAY = dt.timedelta(days=1)
NOON = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
DAILY = Rhythm(every="day")

READ = [
    ("ru", "Каждое утро протирать витрину", "протирать витрину", DAILY),
    ("ru", "протирать витрину, каждую смену", "протирать витрину", DAILY),
    ("ru", "Отвечать на отзывы по средам", "Отвечать на отзывы", Rhythm(every="week", on=2)),
    ("ru", "раз в неделю: снять новые фото", "снять новые фото", Rhythm(every="week", on=0)),
    ("ru", "Сверить цены раз в месяц", "Сверить цены", Rhythm(every="month", on=23)),
    ("ru", "wipe the counter every morning", "wipe the counter", DAILY),
    ("en", "Reply to reviews on Fridays", "Reply to reviews", Rhythm(every="week", on=4)),
    ("en", "Monthly: check the prices", "check the prices", Rhythm(every="month", on=23)),
]
NOT_READ = [
    "Каждое утро",
    "Спросить у каждого утром",
    "Написать на понедельник",
    "A dailyish thing",
]


@pytest.mark.parametrize(("language", "line", "left", "rhythm"), READ)
def test_a_line_tells_how_often(language: str, line: str, left: str, rhythm: Rhythm) -> None:
    assert rhythms.read(line, LIBRARY.texts(language).rules, MONDAY) == (left, rhythm)


@pytest.mark.parametrize("line", NOT_READ)
def test_other_words_do_not(line: str) -> None:
    assert rhythms.read(line, LIBRARY.texts("ru").rules, MONDAY) is None


def test_a_turn_begins_on_its_day() -> None:
    on_31 = rhythms.of("month", dt.date(2027, 1, 31))
    assert on_31.on == 28
    assert rhythms.turn(on_31, dt.date(2027, 3, 1)) == dt.date(2027, 2, 28)
    thursdays = Rhythm(every="week", on=3)
    assert rhythms.turn(thursdays, MONDAY) == dt.date(2026, 11, 19)
    assert rhythms.turn(thursdays, MONDAY + 3 * DAY) == MONDAY + 3 * DAY


def listed(**more: Any) -> Journey:
    journey = drafted()
    stage = journey.stages[0].id
    task = Task(id="own", rule=OWN, source="own", stage=stage, text="Каждое утро мыть пол")
    return journey.with_(tasks=(task.with_(**more),))


def test_typed_it_comes_again_and_a_row_of_turns_is_counted() -> None:
    rules = LIBRARY.texts("ru").rules
    journey = recurring.told(drafted().with_(tasks=()), listed(), MONDAY, rules)
    (task,) = journey.tasks
    assert (task.text, task.rhythm, task.turn) == ("Мыть пол", DAILY, MONDAY)
    assert recurring.renewed(journey, MONDAY) is journey
    for days in range(1, 4):
        done = task.with_(status=TaskStatus.DONE, done_at=NOON, done_by="Оля", done_by_id=1)
        assert recurring.row(done) == days
        journey = recurring.renewed(journey.with_(tasks=(done,)), MONDAY + days * DAY)
        (task,) = journey.tasks
        assert (task.status, task.done_at, task.done_by_id) == (TaskStatus.TODO, None, None)
        assert task.streak == days
    (missed,) = recurring.renewed(journey, MONDAY + 4 * DAY).tasks
    assert missed.streak == 0


def test_a_gap_ends_the_row_and_holders_do_their_part_again() -> None:
    several = (Holder(member="Оля", member_id=1, done_at=NOON),)
    given = {"rhythm": DAILY, "turn": MONDAY, "streak": 5, "holders": several}
    journey = listed(**given, status=TaskStatus.DONE, done_at=NOON)
    (task,) = recurring.renewed(journey, MONDAY + 2 * DAY).tasks
    assert (task.status, task.streak, task.holders[0].done_at) == (TaskStatus.TAKEN, 0, None)


def test_a_habit_with_a_rhythm_is_not_asked_about() -> None:
    habit = Habit(keep="Мыть пол", who="смена")
    once = listed(habit=habit, status=TaskStatus.DONE, done_at=NOON).tasks[0]
    assert habits.asked_on(once) is not None
    assert habits.asked_on(once.with_(rhythm=DAILY, turn=MONDAY)) is None
