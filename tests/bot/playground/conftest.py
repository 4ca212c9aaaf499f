"""A fresh playground, a real aiogram bot before it, and a person."""

import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from PIL import Image
from playwright.async_api import Page

from bot.playground.client import Person, PlaygroundClient
from bot.playground.server import Playground
from tests.browser import phone


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
    """The page on a Russian phone before the bot that the test runs."""
    async with phone(playground.url) as opened:
        yield opened


async def say(page: Page, text: str) -> None:
    await page.get_by_test_id("text").fill(text)
    await page.get_by_test_id("send").click()
