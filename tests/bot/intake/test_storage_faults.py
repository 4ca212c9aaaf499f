"""A store that is busy, full or away for a moment loses nothing: the journey is the same."""

from __future__ import annotations

import random
import shutil
import sqlite3
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import closing
from copy import deepcopy
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.storage import upgrade
from tests.bot.intake.whole import ANYA, QUICK, Kind, Step, Weather, Whole, Wire, to_end, whole
from tests.bot.storage.samples import plain
from tests.handlers.chat import LIBRARY

KINDS: tuple[Kind, ...] = ("busy", "full", "lost")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("empty") / "tropa.sqlite"
    await upgrade(f"sqlite:///{file}")
    return file


async def _walk(
    empty: Path, folder: Path, weather: Weather, walk: Callable[[Whole], Awaitable[None]]
) -> tuple[str, Weather, list[str]]:
    file = Path(tempfile.mkdtemp(dir=folder)) / "tropa.sqlite"
    shutil.copy(empty, file)
    async with whole(file, weather) as bot:
        await walk(bot)
        said = [kept["text"] for kept in bot.wire.messages.values()]
        journey = plain(await bot.map())
        await bot.store.settle()
        assert await bot.store.unfinished() == ()
    return journey, weather, said


@dataclass(frozen=True, slots=True)
class Stop:
    """The bot between two steps of a calm dialogue, to go on from as often as one likes."""

    file: Path
    messages: dict[int, dict[str, Any]]
    updates: int
    journey: str
    screen: list[str]
    """Words and buttons."""


async def _seen(bot: Whole) -> tuple[str, list[str]]:
    """The journey, and the newest message with buttons."""
    bot.store.weather = Weather()
    async with bot.store.read() as work:
        journey = plain(await bot.map()) if await work.headings(ANYA) else ""
    live = [kept for _, kept in sorted(bot.wire.messages.items()) if kept["rows"]]
    return journey, [live[-1]["text"], *(said for said, _ in live[-1]["rows"])] if live else []


async def _stop(bot: Whole, file: Path, updates: int) -> Stop:
    journey, screen = await _seen(bot)
    await bot.store.settle()
    with closing(sqlite3.connect(bot.house.file)) as here, closing(sqlite3.connect(file)) as there:
        here.backup(there)
    return Stop(file, deepcopy(bot.wire.messages), updates, journey, screen)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stops(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Stop]:
    """The whole quick dialogue, to the picture and the list, in calm weather."""
    folder = tmp_path_factory.mktemp("stops")
    file = folder / "tropa.sqlite"
    shutil.copy(empty, file)
    async with whole(file, Weather()) as bot:
        found = [await _stop(bot, folder / "0.sqlite", 1)]
        for number, step in enumerate(QUICK, start=1):
            await bot.do(step)
            found.append(await _stop(bot, folder / f"{number}.sqlite", 10 * number))
    return found


async def _tried(before: Stop, step: Step, weather: Weather, folder: Path) -> Stop:
    """One step in that weather, and what it leaves behind."""
    file = Path(tempfile.mkdtemp(dir=folder)) / "tropa.sqlite"
    shutil.copy(before.file, file)
    wire = Wire(deepcopy(before.messages))
    async with whole(file, weather, wire) as bot:
        bot.goes_on_from(before.updates)
        await bot.do(step)
        journey, screen = await _seen(bot)
        await bot.store.settle()
        assert await bot.store.unfinished() == ()
    _nobody_was_told([kept["text"] for kept in wire.messages.values()])
    return Stop(file, wire.messages, 0, journey, screen)


@pytest.mark.parametrize("kind", KINDS)
async def test_whichever_transaction_of_the_dialogue_fails_the_journey_is_the_same(
    stops: list[Stop], tmp_path: Path, kind: Kind
) -> None:
    """Each one of each step, one by one; what a step leaves behind is all that the next knows."""
    failed = 0
    for step, before, calm in zip(QUICK, stops[:-1], stops[1:], strict=True):
        for nth in count(1):
            weather = Weather(kind, nth)
            found = await _tried(before, step, weather, tmp_path)
            assert (found.journey, found.screen) == (calm.journey, calm.screen), (step, nth)
            failed += weather.failed
            if not weather.failed:  # it has no more of them
                break
    assert failed >= 2 * len(QUICK)  # a step is two transactions at least


@pytest.mark.parametrize("kind", KINDS)
async def test_every_third_transaction_of_the_whole_dialogue_fails(
    empty: Path, tmp_path: Path, kind: Kind
) -> None:
    calm, _, _ = await _walk(empty, tmp_path, Weather(), to_end)
    journey, weather, said = await _walk(
        empty, tmp_path, Weather(kind, chance=random.Random(kind)), to_end
    )
    assert weather.failed > weather.count / 4  # a tap is two transactions
    assert journey == calm
    _nobody_was_told(said)


def _nobody_was_told(said: list[str]) -> None:
    broke = LIBRARY.texts("ru").html("error.unexpected", code="…").split("…")[0]
    assert not [text for text in said if broke in text]
