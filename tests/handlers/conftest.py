"""A fresh bot over a real SQLite file, and a person in front of it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.storage import open_store, upgrade
from tests.handlers.chat import Chat, FixedClock, House


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables, made once: each test takes a copy."""
    file = tmp_path_factory.mktemp("empty") / "tropa.sqlite"
    await upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def tables(empty: Path) -> bytes:
    return empty.read_bytes()


@pytest.fixture
async def house(tmp_path: Path, empty: Path, tables: bytes) -> AsyncIterator[House]:
    file = tmp_path / "tropa.sqlite"
    shutil.copy(empty, file)
    clock = FixedClock()
    store = open_store(f"sqlite:///{file}", now=clock.now)
    yield House(store, file, clock, empty=tables)
    await store.close()


@pytest.fixture
def chat(house: House) -> Chat:
    """Аня, who speaks Russian."""
    return house.chat()
