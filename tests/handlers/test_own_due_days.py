"""The day of a task of one's own list: spoken of once, ticked off with a tap, switched off."""

from __future__ import annotations

import datetime as dt

import pytest

from journey import checklist
from journey.checklist import keeping
from journey.checklist.progress import Member
from journey.model import Journey, TaskStatus
from tests.handlers.chat import BORYA, NOW, Chat, House
from tests.handlers.steps import to_draft
from tests.handlers.test_review import buttons, pass_on


@pytest.fixture
async def dated(chat: Chat) -> Chat:
    """The first task of a draft's first stage is due tomorrow; its page is open."""
    await to_draft(chat)
    await chat.tap("Чек-лист")
    await chat.tap("1 ")
    await chat.tap("☐ ")
    await chat.tap("Срок")
    await chat.tap("Завтра")
    return chat


async def status(chat: Chat) -> TaskStatus:
    journey = await chat.map()
    return checklist.visible(journey, journey.stages[0].id)[0].status


async def test_reminded_that_morning_once(dated: Chat, house: House) -> None:
    assert "Напомню" in dated.text
    assert await pass_on(house) is None
    house.clock.moment = NOW + dt.timedelta(days=1)
    shown = buttons(await pass_on(house))
    tick = next(button for text, button in shown.items() if text.startswith("☐ 1."))
    assert await pass_on(house) is None
    await dated.press(tick)
    assert "Что оказалось?" in dated.text
    assert await status(dated) is TaskStatus.TODO


async def test_switched_off_and_on_again(dated: Chat, house: House) -> None:
    off = dated.button("Не напоминать")
    await dated.press(off)
    assert "Напомню" not in dated.text
    await dated.press(off)
    house.clock.moment = NOW + dt.timedelta(hours=1)
    await dated.tap("Напомнить в этот день")
    await dated.press(off)
    house.clock.moment = NOW + dt.timedelta(days=1)
    assert await pass_on(house) is None


async def test_another_day_takes_the_reminder_along(dated: Chat, house: House) -> None:
    await dated.tap("Срок")
    await dated.tap("Через неделю")
    house.clock.moment = NOW + dt.timedelta(days=1)
    assert await pass_on(house) is None
    house.clock.moment = NOW + dt.timedelta(days=7)
    assert await pass_on(house) is not None


async def test_what_is_done_is_not_spoken_of(dated: Chat, house: House) -> None:
    await dated.tap("✅ Сделано")
    house.clock.moment = NOW + dt.timedelta(days=1)
    assert await pass_on(house) is None


async def test_whoever_took_it_hears_of_it_in_the_group(dated: Chat, house: House) -> None:
    journey = await dated.map()
    task = checklist.visible(journey, journey.stages[0].id)[0]
    taken = keeping.take(journey, task.id, Member(id=BORYA, name="Боря"))
    assert isinstance(taken, Journey)
    await dated.put(taken)
    house.clock.moment = NOW + dt.timedelta(days=1)
    assert await pass_on(house) is None
    await dated.command("tasks")
    assert "Напомню" not in dated.text
