"""The dialogue over HTTP: the bot as a process of its own against the playground's server.

A step is what a person waits for: from the press of a button until the changed message can be
seen. Server and person share the machine with the bot, so the figures are on the high side.
"""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bot.bench.figures import Figure, resident
from bot.playground.client import PlaygroundClient
from bot.playground.person import Person
from bot.playground.server import TOKEN, Playground
from bot.playground.views import Chat, Message

STEPS = 200
PATIENCE = 60.0


async def measure() -> list[Figure]:
    """From the start of the process to the first answer, then many steps of one person."""
    with TemporaryDirectory() as folder:
        async with (
            Playground(Path(folder) / "playground") as playground,
            PlaygroundClient(playground.url) as client,
        ):
            person = await client.person()
            await person.start()
            start = perf_counter()
            async with _bot(playground, Path(folder)) as process:
                await person.wait_for(_live, PATIENCE)
                first = (perf_counter() - start) * 1000
                steps = await _walk(person)
                memory = resident(process.pid)
    return [
        Figure("start of the process to the first answer", "ms", (first,)),
        Figure("one dialogue step over HTTP", "ms", tuple(steps), f"p50 of {STEPS} ticks"),
        Figure("memory of the bot, drawing worker aside", "MB", (memory,)),
    ]


@asynccontextmanager
async def _bot(playground: Playground, folder: Path) -> AsyncIterator[Process]:
    environment = {
        **os.environ,
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": playground.url,
        "DATA_DIR": str(folder / "data"),
        "LOG_LEVEL": "ERROR",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.cli", "run", env=environment
    )
    try:
        yield process
    finally:
        process.terminate()
        await process.wait()


async def _walk(person: Person) -> list[float]:
    """To the first question about a stage, then its first answer on and off again."""
    for position in (0, 0, 0):
        await _tap(person, position)
    await person.wait_for(_below_pictures, PATIENCE)
    await _tap(person, 0)
    return [await _tap(person, 0) for _ in range(STEPS)]


async def _tap(person: Person, position: int) -> float:
    """Presses a button by its place; milliseconds until the message has changed."""
    before = await person.wait_for(_live, PATIENCE)

    def changed(chat: Chat) -> Message | None:
        now = _live(chat)
        return now if now is not None and now.json != before.json else None

    start = perf_counter()
    await person.tap(before, before.buttons[position])
    await person.wait_for(changed, PATIENCE)
    return (perf_counter() - start) * 1000


def _live(chat: Chat) -> Message | None:
    return next((m for m in reversed(chat.messages) if m.is_from_bot and m.rows), None)


def _below_pictures(chat: Chat) -> Message | None:
    """The draft's screen: the newest message, with an album above it."""
    newest = chat.newest_of_bot
    drawn = any(message.photo_size for message in chat.messages)
    return newest if drawn and newest is not None and newest.rows else None
