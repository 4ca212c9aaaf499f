"""A fresh playground, a real aiogram bot before it, and a person."""

import io
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from PIL import Image
from playwright.async_api import Page, async_playwright

from bot.playground.client import Person, PlaygroundClient
from bot.playground.server import Playground

CHROMIUM = shutil.which("chromium")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def make_bot(playground: Playground, token: str | None = None) -> Bot:
    server = TelegramAPIServer.from_base(playground.url)
    return Bot(token or playground.token, session=AiohttpSession(api=server))


def make_picture(width: int = 900, height: int = 600, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, kind)
    return out.getvalue()


@pytest.fixture
async def playground(tmp_path: Path) -> AsyncIterator[Playground]:
    async with Playground(tmp_path) as running:
        yield running


@pytest.fixture
async def client(playground: Playground) -> AsyncIterator[PlaygroundClient]:
    async with PlaygroundClient(playground.url) as opened:
        yield opened


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[Bot]:
    made = make_bot(playground)
    yield made
    await made.session.close()


@pytest.fixture
async def anya(client: PlaygroundClient) -> Person:
    """A person who has opened the bot."""
    person = await client.person("Аня", username="anya_k")
    await person.start()
    return person


@pytest.fixture
def picture() -> bytes:
    return make_picture()


@pytest.fixture
async def page(playground: Playground, running: object) -> AsyncIterator[Page]:
    """The page on a Russian phone before the bot that the test runs.

    Any error of its scripts fails the test.
    """
    errors: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        context = await browser.new_context(
            viewport={"width": 390, "height": 844}, locale="ru-RU", has_touch=True, is_mobile=True
        )
        opened = await context.new_page()
        opened.on("pageerror", lambda error: errors.append(str(error)))
        await opened.goto(playground.url)
        yield opened
        await browser.close()
    assert errors == []


async def say(page: Page, text: str) -> None:
    await page.get_by_test_id("text").fill(text)
    await page.get_by_test_id("send").click()
