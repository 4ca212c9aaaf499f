"""Whose name a group reads, and what several lists in one group say together."""

from __future__ import annotations

import datetime as dt

import pytest

from journey.checklist import Member, keeping
from journey.model import Journey
from journey.posts import SETTINGS
from tests.handlers.chat import NOW, House
from tests.handlers.room import fits
from tests.handlers.steps import to_draft
from tests.handlers.team import BORYA, OLYA, token
from tests.handlers.timed import TimedTeam, act, posted

DAY = dt.timedelta(days=1)


@pytest.fixture
async def team(house: House) -> TimedTeam:
    return await posted(house)


async def test_whoever_speaks_in_the_groups_name_taps_without_their_own(team: TimedTeam) -> None:
    team.admins.hiding = frozenset({OLYA})
    await team.press("1", "✋ Взять", OLYA)
    await team.settle()
    assert "<b>администратор</b>" in await team.text("1")
    assert "✋ админист… ✕" in await team.labels("1")
    await team.press("1", "☐ 1.", OLYA)
    await team.settle()
    task = await team.task(1, 1)
    assert (task.done_by, task.done_by_id) == ("администратор", team.chat)
    await team.press("1", "☐ 2.", BORYA)
    assert (await team.task(1, 2)).done_by == "Боря"


async def test_nobody_is_named_while_telegram_does_not_say_who_hides(team: TimedTeam) -> None:
    team.admins.hiding = None
    await team.press("1", "☐ 1.", OLYA)
    task = await team.task(1, 1)
    assert (task.done_by, task.done_by_id) == ("участник", team.chat)


async def test_two_owners_lists_in_a_group_remind_in_one_message(team: TimedTeam) -> None:
    other = team.house.chat(BORYA)
    await to_draft(other)
    await team.command("start", await token(other), BORYA)
    await team.settle()
    for owner in (team.house.chat(), other):
        journey = await owner.map()
        task = journey.tasks[0]
        taken = keeping.take(journey, task.id, Member(id=OLYA, name="Оля"))
        assert isinstance(taken, Journey)
        due = keeping.set_due(taken, task.id, NOW.date() + DAY, today=NOW.date())
        assert isinstance(due, Journey)
        await owner.put(due)
    said = await team.pass_to(NOW + DAY)
    assert len(said) == 1
    assert said[0].count("Напоминаю о сроках") == 2


async def test_a_second_tap_on_an_old_pointer_does_not_delete_it(team: TimedTeam) -> None:
    team.house.clock.moment += dt.timedelta(minutes=5)
    await team.command("checklist")
    await team.settle()
    number, note = team.note()
    assert note.link is not None
    for _ in range(2):  # the second finds the list below the pointer
        await team.tap(note.link[1], OLYA, number)
        await team.settle()
        team.house.clock.moment += dt.timedelta(minutes=5)
    assert number in team.seen


async def test_opened_settings_do_not_move_along_with_the_list(team: TimedTeam) -> None:
    await act(team, "o", 1)
    (post,) = await team.posts()
    assert post.slot(SETTINGS).message in team.seen
    await team.command("checklist", topic=7)
    await team.settle()
    (moved,) = await team.posts()
    assert moved.topic == 7
    assert SETTINGS not in {slot.name for slot in moved.slots}
    assert post.slot(SETTINGS).message not in team.seen


async def test_on_half_a_row_a_task_begins_with_what_it_is_about(team: TimedTeam) -> None:
    journey = await team.map()
    task = next(one for one in journey.tasks if one.rule == "measure")
    number = [stage.id for stage in journey.stages].index(task.stage) + 1
    counted = next(i for i in journey.stages[number - 1].items if i.id == task.metric)
    labels = await team.labels(str(number))
    assert [label for label in labels if _begins(label.partition(". ")[2], counted.text)]
    assert not [label for label in labels if not fits(label, 2 if "☐" in label else 1)]
    assert task.text in await team.text(str(number))


async def test_the_overview_leads_to_each_stage(team: TimedTeam) -> None:
    text = await team.text("overview")
    (post,) = await team.posts()
    for stage in (await team.map()).stages:
        message = post.slot(stage.id).message
        assert f'<a href="https://t.me/c/2000000001/{message}">' in text


async def test_the_record_of_several_tasks_keeps_them_apart(team: TimedTeam) -> None:
    await team.press("2", "＋")
    await team.settle()
    number, _ = team.note()
    await team.say("Помыть окна\n\n  Купить лампу ", number)
    await team.settle()
    assert team.note()[1].text.endswith("Помыть окна; Купить лампу")


def _begins(label: str, text: str) -> bool:
    return bool(label) and text.startswith(label.rstrip("…?"))
