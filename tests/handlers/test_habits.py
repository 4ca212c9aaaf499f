"""A habit is no tick: its first step is the task, and the list says what goes on after it."""

from __future__ import annotations

import pytest

from handlers.pages.tasks import LIST, TASK_OF, TICK
from handlers.screen import Button
from journey import checklist
from journey.checklist.habits import behind_colon
from journey.model import Journey, Task, TaskStatus
from tests.handlers.chat import LIBRARY, Chat
from tests.handlers.steps import to_draft


async def of_the_list(chat: Chat) -> tuple[Journey, Task]:
    """A task whose remedy is a habit."""
    await to_draft(chat)
    await chat.tap("Чек-лист")
    journey = await chat.map()
    return journey, next(
        task for task in checklist.ranked(journey) if task.rule == "remedy" and task.habit
    )


async def test_what_goes_on_stands_under_the_first_step_once_it_is_done(chat: Chat) -> None:
    journey, task = await of_the_list(chat)
    assert task.habit is not None
    await chat.press(Button("", LIST.opens(journey, task.stage)))
    assert task.text in chat.text
    assert "Дальше: " not in chat.text
    await chat.press(Button("", TICK.does(journey, task, True)))
    keep = task.habit.keep[0].lower() + task.habit.keep[1:]
    line = f"Дальше: {keep} · держит: {task.habit.who}"
    assert line in chat.text
    await chat.press(Button("", TASK_OF.opens(journey, task)))
    assert line in chat.text
    await chat.press(Button("", TICK.does(journey, task, False)))
    assert "Дальше: " not in chat.text


async def test_whoever_took_the_step_keeps_it_up(chat: Chat) -> None:
    _, task = await of_the_list(chat)
    done = task.with_(status=TaskStatus.DONE, owner="Оля")
    said = checklist.goes_on(done, LIBRARY.texts("ru").plain)
    assert said is not None
    assert said.endswith("держит: Оля")


@pytest.mark.parametrize("word", ["Отвечать", "VIN"])
def test_a_word_in_capitals_keeps_them(word: str) -> None:
    assert behind_colon(word) == (word if word.isupper() else "отвечать")
