"""Many people at once over HTTP: `tropa bench load`, on SQLite or the database that is named.

Two hundred people begin at twenty a second: /start, three taps, the draft's two pictures, four taps
of the dialogue, each as soon as the screen before is there. Then one of them floods while another
taps quietly. The same taps go to a bare aiogram bot and to one that stores each answer:
milliseconds hold for this machine, on which server, people and bot live together, ratios say more.
Our own bounds are raised, as in `dialogue`.
"""

from __future__ import annotations

import asyncio
import re
import socket
import urllib.request
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from bot.bench import dialogue
from bot.bench.figures import Figure, resident
from bot.bench.targets import BARE, KEEPING, TROPA
from bot.bench.thumbs import Thumb, Thumbs, tap_for
from bot.playground.client import PlaygroundClient

PEOPLE: Final = 200
A_SECOND: Final = 20.0
TO_DRAFT: Final = 3
"""Taps: a trade, a customer, the stages."""
FURTHER: Final = 4
"""Taps of the dialogue below the draft."""
PATIENCE: Final = 600.0
"""Of everybody: what is offered too fast is answered late, and that is what is measured."""
STEADY: Final = 20.0
STEADY_SECONDS: Final = 15.0
"""Taps a second that all bots hold, for the comparison of what each answer takes."""
BESIDE: Final = (BARE, KEEPING, TROPA)
FLOOD: Final = 50.0
"""Messages a second of one person, who waits for no answer."""
QUIET: Final = 20
"""Taps of somebody else meanwhile."""
_LAG: Final = re.compile(r"^tropa_loop_lag_seconds (\S+)$", re.MULTILINE)


@dataclass(slots=True)
class Waits:
    """Milliseconds, a value each."""

    first: list[float] = field(default_factory=list)
    """From /start to the first question."""
    taps: list[float] = field(default_factory=list)
    drafts: list[float] = field(default_factory=list)
    """From the third tap to both pictures."""
    ended: list[float] = field(default_factory=list)
    """Seconds from the beginning of all to one's last answer."""


async def measure(
    database: str | None = None, people: int = PEOPLE, a_second: float = A_SECOND
) -> list[Figure]:
    """Dialogues under load, fairness, and a tap beside both bare bots."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        async with (
            dialogue.ground(folder) as url,
            PlaygroundClient(url) as client,
            Thumbs(client) as thumbs,
        ):
            thumbs.patience = PATIENCE
            port = _free_port()
            more = {"METRICS_LISTEN": f"127.0.0.1:{port}"}
            more |= {"DATABASE_URL": database} if database else {}
            async with dialogue.ours(url, folder, more) as process:
                crowd = [await thumbs.newcomer() for _ in range(people)]
                await _walk(await thumbs.newcomer(), Waits(), 0.0)  # what is built once is built
                await _lag(port)
                found = await _dialogues(crowd, a_second, process.pid)
                found += [Figure("load: longest pause of the loop", "ms", (await _lag(port),))]
                found += await _fair(crowd, process.pid)
            return [*found, *await _beside(thumbs, url, folder, more)]


async def _walk(thumb: Thumb, waits: Waits, begun: float) -> None:
    start = perf_counter()
    await thumb.start()
    waits.first.append((perf_counter() - start) * 1000)
    waits.taps += [await thumb.tap() for _ in range(TO_DRAFT - 1)]
    start = perf_counter()
    await thumb.tap()
    await thumb.below_pictures()
    waits.drafts.append((perf_counter() - start) * 1000)
    waits.taps += [await thumb.tap() for _ in range(FURTHER)]
    waits.ended.append(perf_counter() - begun)


async def _dialogues(crowd: Sequence[Thumb], a_second: float, process: int) -> list[Figure]:
    waits, begun = Waits(), perf_counter()
    busy = dialogue.processor(process)

    async def one(number: int, thumb: Thumb) -> None:
        await asyncio.sleep(begun + number / a_second - perf_counter())
        await _walk(thumb, waits, begun)

    gone = await asyncio.gather(*(one(*each) for each in enumerate(crowd)), return_exceptions=True)
    lost = sum(isinstance(one, BaseException) for one in gone)
    took = (dialogue.processor(process) - busy) * 1000 / len(crowd)
    last = max(waits.ended, default=0.0)
    updates = len(waits.first) + len(waits.taps) + len(waits.drafts)
    return [
        Figure("load: people", "", (len(crowd),), f"{a_second:g} new dialogues a second offered"),
        Figure("load: people who gave up waiting", "", (lost,)),
        Figure("load: the last one had all after", "s", (last,)),
        Figure("load: updates answered a second", "/s", (updates / last if last else 0.0,)),
        Figure("load: pictures a second", "/s", (2 * len(waits.drafts) / last if last else 0.0,)),
        *_spread("load: /start to the first question", waits.first),
        *_spread("load: tap to the next screen", waits.taps),
        *_spread("load: third tap to both pictures", waits.drafts),
        Figure("load: processor of the bot a dialogue", "ms", (took,), "its drawing aside"),
        Figure("load: memory of the bot", "MB", (resident(process),)),
    ]


def _spread(name: str, samples: list[float]) -> list[Figure]:
    if not samples:
        return [Figure(name, "ms", ())]
    whole = Figure(name, "ms", tuple(samples))
    return [whole, Figure(f"{name}, p95", "ms", (whole.quantile(0.95),))]


async def _fair(crowd: Sequence[Thumb], process: int) -> list[Figure]:
    """One floods with messages; somebody else, who taps quietly, should not notice."""
    loud, quiet = crowd[0], crowd[1]

    async def flood() -> None:
        begun = perf_counter()
        for number in count():
            await asyncio.sleep(begun + number / FLOOD - perf_counter())
            await loud.person.send("слово")

    flooding = asyncio.create_task(flood())
    try:
        took = [await quiet.tap() for _ in range(QUIET)]
    finally:
        flooding.cancel()
        with suppress(asyncio.CancelledError):
            await flooding
    return [
        *_spread("load: a quiet person's tap beside a flood", took),
        Figure("load: memory of the bot after the flood", "MB", (resident(process),)),
    ]


async def _beside(thumbs: Thumbs, url: str, folder: Path, more: Mapping[str, str]) -> list[Figure]:
    """A tick at a rate that all bear, each bot in its turn."""
    found = []
    for name in BESIDE:
        async with dialogue.named(name, url, folder, more) as process:
            crowd = await dialogue.before(name, thumbs)
            await tap_for(crowd, STEADY, 1)
            busy = dialogue.processor(process.pid)
            took = await tap_for(crowd, STEADY, STEADY_SECONDS)
            spent = (dialogue.processor(process.pid) - busy) * 1000 / max(1, len(took))
            found += _spread(f"{name}: tap at {STEADY:g} a second", took)
            found.append(Figure(f"{name}: processor a tap", "ms", (spent,)))
    return found


def _free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])


async def _lag(port: int) -> float:
    """Milliseconds of the loop's longest pause since it was asked last."""
    address = f"http://127.0.0.1:{port}/metrics"
    told = await asyncio.to_thread(lambda: urllib.request.urlopen(address).read().decode())
    found = _LAG.search(told)
    return float(found[1]) * 1000 if found else 0.0
