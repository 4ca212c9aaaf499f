"""A map that is pasted or dropped goes into the map that is open, once it was seen what changes."""

from __future__ import annotations

from tests.handlers.chat import Chat
from tests.handlers.steps import to_card, to_first_question


async def test_a_pasted_map_is_laid_into_the_open_one(chat: Chat) -> None:
    await to_first_question(chat)
    before = await chat.map()
    first = before.stages[0].title
    await chat.say(
        f"## 1. {first}\n**Боли:**\n- Вход со двора\n## 2. Совсем новый\n**Боли:**\n- Холодно"
    )
    await chat.tap("В открытую карту")
    assert "Вход со двора" in chat.text
    assert "Совсем новый" in chat.text
    assert await chat.map() == before
    await chat.tap("Заменить")
    assert "−" in chat.text
    await chat.tap("Добавить")
    await chat.tap("Перенести правки")
    after = await chat.map()
    assert after.id == before.id
    assert [one.title for one in after.stages] == [
        *(one.title for one in before.stages),
        "Совсем новый",
    ]
    pains = [one.text for one in after.stages[0].lane("pains")]
    assert pains == [*(one.text for one in before.stages[0].lane("pains")), "Вход со двора"]
    assert len(await chat.maps()) == 1


async def test_what_is_there_already_changes_nothing(chat: Chat) -> None:
    await to_card(chat)
    map_ = await chat.map()
    title, pain = map_.stages[0].title, map_.stages[0].lane("pains")[0].text
    other = map_.stages[1].title
    goal = map_.stages[1].lane("pains")[0].text
    await chat.say(f"## 1. {title}\n**Боли:**\n- {pain}\n## 2. {other}\n**Боли:**\n- {goal}")
    await chat.tap("В открытую карту")
    assert "добавлять нечего" in chat.text
    assert "Перенести правки" not in chat.labels()
