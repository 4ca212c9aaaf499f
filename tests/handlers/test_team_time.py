"""What a list says by itself in a group, and what is set there."""

from __future__ import annotations

import datetime as dt

import pytest

from journey import checklist
from journey.posts import SETTINGS
from tests.handlers.chat import ANYA, NOW, House
from tests.handlers.team import BORYA, OLYA
from tests.handlers.timed import TimedTeam, act, posted

DAY = dt.timedelta(days=1)
TODAY = NOW.date()
MONDAY = dt.datetime(2026, 11, 30, 7, 0, tzinfo=dt.UTC)
"""The next one, ten in the morning in Moscow."""
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
async def team(house: House) -> TimedTeam:
    return await posted(house)


class TestDigest:
    async def test_tells_the_week_on_monday_at_ten(self, team: TimedTeam) -> None:
        first, second, third = checklist.ranked(await team.map())[:3]
        await team.dated(first, TODAY + DAY, BORYA)
        await team.dated(second, TODAY + 10 * DAY)
        await act(team, "d", third.id, 1, by=OLYA)
        said = await team.pass_to(MONDAY)
        week = said[-1]
        assert "Итоги недели" in week
        assert "✅ " + third.text[:20] in week
        assert "Оля" in week
        assert "Боря" in week
        assert "tg://user" not in week  # it calls whom this day concerns, and nobody else
        assert "до 24 ноября" in week
        assert "Что делать дальше" in week
        assert "Москва" in week
        _, note = team.note()
        assert not note.loud
        assert [text for text, _ in note.keys[0]] == ["Открыть список", "Мои задачи"]
        assert [text for text, _ in note.keys[1]] == ["🔒 Настроить"]
        assert note.keys[0][0][1].startswith("https://t.me/c/2000000001/")

    async def test_what_was_done_is_drawn_too(self, team: TimedTeam) -> None:
        first, second, third = checklist.ranked(await team.map())[:3]
        await act(team, "d", first.id, 1)
        await team.dated(second, MONDAY.date() + 8 * DAY)
        assert len(await team.pass_to(MONDAY)) == 1
        assert [one.pages for one in team.strips] == ["week"]
        assert await team.pass_to(MONDAY + 7 * DAY)  # of what is due soon
        assert len(team.strips) == 1
        before = await team.map()
        await act(team, "d", second.id, 1)
        await team.pass_to(MONDAY + 14 * DAY)
        latest = team.strips[-1]
        assert (latest.journey, latest.since) == (before.id, before.revision)
        await act(team, "d", third.id, 1)
        await act(team, "wk", 0)
        await team.pass_to(MONDAY + 21 * DAY)
        assert len(team.strips) == 2

    async def test_the_words_come_before_their_picture(self, team: TimedTeam) -> None:
        for number in (1, 2):
            await act(team, "d", (await team.task(1, number)).id, 1)
            team.house.clock.moment = MONDAY + (number - 1) * 7 * DAY
            await team.look()
            async with team.house.store.read() as work:
                waiting = await work.groups.notes(team.chat)
            assert [note.strip is not None for note in waiting] == [False, True]
            assert waiting[0].at < waiting[1].at
            await team.settle()

    async def test_each_done_task_is_told_of_once(self, team: TimedTeam) -> None:
        task = await team.task(1, 1)
        await act(team, "d", task.id, 1)
        (week,) = await team.pass_to(MONDAY)
        assert "Сделано" in week
        assert await team.pass_to(MONDAY + 7 * DAY) == []

    async def test_is_silent_where_nothing_moved(self, team: TimedTeam) -> None:
        await team.dated(await team.task(1, 1), TODAY + 36 * DAY)
        assert await team.pass_to(MONDAY + 21 * DAY) == []
        (week,) = await team.pass_to(MONDAY + 28 * DAY)
        assert "Срок на этой неделе" in week

    async def test_weeks_that_were_missed_are_told_in_one(self, team: TimedTeam) -> None:
        await act(team, "d", (await team.task(1, 1)).id, 1)
        team.house.clock.moment = MONDAY + 15 * DAY
        await team.look()
        await team.settle()
        assert "Сделано" in team.note()[1].text
        count = len(team.seen)
        await team.look()
        await team.settle()
        assert len(team.seen) == count

    async def test_of_a_closed_list_nothing_is_said(self, team: TimedTeam) -> None:
        await act(team, "d", (await team.task(1, 1)).id, 1)
        await act(team, "x", 1)
        assert await team.pass_to(MONDAY + 7 * DAY) == []
        await act(team, "x", 0)
        assert "Сделано" in (await team.pass_to(MONDAY + 14 * DAY))[0]

    async def test_not_where_we_are_not_any_more(self, team: TimedTeam) -> None:
        await act(team, "d", (await team.task(1, 1)).id, 1)
        await team.removed()
        await team.settle()
        assert await team.pass_to(MONDAY + 7 * DAY) == []
        await team.joined()
        assert "Сделано" in (await team.pass_to(MONDAY + 14 * DAY))[0]


class TestDueDays:
    async def test_on_the_day_and_once_more_the_day_after(self, team: TimedTeam) -> None:
        await team.dated(await team.task(1, 1), TODAY + DAY, BORYA)
        await team.dated(await team.task(1, 2), TODAY + DAY)
        said = await team.pass_to(NOW + 4 * DAY)
        assert len(said) == 2
        on_the_day, late = said
        assert "Сегодня" in on_the_day
        assert "\n1. " in on_the_day
        assert "\n2. " in on_the_day
        assert on_the_day.count("tg://user") == 1
        assert "Срок прошёл" in late
        assert "24 ноября" in late
        assert "Кто возьмёт?" in late

    async def test_at_the_groups_hour(self, team: TimedTeam) -> None:
        await team.dated(await team.task(1, 1), TODAY + DAY)
        seven = dt.datetime(2026, 11, 24, 7, 0, tzinfo=dt.UTC)
        assert await team.pass_to(seven - MINUTE) == []
        assert len(await team.pass_to(seven)) == 1

    async def test_done_in_time_nobody_is_reminded(self, team: TimedTeam) -> None:
        task = await team.task(1, 1)
        await team.dated(task, TODAY + DAY, BORYA)
        await act(team, "d", task.id, 1, by=BORYA)
        assert await team.pass_to(NOW + 4 * DAY) == []

    async def test_another_day_another_reminder(self, team: TimedTeam) -> None:
        task = await team.task(1, 1)
        await team.dated(task, TODAY + DAY)
        await team.dated(task, TODAY + 3 * DAY)
        assert await team.pass_to(NOW + 2 * DAY) == []
        assert len(await team.pass_to(NOW + 6 * DAY)) == 2

    async def test_a_day_put_off_after_its_reminder_is_told_again(self, team: TimedTeam) -> None:
        task = await team.task(1, 1)
        await team.dated(task, TODAY + DAY)
        assert len(await team.pass_to(NOW + DAY)) == 1
        await team.dated(task, TODAY + 2 * DAY)
        assert len(await team.pass_to(NOW + 2 * DAY)) == 1

    async def test_what_was_missed_comes_in_one_message(self, team: TimedTeam) -> None:
        for place, task in enumerate(checklist.ranked(await team.map())[:5], 1):
            await team.dated(task, TODAY + place * DAY)
        before = set(team.seen)
        team.house.clock.moment = NOW + 5 * DAY
        await team.look()
        await team.settle()
        (new,) = set(team.seen) - before
        text = team.note()[1].text
        assert new == team.note()[0]
        assert "Сегодня" in text
        assert "Кто возьмёт?" in text
        assert text.count("до 2") == 4

    async def test_another_hour_says_nothing_twice(self, team: TimedTeam) -> None:
        await team.dated(await team.task(1, 1), TODAY + DAY)
        assert len(await team.pass_to(NOW + DAY - 2 * MINUTE)) == 1
        await act(team, "hh", 14)
        assert await team.pass_to(NOW + DAY + dt.timedelta(hours=8)) == []

    async def test_switched_off(self, team: TimedTeam) -> None:
        await team.dated(await team.task(1, 1), TODAY + DAY)
        await act(team, "dd", 0)
        assert await team.pass_to(NOW + 4 * DAY) == []
        await team.dated(await team.task(1, 2), TODAY + 5 * DAY)
        await act(team, "dd", 1)
        assert len(await team.pass_to(NOW + 5 * DAY)) == 1


class TestSettings:
    async def test_are_a_message_of_their_own_below(self, team: TimedTeam) -> None:
        assert "ниже" in await act(team, "o", 1)
        assert "понедельник, 10:00" in await team.text(SETTINGS)
        number, _ = await team.message(SETTINGS)
        assert number == max(team.seen)
        await team.press(SETTINGS, "Понедельник", ANYA)
        await team.settle()
        await team.press(SETTINGS, "Пятница", ANYA)
        await team.settle()
        await team.press(SETTINGS, "10:00", ANYA)
        await team.settle()
        await team.press(SETTINGS, "18:00", ANYA)
        await team.settle()
        assert "пятница, 18:00" in await team.text(SETTINGS)
        await team.press(SETTINGS, "Готово", ANYA)
        await team.settle()
        assert number not in team.seen

    async def test_the_digest_follows_them(self, team: TimedTeam) -> None:
        await act(team, "d", (await team.task(1, 1)).id, 1)
        await act(team, "wd", 4)
        await act(team, "hh", 18)
        friday = dt.datetime(2026, 11, 27, 15, 0, tzinfo=dt.UTC)
        assert await team.pass_to(friday - MINUTE) == []
        assert len(await team.pass_to(friday)) == 1

    async def test_a_city_gives_its_clock(self, team: TimedTeam) -> None:
        await act(team, "o", 1)
        await team.press(SETTINGS, "Город: Москва", ANYA)
        await team.settle()
        labels = await team.labels(SETTINGS)
        assert "✅ Москва" in labels
        await team.press(SETTINGS, "Екатеринбург", ANYA)
        await team.settle()
        assert "Екатеринбург" in await team.text(SETTINGS)
        await team.dated(await team.task(1, 1), TODAY + DAY)
        five = dt.datetime(2026, 11, 24, 5, 0, tzinfo=dt.UTC)
        assert await team.pass_to(five - MINUTE) == []
        assert len(await team.pass_to(five)) == 1

    async def test_every_page_of_cities_can_be_shown(self, team: TimedTeam) -> None:
        await act(team, "o", 1)
        await team.press(SETTINGS, "Город", ANYA)
        await team.settle()
        cities = set()
        while True:
            labels = await team.labels(SETTINGS)
            cities |= set(labels)
            if not [label for label in labels if label.startswith("Ещё")]:
                break
            await team.press(SETTINGS, "Ещё", ANYA)
            await team.settle()
        assert {"Владивосток", "Камчатка", "Лондон"} & cities

    async def test_a_city_is_typed_and_a_wrong_one_asked_again(self, team: TimedTeam) -> None:
        await act(team, "oc")
        number, question = team.note()
        assert "городе" in question.text
        await team.say("Абырвалг", number, ANYA)
        await team.settle()
        number, again = team.note()
        assert "Не знаю города" in again.text
        await team.say("томск", number, ANYA)
        await team.settle()
        assert (await team.group()).timezone == "Asia/Tomsk"
        assert team.note()[1].text == "Теперь пишу по часам города Томск."

    async def test_a_city_of_anothers_clock_keeps_its_name(self, team: TimedTeam) -> None:
        await act(team, "oc")
        await team.say("питер", team.note()[0], ANYA)
        await team.settle()
        assert (await team.group()).timezone == "Europe/Moscow"
        assert team.note()[1].text.startswith("питер: время там как в городе Москва.")

    async def test_are_for_owners_and_administrators(self, team: TimedTeam) -> None:
        for name, args in (("o", (1,)), ("hh", (8,)), ("tz", ("Asia:Omsk",)), ("v", ())):
            assert "владелец" in await act(team, name, *args, by=OLYA)
        team.admins.who = frozenset({OLYA})
        await act(team, "tz", "Asia", "Omsk", by=OLYA)
        assert (await team.group()).timezone == "Asia/Omsk"

    @pytest.mark.parametrize(
        ("name", "args"),
        [("hh", ("24",)), ("wd", ("7",)), ("wd", ()), ("tz", ("Mars", "Base")), ("f", ("x", "9"))],
    )
    async def test_a_forged_button_changes_nothing(
        self, team: TimedTeam, name: str, args: tuple[str, ...]
    ) -> None:
        assert "устарела" in await act(team, name, *args)
