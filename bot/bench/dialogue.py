"""The dialogue beside a bare aiogram bot: `tropa bench dialogue`.

Each bot is a process of its own against one local server in its own process; they take turns, and
each round starts them anew. A tap turns a tick: from the press until the changed message is there.
Server and people share the machine with the bot, so milliseconds are on the high side and ratios
within the run are what counts. Our own bounds are raised (`RAISED`): the bare bots have none. Knows
how to start them; what people do is in `thumbs`.
"""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from bot.bench import targets
from bot.bench.figures import Figure, resident
from bot.bench.targets import BARE, KEEPING, TROPA
from bot.bench.thumbs import Thumb, Thumbs, tap_for
from bot.playground.client import PlaygroundClient
from bot.playground.server import TOKEN

ROUNDS: Final = 3
PEOPLE: Final = 40
STEADY: Final = 10.0
STEADY_SECONDS: Final = 12.0
OFFERED: Final = 200.0
OFFERED_SECONDS: Final = 5.0
RAISED: Final = {"MESSAGES_A_SECOND": "10000", "EDITS_A_SECOND": "10000"}
"""Our own bounds, for the taps offered too fast: the bare bots have none."""
OURS: Final = ("-m", "bot.cli", "run")
FILE: Final = Path(__file__).parent / "bare.py"


@dataclass(slots=True)
class Rounds:
    """What was found for one bot, a value a round."""

    start: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    half: list[float] = field(default_factory=list)
    slowest: list[float] = field(default_factory=list)
    borne: list[float] = field(default_factory=list)

    def figures(self, name: str) -> list[Figure]:
        return [
            Figure(f"{name}: {what}", unit, tuple(samples))
            for what, unit, samples in (
                (targets.START, "ms", self.start),
                (targets.RESIDENT, "MB", self.memory),
                (targets.PROCESSOR, "ms", self.processor),
                (targets.HALF, "ms", self.half),
                (targets.SLOWEST, "ms", self.slowest),
                (targets.BORNE, "/s", self.borne),
            )
        ]


async def measure() -> list[Figure]:
    """All bots, round by round; the figures of each."""
    with TemporaryDirectory() as folder:
        commands = _commands(Path(folder))
        found = {name: Rounds() for name in commands}
        crowds: dict[str, list[Thumb]] = {}
        async with (
            ground(Path(folder)) as url,
            PlaygroundClient(url) as client,
            Thumbs(client) as thumbs,
        ):
            for _ in range(ROUNDS):
                for name, command in commands.items():
                    first = await thumbs.newcomer()
                    await first.person.start()
                    begun = perf_counter()
                    async with _bot(command, url, Path(folder)) as process:
                        await first.shown()
                        found[name].start.append((perf_counter() - begun) * 1000)
                        if name not in crowds:
                            crowds[name] = await before(name, thumbs)
                        await _round(found[name], crowds[name], process.pid)
    return [figure for name, rounds in found.items() for figure in rounds.figures(name)]


def _commands(folder: Path) -> dict[str, Sequence[str]]:
    """How each bot is started."""
    return {
        BARE: ("-P", str(FILE)),
        KEEPING: ("-P", str(FILE), str(folder / "answers.sqlite")),
        TROPA: OURS,
    }


async def before(name: str, thumbs: Thumbs) -> list[Thumb]:
    """People before a question of that bot whose first button is a tick."""
    return await (before_ticks(thumbs) if name == TROPA else _crowd(thumbs))


async def _crowd(thumbs: Thumbs) -> list[Thumb]:
    """People before a bare bot's question."""
    crowd = [await thumbs.newcomer() for _ in range(PEOPLE)]
    for thumb in crowd:
        await thumb.start()
    return crowd


async def before_ticks(thumbs: Thumbs) -> list[Thumb]:
    """People before a question of ours whose first button is a tick."""
    crowd = await _crowd(thumbs)
    for thumb in crowd:
        for _ in range(3):
            await thumb.tap()
        await thumb.below_pictures()
        await thumb.tap()
    return crowd


async def _round(found: Rounds, crowd: Sequence[Thumb], process: int) -> None:
    await tap_for(crowd, STEADY, 1)  # what is only built at the first tap is built
    busy = processor(process)
    steady = Figure("", "ms", tuple(await tap_for(crowd, STEADY, STEADY_SECONDS)))
    found.processor.append((processor(process) - busy) * 1000 / len(steady.samples))
    found.half.append(steady.median)
    found.slowest.append(steady.quantile(0.95))
    found.borne.append(len(await tap_for(crowd, OFFERED, OFFERED_SECONDS)) / OFFERED_SECONDS)
    found.memory.append(resident(process))


def processor(process: int) -> float:
    """Seconds of processor that a process has taken, its children aside."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def ground(folder: Path) -> AsyncIterator[str]:
    """The server; gives its address."""
    command = ("-m", "bot.bench.ground", str(folder / "playground"))
    async with _running(command, {}) as process:
        assert process.stdout is not None
        yield (await process.stdout.readline()).decode().strip()


def ours(
    url: str, folder: Path, more: Mapping[str, str] | None = None
) -> AbstractAsyncContextManager[Process]:
    """The project's own bot, with our bounds raised; `more` are settings beside those."""
    return _bot(OURS, url, folder, more)


def named(
    name: str, url: str, folder: Path, more: Mapping[str, str]
) -> AbstractAsyncContextManager[Process]:
    """One of the bots; the settings are ours alone."""
    return _bot(_commands(folder)[name], url, folder, more)


def _bot(
    command: Sequence[str], url: str, folder: Path, more: Mapping[str, str] | None = None
) -> AbstractAsyncContextManager[Process]:
    """A bot; nothing of what it logs is read."""
    data = {"DATA_DIR": str(folder / "data"), "LOG_LEVEL": "ERROR", **RAISED, **(more or {})}
    return _running(command, {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": url, **data})


@asynccontextmanager
async def _running(command: Sequence[str], settings: dict[str, str]) -> AsyncIterator[Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, *command, env={**os.environ, **settings}, stdout=PIPE
    )
    try:
        yield process
    finally:
        process.terminate()
        await process.wait()
