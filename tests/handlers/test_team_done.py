"""Who did what: on the list itself, by /done, and where somebody else's tick is taken off."""

from __future__ import annotations

import datetime as dt

import pytest

from journey.checklist import Member
from journey.checklist.digest import by_person
from journey.checklist.progress import set_done
from journey.model import Task
from tests.handlers.chat import NOW, House
from tests.handlers.team import BORYA, OLYA, Team, posted

DAY = dt.timedelta(days=1)


@pytest.fixture
async def team(house: House) -> Team:
    return await posted(house)


async def did(team: Team, stage: int, place: int, by: int, name: str, at: dt.datetime) -> Task:
    task, journey = await team.task(stage, place), await team.map()
    await team.house.chat().put(
        set_done(journey, task.id, done=True, by=Member(id=by, name=name), at=at)
    )
    return task


async def test_a_done_task_says_who_and_on_which_day(team: Team) -> None:
    # late in the evening there it is the next day already by the group's clock
    await did(team, 1, 1, OLYA, "Оля", NOW.replace(hour=22))
    await team.settle()
    assert "<b>Оля</b>, 24 ноября" in await team.text("1")


async def test_somebody_elses_tick_taken_off_is_said_and_calls_them(team: Team) -> None:
    await team.press("1", "☐ 1.", OLYA)
    await team.settle()
    before = team.sent
    await team.press("1", "✅ 1.", BORYA)
    await team.settle()
    assert team.sent == before + 1
    _, note = team.note()
    assert note.text.startswith("↩️ <b>Боря</b> возвращает в список: «")
    assert note.text.endswith(f'отмечено 23 ноября: <a href="tg://user?id={OLYA}">Оля</a>')


async def test_ones_own_tick_taken_off_is_nobodys_news(team: Team) -> None:
    await team.press("1", "☐ 1.", OLYA)
    await team.settle()
    before = team.sent
    await team.press("1", "✅ 1.", OLYA)
    await team.settle()
    assert team.sent == before


async def test_the_week_and_the_month_by_name_and_day(team: Team) -> None:
    old = await did(team, 1, 1, OLYA, "Оля", NOW - 10 * DAY)
    last = await did(team, 1, 2, OLYA, "Оля", NOW - DAY)
    fresh = await did(team, 2, 1, BORYA, "Боря", NOW)
    before = team.sent
    await team.command("done", by=OLYA)
    await team.settle()
    assert team.sent == before + 1
    _, note = team.note()
    assert note.reply_to is not None
    assert "На этой неделе: 1" in note.text
    assert f"✅ {fresh.text[:20]}" in note.text
    assert "Боря, 23 ноября" in note.text
    assert last.text[:20] not in note.text  # Sunday's, of the week before
    assert "С начала месяца: 3" in note.text
    assert note.text.endswith("Оля: 2 · Боря: 1")
    assert old.text[:20] not in note.text
    assert "tg://user" not in note.text


async def test_nothing_done_yet_is_said(team: Team) -> None:
    await team.command("done", by=OLYA)
    await team.settle()
    assert "пока ничего не отмечено" in team.note()[1].text
    assert "С начала месяца ничего не отмечено" in team.note()[1].text


async def test_without_a_list_it_is_said_how_one_comes(house: House) -> None:
    team = Team(house)
    await team.joined()
    await team.command("done", by=OLYA)
    await team.settle()
    assert "Здесь пока нет чек-листа" in team.note()[1].text


def test_two_people_of_one_name_are_two() -> None:
    def task(number: int, name: str | None, person: int | None) -> Task:
        named = {"done_by": name, "done_by_id": person}
        return Task(id=f"t{number}", rule="own", source="s", stage="s", text="Раз", **named)

    tasks = [task(1, "Оля", 1), task(2, "Оля", 2), task(3, None, None), task(4, "Оля", 2)]
    assert by_person(tasks) == (("Оля", 2), ("Оля", 1), (None, 1))
