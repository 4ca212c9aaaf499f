"""The checklist in private: the owner words, adds, removes and moves tasks."""

from __future__ import annotations

import datetime as dt

import pytest

from handlers.screen import Button
from journey import checklist
from journey.model import Journey, Task
from tests.handlers.chat import Chat
from tests.handlers.steps import to_draft


@pytest.fixture
async def listed(chat: Chat) -> Chat:
    """A draft's list, the first stage open."""
    await to_draft(chat)
    await chat.tap("Чек-лист")
    await chat.tap("1 ")
    return chat


def shown(journey: Journey) -> tuple[Task, ...]:
    return checklist.visible(journey, journey.stages[0].id)


async def test_reworded(listed: Chat) -> None:
    await listed.tap("☐ ")
    assert "Почему она здесь" in listed.text
    await listed.tap("Другими словами")
    await listed.say("Повесить меню у входа")
    assert "<b>Повесить меню у входа</b>" in listed.text
    task = shown(await listed.map())[0]
    assert (task.text, task.edited) == ("Повесить меню у входа", True)


async def test_refused_words_can_be_corrected(listed: Chat) -> None:
    await listed.tap("☐ ")
    await listed.tap("Другими словами")
    message = await listed.say("я" * 400)
    assert listed.reply.notice is not None
    await listed.correct(message, "коротко")
    assert shown(await listed.map())[0].text == "коротко"


async def test_added_one_a_line(listed: Chat) -> None:
    before = len(shown(await listed.map()))
    await listed.tap("Добавить задачу")
    await listed.say("Раз\nДва")
    assert {"☐ Раз", "☐ Два"} <= set(listed.labels())
    assert len(shown(await listed.map())) == before + 2


async def test_a_day_is_set_and_the_task_is_among_mine(listed: Chat) -> None:
    await listed.tap("☐ ")
    await listed.tap("Срок")
    await listed.tap("Завтра")
    assert shown(await listed.map())[0].due == dt.date(2026, 11, 24)
    await listed.tap("Срок")
    await listed.say("вчера")
    assert "уже прошёл" in (listed.reply.notice or "")
    await listed.say("15 марта")
    assert "📅 до 15 марта" in listed.text
    await listed.tap("К этапу")
    assert f"📅 до 15 марта: {shown(await listed.map())[0].text}" in listed.text
    await listed.command("tasks")
    assert shown(await listed.map())[0].text in listed.text
    await listed.command("undo")
    assert shown(await listed.map())[0].due == dt.date(2026, 11, 24)
    await listed.press(Button("x", f"v:task:{(await listed.map()).id}:{await first(listed)}"))
    await listed.tap("Срок")
    await listed.tap("Без срока")
    assert shown(await listed.map())[0].due is None
    await listed.command("tasks")
    assert "Задач за вами нет" in listed.text


async def first(listed: Chat) -> str:
    return shown(await listed.map())[0].id


async def test_removed_and_brought_back(listed: Chat) -> None:
    first = shown(await listed.map())[0]
    await listed.tap("☐ ")
    remove = listed.button("Убрать задачу")
    await listed.tap("Убрать задачу")
    assert "Убрано:" in listed.text
    assert first.id not in {task.id for task in shown(await listed.map())}
    await listed.press(remove)  # the wished state: nothing more happens
    assert first.id not in {task.id for task in shown(await listed.map())}
    await listed.tap("Вернуть")
    assert shown(await listed.map())[0].id == first.id


async def test_moved(listed: Chat) -> None:
    order = [task.id for task in shown(await listed.map())]
    await listed.tap("☐ ")
    assert not any("Раньше" in label for label in listed.labels())
    down = listed.button("↓")
    await listed.tap("↓")
    await listed.press(down)  # a double tap
    now = [task.id for task in shown(await listed.map())]
    assert now == [order[1], order[0], *order[2:]]
    assert "порядок задан вручную" in listed.text


async def test_a_list_of_many_long_tasks_fits_its_message(listed: Chat) -> None:
    journey = await listed.map()
    long = Task(id="x", rule="own", source="x", stage=journey.stages[0].id, text="&" * 300)
    many = tuple(long.model_copy(update={"id": f"x{n}", "source": f"x{n}"}) for n in range(17))
    await listed.put(journey.model_copy(update={"tasks": (*journey.tasks, *many)}))
    await listed.tap("Весь список")
    await listed.tap("1 ")
    count = len(shown(await listed.map()))
    assert count >= len(many)
    await listed.press([one for one in listed.buttons() if one.text.startswith("☐ ")][-1])
    assert f"Задача {count} из {count}" in listed.text


async def test_what_is_gone_leads_to_the_list(listed: Chat) -> None:
    journey = await listed.map()
    old = listed.button("☐ ")
    await listed.put(journey.model_copy(update={"tasks": ()}))
    await listed.press(old)
    assert "Чек-лист" in listed.text


class TestThisWeek:
    """The list begins with three; each is read and ticked in one place."""

    async def test_three_first_then_the_stages(self, chat: Chat) -> None:
        await to_draft(chat)
        await chat.tap("Чек-лист")
        journey = await chat.map()
        assert "На эту неделю: 3" in chat.text
        for number, task in enumerate(checklist.top(journey), 1):
            assert f"{number}. {task.text}" in chat.text
            assert chat.labels()[number - 1].startswith(f"☐ {number}. {task.text[:20]}")
        assert [label for label in chat.labels() if label.startswith("1 ")]
        assert len(chat.labels()) <= 3 + len(journey.stages) + 3

    async def test_a_task_is_read_and_ticked_in_one_place_and_the_next_comes(
        self, chat: Chat
    ) -> None:
        await to_draft(chat)
        await chat.tap("Чек-лист")
        first, second, third = checklist.top(await chat.map())
        await chat.tap("☐ 1.")
        assert first.text in chat.text
        await chat.tap("✅ Сделано")
        assert "На эту неделю: 3" in chat.text
        now = checklist.top(await chat.map())
        assert now[:2] == (second, third)
        assert first.text not in chat.text

    async def test_what_is_done_is_marked_and_can_be_taken_back(self, listed: Chat) -> None:
        task = shown(await listed.map())[-1]
        await listed.press([one for one in listed.buttons() if one.text.startswith("☐ ")][-1])
        tick = listed.button("✅ Сделано")
        await listed.press(tick)
        await listed.press(tick)  # a double tap
        assert f"✔ <s>{task.text}</s>" in listed.text
        await listed.tap("✅ ")
        await listed.tap("Ещё не сделано")
        await listed.tap("К этапу")
        assert "<s>" not in listed.text
        assert not [label for label in listed.labels() if label.startswith("✅")]

    async def test_owner_and_day_are_seen_wherever_the_task_is(self, chat: Chat) -> None:
        await to_draft(chat)
        await chat.tap("Чек-лист")
        journey = await chat.map()
        chosen = checklist.top(journey)[0]
        held = chosen.with_(owner="Аня <3", owner_id=9, due=dt.date(2026, 12, 3))
        tasks = tuple(held if task.id == held.id else task for task in journey.tasks)
        await chat.put(journey.with_(tasks=tasks))
        await chat.tap("1 ")
        await chat.tap("Весь список")
        assert "✋ Аня &lt;3 · 📅 до 3 декабря" in chat.text
        await chat.press(Button("x", f"v:list:{journey.id}:{chosen.stage}"))
        assert "✋ Аня &lt;3 · 📅 до 3 декабря: " in chat.text
        await chat.tap("☐ ")

    async def test_an_address_of_older_messages_opens_the_stage(self, listed: Chat) -> None:
        journey = await listed.map()
        await listed.press(Button("x", f"v:tasks:{journey.id}:{journey.stages[1].id}"))
        assert "этап 2 из" in listed.text
