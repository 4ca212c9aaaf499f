"""Groups of several people: rights, privacy, coming and going, growing into a supergroup."""

import pytest
from aiogram import Bot, types
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
)

from bot.playground.client import Person, PlaygroundClient, PlaygroundError


async def new_updates(bot: Bot) -> list[types.Update]:
    updates = await bot.get_updates(
        allowed_updates=["message", "edited_message", "callback_query", "my_chat_member"]
    )
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return updates


async def heard(bot: Bot) -> list[str | None]:
    return [update.message.text for update in await new_updates(bot) if update.message]


async def last(bot: Bot) -> types.Message:
    message = (await new_updates(bot))[-1].message
    assert message is not None
    return message


@pytest.fixture
async def boris(client: PlaygroundClient) -> Person:
    return await client.person("Борис", username="boris_b")


@pytest.fixture
async def group(client: PlaygroundClient, anya: Person, boris: Person) -> int:
    return await client.group(anya, boris, title="Кофейня")


async def test_a_startgroup_link_adds_the_bot_and_starts_it(
    bot: Bot, client: PlaygroundClient, anya: Person
) -> None:
    await new_updates(bot)
    await client.group(anya, start="team_42")
    membership, arrival, start = await new_updates(bot)
    assert membership.my_chat_member is not None
    assert membership.my_chat_member.from_user.id == anya.id
    assert arrival.message is not None
    assert arrival.message.new_chat_members is not None
    assert start.message is not None
    assert start.message.text == "/start@tropa_bot team_42"


async def test_a_link_into_a_group_that_is_there(
    bot: Bot, client: PlaygroundClient, anya: Person
) -> None:
    group = await client.group(anya, bot=False)
    await anya.at(group).send("/start@tropa_bot")
    assert await heard(bot) == ["/start"]  # Anya's own chat; the group is not the bot's
    await client.set_bot(group, "member", start="x")
    assert (await heard(bot))[-1] == "/start@tropa_bot x"


async def test_rights_come_and_go(bot: Bot, client: PlaygroundClient, group: int) -> None:
    await new_updates(bot)
    await client.set_bot(group, "administrator", rights=["can_manage_chat"])
    change = (await new_updates(bot))[-1].my_chat_member
    assert change is not None
    assert change.old_chat_member.status == "member"
    assert isinstance(change.new_chat_member, types.ChatMemberAdministrator)
    assert not change.new_chat_member.can_pin_messages
    member = await bot.get_chat_member(group, bot.id)
    assert isinstance(member, types.ChatMemberAdministrator)
    assert member.can_manage_chat
    assert not member.can_delete_messages
    await client.set_bot(group, "administrator")
    assert (await bot.get_chat_member(group, bot.id)).can_pin_messages  # type: ignore[union-attr]


async def test_a_mention_is_not_heard_but_an_answer_to_a_command_is(
    bot: Bot, group: int, anya: Person, boris: Person
) -> None:
    await new_updates(bot)
    talk = boris.at(group)
    await talk.send("@tropa_bot, ты тут?")
    command = await talk.send("/start@Tropa_Bot")
    await anya.at(group).send("это я", reply_to=command)
    await anya.at(group).send("а это нет", reply_to=await talk.send("просто так"))
    assert await heard(bot) == ["/start@Tropa_Bot", "это я"]


@pytest.mark.parametrize("how", ["administrator", "privacy off"])
async def test_everything_is_heard(
    bot: Bot, client: PlaygroundClient, group: int, boris: Person, how: str
) -> None:
    if how == "administrator":
        await client.set_bot(group, "administrator")
    else:
        await client.bot_settings(privacy=False)
        assert (await bot.get_me()).can_read_all_group_messages
    await new_updates(bot)
    await boris.at(group).send("между нами")
    assert await heard(bot) == ["между нами"]


async def test_an_anonymous_administrator(
    bot: Bot, client: PlaygroundClient, group: int, boris: Person
) -> None:
    await client.appoint(group, boris, anonymous=True, title="шеф")
    await boris.at(group).send("/start")
    message = await last(bot)
    assert message.from_user is not None
    assert message.from_user.username == "GroupAnonymousBot"
    assert message.sender_chat is not None
    assert message.sender_chat.id == group
    assert message.author_signature == "шеф"
    member = await bot.get_chat_member(group, boris.id)
    assert isinstance(member, types.ChatMemberAdministrator)
    assert (member.is_anonymous, member.custom_title) == (True, "шеф")
    admins = await bot.get_chat_administrators(group)
    assert [admin.user.first_name for admin in admins] == ["Аня", "Борис"]
    seen = (await boris.at(group).messages())[-1]
    assert not seen.is_from_bot
    assert seen.mark["person"] == boris.id  # the page knows whose it is
    await boris.at(group).edit(seen, "/help")


async def test_a_press_shows_who_pressed_behind_the_group(
    bot: Bot, client: PlaygroundClient, group: int, boris: Person
) -> None:
    await client.appoint(group, boris, anonymous=True)
    button = types.InlineKeyboardButton(text="Беру", callback_data="take")
    markup = types.InlineKeyboardMarkup(inline_keyboard=[[button]])
    await bot.send_message(group, "Дело", reply_markup=markup)
    await boris.at(group).tap((await boris.at(group).messages())[-1], "Беру")
    query = (await new_updates(bot))[-1].callback_query
    assert query is not None
    assert query.from_user.id == boris.id


async def test_people_come_and_go(
    bot: Bot, client: PlaygroundClient, group: int, anya: Person, boris: Person
) -> None:
    vera = await client.person("Вера")
    await new_updates(bot)
    await client.join(group, vera)
    await client.leave(group, boris)
    came, left = [update.message for update in await new_updates(bot)]
    assert came is not None
    assert came.new_chat_members is not None
    assert came.new_chat_members[0].id == vera.id
    assert left is not None
    assert left.left_chat_member is not None
    assert (await bot.get_chat_member(group, boris.id)).status == "left"
    await client.leave(group, anya)  # the owner stays the owner
    assert (await bot.get_chat_administrators(group)) == []


async def test_the_bot_leaves(bot: Bot, group: int, boris: Person) -> None:
    await new_updates(bot)
    assert await bot.leave_chat(group)
    change, told = await new_updates(bot)
    assert change.my_chat_member is not None
    assert change.my_chat_member.new_chat_member.status == "left"
    assert told.message is not None
    assert told.message.left_chat_member is not None
    with pytest.raises(TelegramForbiddenError, match="bot is not a member of the supergroup chat"):
        await bot.send_message(group, "вернусь")
    await boris.at(group).send("/start@tropa_bot")
    assert await new_updates(bot) == []


async def test_a_removed_bot_is_refused(bot: Bot, client: PlaygroundClient, anya: Person) -> None:
    group = await client.group(anya)
    small = await client.group(anya, kind="group")
    for chat, kind in ((group, "supergroup"), (small, "group")):
        await client.set_bot(chat, "kicked")
        with pytest.raises(TelegramForbiddenError, match=f"bot was kicked from the {kind} chat"):
            await bot.send_message(chat, "как же так")
    with pytest.raises(TelegramForbiddenError, match="kicked"):
        await bot.get_chat(group)
    assert (await bot.get_chat(small)).title == "Команда"


async def test_a_group_becomes_a_supergroup(
    bot: Bot, client: PlaygroundClient, anya: Person, boris: Person
) -> None:
    group = await client.group(anya, boris, kind="group", title="Кофейня")
    posted = await bot.send_message(group, "чек-лист")
    await new_updates(bot)
    grown = await client.migrate(group)
    away, here = [update.message for update in await new_updates(bot)]
    assert away is not None
    assert (away.chat.id, away.chat.type, away.migrate_to_chat_id) == (group, "group", grown)
    assert here is not None
    assert (here.chat.id, here.migrate_from_chat_id) == (grown, group)
    assert here.sender_chat is not None
    assert here.sender_chat.id == grown
    with pytest.raises(TelegramMigrateToChat) as moved:
        await bot.send_message(group, "ещё")
    assert moved.value.migrate_to_chat_id == grown
    with pytest.raises(TelegramMigrateToChat):
        await posted.edit_text("правка")
    with pytest.raises(PlaygroundError, match="is now the supergroup"):
        await anya.at(group).send("/start")
    await boris.at(grown).send("/start")
    assert (await last(bot)).chat.id == grown
    state = await client.request("GET", "/_/state")
    assert group not in [chat["id"] for chat in state["chats"]]


async def test_a_selective_question_is_for_one(
    bot: Bot, group: int, anya: Person, boris: Person
) -> None:
    asked = await boris.at(group).send("/start")
    await bot.send_message(
        group,
        "Какая боль?",
        reply_parameters=types.ReplyParameters(message_id=asked.id),
        reply_markup=types.ForceReply(selective=True, input_field_placeholder="Боль"),
    )
    assert (await boris.at(group).chat()).keyboard is not None
    assert (await anya.at(group).chat()).keyboard is None
    await bot.send_message(group, "@boris_b, и ещё?", reply_markup=types.ForceReply(selective=True))
    assert (await anya.at(group).chat()).keyboard is None
    await boris.at(group).send("очередь")
    assert (await boris.at(group).chat()).keyboard is None
    await bot.send_message(group, "Все?", reply_markup=types.ForceReply())
    assert (await anya.at(group).chat()).keyboard is not None


async def test_mentions_by_id(bot: Bot, group: int, boris: Person) -> None:
    text = f'<a href="tg://user?id={boris.id}">Борис</a> и <a href="tg://user?id=5">никто</a>'
    sent = await bot.send_message(group, text, parse_mode="HTML")
    assert sent.entities is not None
    [mention] = sent.entities
    assert mention.type == "text_mention"
    assert mention.user is not None
    assert mention.user.username == "boris_b"


async def test_what_is_answered_may_be_gone(bot: Bot, group: int) -> None:
    gone = types.ReplyParameters(message_id=77)
    with pytest.raises(TelegramBadRequest, match="message to be replied not found"):
        await bot.send_message(group, "ответ", reply_parameters=gone)
    gone = types.ReplyParameters(message_id=77, allow_sending_without_reply=True)
    assert (await bot.send_message(group, "ответ", reply_parameters=gone)).reply_to_message is None


async def test_a_quote_has_to_be_there(bot: Bot, group: int, boris: Person) -> None:
    said = await boris.at(group).send("/start 🙂 очередь в час пик")
    quoting = types.ReplyParameters(message_id=said.id, quote="час пик")
    sent = await bot.send_message(group, "понял", reply_parameters=quoting)
    assert sent.quote is not None
    assert sent.quote.position == len("/start 🙂 очередь в ") + 1  # in UTF-16 units
    quoting = types.ReplyParameters(message_id=said.id, quote="чего нет")
    with pytest.raises(TelegramBadRequest, match="QUOTE_TEXT_INVALID"):
        await bot.send_message(group, "понял", reply_parameters=quoting)


async def test_pins_deletions_silence_and_reactions(
    bot: Bot, client: PlaygroundClient, group: int, boris: Person
) -> None:
    said = await boris.at(group).send("/start")
    sent = await bot.send_message(group, "чек-лист", disable_notification=True)
    for refused in (sent.pin(), bot.delete_message(group, said.id)):
        with pytest.raises(TelegramBadRequest, match=r"not enough rights|can't be deleted"):
            await refused
    await client.set_bot(group, "administrator")
    await new_updates(bot)
    assert await sent.pin(disable_notification=True)
    told = await last(bot)
    assert told.pinned_message is not None
    assert told.pinned_message.message_id == sent.message_id
    found = (await bot.get_chat(group)).pinned_message
    assert found is not None
    assert found.message_id == sent.message_id
    assert await sent.unpin()
    assert (await boris.at(group).chat()).pinned == []
    assert await bot.set_message_reaction(group, said.id, [types.ReactionTypeEmoji(emoji="👍")])
    with pytest.raises(TelegramBadRequest, match="REACTION_INVALID"):
        await bot.set_message_reaction(group, said.id, [types.ReactionTypeEmoji(emoji="🫖")])
    seen = {message.id: message for message in await boris.at(group).messages()}
    assert seen[said.id].reactions == ["👍"]
    assert seen[sent.message_id].is_silent
    assert await bot.delete_message(group, said.id)
