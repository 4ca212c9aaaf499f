"""Forgetting a person: no trace of them, nobody else touched."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bot.storage import SqlStore
from journey.reminders import Reminder
from tests.bot.storage.samples import (
    ANNA,
    BORIS,
    NOW,
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
    async with store.write(update=30, person=ANNA) as work:
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
    file = Path(url.removeprefix("sqlite:///"))
    await _live(store, ANNA, "черника", update=20)
    word = "черника".encode()
    assert word in _bytes(file)
    async with store.write() as work:
        await work.forget(ANNA)
    assert word not in _bytes(file)


def _bytes(file: Path) -> bytes:
    parts = (file.with_name(f"{file.name}{end}") for end in ("", "-wal"))
    return b"".join(part.read_bytes() for part in parts if part.exists())
