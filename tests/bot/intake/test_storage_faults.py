"""A store that is busy, full or away for a moment loses nothing: the journey is the same."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from bot.storage import upgrade
from tests.bot.intake.whole import Kind, Weather, Whole, to_end, to_first_answers, whole
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


@pytest.mark.parametrize("kind", KINDS)
async def test_whichever_transaction_fails_the_journey_is_the_same(
    empty: Path, tmp_path: Path, kind: Kind
) -> None:
    calm, weather, _ = await _walk(empty, tmp_path, Weather(), to_first_answers)
    for nth in range(1, weather.count + 1):
        bad = Weather(kind, nth)
        journey, _, said = await _walk(empty, tmp_path, bad, to_first_answers)
        assert bad.failed == 1
        assert journey == calm, nth
        _nobody_was_told(said)


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
