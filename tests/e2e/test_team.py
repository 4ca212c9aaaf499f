"""A team's list in its group over real HTTP: from the owner's card to the last lost message."""

from __future__ import annotations

from bot.playground.client import Person, PlaygroundClient
from bot.playground.views import Chat, Message
from tests.e2e.groups import (
    RU,
    inside,
    link,
    listed,
    lists,
    menu_of,
    overview,
    posted,
    shows,
    stages,
    task_row,
)
from tests.e2e.people import LONG, Walker, live
from tests.e2e.walks import to_draft


def _question(chat: Chat) -> Message | None:
    """The newest message that asks for an answer."""
    asked = (m for m in reversed(chat.of_bot) if "ответом" in m.text or "ещё раз" in m.text)
    return next(asked, None)


async def test_from_the_card_to_a_ticked_task(walk_anna: Walker, client: PlaygroundClient) -> None:
    olya = await client.person("Оля")
    chat = await posted(client, walk_anna, olya)
    member = olya.at(chat)
    messages = (await member.chat()).of_bot
    assert messages[0].photo_size
    assert messages[1].text.startswith("Чек-лист команды")
    assert all(message.is_silent for message in messages)
    second = stages(await member.chat())[1]
    answer = await member.press(second, data=task_row(second, 1)[0], timeout=LONG)
    assert answer.text == "Сделано. На карте эта помеха теперь решена"
    await member.press(second, data=task_row(second, 2)[1], timeout=LONG)
    shown = await shows(member, 2, "✋ 2.")
    assert "✅ 1." in shown.text
    assert shown.id == second.id
    await member.wait_for(lambda c: ((o := overview(c)) and o.text.count("1 из ")) or None, LONG)
    assert (await olya.chat()).messages == []


async def test_with_privacy_on_a_task_and_a_day_are_answered_by_reply(
    walk_anna: Walker, client: PlaygroundClient
) -> None:
    await client.bot_settings(privacy=True)
    olya = await client.person("Оля")
    member = olya.at(await posted(client, walk_anna, olya))
    first = stages(await member.chat())[0]
    await member.tap(first, "＋ Задача")
    question = await member.wait_for(_question, LONG)
    await member.send("между собой")  # not for us, and not told to us
    said = await member.send("Помыть окна", reply_to=question)
    await shows(member, 1, "Помыть окна")
    assert await _confirmed(member, "Добавлено на этап", question) == said.id


async def _confirmed(member: Person, words: str, question: Message) -> int | None:
    """Waits until a message below says so and the question is gone; what that one replies to."""

    def noted(chat: Chat) -> Message | None:
        gone = all(message.id != question.id for message in chat.messages)
        said = (m for m in chat.of_bot if words in m.text and m.id > question.id)
        return next(said, None) if gone else None

    return (await member.wait_for(noted, LONG)).answers


async def test_whoever_answers_a_question_is_always_told(
    walk_anna: Walker, client: PlaygroundClient
) -> None:
    """A message that opened somebody's keyboard cannot be edited: the record is one of its own."""
    await client.bot_settings(privacy=True)
    member = walk_anna.person.at(await posted(client, walk_anna))
    first = stages(await member.chat())[0]
    questions = set()
    for steps, answer, words in (
        (("💬 Заметка",), "Рамку купил", "💬 Аня: Рамку купил"),
        (("📅 Срок", "Другой день"), "31.12", "📅 до 31 декабря"),
    ):
        menu = await menu_of(member, first, 1)
        for label in steps[:-1]:
            menu = await inside(member, menu, label)
        await member.press(menu, steps[-1], timeout=LONG)
        question = await member.wait_for(_question, LONG)
        await member.wait_for(lambda c: not c.alone or None, LONG)
        questions.add(question.id)
        said = await member.send(answer, reply_to=question)
        assert await _confirmed(member, words, question) == said.id
    edited = {
        int(call["params"]["message_id"])
        for call in await client.calls()
        if call["method"].startswith("edit") and "message_id" in call["params"]
    }
    assert not questions & edited


async def test_in_a_forum_the_list_moves_to_the_topic_and_back_when_it_closes(
    walk_anna: Walker, client: PlaygroundClient
) -> None:
    chat = await posted(client, walk_anna, forum=True)
    general = walk_anna.person.at(chat)
    old = {message.id for message in (await general.chat()).of_bot}
    topic = await client.topic(chat, "Сервис")
    await walk_anna.person.at(chat, topic).send("/checklist")
    await general.wait_for(
        lambda c: len([m for m in stages(c) if m.topic == topic]) == 6 or None, 2 * LONG
    )
    left = {message.id for message in (await general.chat()).of_bot}
    assert not old & left
    await client.close_topic(chat, topic)
    shown = stages(await general.chat())[0]
    await general.tap(shown, data=task_row(shown, 1)[0])
    await general.wait_for(
        lambda c: [m for m in stages(c) if m.topic is None and "✅ 1." in m.text] or None, 3 * LONG
    )


async def test_a_deleted_message_is_posted_anew_once(
    walk_anna: Walker, client: PlaygroundClient
) -> None:
    member = walk_anna.person.at(await posted(client, walk_anna))
    first = stages(await member.chat())[0]
    tick = task_row(first, 1)[0]
    second = stages(await member.chat())[1]
    await walk_anna.person.at(member.chat_id).delete(first)
    # its button is pressed on another message: a tap needs a message to come from
    await member.press(second, data=tick, timeout=LONG)
    await member.wait_for(
        lambda c: [m for m in stages(c) if m.id > second.id and "✅ 1." in m.text] or None, LONG
    )
    assert len(stages(await member.chat())) == 6


async def test_taken_out_the_owner_hears_and_added_again_it_goes_on(
    walk_anna: Walker, client: PlaygroundClient
) -> None:
    chat = await posted(client, walk_anna)
    member = walk_anna.person.at(chat)
    before = stages(await member.chat())
    await client.set_bot(chat, "kicked", by=walk_anna.person.id)
    notice = await walk_anna.person.wait_text("Меня больше нет в группе «Команда»", LONG)
    assert notice.id
    await client.set_bot(chat, "member", by=walk_anna.person.id)
    await member.tap(before[0], data=task_row(before[0], 1)[0])
    shown = await shows(member, 1, "✅ 1.", 2 * LONG)
    assert shown.id == before[0].id


async def test_a_small_group_grows_and_nothing_is_lost(
    walk_anna: Walker, client: PlaygroundClient
) -> None:
    chat = await posted(client, walk_anna, kind="group")
    member = walk_anna.person.at(chat)
    first = stages(await member.chat())[0]
    await member.press(first, data=task_row(first, 1)[0], timeout=LONG)
    grown = walk_anna.person.at(await client.migrate(chat))
    await listed(grown)
    await shows(grown, 1, "✅ 1.")
    assert len(stages(await grown.chat())) == 6


async def test_only_administrators_and_the_owner_remove(
    walk_anna: Walker, client: PlaygroundClient
) -> None:
    olya, boss = await client.person("Оля"), await client.person("Шеф")
    chat = await posted(client, walk_anna, olya, boss, spread=False)
    await client.appoint(chat, boss)
    first = await olya.at(chat).wait_for(overview, LONG)
    for member, words, alert in (
        (olya, "Это могут владелец карты и администраторы группы", True),
        (boss, "Убрано. Вернуть можно в этом же меню", False),
        (walk_anna.person, "Убрано. Вернуть можно в этом же меню", False),
    ):
        menu = await menu_of(member.at(chat), first, 1)
        told = await member.at(chat).press(menu, "🔒 Убрать", timeout=LONG)
        assert (told.text, told.is_alert) == (words, alert)
        first = await olya.at(chat).wait_for(overview, LONG)


async def test_when_telegram_does_not_say_who_rules_it_is_refused(
    walk_anna: Walker, client: PlaygroundClient
) -> None:
    olya = await client.person("Оля")
    chat = await posted(client, walk_anna, olya, spread=False)
    first = await olya.at(chat).wait_for(overview, LONG)
    await client.fault("refuse", "getChatAdministrators")
    menu = await menu_of(olya.at(chat), first, 1)
    refused = await olya.at(chat).press(menu, "🔒 Убрать", timeout=LONG)
    assert refused.is_alert
    assert "Telegram не ответил" in refused.text


async def test_a_link_of_another_map_adds_a_second_list(
    walk_anna: Walker, client: PlaygroundClient, walk_ben: Walker
) -> None:
    chat = await posted(client, walk_anna, walk_ben.person)
    await walk_ben.start()
    assert await walk_ben.screen()
    other = Walker(await client.person("Вера"))
    await to_draft(other, RU)
    token = await link(other)
    await client.join(chat, other.person)
    await other.person.at(chat).send(f"/start@tropa_bot {token}")
    await other.person.at(chat).wait_for(lambda c: len(lists(c)) == 2 or None, 3 * LONG)
    used = await client.group(other.person, start=token)
    await other.person.at(used).wait_text("уже сработала", LONG)


async def test_added_by_hand_it_explains_itself(anna: Person, client: PlaygroundClient) -> None:
    group = anna.at(await client.group(anna))
    told = await group.wait_text("Я Тропа", LONG)
    assert told.rows[0][0]["url"].startswith("https://t.me/")
    assert live(await anna.chat()) is None
