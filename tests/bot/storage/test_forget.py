"""Forgetting a person: no trace of them, nobody else touched."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from bot.storage import SqlStore, open_store
from journey.connections import Sent
from journey.jobs import Job
from journey.reminders import Reminder
from tests.bot.storage.samples import (
    ANNA,
    BORIS,
    NOW,
    Clock,
    connection,
    dropped,
    dump,
    journey,
    person,
    prompt,
    renamed,
    share,
    typed,
)

GROUP = -100_777


async def _live(store: SqlStore, who: int, word: str, *, update: int) -> None:
    """Leaves something of a person in every table."""
    name = f"map-{who}"
    before = journey(name, word)
    await store.receive(((update, word), (update + 1, word)))
    async with store.write(update=update, person=who) as work:
        await work.save_person(person(who, view=word))
        await work.save_journey(None, before, owner=who, actor=who, at=NOW)
        await work.save_journey(before, renamed(before, word), owner=who, actor=who, at=NOW)
        await work.save_journey(None, journey(f"x-{name}", word), owner=who, actor=who, at=NOW)
        await work.set_deleted(f"x-{name}", NOW)
        await work.add_prompt(prompt(who, journey=name, note=word))
        await work.add_prompt(prompt(who, note=word))
        await work.save_typed(typed(who, 1, journey=name))
        await work.save_typed(typed(GROUP, update, journey=name))
        await work.schedule(
            Reminder(key=name, kind="digest", due=NOW, person=who, chat=GROUP, data={"say": word})
        )
        await work.add_share(share(who, id=name, journey=name, person=who, name=word))
        await work.save_dropped(dropped(who, word))
        await work.connect(connection(f"c{who}", journey=name, person=who, sealed=word))
        await work.save_sent(f"c{who}", Sent(task="t", remote=word))
        await work.ask_job(Job(key=f"{word}:{name}", kind="sync", person=who, due=NOW))
    store.finish(update + 1)
    await store.settle()


def _text(everything: dict[str, list[dict[str, Any]]]) -> str:
    return json.dumps(everything, ensure_ascii=False, default=str)


async def test_no_trace_is_left_and_others_are_untouched(store: SqlStore, url: str) -> None:
    await _live(store, BORIS, "малина", update=10)
    only_boris = await dump(url)
    await _live(store, ANNA, "черника", update=20)
    assert _text(await dump(url)).count("черника") > 10
    async with store.write() as work:
        await work.forget(ANNA)
    left = await dump(url)
    assert "черника" not in _text(left)
    assert str(ANNA) not in _text(left)
    ids = [row for row in left.pop("inbox") if row["id"] >= 20]
    assert [(row["id"], row["done"]) for row in ids] == [(20, True), (21, True)]
    only_boris.pop("inbox")
    assert left == only_boris


async def test_in_somebody_elses_map_an_actor_becomes_nobody(store: SqlStore, url: str) -> None:
    before = journey("map")
    async with store.write() as work:
        await work.save_journey(None, before, owner=BORIS, actor=BORIS, at=NOW)
        await work.save_journey(before, renamed(before, "Б"), owner=BORIS, actor=ANNA, at=NOW)
        await work.forget(ANNA)
        assert await work.journey("map") == renamed(before, "Б")
        assert [entry.actor for entry in await work.history("map")] == [BORIS, 0]
    assert str(ANNA) not in _text(await dump(url))


async def test_a_forgotten_person_is_owed_a_last_reply(store: SqlStore, url: str) -> None:
    await _live(store, ANNA, "черника", update=20)
    await store.receive(((30, "забудь меня"),))
    async with store.write(update=30, person=ANNA, alone=True) as work:
        await work.forget(ANNA)
    assert [(update.id, update.person) for update in await store.unfinished()] == [(30, ANNA)]
    store.finish(30)
    await store.settle()
    assert str(ANNA) not in _text(await dump(url))


async def test_forgetting_a_stranger_changes_nothing(store: SqlStore, url: str) -> None:
    await _live(store, BORIS, "малина", update=10)
    before = await dump(url)
    async with store.write() as work:
        await work.forget(ANNA)
    assert await dump(url) == before


async def test_nothing_is_left_in_the_files_of_sqlite(store: SqlStore, url: str) -> None:
    if not url.startswith("sqlite"):
        return
    await _live(store, ANNA, WORD, update=20)
    assert _is_there(url)
    async with store.write() as work:
        await work.forget(ANNA)
    assert not _is_there(url)


async def test_what_is_done_with_goes_along_with_the_forgotten(store: SqlStore, url: str) -> None:
    """It is noted as done once a second; its text must not stay behind for that long."""
    await _live(store, ANNA, "малина", update=20)
    await store.receive(((30, WORD),))
    store.finish(30)
    async with store.write() as work:
        await work.forget(ANNA)
    assert WORD not in _text(await dump(url))
    if url.startswith("sqlite"):
        assert not _is_there(url)


async def test_a_log_that_somebody_reads_is_wiped_when_they_end(store: SqlStore, url: str) -> None:
    """A backup for one: until then the log cannot be emptied."""
    if not url.startswith("sqlite"):
        return
    await _live(store, ANNA, WORD, update=20)
    reader = sqlite3.connect(_file(url))
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM people").fetchall()
    async with store.write() as work:
        await work.forget(ANNA)
    assert _is_there(url)
    reader.close()
    await store.hold("updates")
    assert not _is_there(url)


async def test_a_log_that_a_killed_process_left_is_wiped_by_the_next(url: str) -> None:
    """It ended between forgetting and wiping."""
    if not url.startswith("sqlite"):
        return
    killed = open_store(url, now=Clock())
    await _live(killed, ANNA, WORD, update=20)
    connection = sqlite3.connect(_file(url))  # keeps the log when the store is closed
    connection.execute("SELECT count(*) FROM people").fetchall()
    killed._unwiped = False
    async with killed.write() as work:
        await work.forget(ANNA)
        work.forgot = False  # type: ignore[attr-defined]
    await killed.close()
    assert _is_there(url)
    after = open_store(url, now=Clock())
    await after.hold("updates")
    assert not _is_there(url)
    await after.close()
    connection.close()


WORD = "черника"


def _file(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def _is_there(url: str) -> bool:
    """Whether the word is anywhere in the files of SQLite."""
    file = _file(url)
    parts = (file.with_name(f"{file.name}{end}") for end in ("", "-wal"))
    return any(WORD.encode() in part.read_bytes() for part in parts if part.exists())
