"""The bot is killed while it posts in a group: nothing comes twice, nothing is lost, and the group
hears from it again within seconds.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from time import monotonic

import pytest

from bot.playground.client import Person, PlaygroundClient
from bot.playground.views import Chat, Message
from tests.e2e.groups import RU, STAGES, link, listed, overview, shows, stages, task_row
from tests.e2e.people import LONG, Walker
from tests.e2e.process import Process
from tests.e2e.walks import to_draft

SILENCE = 15.0
"""Seconds from a start to the next word in a group; most of it is the start itself."""
AGES = 60.0
"""Until an answer comes that the bot does not live to hear."""
NOON = 9
"""In Moscow, by UTC: what was missed while the bot was down waits for the morning there."""
CHATTER = 15
"""Messages of people: more than are looked through for one of ours."""


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
    assert (len(photos), len(heads), len(stages(chat))) == (1, 1, STAGES), chat.transcript()


async def _killed(process: Process) -> float:
    """Killed and started again; when."""
    await asyncio.to_thread(process.kill)
    process.start()
    return monotonic()


@pytest.mark.parametrize(("method", "every"), [("sendPhoto", 1), ("sendMessage", 1)])
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


def _to_next_week() -> dt.timedelta:
    now = dt.datetime.now(dt.UTC)
    noon = now.replace(hour=NOON, minute=0, second=0, microsecond=0)
    return noon + dt.timedelta(days=8) - now


def _said(chat: Chat, part: str) -> list[Message]:
    return [message for message in chat.of_bot if part in message.text]


async def _heard(member: Person, part: str) -> Message:
    """Waits until the group hears that."""
    return await member.wait_for(lambda chat: next(iter(_said(chat, part)), None), LONG)


async def _ticks(member: Person, place: int, then: int | None = None) -> None:
    """A tick is shown: whoever sees to the group has done with what came before.

    then: its place by now, where another task has come before it.
    """
    first = stages(await member.chat())[0]
    await member.press(first, data=task_row(first, place)[0], timeout=LONG)
    await shows(member, 1, f"✅ {then or place}.", SILENCE + LONG)


@pytest.mark.parametrize("chatter", [0, CHATTER])
async def test_a_digest_whose_answer_was_not_heard_comes_once(
    owner: Walker, client: PlaygroundClient, process: Process, chatter: int
) -> None:
    """It is found where it stands; behind what people wrote it is not, and stays the only one."""
    member = await _group(client, owner)
    await listed(member)
    await _ticks(member, 1)
    assert await process.terminate() == 0
    for number in range(chatter):
        await member.send(f"люди пишут дальше, {number}")
    await client.fault("no_reply", "sendMessage", times=1, seconds=AGES)
    process.ahead = _to_next_week()
    process.start()
    await _heard(member, "Итоги недели")
    await _killed(process)
    await _ticks(member, 2)
    assert len(_said(await member.chat(), "Итоги недели")) == 1


@pytest.mark.parametrize("answered", ["before the start", "after it"])
async def test_a_question_whose_answer_was_not_heard_is_asked_once(
    owner: Walker, client: PlaygroundClient, process: Process, answered: str
) -> None:
    """Telegram lets nobody edit it, so it cannot be found; what is replied to it is its answer."""
    member = await _group(client, owner)
    await listed(member)
    first = stages(await member.chat())[0]
    await client.fault("no_reply", "sendMessage", times=1, seconds=AGES)
    await member.press(first, "＋ Задача", timeout=LONG)
    question = await _heard(member, "что добавить")
    await member.send("а люди пишут дальше")
    await asyncio.to_thread(process.kill)
    if answered == "before the start":
        await member.send("Помыть окна", reply_to=question)
    process.start()
    await _ticks(member, 1, then=2 if answered == "before the start" else 1)
    assert len(_said(await member.chat(), "что добавить")) <= 1
    if answered == "after it":
        await member.send("Помыть окна", reply_to=question)
    await shows(member, 1, "Помыть окна")
    await _heard(member, "Добавлено")
    assert not _said(await member.chat(), "что добавить")
