"""One line gives a task, and whoever is given it answers: over real HTTP, with privacy on."""

from __future__ import annotations

from collections.abc import Callable

from bot.playground.client import PlaygroundClient
from bot.playground.views import Chat, Message
from tests.e2e.groups import overview, posted
from tests.e2e.people import LONG, Walker


async def test_a_line_a_card_and_an_answer(walk_anna: Walker, client: PlaygroundClient) -> None:
    await client.bot_settings(privacy=True)
    olya, borya = await client.person("Оля"), await client.person("Боря")
    chat = await posted(client, walk_anna, olya, borya, spread=False)
    member, other = olya.at(chat), borya.at(chat)

    def below(word: Message, part: str) -> Callable[[Chat], Message | None]:
        def answer(shown: Chat) -> Message | None:
            return next((m for m in shown.of_bot if m.answers == word.id and part in m.text), None)

        return answer

    first = await other.wait_for(overview, LONG)
    mine = await other.send("@Аня плёнка до пт", reply_to=first)
    card = await other.wait_for(below(mine, "Плёнка · Аня, ждём ответа"), LONG)
    assert "до" in card.text
    await other.send("плёнка 50 см", reply_to=card)
    await other.wait_for(below(mine, "Плёнка 50 см"), LONG)

    # she talks with the bot: it asks her in private
    def asked(shown: Chat) -> Message | None:
        return next((m for m in shown.of_bot if "Боря передаёт вам задачу" in m.text), None)

    question = await walk_anna.person.wait_for(asked, LONG)
    await walk_anna.person.press(question, "Не могу", timeout=LONG)
    free = await other.wait_for(
        lambda c: next((m for m in c.of_bot if "Аня не сможет" in m.text), None), LONG
    )
    assert "Боря" in free.text

    # Оля writes, and is a button from then on
    said = await member.send("чашки кончаются")
    await member.send("/task", reply_to=said)
    await member.wait_for(
        lambda c: next((m for m in c.of_bot if "Чашки кончаются" in m.text), None), LONG
    )
    await other.press(free, "Кому отдать", timeout=LONG)
    whom = await other.wait_for(
        lambda c: next((m for m in c.of_bot if m.text.startswith("Кому отдать")), None), LONG
    )
    await other.press(whom, "Оля", timeout=LONG)
    call = await member.wait_for(
        lambda c: next((m for m in c.of_bot if m.text.startswith("Оля, Боря")), None), LONG
    )
    await member.press(call, "Беру", timeout=LONG)
    await member.wait_for(
        lambda c: next((m for m in c.of_bot if "Оля берёт" in m.text), None), LONG
    )
