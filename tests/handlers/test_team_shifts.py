"""The lists of a shift in a group: made by words or from the catalogue, brought at their hour."""

from __future__ import annotations

import datetime as dt

import pytest

from handlers.flows.groups import places
from handlers.screen import Screen
from journey.rhythms import Shift
from tests.handlers.chat import House
from tests.handlers.team import BORYA, OLYA
from tests.handlers.timed import TimedTeam, act, posted

OPENING = places.name(Shift.OPENING)
DAY = dt.timedelta(days=1)
AT_NINE = dt.datetime(2026, 11, 24, 6, 0, tzinfo=dt.UTC)
"""In Moscow, on the day after."""


@pytest.fixture
async def team(house: House) -> TimedTeam:
    return await posted(house)


async def shown(team: TimedTeam) -> Screen:
    _, screen = await team.message(OPENING)
    return screen


async def written(team: TimedTeam, text: str) -> None:
    """In one message, as the answer to the list's question."""
    await act(team, "shiftadd", "opening", by=OLYA)
    number, question = team.note()
    assert "при открытии" in question.text
    await team.say(text, number, OLYA)
    await team.settle()


async def test_a_shifts_day(team: TimedTeam) -> None:
    await written(team, "включить свет\nпроверить кассу\nпротереть витрину")
    first, _ = await team.message(OPENING)  # at once, for all to see
    assert [row[0].text for row in (await shown(team)).rows[:3]] == [
        "☐ 1. Включить свет",
        "☐ 2. Проверить кассу",
        "☐ 3. Протереть витрину",
    ]
    assert "Включить свет" not in await team.text("1"), "it is about no stage"
    await team.press(OPENING, "Включить свет", OLYA)
    await team.press(OPENING, "Проверить кассу", BORYA)
    await team.settle()
    assert "2 из 3" in (await shown(team)).text
    assert "Боря: 1 · Оля: 1" in (await shown(team)).text
    assert "✅ 1. Включить свет · Оля" in [row[0].text for row in (await shown(team)).rows]

    sent = team.sent
    assert await team.pass_to(AT_NINE - dt.timedelta(minutes=1)) == []
    assert team.sent == sent, "its ticks are gone before dawn, without a word"
    assert "0 из 3" in (await shown(team)).text
    assert (await team.message(OPENING))[0] == first
    assert await team.pass_to(AT_NINE) == []
    second, _ = await team.message(OPENING)
    assert second > first
    assert first not in team.seen, "one message, the newest"


async def test_the_hour_is_the_administrators_matter(team: TimedTeam) -> None:
    await written(team, "включить свет")
    first, _ = await team.message(OPENING)
    assert "администраторы" in await act(team, "shifthour", "opening", 7, by=OLYA)
    assert await act(team, "shifthour", "opening", 7) == "Готово"
    await team.pass_to(AT_NINE - dt.timedelta(hours=2))
    second, _ = await team.message(OPENING)
    assert second > first
    await team.pass_to(AT_NINE)
    assert (await team.message(OPENING))[0] == second, "not a second time that day"


async def test_ready_made_lines_and_the_last_one_that_goes(team: TimedTeam) -> None:
    await act(team, "m", "overview", "0-shift")
    _, screen = await team.message("overview")
    assert "Пока ничего" in screen.text
    await team.press("overview", "Примеры для открытия", OLYA)
    await team.settle()
    lines = [one for one in (await team.map()).tasks if one.shift is Shift.OPENING]
    assert "Настроить помол и попробовать первую чашку" in {one.text for one in lines}
    _, screen = await team.message("overview")
    assert "Примеры для открытия" not in {key.text for row in screen.rows for key in row}
    for one in lines:
        await act(team, "r", one.id, 1)
    (post,) = await team.posts()
    assert OPENING not in {slot.name for slot in post.slots}
    assert not any("<b>Открытие</b> · 23" in getattr(one, "text", "") for one in team.seen.values())


async def test_a_line_in_passing_and_a_morning_that_was_missed(team: TimedTeam) -> None:
    await team.command("task", "протереть зеркала при открытии", OLYA)
    await team.settle()
    first, screen = await team.message(OPENING)
    assert "Протереть зеркала" in screen.rows[0][0].text
    team.house.clock.moment = AT_NINE + dt.timedelta(hours=6)  # the bot was down
    await team.look()
    await team.settle()
    assert (await team.message(OPENING))[0] == first
    await team.pass_to(AT_NINE + DAY)
    assert (await team.message(OPENING))[0] > first


async def test_its_menu_offers_its_own_lines(team: TimedTeam) -> None:
    await written(team, "включить свет\nпроверить кассу")
    await team.press(OPENING, "⋯", OLYA)
    _, menu = team.alone[OLYA]
    assert [row[0].text for row in menu.rows[:2]] == ["Включить свет", "Проверить кассу"]
    await team.inside("Проверить кассу")
    _, card = team.alone[OLYA]
    assert "при открытии" in card.text
