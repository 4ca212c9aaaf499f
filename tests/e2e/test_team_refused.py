"""What a group may refuse a bot: pictures, polls, words; and the old messages it keeps."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.playground.client import PlaygroundClient
from bot.playground.server import Playground
from bot.playground.views import Chat, Message
from tests.e2e.groups import RU, link, overview, posted, stages, task_row
from tests.e2e.people import LONG, Walker
from tests.e2e.walks import to_draft

NO_PHOTOS = "Bad Request: not enough rights to send photos to the chat"
NO_POLLS = "Bad Request: CHAT_SEND_POLL_FORBIDDEN"
NO_WORDS = "Bad Request: not enough rights to send text messages to the chat"
THREE_DAYS = 3 * 24 * 3600.0


@dataclass
class Later:
    """Telegram's clock, ahead of ours by so many seconds."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return time.time() + self.seconds


@pytest.fixture
def later() -> Later:
    return Later()


@pytest.fixture
async def playground(tmp_path: Path, later: Later) -> AsyncIterator[Playground]:
    async with Playground(tmp_path / "playground", clock=later) as running:
        yield running


def ticked(chat: Chat) -> list[Message] | None:
    return [message for message in stages(chat) if "✅ 1." in message.text] or None


async def test_without_pictures_the_list_stands_and_says_why(
    walk_anna: Walker, client: PlaygroundClient, capfd: pytest.CaptureFixture[str]
) -> None:
    await to_draft(walk_anna, RU)
    token = await link(walk_anna)
    await client.fault("refuse", "sendPhoto", description=NO_PHOTOS)
    member = walk_anna.person.at(await client.group(walk_anna.person, start=token))

    def says(chat: Chat) -> Message | None:
        found = overview(chat)
        return found if found is not None and "нельзя отправлять фото" in found.text else None

    shown = await member.wait_for(says, LONG)
    await client.clear_faults()
    answer = await member.press(shown, "Показать карту", timeout=LONG)
    assert "Рисую" in answer.text
    await member.wait_for(lambda c: [m for m in c.of_bot if m.photo_size] or None, LONG)
    await member.wait_for(lambda c: None if says(c) else overview(c), LONG)
    assert "error" not in capfd.readouterr().err


async def test_without_polls_the_group_hears_it_and_the_list_goes_on(
    walk_anna: Walker, client: PlaygroundClient
) -> None:
    member = walk_anna.person.at(await posted(client, walk_anna))
    await client.fault("refuse", "sendPoll", description=NO_POLLS)
    first = stages(await member.chat())[0]
    tick = task_row(first, 1)[0]
    await member.press(first, data=f"g:v:{tick.split(':')[2]}", timeout=LONG)
    await member.wait_text("нельзя отправлять опросы", LONG)
    await member.press(first, data=tick, timeout=LONG)
    await member.wait_for(ticked, LONG)


async def test_silenced_it_tells_the_owner_and_a_command_brings_it_back(
    walk_anna: Walker, client: PlaygroundClient
) -> None:
    member = walk_anna.person.at(await posted(client, walk_anna))
    first = stages(await member.chat())[0]
    await client.fault("refuse", "editMessageText", description=NO_WORDS)
    await member.press(first, data=task_row(first, 1)[0], timeout=LONG)
    await walk_anna.person.wait_text("мне нельзя писать", LONG)
    await client.clear_faults()
    await member.send("/checklist")
    await member.wait_for(ticked, LONG)


async def test_an_old_list_that_cannot_be_deleted_offers_nothing_any_more(
    walk_anna: Walker, client: PlaygroundClient, later: Later
) -> None:
    chat = await posted(client, walk_anna, forum=True)
    member = walk_anna.person.at(chat)
    old = [message.id for message in (await member.chat()).of_bot]
    later.seconds = THREE_DAYS
    topic = await client.topic(chat, "Задачи")
    await walk_anna.person.at(chat, topic).send("/checklist")

    def put_away(chat: Chat) -> bool | None:
        left = [message for message in chat.of_bot if message.id in old]
        said = [message.text for message in left if not message.rows]
        told = sum("Чек-лист теперь ниже" in (text or "") for text in said)
        return (len(said) == len(old) and told == 1 and max(map(len, said)) < 30) or None

    await member.wait_for(put_away, 2 * LONG)
    await member.wait_for(
        lambda c: len([m for m in stages(c) if m.topic == topic]) == 6 or None,
        2 * LONG,
    )
