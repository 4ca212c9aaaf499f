"""Backup and restore."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage import CannotCopy, backup, current_revision, open_store, restore, upgrade
from bot.storage.upgrading import known_revisions
from tests.bot.storage.samples import ANNA, NOW, Clock, dump, journey, person, put, renamed

FIXTURES = Path(__file__).parent / "fixtures"
POSTGRES = "postgresql://user@localhost/tropa"


@pytest.fixture
def file(sqlite_template: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "tropa.db"
    copy.write_bytes(sqlite_template.read_bytes())
    return copy


def _url(file: Path) -> str:
    return f"sqlite:///{file}"


async def _fill(file: Path) -> None:
    store = open_store(_url(file), now=lambda: NOW)
    await put(store, journey())
    await store.close()


async def test_a_copy_is_put_back(file: Path, tmp_path: Path) -> None:
    await _fill(file)
    full = await dump(_url(file))
    copy = tmp_path / "copies" / "one.db"
    await backup(_url(file), copy)
    assert copy.stat().st_mode & 0o077 == 0
    elsewhere = tmp_path / "new" / "tropa.db"
    await restore(_url(elsewhere), copy)
    await upgrade(_url(elsewhere))
    assert await dump(_url(elsewhere)) == full
    assert list(copy.parent.iterdir()) == [copy]


async def test_a_copy_taken_while_the_bot_writes_is_consistent(
    file: Path, tmp_path: Path, clock: Clock
) -> None:
    store = open_store(_url(file), now=clock)
    await put(store, journey())

    async def write() -> None:
        state = journey()
        for _ in range(60):
            after = renamed(state, "Новое")
            async with store.write() as work:
                await work.save_journey(state, after, owner=ANNA, actor=ANNA, at=NOW)
                await work.save_person(person(view=str(after.revision)))
            state = after

    writing = asyncio.create_task(write())
    copies = [tmp_path / f"{number}.db" for number in range(5)]
    for copy in copies:
        await backup(_url(file), copy)
    await writing
    await store.close()
    for copy in copies:
        everything = await dump(_url(copy))
        revision = everything["journeys"][0]["revision"]
        assert len(everything["changes"]) == revision + 1
        assert everything["people"][0]["rest"]["view"] == (str(revision) if revision else "")


async def test_a_database_with_anything_in_it_is_overwritten_only_when_told(
    file: Path, tmp_path: Path
) -> None:
    await backup(_url(file), tmp_path / "empty.db")
    await restore(_url(file), tmp_path / "empty.db")  # tables without rows are no loss
    await _fill(file)
    full = await dump(_url(file))
    with pytest.raises(CannotCopy, match="not empty"):
        await restore(_url(file), tmp_path / "empty.db")
    assert await dump(_url(file)) == full
    await restore(_url(file), tmp_path / "empty.db", overwrite=True)
    assert not any((await dump(_url(file))).values())


async def test_an_open_store_sees_what_was_put_back(
    file: Path, tmp_path: Path, clock: Clock
) -> None:
    await _fill(file)
    await backup(_url(file), tmp_path / "full.db")
    store = open_store(_url(file), now=clock)
    async with store.write() as work:
        await work.forget(ANNA)
    await restore(_url(file), tmp_path / "full.db")
    async with store.write() as work:
        assert await work.journey("map") == journey()
    await store.close()


async def test_what_is_no_copy_of_ours_is_refused(file: Path, tmp_path: Path) -> None:
    await _fill(file)
    full = await dump(_url(file))
    rubbish = tmp_path / "rubbish.db"
    rubbish.write_bytes(b"no database at all" * 100)
    foreign = tmp_path / "foreign.db"
    later = tmp_path / "later.db"
    for name, tables in ((foreign, "other (a)"), (later, "alembic_version (version_num)")):
        _executed(name, f"create table {tables}")
    _executed(later, "insert into alembic_version values ('9999')")
    for source in (rubbish, foreign, later, tmp_path / "missing.db"):
        with pytest.raises(CannotCopy):
            await restore(_url(file), source, overwrite=True)
    assert await dump(_url(file)) == full


def _executed(file: Path, script: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(script)


def _saved(script: Path, file: Path) -> None:
    _executed(file, script.read_text("utf-8"))


SPOILED = {
    "a table of another make": ("drop table tasks; create table tasks(a)", "table tasks"),
    "a table is gone": ("drop table shares", "table shares"),
    "a column is gone": ("alter table journeys drop column archived", "column archived of"),
    "a column too many": ("alter table people add column age integer", "table people without"),
    "a column of another type": (
        "alter table people drop column rest; alter table people add column rest blob",
        "column rest of table people",
    ),
    "an index is gone": ("drop index ix_shares_journey", "index ix_shares_journey of"),
    "an index of other columns": (
        "drop index ix_shares_journey; create index ix_shares_journey on shares (at)",
        "index ix_shares_journey of",
    ),
    "a key is gone": (
        "drop table prompts; create table prompts (id integer)",
        "of table prompts",
    ),
    "no version": ("delete from alembic_version", "names no version"),
}


@pytest.mark.parametrize(("how", "said"), SPOILED.values(), ids=SPOILED)
async def test_a_copy_that_lacks_what_its_version_has_is_refused(
    file: Path, tmp_path: Path, how: str, said: str
) -> None:
    copy = tmp_path / "copy.db"
    await backup(_url(file), copy)
    _executed(copy, how)
    await _fill(file)
    full = await dump(_url(file))
    with pytest.raises(CannotCopy, match=said) as refused:
        await restore(_url(file), copy, overwrite=True)
    assert len(str(refused.value).splitlines()) == 1
    assert await dump(_url(file)) == full


@pytest.mark.parametrize("revision", sorted(known_revisions()))
async def test_a_copy_of_every_version_is_put_back(tmp_path: Path, revision: str) -> None:
    await upgrade(_url(tmp_path / "old.db"), revision)
    _executed(tmp_path / "old.db", "create table somebodys_own (a)")
    await restore(_url(tmp_path / "new.db"), tmp_path / "old.db")
    assert await current_revision(_url(tmp_path / "new.db")) == revision


@pytest.mark.parametrize("saved", sorted(FIXTURES.glob("*.sql")), ids=lambda file: file.stem)
async def test_a_saved_database_is_put_back(tmp_path: Path, saved: Path) -> None:
    _saved(saved, tmp_path / "old.db")
    await restore(_url(tmp_path / "new.db"), tmp_path / "old.db")
    await upgrade(_url(tmp_path / "new.db"))


async def test_a_backup_overwrites_nothing_and_needs_a_database(file: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotCopy, match="there already"):
        await backup(_url(file), file)
    with pytest.raises(CannotCopy, match="no database"):
        await backup(_url(tmp_path / "missing.db"), tmp_path / "copy.db")
    assert not (tmp_path / "missing.db").exists()


async def test_postgresql_is_told_to_use_its_own_tools(tmp_path: Path) -> None:
    with pytest.raises(CannotCopy, match="pg_dump"):
        await backup(POSTGRES, tmp_path / "copy")
    with pytest.raises(CannotCopy, match="pg_restore"):
        await restore(POSTGRES, tmp_path / "copy")
