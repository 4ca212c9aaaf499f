"""The bot is killed while it posts in a group: nothing comes twice, nothing is lost, and the group
hears from it again within seconds.
"""

from __future__ import annotations

import asyncio
from time import monotonic

import pytest

from bot.playground.client import Person, PlaygroundClient
from bot.playground.views import Chat
from tests.e2e.groups import RU, STAGES, link, listed, overview, shows, stages, task_row
from tests.e2e.people import LONG, Walker
from tests.e2e.process import Process
from tests.e2e.walks import to_draft

SILENCE = 15.0
"""Seconds from a start to the next word in a group; most of it is the start itself."""
AGES = 60.0
"""Until an answer comes that the bot does not live to hear."""


@pytest.fixture
async def owner(client: PlaygroundClient, process: Process) -> Walker:
    process.start()
    walker = Walker(await client.person())
    await to_draft(walker, RU)
    return walker


async def _group(client: PlaygroundClient, owner: Walker) -> Person:
    chat = await client.group(owner.person, start=await link(owner))
    return owner.person.at(chat)


def _whole_once(chat: Chat) -> None:
    photos = [message for message in chat.of_bot if message.photo_size]
    heads = [message for message in chat.of_bot if message.text.startswith("Чек-лист команды")]
    assert (len(photos), len(heads), len(stages(chat))) == (2, 1, STAGES), chat.transcript()


async def _killed(process: Process) -> float:
    """Killed and started again; when."""
    await asyncio.to_thread(process.kill)
    process.start()
    return monotonic()


@pytest.mark.parametrize(("method", "every"), [("sendMediaGroup", 1), ("sendMessage", 1)])
async def test_killed_before_the_answer_is_heard(
    owner: Walker, client: PlaygroundClient, process: Process, method: str, every: int
) -> None:
    """Telegram has the album, or the first of the list's messages, and the bot does not know."""
    chat = await client.group(owner.person)
    member = owner.person.at(chat)
    token = await link(owner)
    await client.fault("no_reply", method, every=every, times=1, seconds=AGES)
    await member.start(token)
    await member.wait_for(
        lambda c: (overview(c) if method == "sendMessage" else c.of_bot) or None, LONG
    )
    await member.send("а люди пишут дальше")
    started = await _killed(process)
    await listed(member)
    assert monotonic() - started < SILENCE + LONG
    _whole_once(await member.chat())


@pytest.mark.parametrize("seconds", [0.5, 0.9, 1.6, 2.6])
async def test_killed_at_odd_moments_the_list_comes_whole_and_once(
    owner: Walker, client: PlaygroundClient, process: Process, seconds: float
) -> None:
    member = await _group(client, owner)
    await asyncio.sleep(seconds)  # the moment itself is what is tried
    await _killed(process)
    await listed(member)
    _whole_once(await member.chat())


async def test_a_tick_before_the_kill_is_shown_soon_after_the_start(
    owner: Walker, client: PlaygroundClient, process: Process
) -> None:
    member = await _group(client, owner)
    await listed(member)
    first = stages(await member.chat())[0]
    for ending in ("killed", "told"):
        place = 1 if ending == "killed" else 2
        await client.fault("no_reply", "editMessageText", times=1, seconds=AGES)
        await member.press(first, data=task_row(first, place)[0], timeout=LONG)
        if ending == "killed":
            await asyncio.to_thread(process.kill)
        else:
            assert await process.terminate() == 0
        await client.clear_faults()
        process.start()
        started = monotonic()
        await shows(member, 1, f"✅ {place}.", SILENCE + LONG)
        assert monotonic() - started < SILENCE
    _whole_once(await member.chat())
