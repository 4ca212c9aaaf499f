"""Brought updates: answered once they are written down, refused where there is no room."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.intake import intake as intake_module
from bot.intake import webhook as module
from bot.intake.webhook import HEADER, CannotListen, NotSet, Webhook
from bot.playground.server import TOKEN
from bot.runtime import listening
from bot.runtime.listening import Address
from bot.storage import open_store
from journey.errors import Unavailable
from tests.handlers.telegram.rig import NOW, Rig, rig


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Rig]:
    async with rig(tmp_path) as made:
        yield made


@pytest.fixture
def place(unused_tcp_port: int) -> listening.Webhook:
    url = f"http://127.0.0.1:{unused_tcp_port}/in"
    return listening.webhook(url, Address("127.0.0.1", unused_tcp_port), None, TOKEN)


async def _announced(bench: Rig, place: listening.Webhook, running: asyncio.Task[None]) -> None:
    while (await bench.bot.get_webhook_info()).url != place.marked:
        if running.done():
            return
        await asyncio.sleep(0.01)


@asynccontextmanager
async def open_for(bench: Rig, place: listening.Webhook) -> AsyncIterator[None]:
    running = asyncio.create_task(Webhook(bench.bot, bench.intake, place).run())
    try:
        async with asyncio.timeout(20):
            await _announced(bench, place, running)
        yield
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await bench.turns.drain(10)


def message(number: int, person: int = 7, text: str = "hi") -> dict[str, Any]:
    someone = {"id": person, "is_bot": False, "first_name": "Аня", "language_code": "ru"}
    chat = {"id": person, "type": "private", "first_name": "Аня"}
    body = {"message_id": number, "date": 1, "chat": chat, "from": someone, "text": text}
    return {"update_id": number, "message": body}


Post = Callable[..., Awaitable[tuple[int, str | None]]]


@asynccontextmanager
async def posting(place: listening.Webhook) -> AsyncIterator[Post]:
    async with ClientSession() as session:

        async def post(body: Any, secret: str = place.secret) -> tuple[int, str | None]:
            kind = {"data": io.BytesIO(body)} if isinstance(body, bytes) else {"json": body}
            async with session.post(place.url, headers={HEADER: secret}, **kind) as answer:
                return answer.status, answer.headers.get("Retry-After")

        yield post


async def test_answered_when_written_down(bench: Rig, place: listening.Webhook) -> None:
    """Each is there for another process as soon as Telegram hears 200."""
    bench.told.gate.clear()
    async with open_for(bench, place), posting(place) as post:
        many = [post(message(number, person=number % 3 + 1)) for number in range(1, 41)]
        assert {*await asyncio.gather(*many)} == {(200, None)}
        assert await post(message(5)) == (200, None)  # a repeat
        assert await post(message(50), secret="wrong") == (403, None)
        assert await post(b"{") == (400, None)
        assert await post({"no": "number"}) == (400, None)
        assert (await post(b"x" * (module.BODY_BYTES + 1)))[0] == 413
        other = open_store(f"sqlite:///{bench.store._writer.url.database}", now=lambda: NOW)
        assert [one.id for one in await other.unfinished()] == [*range(1, 41)]
        await other.close()
        bench.told.gate.set()
        await bench.told.hears(40)


async def test_no_store_and_no_room_are_later(
    bench: Rig, place: listening.Webhook, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, broken = bench.store.receive, True

    async def receive(updates: tuple[tuple[int, str], ...]) -> frozenset[int]:
        if broken:
            raise Unavailable("locked")
        return await whole(updates)

    monkeypatch.setattr(bench.store, "receive", receive)
    monkeypatch.setattr(intake_module, "IN_MEMORY", 3)
    later = (503, str(module.AGAIN_SECONDS))
    async with open_for(bench, place), posting(place) as post:
        assert await post(message(1)) == later
        broken = False
        bench.told.gate.clear()
        for number in (1, 2, 3):
            assert await post(message(number, person=number)) == (200, None)
        assert await post(message(4)) == later
        bench.told.gate.set()
        async with asyncio.timeout(20):
            await bench.turns.below(1)
        assert await post(message(4)) == (200, None)
    assert [event.update for event in bench.told.heard] == [1, 2, 3, 4]


async def test_set_only_when_it_changed(bench: Rig, place: listening.Webhook) -> None:
    for _ in range(2):
        async with open_for(bench, place):
            pass
    assert len(await bench.client.calls("setWebhook")) == 1
    other = listening.webhook(place.url, place.at, "another-secret-of-ours", TOKEN)
    async with open_for(bench, other):
        pass
    assert len(await bench.client.calls("setWebhook")) == 2
    assert other.secret not in (await bench.bot.get_webhook_info()).url


async def test_what_cannot_be(bench: Rig, place: listening.Webhook) -> None:
    refused = listening.webhook("http://elsewhere.example/x", place.at, None, TOKEN)
    with pytest.raises(NotSet, match="bad webhook"):
        await Webhook(bench.bot, bench.intake, refused).run()
    async with open_for(bench, place):
        with pytest.raises(CannotListen, match="in use"):
            await Webhook(bench.bot, bench.intake, place).run()


async def test_polling_waits_for_room_as_well(bench: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    """What there is no room for stays with Telegram, and comes when there is."""
    monkeypatch.setattr(intake_module, "IN_MEMORY", 1)
    anya = await bench.client.person("Аня")
    bench.told.gate.clear()
    async with bench.listening():
        await anya.send("1")
        await bench.told.hears(1)
        await anya.send("2")
        for _ in range(20):  # answers of the server, each of them a chance to fetch
            assert (await bench.bot.get_webhook_info()).pending_update_count == 2
        bench.told.gate.set()
        await bench.told.hears(2)
