"""/find: on the map that is looked at, and on all of them."""

from __future__ import annotations

import pytest

from handlers.screen import Button
from tests.handlers.chat import BORYA, Chat, House
from tests.handlers.steps import to_card, to_draft, to_first_question
from tests.handlers.test_any_screen import worst


async def test_on_the_map_that_is_looked_at(chat: Chat) -> None:
    await to_draft(chat)
    await chat.command("find", "цена")
    assert "на этой карте: " in chat.text
    assert chat.labels()[0] == "2 · Мешает: ? Нет цен и меню"
    await chat.press(chat.buttons()[0])
    assert "Этап 2 из 6" in chat.text
    await chat.tap("Назад")
    assert "на этой карте: " in chat.text


async def test_on_all_maps(chat: Chat) -> None:
    await to_draft(chat)
    await chat.command("new")
    await chat.tap("💇")
    await chat.press(chat.buttons()[0])
    await chat.tap("Подходит")
    await chat.command("maps")
    await chat.command("find", "отзывы")
    assert "на всех картах: " in chat.text
    assert any("Путь гостя" in label for label in chat.labels())
    hit = chat.buttons()[0]
    await chat.press(hit)
    await chat.tap("Назад")
    assert hit in chat.buttons()


async def test_without_words_it_asks_and_words_search_again(chat: Chat) -> None:
    await to_card(chat)
    await chat.reach("Ещё")
    await chat.reach("Найти на карте")
    assert "Что найти?" in chat.text
    await chat.say("цена")
    assert "на этой карте: " in chat.text
    await chat.say("такого нет нигде")
    assert "на этой карте нет" in chat.text
    await chat.tap("Искать на всех картах")
    assert "на ваших картах нет" in chat.text
    await chat.say("цена")
    assert "на всех картах" in chat.text


async def test_what_is_typed_is_shown_as_typed(chat: Chat) -> None:
    await to_draft(chat)
    await chat.command("find", "<b>&{title}")
    assert "&lt;b&gt;&amp;{title}" in chat.text


async def test_a_stage_is_found_by_its_title(chat: Chat) -> None:
    await to_draft(chat)
    await chat.command("find", "возвращаюсь")
    await chat.tap("6 · Этап: Возвращаюсь")
    assert "Что поправить?" in chat.text


async def test_hits_are_paged(chat: Chat) -> None:
    await chat.command("start")
    await chat.put(worst("Слово", 12))
    await chat.press(Button("x", "v:card:worst"))
    await chat.command("find", "слово")
    first = chat.labels()
    await chat.tap("Ещё 1/")
    assert chat.labels() != first
    page = chat.screen
    await chat.press(chat.buttons()[0])
    await chat.tap("Назад")
    assert chat.screen == page
    await chat.redelivered()
    assert chat.screen == page


async def test_the_open_question_waits(chat: Chat) -> None:
    await to_first_question(chat)
    await chat.command("find", "вывеска")
    await chat.tap("Назад")
    await chat.tap("Продолжить")
    assert "вопрос 1 из 3" in chat.text


async def test_other_peoples_maps_are_not_searched(house: House) -> None:
    anya, borya = house.chat(), house.chat(BORYA)
    journey = await to_draft(anya)
    await to_card(borya)
    await borya.command("maps")
    await borya.command("find", "цена")
    assert not any(journey.id in button.data for button in borya.buttons())
    reply = await borya.press(Button("x", f"v:find:{journey.id}:0"))
    assert reply.toast is not None
    assert reply.toast.alert
    reply = await borya.press(Button("x", f"a:seek:{journey.id}"))
    assert reply.toast is not None


async def test_somebody_without_maps_is_told(chat: Chat) -> None:
    await chat.command("start")
    await chat.command("find", "цена")
    assert "на ваших картах нет" in chat.text
    await chat.reach("Мои карты")


@pytest.mark.parametrize("query", ["", "x" * 4096, "😀" * 300, "\u200b", "&" * 300, "% {n} $"])
async def test_whatever_is_typed_is_answered(chat: Chat, query: str) -> None:
    await to_card(chat)
    await chat.command("find", query)
    assert chat.reply.screen is not None
    await chat.tap("Искать на всех")
    await chat.reach("Мои карты")


@pytest.mark.parametrize("data", ["v:findall", "v:findall:x", "v:findall:-3", "v:find:{id}:999"])
async def test_forged_pages(chat: Chat, data: str) -> None:
    before = await to_draft(chat)
    await chat.command("find", "цена")
    await chat.press(Button("x", data.format(id=before.id)))
    assert chat.buttons()
    assert await chat.map() == before


async def test_the_longest_texts_fit(chat: Chat) -> None:
    await chat.command("start")
    await chat.put(worst("слово " + "😀" * 294, 12))
    await chat.press(Button("x", "v:card:worst"))
    await chat.command("find", "слово")
    assert "на этой карте: " in chat.text
    await chat.tap("Искать на всех")
    await chat.tap("Ещё 1/")


async def test_who_finds_too_much_is_asked_for_another_word(chat: Chat) -> None:
    await chat.command("start")
    await chat.put(worst("слово", 12))
    await chat.command("find", "слово")
    assert "вот первые 400" in chat.text
    await chat.press(Button("x", "v:findall:999"))
    assert any(label.startswith("‹") or "50" in label for label in chat.labels())
    await chat.command("find", "слово нигде")
    assert "на ваших картах нет" in chat.text
