"""Menus of a team's list over real HTTP: seen by their opener alone, and what is done without."""

from __future__ import annotations

import asyncio
import time

from bot.playground.client import Person, PlaygroundClient
from bot.playground.views import Answer, Message
from tests.e2e.groups import inside, opened, overview, posted
from tests.e2e.people import LONG, Walker

STEP = 2.0
"""Seconds that a step may take at the median; this machine is shared with other tests."""


async def _inside(member: Person, menu: Message, label: str, took: list[float]) -> Message:
    begun = time.monotonic()
    shown = await inside(member, menu, label)
    took.append(time.monotonic() - begun)
    return shown


async def _date_five(member: Person, places: range, label: str, took: list[float]) -> set[str]:
    """Through the menu, task by task; the words of those that were dated."""
    words = set()
    for place in places:
        shown = await member.wait_for(overview, LONG)
        choice = await _opened(member, shown, took)
        wanted = choice.buttons[place].removesuffix("…")
        card = await _inside(member, choice, choice.buttons[place], took)
        assert card.text.startswith(wanted)
        days = await _inside(member, card, "📅 Срок", took)
        dated = await _inside(member, days, label, took)
        words.add(dated.text.splitlines()[0])
    return words


async def _opened(member: Person, shown: Message, took: list[float]) -> Message:
    begun = time.monotonic()
    menu = await opened(member, shown)
    took.append(time.monotonic() - begun)
    return menu


async def test_two_people_date_at_once_each_their_own(
    walk_anna: Walker, client: PlaygroundClient
) -> None:
    olya, borya = await client.person("Оля"), await client.person("Боря")
    chat = await posted(client, walk_anna, olya, borya, spread=False)
    took: list[float] = []
    first = await olya.at(chat).wait_for(overview, LONG)
    before = len((await olya.at(chat).chat()).of_bot)
    theirs = await asyncio.gather(
        _date_five(olya.at(chat), range(2), "Завтра", took),
        _date_five(borya.at(chat), range(2, 5), "Через неделю", took),
    )
    assert sorted(map(len, theirs)) == [2, 3]
    assert not theirs[0] & theirs[1]
    end = await olya.at(chat).chat()
    assert end.alone, "hers still stands"
    assert len(end.of_bot) == before, "not a message more in the group"
    assert end.message(first.id) is not None
    assert sorted(took)[len(took) // 2] < STEP
    stranger = await borya.at(chat).chat()
    assert all(one.json["receiver_user"]["id"] == borya.id for one in stranger.alone)


async def test_where_telegram_has_none_the_private_chat_has_the_card(
    walk_anna: Walker, client: PlaygroundClient
) -> None:
    """A server from before such messages sends what is meant for one to all: it goes at once."""
    olya = await client.person("Оля")
    member = olya.at(await posted(client, walk_anna, olya, spread=False))
    await client.bot_settings(ephemeral=False)
    shown = await member.wait_for(overview, LONG)
    answer: Answer = await member.press(shown, "⋯ Срок и другое", timeout=LONG)
    assert "?start=m_" in answer.url
    assert "О какой задаче" not in (await member.chat()).transcript()
    await olya.start(answer.url.partition("?start=")[2])
    choice = await olya.wait_text("О какой задаче", LONG)
    wanted = choice.buttons[0]
    await olya.tap(choice, wanted)
    card = await olya.wait_text("Пока никто не взял", LONG)
    assert card.text.startswith(wanted.removesuffix("…")[:20])
