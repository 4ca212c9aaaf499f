"""What an owner may type where a pain is asked for: each ends in the right state."""

from __future__ import annotations

import pytest

from journey import limits
from journey.model import Item, Passed
from tests.handlers.chat import LIBRARY, Chat
from tests.handlers.steps import to_first_question

RU = LIBRARY.texts("ru")


async def at_pains(chat: Chat) -> None:
    await to_first_question(chat)
    await chat.tap("Пропустить")
    assert RU.html("question.pains") in chat.text


async def own(chat: Chat, stage: int = 0) -> list[Item]:
    items = (await chat.map()).stages[stage].lane("pains")
    return [one for one in items if one.origin.from_people and one.catalogue is None]


async def test_ten_in_one_message_are_ten_and_help_is_asked_one_by_one(chat: Chat) -> None:
    await at_pains(chat)
    told = [f"- беда номер {number}" for number in range(10)]
    await chat.say("\n".join(told))
    assert chat.reply.notice is None
    await chat.tap("Дальше")
    assert [one.text for one in await own(chat)] == [line[2:] for line in told]
    assert any(RU.html(f"question.{one}") in chat.text for one in ("remedy", "kind"))
    await chat.tap(RU.plain("button.others.later"))
    assert RU.html("question.emotion") in chat.text
    assert all(one.passed == {"remedy": Passed.SKIPPED} for one in await own(chat))


@pytest.mark.parametrize(
    "text",
    [
        "почему так дорого?",
        "вы дураки и бот ваш дурацкий",
        "https://example.com/reviews?id=1&page=2",
        "Die Leute finden den Eingang nicht",
        "ы" * limits.ITEM_CHARS,
        "<b>очередь</b> & «ждут»",
    ],
)
async def test_whatever_it_is_it_stands_there_word_for_word(chat: Chat, text: str) -> None:
    await at_pains(chat)
    await chat.say(text)
    assert chat.reply.notice is None
    await chat.tap("Дальше")
    assert [one.text for one in await own(chat)] == [text]
    for _ in range(2):
        if RU.html("question.kind") in chat.text:
            await chat.tap(RU.plain("kind.none"))
    assert RU.html("question.remedy") in chat.text
    assert len(chat.buttons()) <= 8


async def test_one_letter_too_many_is_said_and_can_be_shortened(chat: Chat) -> None:
    await at_pains(chat)
    message = await chat.say("ы" * (limits.ITEM_CHARS + 1))
    params = {"limit": limits.ITEM_CHARS, "length": limits.ITEM_CHARS + 1}
    assert chat.reply.notice == RU.html("error.too_long", **params)
    await chat.correct(message, "ы" * limits.ITEM_CHARS)
    await chat.tap("Дальше")
    assert len(await own(chat)) == 1


async def test_an_idea_equal_to_a_remedy_is_that_remedy_and_one_task(chat: Chat) -> None:
    await at_pains(chat)
    await chat.say("очередь утром")
    await chat.tap("Дальше")
    offered = chat.text
    stage = (await chat.map()).stages[0]
    (pain,) = await own(chat)
    remedies = chat.house.services.catalogue.remedies("ru")
    assert remedies is not None
    first = remedies.against(await chat.map(), stage, pain)[0]
    assert first.text in offered
    await chat.say(first.text.upper())
    ideas = [one for one in (await chat.map()).stages[0].lane("ideas") if one.remedy_for == pain.id]
    assert [(one.text, one.catalogue) for one in ideas] == [(first.text, first.catalogue)]


async def test_the_same_pain_on_two_stages_is_two_with_a_remedy_each(chat: Chat) -> None:
    await at_pains(chat)
    for number in range(2):
        await chat.say("очередь утром")
        await chat.tap("Дальше")
        assert RU.html("question.remedy") in chat.text
        await chat.press(chat.buttons()[0])
        assert [one.text for one in await own(chat, number)] == ["очередь утром"]
        if number == 0:
            await chat.press(next(one for one in chat.buttons() if ":c:" in one.data))
            await chat.tap("Пропустить")
            assert RU.html("question.pains") in chat.text
    journey = await chat.map()
    for stage in journey.stages[:2]:
        pain = next(one for one in stage.lane("pains") if one.text == "очередь утром")
        answers = [one for one in stage.lane("ideas") if one.remedy_for == pain.id]
        assert len(answers) == 1
        assert answers[0].origin.from_people
