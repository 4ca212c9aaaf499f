"""«Не знаю» typed at a question is no answer: nothing is put on the map, and the way on is told."""

from __future__ import annotations

import pytest

from tests.handlers.chat import LIBRARY, Chat, House
from tests.handlers.steps import label, to_first_question, to_stages


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ru", "не знаю"),
        ("ru", "Я не знаю."),
        ("ru", "мы пока не знаем"),
        ("ru", "хз"),
        ("en", "I don’t know"),
        ("en", "no idea"),
    ],
)
async def test_at_a_question_nothing_is_ticked(house: House, language: str, said: str) -> None:
    chat = house.chat(language=language)
    await to_first_question(chat)
    shown = chat.labels()
    await chat.say(said)
    assert chat.reply.notice == LIBRARY.texts(language).html("say.unknown")
    assert chat.labels() == shown
    await chat.tap(label(chat, "button.skip"))
    assert not [item for item in (await chat.map()).stages[0].items if said in item.text]


async def test_nobody_is_a_customer_of_that_name(chat: Chat) -> None:
    await chat.command("start")
    await chat.say("не знаю")
    assert chat.reply.notice == LIBRARY.texts("ru").html("say.unknown")
    await to_stages(chat)
    assert [one.name for one in (await chat.map()).personas] != ["не знаю"]


@pytest.mark.parametrize("said", ["не знают цен", "Не знаю, куда звонить", "неизвестность пугает"])
async def test_what_says_more_is_an_answer(chat: Chat, said: str) -> None:
    await to_first_question(chat)
    await chat.say(said)
    assert chat.reply.notice is None
    assert f"✅ {said}" in chat.labels()
