"""From SQLite to PostgreSQL: all of it, and the proof of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import pytest_asyncio
import sqlalchemy as sa

from bot.storage import address, open_store, upgrade
from bot.storage.columns import metadata
from bot.storage.moving import CannotMove, copy_database
from journey.prompts import Prompt
from tests.bot.storage.samples import ANNA, Clock, dump, journey, person, put

SAVED = max((Path(__file__).parent / "fixtures").glob("*.sql"))
"""The newest saved database: it has rows in most tables."""
pytestmark = pytest.mark.postgres


@pytest_asyncio.fixture
async def source(tmp_path: Path, clock: Clock) -> str:
    url = f"sqlite:///{tmp_path / 'tropa.sqlite'}"
    with closing(sqlite3.connect(tmp_path / "tropa.sqlite")) as connection:
        connection.executescript(SAVED.read_text("utf-8"))
    await upgrade(url)
    store = open_store(url, now=clock)
    await put(store, journey(word='«дорого», $ 🙂 \'и\n"ещё"'))
    async with store.write(update=77, person=ANNA) as work:
        await work.save_person(person(view="0.1"))
    await store.receive(((78, '{"text": "\\ud83d"}'),))
    await store.close()
    return url


async def test_everything_is_there(source: str, empty_postgres: str) -> None:
    moved = {one.table: one for one in await copy_database(source, empty_postgres)}
    assert {*moved} == {*metadata.tables}
    before, after = await dump(source), await dump(empty_postgres)
    assert after == before
    assert {name: one.rows for name, one in moved.items()} == {
        name: len(rows) for name, rows in before.items()
    }
    assert sum(one.rows > 0 for one in moved.values()) > 6
    with pytest.raises(CannotMove, match="something in it already"):
        await copy_database(source, empty_postgres)


async def test_what_comes_out_otherwise_is_taken_back(
    source: str, empty_postgres: str, clock: Clock
) -> None:
    """One letter in one row is enough: here the server itself changes it on its way in."""
    engine = address.writer(address.parse(empty_postgres))
    spoil = "BEGIN NEW.title := NEW.title || '!'; RETURN NEW; END"
    how = "BEFORE INSERT ON journeys FOR EACH ROW EXECUTE FUNCTION spoil()"
    async with engine.begin() as connection:
        await connection.execute(
            sa.text(f"CREATE FUNCTION spoil() RETURNS trigger AS $${spoil}$$ LANGUAGE plpgsql")
        )
        await connection.execute(sa.text(f"CREATE TRIGGER spoilt {how}"))
    try:
        with pytest.raises(CannotMove, match="table journeys is not the same"):
            await copy_database(source, empty_postgres)
        assert not any((await dump(empty_postgres)).values())
    finally:
        async with engine.begin() as connection:
            await connection.execute(sa.text("DROP FUNCTION spoil CASCADE"))
        await engine.dispose()


async def test_numbers_go_on_where_they_were(
    source: str, empty_postgres: str, clock: Clock
) -> None:
    """The last question is gone on both sides; its buttons must not meet a new one."""
    asked = Prompt(person=ANNA, question="industry")
    here = open_store(source, now=clock)
    async with here.write() as work:
        last = await work.add_prompt(asked)
    async with here.write() as work:
        await work.forget(ANNA)
    await here.close()
    await copy_database(source, empty_postgres)
    there = open_store(empty_postgres, now=clock)
    await put(there, journey())
    async with there.write() as work:
        assert (await work.add_prompt(asked)).id > last.id
    await there.close()


async def test_what_cannot_be_moved(source: str, empty_postgres: str, tmp_path: Path) -> None:
    missing = f"sqlite:///{tmp_path / 'none.sqlite'}"
    old = f"sqlite:///{tmp_path / 'old.sqlite'}"
    await upgrade(old, "0003")
    for wrong, target, words in (
        (missing, empty_postgres, "no database at"),
        (old, empty_postgres, "tropa migrate"),
        (source, old, "from SQLite to PostgreSQL"),
        (empty_postgres, empty_postgres, "from SQLite to PostgreSQL"),
    ):
        with pytest.raises(CannotMove, match=words):
            await copy_database(wrong, target)
    assert not any((await dump(empty_postgres)).values())
