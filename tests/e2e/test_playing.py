"""What a visitor of the playground wishes comes true: an example, next week, all anew."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.playground.client import PlaygroundClient
from bot.playground.views import Chat, Message
from bot.playground.wire import Json
from tests.e2e.people import LONG

PATIENCE = 4 * LONG
DAY = 86_400
WEEK = 7 * DAY
NOON = 9 * 3600
"""In Moscow, in seconds of the day of Greenwich."""


@pytest.fixture
async def client(tmp_path: Path) -> AsyncIterator[PlaygroundClient]:
    """The playground as `tropa play` opens it, in a process of its own."""
    play = [sys.executable, "-m", "bot.cli", "play", "--no-browser", "--port", "0"]
    process = await asyncio.create_subprocess_exec(
        *play, "--data-dir", str(tmp_path), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    said = (await process.stdout.readline()).decode()
    async with PlaygroundClient(said.split("open ")[1].split(" ")[0]) as opened:
        yield opened
    process.terminate()
    assert await process.wait() == 0


async def test_an_example_a_week_later_and_all_anew(client: PlaygroundClient) -> None:
    shown = await _until(client, "example ru", "shown")
    owner = client.known_person(shown["person"])
    assert (await owner.chat()).newest_of_bot is not None
    state = await _state(client)
    assert all("пример" in one["first_name"] for one in state["people"])
    (group,) = [one for one in state["chats"] if one["type"] != "private"]
    assert "Пример" in group["title"]
    team = owner.at(group["id"])
    done = await team.wait_for(lambda chat: _saying(chat, "2 из"), PATIENCE)
    assert "Борис" in done.text

    now = float((await client.request("GET", "/_/clock"))["now"])
    noon = WEEK + NOON - now % DAY + DAY  # whatever the hour is: at night a team is left asleep
    await client.request("POST", "/_/clock", {"seconds": noon})
    week = await team.wait_for(lambda chat: _saying(chat, "Итоги недели"), PATIENCE)
    assert "Борис" in week.text

    await _until(client, "again", "hello")  # another one answers at the same address
    assert (await _state(client))["people"] == []


async def _until(client: PlaygroundClient, wish: str, kind: str) -> Json:
    """Wishes, and gives the event of that kind once it came."""
    async with client.changes() as queue, asyncio.timeout(PATIENCE):
        await client.request("POST", "/_/wishes", {"wish": wish})
        while (event := await queue.get())["kind"] != kind:
            pass
    return event


async def _state(client: PlaygroundClient) -> Json:
    return await client.request("GET", "/_/state")


def _saying(chat: Chat, part: str) -> Message | None:
    return next((one for one in chat.of_bot if part in one.text), None)
