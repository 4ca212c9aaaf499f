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
    await listed.tap("Поправить задачи")
    await listed.tap("1. ")
    assert "Почему на этом месте" in listed.text
    await listed.tap("Другими словами")
    await listed.say("Повесить меню у входа")
    assert "<b>Повесить меню у входа</b>" in listed.text
    task = shown(await listed.map())[0]
    assert (task.text, task.edited) == ("Повесить меню у входа", True)


async def test_refused_words_can_be_corrected(listed: Chat) -> None:
    await listed.tap("Поправить задачи")
    await listed.tap("1. ")
    await listed.tap("Другими словами")
    message = await listed.say("я" * 400)
    assert listed.reply.notice is not None
    await listed.correct(message, "коротко")
    assert shown(await listed.map())[0].text == "коротко"


async def test_added_one_a_line(listed: Chat) -> None:
    before = len(shown(await listed.map()))
    await listed.tap("Поправить задачи")
    await listed.tap("Добавить задачу")
    await listed.say("Раз\nДва")
    assert "Раз" in listed.text
    assert len(shown(await listed.map())) == before + 2


async def test_a_day_is_set_and_the_task_is_among_mine(listed: Chat) -> None:
    await listed.tap("Поправить задачи")
    await listed.tap("1. ")
    await listed.tap("Срок")
    await listed.tap("Завтра")
    assert shown(await listed.map())[0].due == dt.date(2026, 11, 24)
    await listed.tap("Срок")
    await listed.say("вчера")
    assert "уже прошёл" in (listed.reply.notice or "")
    await listed.say("15 марта")
    assert "📅 до 15 марта" in listed.text
    await listed.tap("Назад")
    await listed.tap("Назад")
    assert "📅 до 15 марта · " in listed.text
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
    await listed.tap("Поправить задачи")
    await listed.tap("1. ")
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
    await listed.tap("Поправить задачи")
    await listed.tap("1. ")
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
    assert len(shown(await listed.map())) == 19
    await listed.tap("Поправить задачи")
    await listed.tap("19. ")
    assert "Задача 19 из 19" in listed.text


async def test_what_is_gone_leads_to_the_list(listed: Chat) -> None:
    journey = await listed.map()
    await listed.tap("Поправить задачи")
    old = listed.button("1. ")
    await listed.put(journey.model_copy(update={"tasks": ()}))
    await listed.press(old)
    assert "Чек-лист" in listed.text
