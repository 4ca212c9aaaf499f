"""The whole bot over real HTTP: the playground's server, and the ordinary bot talking to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.playground.client import Person, PlaygroundClient
from bot.playground.server import TOKEN, Playground
from bot.runtime import logs
from bot.runtime.clock import Clock
from bot.runtime.settings import Settings
from tests.e2e.people import Walker
from tests.e2e.process import Process


@pytest.fixture
async def playground(tmp_path: Path) -> AsyncIterator[Playground]:
    async with Playground(tmp_path / "playground") as running:
        yield running


@pytest.fixture
async def client(playground: Playground) -> AsyncIterator[PlaygroundClient]:
    async with PlaygroundClient(playground.url) as client:
        yield client


HURRY = 20.0
"""Groups are spoken to so many times faster than Telegram bears; the pace itself is held by
test_team_load, test_gathering and test_limiter.
"""


@asynccontextmanager
async def serving(
    playground: Playground, data_dir: Path, clock: Clock | None = None, tempo: float = HURRY
) -> AsyncIterator[None]:
    """The ordinary bot in this process."""
    from bot.runtime.app import serve

    settings = Settings(
        _env_file=None,
        bot_token=TOKEN,
        telegram_api_url=playground.url,
        data_dir=data_dir,
        log_level="WARNING",
        metrics_listen="off",
    )
    logs.set_up("WARNING")
    stop = asyncio.Event()
    running = asyncio.create_task(serve(settings, stop, clock=clock, tempo=tempo))
    try:
        yield
    finally:
        stop.set()
        await running


@pytest.fixture
def tempo() -> float:
    return HURRY


@pytest.fixture
async def bot(playground: Playground, tmp_path: Path, tempo: float) -> AsyncIterator[None]:
    async with serving(playground, tmp_path / "data", tempo=tempo):
        yield


@pytest.fixture
async def anna(client: PlaygroundClient, bot: None) -> Person:
    return await client.person("Аня", language_code="ru")


@pytest.fixture
async def ben(client: PlaygroundClient, bot: None) -> Person:
    return await client.person("Ben", language_code="en")


@pytest.fixture
def process(playground: Playground, tmp_path: Path) -> Iterator[Process]:
    process = Process(playground, tmp_path / "data")
    yield process
    process.kill()


@pytest.fixture
def walk_anna(anna: Person) -> Walker:
    return Walker(anna)


@pytest.fixture
def walk_ben(ben: Person) -> Walker:
    return Walker(ben)
