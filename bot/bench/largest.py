"""What the largest maps cost: fifty of 12 stages with full cells of 300 letters, 1000 versions.

Each figure is what the bot itself takes for a tap or a command, without Telegram and drawing.
Knows the conversation and a store in a folder of its own.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Final

from bot.bench.figures import Figure, resident
from bot.bench.maps import LANES, sized
from bot.bench.taps import NOW, PERSON, Thumb
from bot.storage import open_store, upgrade
from journey import limits
from journey.model import Journey, Passed
from journey.ports import Store

TIMES: Final = 7
VERSIONS: Final = 1000
LETTERS: Final = "абвгдежзиклмнопрст"
RARE: Final = "кипарис"
"""Stands once on every map."""
NOWHERE: Final = "баобаб"
SCREENS: Final = (
    ("card", "v:card:{map}"),
    ("edit a stage", "v:edit:{map}:s11"),
    ("a full cell", "v:row:{map}:s11:pains"),
    ("what to check next", "v:queue:{map}:0"),
    ("checklist", "v:list:{map}"),
    ("history of 1000 versions", "v:history:{map}:0"),
)


async def measure() -> list[Figure]:
    """A median of some runs each, after one that is not counted."""
    with TemporaryDirectory() as folder:
        address = f"sqlite:///{Path(folder) / 'tropa.sqlite'}"
        await upgrade(address)
        store = open_store(address, now=lambda: NOW)
        try:
            thumb = Thumb(store, numbers=False)
            await thumb.command("start")
            names = [await _put(store, journey) for journey in largest()]
            await _write_versions(store, names[-1])
            return [*[figure async for figure in _figures(thumb, names[-1])], _memory()]
        finally:
            await store.close()


def largest() -> Iterator[Journey]:
    """As many as a person may keep, each as large as the limits allow."""
    full, _ = sized(limits.STAGES_MAX, len(LANES), limits.ITEM_CHARS, limits.ITEMS_MAX)
    chance = random.Random(1)  # noqa: S311 - the same words in every run
    vocabulary = ["".join(chance.choices(LETTERS, k=chance.randint(3, 10))) for _ in range(5000)]

    def text() -> str:
        return " ".join(chance.choices(vocabulary, k=limits.ITEM_CHARS // 6))[: limits.ITEM_CHARS]

    answered = dict.fromkeys(("industry", "audience", "stages"), Passed.ANSWERED)
    for number in range(limits.JOURNEYS_MAX):
        stages = tuple(
            stage.with_(items=tuple(item.with_(text=text().strip()) for item in stage.items))
            for stage in full.stages
        )
        named = stages[0].with_(title=f"Сажаю {RARE}")
        yield full.with_(
            id=f"map{number}",
            stages=(named, *stages[1:]),
            passed=answered,
            created=NOW,
            updated=NOW,
        )


async def _put(store: Store, journey: Journey) -> str:
    async with store.write() as work:
        await work.save_journey(None, journey, owner=PERSON, actor=PERSON, at=NOW)
    return journey.id


async def _write_versions(store: Store, name: str) -> None:
    async with store.read() as work:
        before = await work.journey(name)
    assert before is not None
    for number in range(VERSIONS):
        async with store.write() as work:
            after = before.with_(title=f"Карта {number}", revision=before.revision + 1)
            at = NOW + number * dt.timedelta(hours=1)  # closer ones count as one version
            await work.save_journey(before, after, owner=PERSON, actor=PERSON, at=at)
        before = after


async def _figures(thumb: Thumb, name: str) -> AsyncIterator[Figure]:
    found = f"/find on {limits.JOURNEYS_MAX} full maps"
    yield await _timed(f"{found}, once a map", lambda: _find(thumb, RARE))
    yield await _timed(f"{found}, nowhere", lambda: _find(thumb, NOWHERE))
    yield await _timed(f"{found}, almost everywhere", lambda: _find(thumb, LETTERS[0]))
    yield await _timed("list of maps", lambda: thumb.look("v:maps"))
    for told, data in SCREENS:
        yield await _timed(f"largest map: {told}", partial(thumb.look, data.format(map=name)))


async def _find(thumb: Thumb, word: str) -> None:
    await thumb.look("v:maps")  # from there all maps are searched
    await thumb.command("find", word)


async def _timed(name: str, work: Callable[[], Awaitable[None]]) -> Figure:
    await work()
    samples, worked = [], []
    for _ in range(TIMES):
        start, busy = perf_counter(), process_time()
        await work()
        samples.append((perf_counter() - start) * 1000)
        worked.append((process_time() - busy) * 1000)
    # What a busy machine does not change: the database's thread is counted in.
    return Figure(name, "ms", tuple(samples), f"processor {median(worked):.1f} ms")


def _memory() -> Figure:
    return Figure("memory after all that", "MB", (resident(),))
