"""Sharing over real HTTP: one person makes a link, another opens it."""

from __future__ import annotations

import re

from bot.playground.client import Person
from bot.playground.views import Chat, Message
from tests.e2e.people import LONG, Walker
from tests.e2e.walks import album, to_draft
from tests.e2e.words import WORDS

RU = WORDS["ru"]
LINK = re.compile(r"\?start=([A-Za-z0-9_-]+)")


async def test_a_map_is_shown_by_a_link_and_hidden_again(
    walk_anna: Walker, anna: Person, ben: Person
) -> None:
    await to_draft(walk_anna, RU)
    await walk_anna.tap(RU.card)
    page = await walk_anna.reach("Поделиться")
    link = LINK.search(page.text)
    assert link is not None
    send = page.find_button("Отправить")
    assert send["url"].startswith("https://t.me/share/url?url=https%3A%2F%2Ft.me%2Ftropa_bot")

    await ben.start(link[1])
    looking = Walker(ben)
    await looking.sees("is showing you this map")
    hers = album(await anna.chat())
    his = await ben.wait_for(_two_pictures, LONG)
    assert [m.json["photo"][-1]["file_unique_id"] for m in his] == [
        m.json["photo"][-1]["file_unique_id"] for m in hers
    ]  # Telegram has the pictures already: nothing is drawn twice

    await looking.tap_to("Take a copy", "Путь гостя кофейни (копия)")
    await ben.start(link[1])
    await looking.sees("is showing you this map")

    await walk_anna.tap("Закрыть доступ")
    await looking.tap_to("Show the map", "no map behind this link")
    assert len([m for m in await ben.messages() if m.photo_size]) == 4  # opened twice
    assert "(копия)" in (await looking.reach("My maps")).transcript()


def _two_pictures(chat: Chat) -> list[Message] | None:
    found = album(chat)
    return found if len(found) == 2 else None
