"""A file over real HTTP, read in its real process, and seen on the picture."""

from __future__ import annotations

from bot.playground.views import Chat, Message
from tests.e2e.people import LONG, Walker
from tests.e2e.walks import to_draft
from tests.e2e.words import WORDS

RU = WORDS["ru"]
FUNNEL = "Этап;Люди\nЗамечаю;1000\nВыбираю;400\nЗаказываю;120\n".encode("cp1251")


async def test_a_report_is_on_the_picture_after_one_tap(walk_anna: Walker) -> None:
    await to_draft(walk_anna, RU)
    await walk_anna.person.send_file("document", FUNNEL, "воронка.csv", caption="вот, октябрь")
    await walk_anna.sees("1. Замечаю: 1\u00a0000")
    before = len(await _photos(walk_anna))
    taps = walk_anna.taps
    await walk_anna.tap("Всё верно")
    assert walk_anna.taps - taps == 1

    def drawn(chat: Chat) -> bool | None:
        told = any("Больше всего людей теряется" in one.text for one in chat.of_bot)
        return (told and sum(one.photo_size is not None for one in chat.of_bot) > before) or None

    await walk_anna.person.wait_for(drawn, LONG)


async def test_what_is_no_report_leaves_the_question(walk_anna: Walker) -> None:
    await to_draft(walk_anna, RU)
    await walk_anna.tap(RU.walk)
    asked = await walk_anna.screen()
    await walk_anna.person.send_file("document", bytes(range(256)), "отчёт.xlsx")

    def said(chat: Chat) -> Message | None:
        return next((one for one in chat.of_bot if "Файл повреждён" in one.text), None)

    await walk_anna.person.wait_for(said, LONG)
    assert (await walk_anna.screen()).text == asked.text


async def _photos(walker: Walker) -> list[Message]:
    return await walker.person.wait_for(
        lambda chat: [one for one in chat.of_bot if one.photo_size], LONG
    )
