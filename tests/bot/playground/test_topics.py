"""Forum topics, as a bot meets them."""

import pytest
from aiogram import Bot, types
from aiogram.exceptions import TelegramBadRequest

from bot.playground.client import Person, PlaygroundClient


@pytest.fixture
async def forum(client: PlaygroundClient, anya: Person) -> int:
    return await client.group(anya, forum=True)


async def newest(bot: Bot) -> types.Message:
    message = (await bot.get_updates(offset=-1))[-1].message
    assert message is not None
    return message


async def test_a_message_goes_into_its_topic(
    bot: Bot, client: PlaygroundClient, forum: int, anya: Person
) -> None:
    topic = await client.topic(forum, "Чек-листы")
    assert (await bot.get_chat(forum)).is_forum
    asked = await anya.at(forum, topic).send("/start")
    heard = await newest(bot)
    assert (heard.message_thread_id, heard.is_topic_message) == (topic, True)
    sent = await bot.send_message(forum, "тут", message_thread_id=topic)
    answer = await bot.send_message(
        forum, "и тут", reply_parameters=types.ReplyParameters(message_id=asked.id)
    )
    general = await bot.send_message(forum, "в общем")
    assert [m.message_thread_id for m in (sent, answer, general)] == [topic, topic, None]
    seen = {message.id: message.topic for message in await anya.at(forum).messages()}
    assert seen[sent.message_id] == topic
    assert seen[general.message_id] is None


async def test_a_message_in_a_topic_answers_its_beginning(
    bot: Bot, client: PlaygroundClient, forum: int, anya: Person
) -> None:
    """Telegram's trap: everything in a topic of the bot's own seems to answer the bot."""
    await client.set_bot(forum, "administrator")
    made = await bot.create_forum_topic(forum, "Карта")
    await anya.at(forum, made.message_thread_id).send("между нами")
    heard = await newest(bot)
    assert heard.reply_to_message is not None
    assert heard.reply_to_message.forum_topic_created is not None
    assert heard.reply_to_message.from_user is not None
    assert heard.reply_to_message.from_user.id == bot.id
    await client.set_bot(forum, "member")
    await anya.at(forum, made.message_thread_id).send("не для бота")
    unheard = await bot.get_updates(offset=-1)
    assert unheard[0].my_chat_member is not None


async def test_topics_that_are_closed_or_gone(
    bot: Bot, client: PlaygroundClient, forum: int
) -> None:
    topic = await client.topic(forum, "Чек-листы")
    sent = await bot.send_message(forum, "дело", message_thread_id=topic)
    await client.close_topic(forum, topic)
    with pytest.raises(TelegramBadRequest, match="TOPIC_CLOSED"):
        await bot.send_message(forum, "дело", message_thread_id=topic)
    with pytest.raises(TelegramBadRequest, match="TOPIC_CLOSED"):
        await sent.edit_text("сделано")
    await client.close_topic(forum, topic, closed=False)
    assert await sent.edit_text("сделано")
    await client.close_topic(forum, 1)
    with pytest.raises(TelegramBadRequest, match="TOPIC_CLOSED"):
        await bot.send_message(forum, "в общем")
    await client.delete_topic(forum, topic)
    for thread in (topic, 1, 999):
        with pytest.raises(TelegramBadRequest, match="message thread not found"):
            await bot.send_message(forum, "дело", message_thread_id=thread)
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await sent.edit_text("поздно")


async def test_threads_outside_of_forums(bot: Bot, client: PlaygroundClient, anya: Person) -> None:
    group = await client.group(anya)
    assert (await bot.send_message(group, "да", message_thread_id=5)).message_thread_id is None
    with pytest.raises(TelegramBadRequest, match="message thread not found"):
        await bot.send_message(anya.id, "нет", message_thread_id=5)
    first = await anya.at(group).send("/start")
    answer = types.ReplyParameters(message_id=first.id)
    sent = await bot.send_message(group, "ветка", reply_parameters=answer)
    assert (sent.message_thread_id, sent.is_topic_message) == (first.id, None)


async def test_a_bot_with_rights_runs_topics(
    bot: Bot, client: PlaygroundClient, forum: int, anya: Person
) -> None:
    with pytest.raises(TelegramBadRequest, match="not enough rights to create a topic"):
        await bot.create_forum_topic(forum, "Карта")
    await client.set_bot(forum, "administrator")
    made = await bot.create_forum_topic(forum, "Карта")
    thread = made.message_thread_id
    assert await bot.edit_forum_topic(forum, thread, name="Карта пути")
    assert await bot.close_forum_topic(forum, thread)
    with pytest.raises(TelegramBadRequest, match="TOPIC_NOT_MODIFIED"):
        await bot.close_forum_topic(forum, thread)
    assert await bot.send_message(forum, "можно", message_thread_id=thread)
    assert await bot.reopen_forum_topic(forum, thread)
    assert await bot.close_general_forum_topic(forum)
    assert await bot.reopen_general_forum_topic(forum)
    assert (await anya.at(forum).chat()).json["topics"][str(thread)]["name"] == "Карта пути"
    assert await bot.delete_forum_topic(forum, thread)
    with pytest.raises(TelegramBadRequest, match="TOPIC_ID_INVALID"):
        await bot.close_forum_topic(forum, thread)
    plain = await client.group(anya, admin=True)
    with pytest.raises(TelegramBadRequest, match="the chat is not a forum"):
        await bot.create_forum_topic(plain, "Карта")
