"""A crowd that answers one survey over HTTP: `tropa bench survey`.

A thousand customers open the link within a minute, one after another, rate each of five stages and
say whether they would recommend: a message and six changes of it each. Afterwards as many plain
ticks of the dialogue as the same bot bears. Server, people and bot share the machine, so what is
offered at once is taken late where that is too much; what was stored is counted in the database.
Our own bounds are raised, as in `dialogue`.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from bot.bench import dialogue
from bot.bench.figures import Figure, resident
from bot.bench.thumbs import Thumb, Thumbs, tap_for
from bot.playground.client import PlaygroundClient
from bot.storage import open_store, upgrade
from journey.example import example
from journey.ports import Store
from journey.pulse.model import GUEST, Asked, Pulse, Wave
from locales.industries import IndustryFiles

GUESTS: Final = 1000
SECONDS: Final = 60.0
STAGES: Final = 5
FACE, SCORE = 3, 9
"""The place of the button that everybody taps: on a stage, and on the scale."""
LINK: Final = GUEST + "s" * 22
TICKS: Final = 200.0
TICKING: Final = 10.0
OWNER: Final = 1
PATIENCE: Final = 1200.0
"""Of everybody: what is offered too fast is answered late, and that is what is measured."""


async def measure(guests: int = GUESTS, seconds: float = SECONDS) -> list[Figure]:
    """What they waited, how many answers were stored when, what it cost the bot."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "data").mkdir()
        address = f"sqlite:///{Path(folder) / 'data' / 'tropa.sqlite'}"
        await upgrade(address)
        store = open_store(address, now=lambda: dt.datetime.now(dt.UTC))
        try:
            wave = await opened(store)
            async with (
                dialogue.ground(Path(folder)) as url,
                PlaygroundClient(url) as client,
                Thumbs(client) as thumbs,
            ):
                thumbs.patience = PATIENCE
                crowd = [await thumbs.newcomer() for _ in range(guests)]
                async with dialogue.ours(url, Path(folder)) as process:
                    await _first(thumbs)
                    return [
                        *await _answered(crowd, seconds, store, wave, process.pid),
                        *await _ticks(thumbs, process.pid),
                    ]
        finally:
            await store.close()


async def opened(store: Store) -> Wave:
    """A map of five stages whose survey anybody may answer."""
    industry = IndustryFiles().industry("coffee-shop", "ru")
    assert industry is not None
    now = dt.datetime.now(dt.UTC)
    ids = count(1)
    made = example(industry, now, lambda: f"b{next(ids)}")
    journey = made.with_(stages=made.stages[:STAGES], business="Зерно")
    pulse = Pulse(
        id="pulse", journey=journey.id, secret=LINK.removeprefix(GUEST), desk="d" * 22, at=now
    )
    wave = Wave(
        id="wave",
        pulse=pulse.id,
        name="Зерно",
        language="ru",
        stages=tuple(Asked(id=one.id, title=one.title) for one in journey.stages),
        opened=now,
        salt="0a" * 32,
    )
    async with store.write() as work:
        await work.save_journey(None, journey, owner=OWNER, actor=OWNER, at=now)
        await work.add_pulse(pulse)
        await work.save_wave(wave)
    return wave


async def _first(thumbs: Thumbs) -> None:
    """The bot is there, and what is only built at the first tap is built."""
    await _walk(await thumbs.newcomer(), [], [])


async def _walk(thumb: Thumb, openings: list[float], taps: list[float]) -> None:
    begun = perf_counter()
    await thumb.start(LINK)
    openings.append((perf_counter() - begun) * 1000)
    taps.extend([await thumb.tap(place) for place in (*[FACE] * STAGES, SCORE)])


async def _answered(
    crowd: list[Thumb], seconds: float, store: Store, wave: Wave, process: int
) -> list[Figure]:
    loop = asyncio.get_running_loop()
    openings: list[float] = []
    taps: list[float] = []
    ended: list[float] = []
    busy, begun = dialogue.processor(process), loop.time()

    async def one(number: int, thumb: Thumb) -> None:
        await asyncio.sleep(begun + number * seconds / len(crowd) - loop.time())
        await _walk(thumb, openings, taps)
        ended.append(loop.time() - begun)

    gone = await asyncio.gather(*(one(*each) for each in enumerate(crowd)), return_exceptions=True)
    lost = sum(isinstance(each, BaseException) for each in gone)
    took = (dialogue.processor(process) - busy) * 1000 / len(crowd)
    async with store.read() as work:
        kept = await work.answers(wave.id)
    whole = sum(answer.done and len(answer.levels) == STAGES for answer in kept) - 1
    return [
        Figure("survey: answers offered", "", (len(crowd),), f"within {seconds:g} s"),
        Figure("survey: answers stored whole", "", (whole,), f"{lost} people gave up waiting"),
        Figure("survey: the last one had thanks after", "s", (max(ended, default=0.0),)),
        Figure("survey: answers a second", "/s", (len(ended) / max(ended, default=1.0),)),
        Figure("survey: link to first question", "ms", tuple(openings)),
        Figure("survey: tap to next question", "ms", tuple(taps)),
        Figure("survey: processor of the bot an answer", "ms", (took,), "a link and six taps"),
        Figure("survey: memory of the bot", "MB", (resident(process),)),
    ]


async def _ticks(thumbs: Thumbs, process: int) -> list[Figure]:
    """What the same bot bears of the dialogue's plainest tap."""
    crowd = await dialogue.before_ticks(thumbs)
    await tap_for(crowd, TICKS, 1)
    busy = dialogue.processor(process)
    found = await tap_for(crowd, TICKS, TICKING)
    took = (dialogue.processor(process) - busy) * 1000 / max(1, len(found))
    return [
        Figure("dialogue: ticks a second", "/s", (len(found) / TICKING,)),
        Figure("dialogue: tick to changed message", "ms", tuple(found)),
        Figure("dialogue: processor of the bot a tick", "ms", (took,)),
    ]
