"""Files come from the Bot API over HTTP, or from the disk of an own server of it."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot
from aiogram.types import File
from aiohttp import ClientPayloadError

from bot.playground.client import Person, PlaygroundClient
from bot.playground.server import Playground
from bot.runtime.app import make_bot
from handlers.events import SentFile
from handlers.telegram.fetching import PAUSES, Fetching
from journey import limits
from journey.errors import Code, Rejected
from tests.bot.reading.test_reception import file


@pytest.fixture
async def playground(tmp_path: Path) -> AsyncIterator[Playground]:
    async with Playground(tmp_path) as running:
        yield running


@pytest.fixture
async def client(playground: Playground) -> AsyncIterator[PlaygroundClient]:
    async with PlaygroundClient(playground.url) as opened:
        yield opened


@pytest.fixture
async def anya(client: PlaygroundClient) -> Person:
    person = await client.person("Аня")
    await person.start()
    return person


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[Bot]:
    made = make_bot(playground.token, playground.url)
    yield made
    await made.session.close()


async def sent(anya: Person, content: bytes) -> SentFile:
    message = await anya.send_file("document", content, "воронка.csv", caption="вот")
    document = message.json["document"]
    whole = file(content, document["file_name"])
    return replace(whole, chat=anya.id, person=anya.id, file=document["file_id"])


class Paused:
    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


async def test_a_file_is_fetched_as_it_was_sent(bot: Bot, anya: Person) -> None:
    content = "Этап;Люди\n".encode() * 20_000
    assert await Fetching(bot)(await sent(anya, content)) == content


async def test_what_fails_in_passing_is_tried_again(
    bot: Bot, anya: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    event, paused, session = await sent(anya, b"a;b"), Paused(), bot.session
    streamed, left = session.stream_content, len(PAUSES)

    async def cut(url: str, **more: Any) -> AsyncGenerator[bytes]:
        nonlocal left
        left -= 1
        if left >= 0:
            raise ClientPayloadError
        async for piece in streamed(url, **more):
            yield piece

    monkeypatch.setattr(session, "stream_content", cut)
    assert await Fetching(bot, paused)(event) == b"a;b"
    assert tuple(paused.seconds) == PAUSES
    left = len(PAUSES) + 1
    assert await Fetching(bot, paused)(event) == Rejected(Code.FILE_NOT_FETCHED)


async def test_what_telegram_does_not_give_is_said_at_once(
    bot: Bot, anya: Person, client: PlaygroundClient
) -> None:
    large, paused = await sent(anya, bytes(limits.DROPPED_BYTES + 1)), Paused()
    assert await Fetching(bot, paused)(large) == Rejected(Code.FILE_TOO_LARGE, {"limit": 20})
    event = await sent(anya, b"a;b")
    await client.fault("refuse", "getFile", description="Bad Request: invalid file_id")
    assert await Fetching(bot, paused)(event) == Rejected(Code.FILE_NOT_FETCHED)
    assert paused.seconds == []


async def test_an_own_server_tells_where_the_file_lies(
    bot: Bot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server of the Bot API that runs with --local beside us."""
    path = tmp_path / "воронка.csv"
    path.write_bytes(b"a;b")

    async def answered(_bot: Bot, _file_id: str) -> File:
        return File(file_id="id", file_unique_id="id", file_path=str(path))

    monkeypatch.setattr(Bot, "get_file", answered)
    assert await Fetching(bot)(file(b"a;b")) == b"a;b"
