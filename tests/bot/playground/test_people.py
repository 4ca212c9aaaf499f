"""The people's side: what persons do and what the bot is told."""

import pytest
from aiogram import Bot, types

from bot.playground.client import Person, PlaygroundClient, PlaygroundError


async def new_updates(bot: Bot) -> list[types.Update]:
    updates = await bot.get_updates()
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return updates


async def test_a_deep_link(bot: Bot, client: PlaygroundClient) -> None:
    anya = await client.person("Аня", language_code="en")
    await anya.start("map_42-a")
    message = (await new_updates(bot))[0].message
    assert message is not None
    assert message.text == "/start map_42-a"
    assert message.entities is not None
    assert message.entities[0].type == "bot_command"
    assert message.from_user is not None
    assert message.from_user.language_code == "en"
    with pytest.raises(PlaygroundError, match="payload"):
        await anya.start("так нельзя")


async def test_editing_and_replying(bot: Bot, anya: Person) -> None:
    first = await anya.send("карта")
    await anya.edit(first, "карта пути")
    await anya.send("к слову", reply_to=first)
    _, sent, edited, reply = await new_updates(bot)
    assert sent.message is not None
    assert edited.edited_message is not None
    assert (sent.message.text, edited.edited_message.text) == ("карта", "карта пути")
    assert edited.edited_message.edit_date is not None
    assert reply.message is not None
    assert reply.message.reply_to_message is not None
    assert reply.message.reply_to_message.message_id == first.id


@pytest.mark.parametrize("kind", ["voice", "sticker", "photo", "document"])
async def test_samples_of_what_is_no_text(bot: Bot, anya: Person, kind: str) -> None:
    await anya.send_file(kind, caption="вот")
    message = (await new_updates(bot))[-1].message
    assert message is not None
    assert message.content_type == kind
    assert message.caption == "вот"


async def test_an_own_file(bot: Bot, anya: Person) -> None:
    await anya.send_file("document", b"a;b\n1;2\n", "воронка.csv")
    message = (await new_updates(bot))[-1].message
    assert message is not None
    assert message.document is not None
    assert message.document.file_name == "воронка.csv"
    content = await bot.download(message.document)
    assert content is not None
    assert content.read() == b"a;b\n1;2\n"


async def test_a_press_waits_for_its_answer(
    bot: Bot, client: PlaygroundClient, anya: Person
) -> None:
    markup = types.InlineKeyboardMarkup(
        inline_keyboard=[[types.InlineKeyboardButton(text="Дальше · 2 ›", callback_data="next")]]
    )
    await bot.send_message(anya.id, "вопрос", reply_markup=markup)
    message = (await anya.messages())[-1]
    query = await anya.tap(message, "Дальше")
    update = (await new_updates(bot))[-1].callback_query
    assert update is not None
    assert (update.id, update.data) == (query, "next")
    assert update.message is not None
    assert update.message.message_id == message.id
    assert (await anya.chat()).unanswered == 1
    await bot.answer_callback_query(query, text="Готово")
    answer = await anya.wait_for(lambda chat: chat.answer_to(query))
    assert (answer.text, answer.is_alert) == ("Готово", False)
    assert (await anya.chat()).unanswered == 0


async def test_an_old_button_can_still_be_pressed(bot: Bot, anya: Person) -> None:
    markup = types.InlineKeyboardMarkup(
        inline_keyboard=[[types.InlineKeyboardButton(text="А", callback_data="old")]]
    )
    sent = await bot.send_message(anya.id, "раз", reply_markup=markup)
    seen = (await anya.messages())[-1]
    await sent.edit_text("два")
    await anya.tap(seen, "А")
    update = (await new_updates(bot))[-1].callback_query
    assert update is not None
    assert update.data == "old"


async def test_a_failed_wait_shows_the_chat(anya: Person) -> None:
    with pytest.raises(AssertionError, match="Аня: /start"):
        await anya.wait_text("ничего", timeout=0.05)


async def test_a_group_hears_commands_and_replies_only(
    bot: Bot, client: PlaygroundClient, anya: Person
) -> None:
    boris = await client.person("Борис")
    group = await client.group(anya, boris)
    await new_updates(bot)
    in_group = boris.at(group)
    await in_group.send("между нами")
    await in_group.start("g_7")
    await in_group.send("/help@other_bot")
    sent = await bot.send_message(group, "спрошу")
    question = (await in_group.messages())[-1]
    assert question.id == sent.message_id
    await in_group.send("отвечу", reply_to=question)
    heard = [update.message for update in await new_updates(bot)]
    assert [message.text for message in heard if message] == ["/start@tropa_bot g_7", "отвечу"]
    stranger = await client.person("Вера")
    with pytest.raises(PlaygroundError, match="is not in chat"):
        await stranger.at(group).send("можно?")


async def test_the_bot_arrives_in_a_group(bot: Bot, client: PlaygroundClient, anya: Person) -> None:
    await new_updates(bot)
    group = await client.group(anya, title="Кофейня", admin=True)
    arrival, service = await new_updates(bot)
    assert arrival.my_chat_member is not None
    assert arrival.my_chat_member.new_chat_member.status == "administrator"
    assert service.message is not None
    assert service.message.new_chat_members is not None
    assert service.message.chat.id == group
    assert service.message.chat.title == "Кофейня"
