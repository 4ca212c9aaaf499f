"""A rig that listens, and a person before it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.playground.client import Person
from tests.handlers.telegram.rig import Rig, rig


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Rig]:
    async with rig(tmp_path) as made:
        yield made


@pytest.fixture
async def running(bench: Rig) -> AsyncIterator[Rig]:
    async with bench.listening():
        yield bench


@pytest.fixture
async def anya(bench: Rig) -> Person:
    return await bench.client.person("Аня")
