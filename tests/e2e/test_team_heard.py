"""A team's words and photos below its list over real HTTP, with privacy on: seen at once, kept on
the map, shown to the owner in private.
"""

from __future__ import annotations

from bot.playground.client import PlaygroundClient
from bot.playground.views import Chat, Message
from tests.e2e.groups import posted, shows, stages
from tests.e2e.people import LONG, Walker


async def test_words_and_photos_of_a_team(walk_anna: Walker, client: PlaygroundClient) -> None:
    await client.bot_settings(privacy=True)
    olya, borya = await client.person("Оля"), await client.person("Боря")
    chat = await posted(client, walk_anna, olya, borya)
    member, other = olya.at(chat), borya.at(chat)
    third = stages(await member.chat())[2]
    before = len((await member.chat()).of_bot)
    word = await member.send("Дверь заедает, приходится дёргать", reply_to=third)
    await member.wait_for(
        lambda c: next((m for m in c.messages if m.id == word.id and m.reactions == ["👀"]), None),
        LONG,
    )
    note = await member.wait_for(
        lambda c: next((m for m in c.of_bot if m.answers == word.id), None), LONG
    )
    assert "этапу 3 «Захожу»" in note.text
    await shows(member, 3, "👀 1")
    await other.send_file("photo", reply_to=third)
    await shows(member, 3, "📷 1")
    thanks = await other.send("спасибо", reply_to=third)
    await other.wait_for(
        lambda c: next((m for m in c.messages if m.id == thanks.id and m.reactions), None), LONG
    )
    # two replies that said something: two small messages, and nothing for thanks
    assert len((await member.chat()).of_bot) == before + 2
    answer = await other.press(note, "Не записывать", timeout=LONG)
    assert "может Оля" in (answer.text or "")
    await member.edit(word, "Дверь заедает каждое утро")
    await walk_anna.tap("‹ ")
    await walk_anna.tap("Поправить одно")
    stage = await walk_anna.tap("3 Захожу")
    await walk_anna.press(stage, "📷 Фото: 1")

    def sent(chat: Chat) -> Message | None:
        return next((m for m in chat.of_bot if m.text.startswith("Боря, ") and m.photo_size), None)

    assert await walk_anna.person.wait_for(sent, LONG)
    seen = await walk_anna.tap("👀 Наблюдения: 1")
    assert "Дверь заедает каждое утро" in seen.text
