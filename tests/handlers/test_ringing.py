"""A task's day rings for whoever has it: in private, else by name; free ones ask who takes it."""

from __future__ import annotations

import datetime as dt

import pytest

from handlers.flows.groups.calling import FREED
from handlers.flows.groups.ringing import RING
from handlers.flows.reminders import HANDLERS
from handlers.reminding import Reminding
from handlers.screen import Button, Reply
from journey import zones
from journey.model import Task
from journey.posts import Note
from tests.handlers.chat import ANYA, NOW, House
from tests.handlers.team import BORYA, OLYA
from tests.handlers.timed import TimedTeam, posted

DAY = dt.timedelta(days=1)
TODAY = NOW.date()
TUESDAY = dt.datetime(2026, 11, 24, 7, 0, tzinfo=dt.UTC)
"""Ten in the morning in Moscow; not the day of the digest."""


@pytest.fixture
async def team(house: House) -> TimedTeam:
    return await posted(house)


async def private(house: House) -> dict[int, Reply]:
    """What is told now in private, by person."""
    now, found = house.clock.now(), {}
    async with house.store.write() as work:
        groups = await work.claim(now, now + dt.timedelta(minutes=5), 50)
    for group in groups:
        reply = await Reminding(house.services, HANDLERS).handle(group)
        if reply is not None and group[0].kind in {RING, FREED}:
            found[group[0].person] = reply
            async with house.store.write() as work:
                await work.settle(group, now)
    return found


def buttons(reply: Reply) -> dict[str, Button]:
    assert reply.screen is not None
    return {button.text: button for row in reply.screen.rows for button in row}


async def at_ten(team: TimedTeam, moment: dt.datetime = TUESDAY) -> list[Note]:
    """The group's new messages of a morning."""
    before = set(team.seen)
    await team.settle()
    team.house.clock.moment = moment
    async with team.house.store.write() as work:
        groups = await work.claim(moment, moment + dt.timedelta(minutes=5), 50)
    for group in groups:
        await Reminding(team.house.services, HANDLERS).handle(group)
    await team.settle()
    return [
        what for n, what in sorted(team.seen.items()) if n not in before and isinstance(what, Note)
    ]


async def given(team: TimedTeam, by: int | None, day: dt.date, place: int = 1) -> Task:
    task = await team.task(1, place)
    await team.dated(task, day, by)
    return task


class TestWhoTalksWithUs:
    async def test_is_told_in_private_and_the_group_hears_nothing(self, team: TimedTeam) -> None:
        await team.house.chat(OLYA).command("start")
        task = await given(team, OLYA, TUESDAY.date())
        assert await at_ten(team) == []
        told = await private(team.house)
        assert told.keys() == {OLYA}
        assert task.text[:30] in str(told[OLYA].screen)
        assert list(buttons(told[OLYA])) == ["Сделано", "Завтра", "Не успею", "Мои задачи"]
        assert await private(team.house) == {}

    async def test_tomorrow_it_is_told_again(self, team: TimedTeam) -> None:
        chat = team.house.chat(OLYA)
        await chat.command("start")
        task = await given(team, OLYA, TUESDAY.date())
        await at_ten(team)
        await chat.press(buttons((await private(team.house))[OLYA])["Завтра"])
        found = next(one for one in (await team.map()).tasks if one.id == task.id)
        assert found.due == TUESDAY.date() + DAY
        await at_ten(team, TUESDAY + DAY)
        assert (await private(team.house)).keys() == {OLYA}

    async def test_who_cannot_frees_it_and_the_team_is_asked(self, team: TimedTeam) -> None:
        chat = team.house.chat(OLYA)
        await chat.command("start")
        task = await given(team, OLYA, TUESDAY.date())
        await at_ten(team)
        await chat.press(buttons((await private(team.house))[OLYA])["Не успею"])
        await team.settle()
        number, note = team.note()
        assert note.text.startswith("✋ <b>Оля</b> не успевает: «" + task.text[:20])
        assert note.text.endswith("<b>Кто возьмёт?</b>")
        told = await private(team.house)
        assert "Задача снова ничья" in str(told[ANYA].screen)
        reply = await team.tap(note.keys[0][0][1], BORYA, number)
        assert reply.toast is not None
        await team.settle()
        found = next(one for one in (await team.map()).tasks if one.id == task.id)
        assert found.owner == "Боря"
        said = team.seen[number]
        assert isinstance(said, Note)
        assert said.text.startswith("✋ <b>Боря</b> берёт: «")
        assert said.keys == ()


class TestWhoDoesNot:
    async def test_is_called_aloud_with_three_answers(self, team: TimedTeam) -> None:
        task = await given(team, OLYA, TUESDAY.date())
        (note,) = await at_ten(team)
        assert note.loud
        assert f'· <a href="tg://user?id={OLYA}">Оля</a>' in note.text
        assert [text for text, _ in note.keys[0]] == ["Сделано", "Завтра", "Не успею"]
        assert ("Мои задачи", "https://t.me/tropa_bot?start=tasks") in note.keys[1]
        reply = await team.tap(note.keys[0][2][1], BORYA)
        assert reply.toast is not None
        assert "Оля" in reply.toast.text
        await team.tap(note.keys[0][0][1], OLYA)
        found = next(one for one in (await team.map()).tasks if one.id == task.id)
        assert found.done_by == "Оля"

    async def test_a_free_task_is_asked_about_once(self, team: TimedTeam) -> None:
        task = await given(team, None, TUESDAY.date() - DAY)
        (note,) = await at_ten(team)
        assert not note.loud
        assert "<b>Кто возьмёт?</b>\n1. " + task.text[:20] in note.text
        assert note.keys[0][0][0] == "✋ Беру"
        assert await at_ten(team, TUESDAY + DAY) == []
        for week in await at_ten(team, TUESDAY + 6 * DAY):
            assert task.text[:20] not in week.text.split("Что делать дальше")[0]


async def test_on_the_day_of_the_digest_it_is_one_message(team: TimedTeam) -> None:
    monday = TUESDAY + 6 * DAY
    await given(team, OLYA, monday.date())
    await given(team, None, monday.date() - DAY, 2)
    await team.settle()
    team.house.clock.moment = monday - dt.timedelta(hours=20)
    await at_ten(team, monday - dt.timedelta(hours=1))
    (note,) = await at_ten(team, monday)
    assert note.loud
    assert "Итоги недели" in note.text
    assert "Сегодня" in note.text
    assert "Кто возьмёт?" in note.text
    assert [text for text, _ in note.keys[0]] == ["1. Сделано", "1. Завтра", "1. Не успею"]
    assert [text for text, _ in note.keys[1]] == ["✋ 2"]


async def test_what_was_missed_waits_for_the_morning(team: TimedTeam) -> None:
    await given(team, OLYA, TUESDAY.date())
    night = TUESDAY + dt.timedelta(hours=16)
    assert await at_ten(team, night) == []
    morning = zones.waking(night, dt.timezone(dt.timedelta(hours=3)))
    assert morning == dt.datetime(2026, 11, 25, 5, 0, tzinfo=dt.UTC)
    async with team.house.store.read() as work:
        assert await work.next_due() == night + dt.timedelta(minutes=5)
    (note,) = await at_ten(team, morning)
    assert "Срок прошёл" in note.text
