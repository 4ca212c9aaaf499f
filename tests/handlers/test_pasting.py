"""A map pasted into the chat: shown before anything is kept, mended by taps, taken or left."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from journey.model import Origin
from tests.handlers.chat import Chat
from tests.handlers.steps import to_first_question

TEXTS = {
    one["name"]: one["text"]
    for one in tomllib.loads(
        (Path(__file__).parents[1] / "journey/outline/pasted.toml").read_text(encoding="utf-8")
    )["text"]
}
MERMAID = TEXTS["a Mermaid diagram"]
ASSISTANT = TEXTS["a chat assistant's answer with headings and bold"]
LIST = TEXTS["numbered stages with what hinders under them"]


@pytest.mark.parametrize("name", TEXTS)
async def test_whatever_map_is_pasted_first_of_all_becomes_one(chat: Chat, name: str) -> None:
    await chat.say(TEXTS[name])
    assert "Понял это как карту" in chat.text
    assert await chat.maps() == []
    await chat.tap("Взять")
    made = await chat.map()
    assert made.industry
    assert all(item.origin is Origin.IMPORT for stage in made.stages for item in stage.items)


async def test_a_diagram_at_a_question_is_no_list_of_channels(chat: Chat) -> None:
    await to_first_question(chat)
    asked, before = chat.text, await chat.map()
    await chat.say(MERMAID)
    assert "Понял это как карту «Путь гостя кофейни»" in chat.text
    assert await chat.map() == before
    await chat.tap("Не нужно")
    assert chat.text == asked


async def test_it_may_have_been_the_answer(chat: Chat) -> None:
    await to_first_question(chat)
    await chat.say(LIST)
    assert "Понял это как карту" in chat.text
    await chat.tap("Это просто ответ")
    assert "Понял это как карту" not in chat.text
    await chat.tap("Дальше")
    made = await chat.map()
    assert "мало отзывов" in [item.text for item in made.stages[0].lane("channels")]


async def test_a_row_and_a_stage_are_changed_by_taps(chat: Chat) -> None:
    await chat.say(ASSISTANT)
    await chat.tap("Поправить")
    await chat.tap("Смотрит карты")
    await chat.tap("Выбрать этап")
    await chat.tap("3 Покупка")
    await chat.tap("Выбрать строку")
    await chat.tap("Спрашивает")
    assert "Покупка" in chat.text
    await chat.tap("Назад")
    await chat.tap("Мало свежих фото")
    await chat.tap("Убрать")
    await chat.tap("Назад")
    assert "Мало свежих фото" in chat.text
    await chat.tap("Взять")
    made = await chat.map()
    assert [one.text for one in made.stages[2].lane("questions")] == ["Смотрит карты"]
    assert "Мало свежих фото" not in str(made)


async def test_an_edited_message_is_read_again(chat: Chat) -> None:
    message = await chat.say(LIST)
    await chat.correct(message, LIST.replace("Ждут мебель", "Собирают шкаф"))
    assert "Собирают шкаф" in chat.text


async def test_a_list_of_answers_stays_an_answer(chat: Chat) -> None:
    await to_first_question(chat)
    for said in (
        "1. ВК\n2. Авито\n3. Сайт\n4. Вывеска на улице",
        "Боли:\n- нет цен\n- долго ждать ответа",
    ):
        await chat.say(said)
        assert "Понял это как карту" not in chat.text
