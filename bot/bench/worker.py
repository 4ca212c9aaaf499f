"""What drawing does to the rest of the bot: pauses of its event loop, and memory over time.

Draws as the bot does, through `ProcessDrawer` and a warm worker.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import pickle
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Final, TypeVar

from bot.bench import targets
from bot.bench.figures import Figure, resident
from bot.bench.maps import reworded
from bot.bench.pictures import numbered, typical
from bot.drawing.drawer import ProcessDrawer
from bot.drawing.workers import Limits, Worker
from bot.storage import open_store, upgrade
from locales.texts import Languages
from renderers.format import Request

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")

MAPS: Final = 20
ROUNDS: Final = 3
TICK: Final = 0.001
"""Seconds that the loop is asked to sleep; what it sleeps longer is a pause."""

SETTLED: Final = 300
"""Drawings after which the caches are full."""

LAST: Final = 500


def pauses() -> Figure:
    """The longest pause of the event loop while 20 maps with new words are drawn."""
    return Figure(targets.PAUSE, "ms", tuple(asyncio.run(_rounds())), f"{MAPS} maps a round")


async def _rounds() -> list[float]:
    journey, _ = typical()
    with TemporaryDirectory() as folder:
        address = f"sqlite:///{Path(folder) / 'tropa.sqlite'}"
        await upgrade(address)
        store = open_store(address, now=lambda: dt.datetime.now(dt.UTC))
        drawer = ProcessDrawer(Languages(), store)
        try:
            await drawer.warm_up()
            await drawer.draw(journey, "board")
            found = []
            for number in range(ROUNDS):
                maps = [reworded(journey, number * MAPS + count) for count in range(MAPS)]
                drawn = asyncio.gather(*(drawer.draw(one, "board") for one in maps))
                found.append(await longest_pause(drawn))
            return found
        finally:
            await drawer.close()
            await store.close()


async def longest_pause(
    work: asyncio.Future[Result], now: Callable[[], float] = perf_counter
) -> float:
    """Milliseconds that the loop was late at most until the work was done."""
    longest = 0.0
    while not work.done():
        start = now()
        await asyncio.sleep(TICK)
        longest = max(longest, now() - start - TICK)
    await work
    return longest * 1000


def memory() -> tuple[Figure, ...]:
    """Megabytes of a worker after 500 maps with new words, and what it grew by since the 300th.

    It is asked as the bot asks it, and never replaced meanwhile.
    """
    return asyncio.run(_memory())


async def _memory() -> tuple[Figure, ...]:
    journey, named = typical()
    worker, settled = Worker(), 0.0
    try:
        for number in range(1, LAST + 1):
            asked = Request(journey=numbered(journey, number), words=named, pages="board")
            await worker.ask(pickle.dumps((None, asked)), Limits())
            if number == SETTLED:
                settled = resident(worker.pid or "self")
        last = resident(worker.pid or "self")
    finally:
        await worker.stop()
    return (
        Figure(targets.WORKER, "MB", (last,)),
        Figure(targets.GROWTH, "MB", (last - settled,), f"{SETTLED} to {LAST}"),
    )


if __name__ == "__main__":
    figures = (*memory(), pauses())
    print(json.dumps([asdict(figure) for figure in figures]))  # noqa: T201 - for the report
