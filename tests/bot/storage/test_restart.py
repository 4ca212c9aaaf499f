"""Restarts: an orderly one keeps everything; a killed process leaves a consistent database."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
from pathlib import Path

from bot.storage import SqlStore, open_store
from tests.bot.storage import writes_until_killed
from tests.bot.storage.samples import ANNA, Clock, dump, journey, person, prompt, put, typed

ROOT = Path(__file__).parents[3]


async def test_everything_is_there_after_a_restart(url: str, clock: Clock) -> None:
    store = open_store(url, now=clock)
    await put(store, journey())
    await store.receive(((5, "done"), (6, "owed")))
    async with store.write(update=5, person=ANNA) as work:
        await work.save_person(person(view="карта", live=3))
        asked = await work.add_prompt(prompt(journey="map"))
        await work.save_typed(typed())
        await work.save_picture(1, "hash", "file")
    kept, owed = await dump(url), await store.unfinished()
    await store.close()
    again = open_store(url, now=clock)
    assert await dump(url) == kept
    assert await again.unfinished() == owed
    async with again.read() as work:
        assert await work.journey("map") == journey()
        assert await work.open_prompt(ANNA) == asked
    await again.close()


async def test_a_killed_process_leaves_a_consistent_database(store: SqlStore, url: str) -> None:
    said = await _killed_after(25, url)
    async with store.write() as work:  # waits until the server has cleared up behind it
        state, who = await work.journey("map"), await work.person(ANNA)
        history = await work.history("map")
    assert state is not None
    assert who is not None
    assert state.revision >= said
    assert who.view == str(state.revision)
    assert [entry.revision for entry in history] == list(range(state.revision + 1))
    applied = [update.id for update in await store.unfinished() if update.applied]
    assert applied == list(range(1, state.revision + 1))
    if url.startswith("sqlite"):
        _check_file(url.removeprefix("sqlite:///"))


async def _killed_after(commits: int, url: str) -> int:
    """Kills a writing process in the middle of its work; the last commit that it told of."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        writes_until_killed.__file__,
        url,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    for _ in range(commits):
        assert await process.stdout.readline()
    process.kill()
    rest = await process.stdout.read()
    await process.wait()
    return commits + len(rest.split())


def _check_file(path: str) -> None:
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
