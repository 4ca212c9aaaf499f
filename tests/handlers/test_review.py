"""«Всё ещё так?»: set, reminded of, gone through with one tap a stage, put off, switched off."""

from __future__ import annotations

import datetime as dt

import pytest

from handlers import weekly
from handlers.flows.reminders import HANDLERS
from handlers.reminding import Reminding
from handlers.screen import Button, Reply
from journey.measures import Duration, DurationUnit
from journey.model import Shape
from journey.reminders import Reminder
from journey.shelf import Shelf
from tests.handlers.chat import NOW, Chat, House, check
from tests.handlers.test_maps import at_more, finished

DAY = dt.date(2027, 2, 23)


async def pass_on(house: House) -> Reply | None:
    """What the loop would do now: claim what is due, say it, tick it off. The owner's week, that
    may come on the same day, has tests of its own.
    """
    now = house.clock.moment
    async with house.store.write() as work:
        groups = await work.claim(now, now + dt.timedelta(minutes=5), 10)
    told = [(group, await Reminding(house.services, HANDLERS).handle(group)) for group in groups]
    replies = [reply for group, reply in told if group[0].kind != weekly.KIND]
    async with house.store.write() as work:
        for group in groups:
            await work.settle(group, now)
    (reply,) = replies or [None]
    if reply is not None:
        check(reply)
    return reply


async def stored(house: House, journey: str) -> Reminder | None:
    async with house.store.read() as work:
        return await work.reminder(f"review:{journey}")


def buttons(reply: Reply | None) -> dict[str, Button]:
    assert reply is not None
    assert reply.screen is not None
    return {button.text: button for row in reply.screen.rows for button in row}


async def reminded(chat: Chat, house: House) -> dict[str, Button]:
    """A map whose day has come, and the reminder's buttons."""
    await at_more(chat)
    await chat.reach("Когда проверить")
    await chat.tap("Через квартал")
    house.clock.moment = NOW + dt.timedelta(days=93)
    return buttons(await pass_on(house))


class TestTheDay:
    async def test_the_usual_one_twice_is_one(self, chat: Chat, house: House) -> None:
        journey = await at_more(chat)
        await chat.reach("Когда проверить")
        button = chat.button("Через квартал")
        reply = await chat.press(button)
        assert reply.toast is not None
        assert "23 февраля 2027" in reply.toast.text
        assert (await chat.map()).next_review == DAY
        revision = (await chat.map()).revision
        await chat.press(button)
        assert (await chat.map()).revision == revision
        kept = await stored(house, journey.id)
        assert kept is not None
        assert kept.due == dt.datetime(2027, 2, 23, 7, tzinfo=dt.UTC)

    async def test_chosen_typed_and_switched_off(self, chat: Chat, house: House) -> None:
        journey = await at_more(chat)
        await chat.reach("Когда проверить")
        await chat.tap("Через месяц")
        assert "✅ Через месяц" in chat.labels()
        await chat.say("15 марта")
        assert (await chat.map()).next_review == dt.date(2027, 3, 15)
        await chat.say("вчера")
        assert (await chat.map()).next_review == dt.date(2027, 3, 15)
        assert "Напомню 15 марта 2027, в 10:00 (Москва)." in chat.text
        await chat.tap("Не напоминать")
        assert (await chat.map()).next_review is None
        assert await stored(house, journey.id) is None
        assert "Не напоминать" not in chat.labels()

    async def test_undo_takes_the_reminder_along(self, chat: Chat, house: House) -> None:
        journey = await at_more(chat)
        await chat.reach("Когда проверить")
        await chat.tap("Через месяц")
        await chat.command("undo")
        assert await stored(house, journey.id) is None


class TestTheLook:
    async def test_stage_by_stage_with_one_tap_each(self, chat: Chat, house: House) -> None:
        said = await reminded(chat, house)
        before = await chat.map()
        await chat.press(said["Пройти проверку"], 1)
        for number, stage in enumerate(before.stages, 1):
            assert f"Этап {number} из {len(before.stages)} · {stage.title}" in chat.text
            assert "<b>Всё ещё так?</b>" in chat.text
            await chat.tap("Да, так")
        after = await chat.map()
        today = house.clock.moment.date()
        assert {stage.confirmed for stage in after.stages} == {today}
        assert after.next_review is not None
        assert after.next_review > today
        assert after.updated.date() == today
        assert "проверена целиком" in chat.text
        assert "Следующая проверка" in chat.text
        await chat.tap("Карта и файлы")
        assert "⏰" not in chat.text

    async def test_a_double_tap_confirms_one_stage(self, chat: Chat, house: House) -> None:
        said = await reminded(chat, house)
        await chat.press(said["Пройти проверку"], 1)
        yes = chat.button("Да, так")
        await chat.press(yes)
        await chat.press(yes)
        assert sum(stage.confirmed is not None for stage in (await chat.map()).stages) == 1

    async def test_a_change_leads_to_the_stage_and_back(self, chat: Chat, house: House) -> None:
        said = await reminded(chat, house)
        journey = await chat.map()
        await chat.press(said["Пройти проверку"], 1)
        await chat.tap("Да, так")
        await chat.tap("Изменилось")
        assert journey.stages[1].title in chat.text
        await chat.tap("К вопросу")
        assert f"Этап 2 из {len(journey.stages)}" in chat.text
        await chat.tap("Изменилось")
        now = chat.button("Теперь так")
        await chat.press(now)
        assert f"Этап 3 из {len(journey.stages)}" in chat.text
        await chat.press(now)
        assert [one.confirmed is not None for one in (await chat.map()).stages[:3]] == [
            True,
            True,
            False,
        ]

    async def test_the_last_one_taken_back_is_asked_again(self, chat: Chat, house: House) -> None:
        said = await reminded(chat, house)
        journey = await chat.map()
        await chat.press(said["Пройти проверку"], 1)
        for _ in journey.stages:
            yes = chat.button("Да, так")
            await chat.press(yes)
        await chat.press(yes)
        assert "проверена целиком" in chat.text
        await chat.command("undo")
        assert f"Этап {len(journey.stages)} из" in chat.text

    async def test_later_for_some_and_the_rest_in_a_week(self, chat: Chat, house: House) -> None:
        said = await reminded(chat, house)
        journey = await chat.map()
        await chat.press(said["Пройти проверку"], 1)
        await chat.tap("Позже")
        for _ in journey.stages[1:]:
            await chat.tap("Да, так")
        assert f"Этап 1 из {len(journey.stages)}" in chat.text
        await chat.tap("Позже")
        assert "Остался 1 этап" in chat.text
        await chat.tap("Напомнить через неделю")
        assert "⏰ Пора проверить карту: 1 этап" in chat.text
        house.clock.forward(days=8)
        again = buttons(await pass_on(house))
        await chat.press(again["Пройти проверку"], 1)
        await chat.tap("Да, так")
        await chat.tap("Карта и файлы")
        assert "⏰" not in chat.text

    async def test_now_without_a_day(self, chat: Chat) -> None:
        journey = await at_more(chat)
        await chat.reach("Когда проверить")
        await chat.tap("Проверить сейчас")
        assert f"Этап 1 из {len(journey.stages)}" in chat.text


class TestTheReminder:
    async def test_leaves_the_conversation_where_it_was(self, chat: Chat, house: House) -> None:
        said = await reminded(chat, house)
        known = await chat.known()
        assert known is not None
        assert known.view.startswith("when:")
        assert known.below
        assert set(said) == {"Пройти проверку", "Напомнить через неделю", "Не напоминать"}

    async def test_put_off_and_switched_off_from_it(self, chat: Chat, house: House) -> None:
        said = await reminded(chat, house)
        for _ in range(2):
            await chat.press(said["Напомнить через неделю"], 1)
        house.clock.forward(days=6)
        assert await pass_on(house) is None
        house.clock.forward(days=2)
        said = buttons(await pass_on(house))
        await chat.press(said["Не напоминать"], 1)
        house.clock.forward(days=400)
        assert await pass_on(house) is None

    async def test_several_missed_ones_are_one_message(self, chat: Chat, house: House) -> None:
        await chat.command("start")
        for number in range(12):
            journey = finished(number, title=f"Карта {number}")
            await chat.put(journey)
            await chat.press(Button("x", f"a:remind:{journey.id}:month"), 1)
        house.clock.forward(days=70)
        said = buttons(await pass_on(house))
        assert len(said) == 8
        assert await pass_on(house) is None

    async def test_an_archived_maps_waits(self, chat: Chat, house: House) -> None:
        journey = await at_more(chat)
        await chat.press(Button("x", f"a:remind:{journey.id}:month"), 1)
        async with house.store.write() as work:
            await work.set_archived(journey.id, NOW)
        house.clock.forward(days=70)
        assert await pass_on(house) is None
        async with house.store.write() as work:
            await work.set_archived(journey.id, None)
            assert len(await work.headings(chat.person, Shelf.OPEN)) == 1
        assert await pass_on(house) is not None

    async def test_a_copy_is_not_reminded_of(self, chat: Chat, house: House) -> None:
        await at_more(chat)
        await chat.reach("Когда проверить")
        await chat.tap("Через месяц")
        await chat.tap("Назад")
        await chat.reach("Сделать копию")
        house.clock.forward(days=70)
        said = buttons(await pass_on(house))
        assert "Пройти проверку" in said


async def test_a_map_over_time_asks_how_long_each_stage_takes(chat: Chat) -> None:
    journey = await at_more(chat)
    await chat.reach("Вид пути")
    assert "Сколько длятся этапы" not in chat.labels()
    await chat.tap("По времени")
    await chat.tap("Сколько длятся этапы")
    first = f"1 {journey.stages[0].title} · "
    await chat.tap(first)
    await chat.say("полчаса")
    assert first + "30 минут" in chat.labels()
    assert (await chat.map()).stages[0].duration == Duration(amount=30, unit=DurationUnit.MINUTE)
    await chat.tap(first)
    await chat.tap("Назад")
    assert "Сколько длится каждый этап" in chat.text


@pytest.mark.parametrize("kind", list(Shape))
async def test_the_kind_of_map_is_chosen(chat: Chat, kind: Shape) -> None:
    journey = await at_more(chat)
    await chat.reach("Вид пути")
    button = chat.buttons()[list(Shape).index(kind)]
    await chat.press(button)
    await chat.press(button)
    now = await chat.map()
    assert now.shape is kind
    assert now.revision == (0 if kind is journey.shape else 1)
    assert [text for text in chat.labels() if text.startswith("✅")]
    assert ("Клиенты" in chat.labels()) == (kind is Shape.GROUP)
