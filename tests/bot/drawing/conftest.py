"""Drawers over a real database, with the real worker or with one that plays a part."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.drawing.drawer import ProcessDrawer
from bot.drawing.worker import LENGTH
from bot.drawing.workers import Limits, Worker, Workers
from bot.storage import SqlStore, open_store, upgrade
from handlers.ports import Library
from journey.example import example
from journey.model import Journey
from locales.shipped import catalogues
from locales.texts import Languages
from tests.handlers.telegram.rig import NOW

PLAYED = f"""
import os, pickle, struct, sys, time
head = struct.Struct("{LENGTH.format}")
while got := sys.stdin.buffer.read(head.size):
    sys.stdin.buffer.read(head.unpack(got)[0])
    {{act}}
    answer = pickle.dumps([("cover", 1, str(os.getpid()).encode(), ())])
    sys.stdout.buffer.write(head.pack(len(answer)) + answer)
    sys.stdout.buffer.flush()
"""


def playing(act: str = "pass", limits: Limits | None = None) -> Workers:
    """Workers that do something before they answer with their process's number."""
    return Workers(lambda: Worker((sys.executable, "-c", PLAYED.format(act=act))), limits)


def once(folder: Path, act: str) -> str:
    """What the first process does, and no later one."""
    mark = str(folder / "done")
    return f"open({mark!r}, 'x') and {act} if not os.path.exists({mark!r}) else None"


def renamed(journey: Journey, count: int) -> list[Journey]:
    """Maps that differ, so that none is drawn for another."""
    return [journey.with_(title=f"Карта {number}") for number in range(count)]


async def until(condition: Callable[[], bool]) -> None:
    """Waits for something that tells nobody when it happens."""
    async with asyncio.timeout(60):
        while not condition():  # noqa: ASYNC110 - processes and timers set no event
            await asyncio.sleep(0.01)


@pytest.fixture
def journey() -> Journey:
    industry = catalogues().industry("coffee-shop", "ru")
    assert industry is not None
    return example(industry, NOW)


class Drawers:
    """Makes drawers that share a database, and ends them."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._made: list[tuple[ProcessDrawer, SqlStore]] = []

    def __call__(
        self, workers: Workers | None = None, library: Library | None = None
    ) -> ProcessDrawer:
        store = open_store(self._url, now=lambda: NOW)
        made = ProcessDrawer(library or Languages(), store, workers)
        self._made.append((made, store))
        return made

    async def close(self) -> None:
        for made, store in self._made:
            await made.close()
            await store.close()
        self._made.clear()


@pytest.fixture
async def drawers(tmp_path: Path) -> AsyncIterator[Drawers]:
    url = f"sqlite:///{tmp_path / 'tropa.sqlite'}"
    await upgrade(url)
    made = Drawers(url)
    yield made
    await made.close()
