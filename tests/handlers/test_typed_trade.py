"""A trade in own words: known, like a known one, any business; too long and shortened."""

from __future__ import annotations

from tests.handlers.chat import Chat, House
from tests.handlers.steps import to_first_question


async def typed(chat: Chat, trade: str) -> int:
    await chat.command("start")
    return await chat.say(trade)


async def test_the_very_name_of_a_trade_is_that_trade(chat: Chat) -> None:
    await typed(chat, "кофейня")
    assert (await chat.map()).industry == "coffee-shop"


async def test_like_a_trade_and_yes(chat: Chat) -> None:
    await typed(chat, "Кафе «Ромашка»")
    assert "Похоже на «Кофейня»" in chat.text
    assert "Кафе «Ромашка»" in chat.text
    assert await chat.maps() == []
    await chat.tap("Да, Кофейня")
    journey = await chat.map()
    assert (journey.industry, journey.business) == ("coffee-shop", "Кафе «Ромашка»")
    assert journey.title == "Кафе «Ромашка»"
    assert "Чей путь" in chat.text


async def test_a_trade_told_in_the_plural_gives_no_odd_title(chat: Chat) -> None:
    await typed(chat, "кофейни")
    await chat.tap("Да")
    assert (await chat.map()).title == "Путь гостя кофейни"


async def test_like_a_trade_and_no(chat: Chat) -> None:
    await typed(chat, "Кафе «Ромашка»")
    await chat.tap("Нет")
    journey = await chat.map()
    assert (journey.industry, journey.title) == ("universal", "Кафе «Ромашка»")


async def test_a_trade_without_examples_is_offered_those_of_its_family(chat: Chat) -> None:
    await typed(chat, "Ремонт обуви у дома")
    assert "Отдельных примеров для этого дела пока нет" in chat.text
    assert "«К нам заходят с улицы»" in chat.text
    assert await chat.maps() == []
    await chat.tap("Да, к нам заходят с улицы")
    journey = await chat.map()
    assert (journey.industry, journey.title) == ("walk-in", "Ремонт обуви у дома")
    assert "Чей путь" in chat.text


async def test_every_family_has_examples_of_its_own(chat: Chat) -> None:
    for name, family in (
        ("Нотариус", "Работаем по договору"),
        ("Автошкола", "Учим и развиваем"),
        ("Свечи ручной работы", "Продаём через интернет"),
    ):
        await typed(chat, name)
        assert f"«{family}»" in chat.text


async def test_a_word_of_another_trade_keeps_a_family_away(chat: Chat) -> None:
    await typed(chat, "Вязание на заказ через сообщество")
    assert "«Продаём через интернет»" in chat.text
    await chat.tap("‹ Назад")
    await chat.say("Мобильная игра")
    journey = await chat.map()
    assert (journey.industry, journey.business) == ("universal", "Мобильная игра")


async def test_of_no_such_family_after_all(chat: Chat) -> None:
    await typed(chat, "Ремонт обуви у дома")
    await chat.tap("Нет")
    journey = await chat.map()
    assert (journey.industry, journey.title) == ("universal", "Ремонт обуви у дома")


async def test_an_english_name_finds_the_family_in_the_persons_language(chat: Chat) -> None:
    await typed(chat, "Shoe repair shop")
    await chat.tap("Да")
    journey = await chat.map()
    assert (journey.industry, journey.language) == ("walk-in", "ru")


async def test_back_leads_to_the_trades(chat: Chat) -> None:
    await typed(chat, "салон")
    await chat.tap("‹ Назад")
    assert "Чем вы занимаетесь?" in chat.text
    await chat.tap("☕")
    assert (await chat.map()).title == "Путь гостя кофейни"


async def test_another_name_instead_of_an_answer(chat: Chat) -> None:
    await typed(chat, "салон")
    await chat.say("Логопед")
    assert "«К нам приходят по записи»" in chat.text
    await chat.tap("Да")
    journey = await chat.map()
    assert (journey.industry, journey.business) == ("by-appointment", "Логопед")


async def test_the_message_reworded(chat: Chat) -> None:
    message = await typed(chat, "салон")
    await chat.correct(message, "шиномонтаж")
    assert "Похоже на «Мойка и шиномонтаж»" in chat.text


async def test_a_restart_and_a_lost_reply_keep_the_question(house: House) -> None:
    chat = house.chat()
    await typed(chat, "сто")
    before = chat.screen
    house.start()
    assert (await house.conversation.current(chat.person)).screen == before
    await chat.tap("Да")
    assert (await chat.map()).industry == "car-service"


async def test_a_double_tap_makes_one_map(chat: Chat) -> None:
    await typed(chat, "сто")
    yes = chat.button("Да")
    await chat.press(yes)
    await chat.press(yes)
    assert len(await chat.maps()) == 1


async def test_a_new_map_begins_with_the_trades(chat: Chat) -> None:
    await to_first_question(chat)
    await chat.command("new")
    await chat.say("салон")
    await chat.command("maps")
    await chat.tap("Новая карта")
    assert "Чем вы занимаетесь?" in chat.text
    assert "салон" not in chat.text


async def test_yes_without_a_typed_name_is_no_answer(chat: Chat) -> None:
    await chat.command("start")
    first = chat.button("☕").data.rsplit(":", 2)[0]
    await chat.press(chat.button("☕").__class__("x", f"{first}:u"))
    assert await chat.maps() == []


async def test_a_trade_too_long_is_shortened_by_an_edit(chat: Chat) -> None:
    message = await typed(chat, "Реставрация" * 20)
    assert "до 80" in (chat.reply.notice or "")
    await chat.correct(message, "Реставрация")
    assert (await chat.map()).business == "Реставрация"
    before = await chat.map()
    await chat.correct(message, "Настройка роялей")
    assert await chat.map() == before


async def test_an_edit_of_another_message_begins_no_map(chat: Chat) -> None:
    await to_first_question(chat)
    await chat.tap("Пауза")
    message = await chat.say("привет")
    await chat.command("new")
    reply = await chat.correct(message, "пока")
    assert reply.screen is None
    assert len(await chat.maps()) == 1


async def test_a_whole_story_is_named_by_its_first_clause(chat: Chat) -> None:
    told = (
        "реставрация роялей и пианино на дому в Москве и области, ещё настройка, "
        "перевозка и оценка инструментов для школ"
    )
    await typed(chat, told)
    journey = await chat.map()
    assert journey.business == "Реставрация роялей и пианино на дому в Москве и области"
    assert journey.title == journey.business
    assert journey.scenario == told


async def test_another_language_keeps_the_typed_name(chat: Chat) -> None:
    await typed(chat, "Кафе «Ромашка»")
    await chat.command("language")
    await chat.tap("English")
    await chat.tap("Back")
    assert "“Coffee shop”" in chat.text
    await chat.press(chat.buttons()[0])
    journey = await chat.map()
    assert (journey.language, journey.business) == ("en", "Кафе «Ромашка»")
