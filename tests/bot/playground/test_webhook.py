"""The local server brings updates as the public one does."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import WebhookInfo
from aiohttp import web

from bot.playground.client import Person, PlaygroundClient
from bot.playground.server import Playground


class Ear:
    """A webhook that is told what to answer."""

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []
        self.secrets: set[str] = set()
        self.answer: Callable[[dict[str, Any]], web.Response] = lambda _update: web.Response()
        self.gate = asyncio.Event()
        self.gate.set()
        self.most = 0
        self._now = 0
        self._changed = asyncio.Condition()

    async def hear(self, request: web.Request) -> web.Response:
        update = json.loads(await request.read())
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token", ""))
        self._now += 1
        self.most = max(self.most, self._now)
        async with self._changed:
            self.heard.append(update)
            self._changed.notify_all()
        await self.gate.wait()
        self._now -= 1
        return self.answer(update)

    async def hears(self, count: int) -> list[str]:
        async with self._changed, asyncio.timeout(20):
            await self._changed.wait_for(lambda: len(self.heard) >= count)
        return [one["message"]["text"] for one in self.heard if "message" in one]


@asynccontextmanager
async def listening(ear: Ear) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/in", ear.hear)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/in"
    finally:
        ear.gate.set()
        await runner.cleanup()


async def _info(bot: Bot, fits: Callable[[WebhookInfo], object]) -> WebhookInfo:
    async with asyncio.timeout(20):
        while True:
            if fits(info := await bot.get_webhook_info()):
                return info
            await asyncio.sleep(0.01)


async def _emptied(bot: Bot) -> WebhookInfo:
    return await _info(bot, lambda info: not info.pending_update_count)


async def test_a_chat_in_order_chats_side_by_side(
    bot: Bot, client: PlaygroundClient, anya: Person
) -> None:
    boris = await client.person("Борис")
    await bot.delete_webhook(drop_pending_updates=True)
    ear = Ear()
    ear.gate.clear()
    async with listening(ear) as url:
        await bot.set_webhook(url, secret_token="s" * 20, allowed_updates=["message"])
        await anya.send("1")
        await ear.hears(1)
        await anya.send("2")
        await boris.send("a")
        assert await ear.hears(2) == ["1", "a"]  # «2» waits for the answer about «1»
        assert ear.most == 2
        ear.gate.set()
        assert await ear.hears(3) == ["1", "a", "2"]
        assert ear.secrets == {"s" * 20}
        info = await _emptied(bot)
    assert (info.url, info.max_connections, info.allowed_updates) == (url, 40, ["message"])
    assert info.last_error_message is None


async def test_what_is_refused_comes_again(
    bot: Bot, client: PlaygroundClient, anya: Person
) -> None:
    """The first time at once, or when `Retry-After` says; and whatever was taken comes once."""
    await bot.delete_webhook(drop_pending_updates=True)
    ear, loop = Ear(), asyncio.get_running_loop()
    refusals = iter(
        [web.Response(status=500), web.Response(status=503, headers={"Retry-After": "1"})]
    )
    ear.answer = lambda _update: next(refusals, web.Response())
    async with listening(ear) as url:
        await bot.set_webhook(url)
        await anya.send("1")
        await anya.send("2")
        await ear.hears(2)
        begun = loop.time()
        assert await ear.hears(4) == ["1", "1", "1", "2"]
        assert loop.time() - begun > 0.9
        info = await _emptied(bot)
        assert str(info.last_error_message).startswith("Wrong response from the webhook: 503")
        await client.deliver_twice()
        await anya.send("3")
        assert (await ear.hears(6))[4:] == ["3", "3"]
    await client.deliver_twice(on=False)
    await anya.send("nobody listens")
    await _info(bot, lambda info: info.last_error_message == "Connection refused")
    await bot.delete_webhook()
    assert [one.message.text for one in await bot.get_updates() if one.message] == [
        "nobody listens"
    ]


@pytest.mark.parametrize(
    ("url", "secret", "words"),
    [
        (
            "https://a.example:8080/x",
            None,
            "Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ("http://a.example/x", None, "An HTTPS URL must be provided"),
        ("https://a.example/x", "s" * 257, "secret token is too long"),
        ("https://a.example/x", "no spaces", "secret token contains unallowed characters"),
    ],
)
async def test_what_telegram_does_not_take(
    bot: Bot, playground: Playground, url: str, secret: str | None, words: str
) -> None:
    with pytest.raises(TelegramBadRequest, match=words):
        await bot.set_webhook(url, secret_token=secret)
    assert not (await bot.get_webhook_info()).url
