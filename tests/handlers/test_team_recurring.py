"""What comes again in a team's list: typed in one line or set by a button, open anew at dawn."""

from __future__ import annotations

import datetime as dt

import pytest

from handlers.screen import Button
from journey.model import TaskStatus
from tests.handlers.chat import NOW, House
from tests.handlers.team import OLYA
from tests.handlers.timed import TimedTeam, act, posted

DAY = dt.timedelta(days=1)
MONDAY = dt.datetime(2026, 11, 30, 7, 0, tzinfo=dt.UTC)


@pytest.fixture
async def team(house: House) -> TimedTeam:
    return await posted(house)


async def test_a_day_in_the_life_of_what_is_done_every_morning(team: TimedTeam) -> None:
    await team.press("1", "＋", OLYA)
    await team.settle()
    number, _ = team.note()
    await team.say("протирать витрину каждое утро", number, OLYA)
    await team.settle()
    task = (await team.map()).tasks[-1]
    assert task.text == "Протирать витрину"
    assert "Протирать витрину · каждый день" in await team.text("1")
    for days in range(1, 4):
        await act(team, "d", task.id, 1, by=OLYA)
        done = (await team.map()).tasks[-1]
        assert done.done_by == "Оля"
        sent = team.sent
        assert await team.pass_to(NOW + days * DAY) == []
        assert team.sent == sent  # nothing is said
        again = (await team.map()).tasks[-1]
        assert (again.status, again.streak) == (TaskStatus.TODO, days)
    assert "каждый день · подряд: 3" in await team.text("1")
    assert await team.pass_to(MONDAY - DAY) == []  # three days missed
    await act(team, "d", task.id, 1, by=OLYA)
    (week,) = await team.pass_to(MONDAY)
    assert "<b>Держится</b>\n🔁 Протирать витрину · каждый день" in week


async def test_a_button_sets_it_and_takes_it_off(team: TimedTeam) -> None:
    owner, task = team.house.chat(), await team.task(1, 1)
    journey = await team.map()
    for label, said in (("Каждую неделю", "по понедельникам"), ("Больше не повторять", None)):
        await owner.press(Button("x", f"v:duetask:{journey.id}:{task.id}"))
        await owner.tap(label)
        found = next(one for one in (await team.map()).tasks if one.id == task.id)
        assert (found.rhythm is not None) == (said is not None)
        assert said is None or said in owner.text
