"""Migrations: they lead to the tables that the code means, up and down, and keep old data."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from bot.storage import address, current_revision, newest_revision, open_store, upgrade
from bot.storage import migrations as package
from bot.storage.columns import metadata
from bot.storage.upgrading import downgrade
from journey.model import EmotionKind, Journey
from journey.ports import Received
from journey.pulse import secrecy
from journey.shelf import Shelf
from journey.versions import Rewinding
from tests.bot.storage.samples import ANNA, Clock

FIXTURES = Path(__file__).parent / "fixtures"
OWNER, GROUP = 7, -1_002_000_000_001
"""Of the saved database of version 0006."""


def _put_back(saved: Path, file: Path) -> tuple[str, Journey]:
    """The address of a saved database, and the map that was in it."""
    connection = sqlite3.connect(file)
    connection.executescript(saved.read_text("utf-8"))
    connection.close()
    journey = Journey.model_validate_json(saved.with_suffix(".json").read_bytes())
    return f"sqlite:///{file}", journey


def _revisions() -> list[str]:
    config = Config()
    config.set_main_option("script_location", str(Path(package.__file__).parent))
    scripts = ScriptDirectory.from_config(config).walk_revisions()
    return [script.revision for script in scripts][::-1]


async def test_stairway(bare_url: str) -> None:
    """Each migration up, down and up again."""
    previous = "base"
    for revision in _revisions():
        await upgrade(bare_url, revision)
        await downgrade(bare_url, previous)
        await upgrade(bare_url, revision)
        assert await current_revision(bare_url) == revision
        previous = revision
    assert await current_revision(bare_url) == newest_revision()
    await downgrade(bare_url, "base")
    assert await current_revision(bare_url) is None


async def test_migrations_make_the_tables_that_the_code_means(bare_url: str) -> None:
    await upgrade(bare_url)

    def differences(connection: sa.Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, metadata))

    engine = address.migrator(address.parse(bare_url))
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()


async def test_upgrading_twice_or_at_once_is_upgrading(bare_url: str) -> None:
    await asyncio.gather(upgrade(bare_url), upgrade(bare_url))
    await upgrade(bare_url)
    assert await current_revision(bare_url) == newest_revision()


@pytest.mark.parametrize("lock", ["IMMEDIATE", "EXCLUSIVE"])
async def test_a_file_that_another_process_is_making_is_waited_for_aloud(
    tmp_path: Path, lock: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without its write-ahead log yet, as it is while two first starts meet."""
    told = asyncio.Event()
    monkeypatch.setattr("bot.storage.upgrading._say_waiting", told.set)
    other = sqlite3.connect(tmp_path / "tropa.db", isolation_level=None)
    other.execute(f"BEGIN {lock}")
    url = f"sqlite:///{tmp_path}/tropa.db"
    upgrading = asyncio.create_task(upgrade(url))
    async with asyncio.timeout(30):
        await asyncio.wait(
            {upgrading, asyncio.create_task(told.wait())}, return_when=asyncio.FIRST_COMPLETED
        )
    assert not upgrading.done()
    other.execute("ROLLBACK")
    other.close()
    await upgrading
    assert await current_revision(url) == newest_revision()


async def test_a_failed_migration_leaves_nothing(
    bare_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(_connection: sa.Connection) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.storage.upgrading._check_keys", stumble)
    with pytest.raises(ZeroDivisionError):
        await upgrade(bare_url)
    assert await current_revision(bare_url) is None


async def test_the_first_version_is_upgraded_and_read(tmp_path: Path, clock: Clock) -> None:
    url, expected = _put_back(FIXTURES / "0001.sql", tmp_path / "tropa.db")
    await upgrade(url)
    store = open_store(url, now=clock)
    async with store.read() as work:
        who, asked = await work.person(ANNA), await work.open_prompt(ANNA)
        assert await work.journey(expected.id) == expected
        assert [heading.id for heading in await work.headings(ANNA)] == [expected.id]
        assert len(await work.history(expected.id)) == 2
        assert await work.picture(1, "hash") == "file"
        assert await work.typed(ANNA, 7) is not None
    assert who is not None
    assert who.view == "карта"
    assert asked is not None
    assert [option.chosen for option in asked.options] == [True, False]
    assert await store.unfinished() == (
        Received(id=5, payload=None, applied=True, person=ANNA),
        Received(id=6, payload='{"update_id": 6}', applied=False),
    )
    await store.close()


async def test_a_lived_in_database_is_upgraded_and_read(tmp_path: Path, clock: Clock) -> None:
    """Made by the bot itself: a map of two customers in a team's group, its link and reminder."""
    url, expected = _put_back(FIXTURES / "0006.sql", tmp_path / "tropa.db")
    await upgrade(url)
    store = open_store(url, now=clock)
    async with store.read() as work:
        shelves = {one.id: one.shelf for one in await work.headings(OWNER, *Shelf)}
        assert shelves == {"coffee": Shelf.OPEN, "old": Shelf.ARCHIVE, "thrown": Shelf.BIN}
        assert await work.journey("coffee") == expected
        entries = await work.history("coffee")
        (share,) = await work.shares("coffee")
        review = await work.reminder("review:coffee")
        (post,) = await work.groups.posts(GROUP)
    await store.close()
    assert [entry.revision for entry in entries] == list(range(expected.revision + 1))
    beginning = Rewinding(expected)
    beginning.back(entries[1:])
    first = beginning.state()
    assert first is not None
    assert first.title == "Кофейня у метро"
    assert [persona.role for persona in expected.personas] == [None, "Платит"]
    assert expected.tasks[0].owner == "Оля"
    assert share.name == "Аня"
    assert review is not None
    assert review.due.date() == expected.next_review
    assert len(post.messages) == len({*post.messages}) == 5


async def test_what_a_team_said_and_showed_is_upgraded_and_read(
    tmp_path: Path, clock: Clock
) -> None:
    """The database of version 0006, lived on: a member's words on a stage, and a photo."""
    url, expected = _put_back(FIXTURES / "0012.sql", tmp_path / "tropa.db")
    await upgrade(url)
    store = open_store(url, now=clock)
    async with store.read() as work:
        assert await work.journey("coffee") == expected
        heard = await work.heard_at(GROUP, 41)
        (photo,) = await work.photos("coffee")
    await store.close()
    assert heard is not None
    (record,) = expected.stages[0].evidence
    assert (heard.entry, heard.record) == (expected.stages[0].id, record.id)
    assert (record.author, record.quote) == ("Оля", heard.text)
    assert (photo.stage, photo.heard) == (expected.stages[0].id, heard.id)


async def test_an_account_and_a_survey_are_upgraded_and_read(tmp_path: Path, clock: Clock) -> None:
    """The same, lived on through 0013 and 0014: an account elsewhere, two waves of a survey."""
    url, expected = _put_back(FIXTURES / "0014.sql", tmp_path / "tropa.db")
    await upgrade(url)
    store = open_store(url, now=clock)
    async with store.read() as work:
        assert await work.journey("coffee") == expected
        (account,) = await work.connections("coffee")
        (sent,) = await work.sent(account.id)
        door = await work.door("s" * 22)
        first, second = await work.waves("pulse")
        answers = await work.answers(second.id)
        assert second.salt is not None
        known = await work.answer(second.id, secrecy.mark(second.salt, 1003))
    await store.close()
    assert (account.host, account.generation, sent.remote) == ("zerno.bitrix24.ru", 3, "812")
    assert door is not None
    assert (door.wave, door.open, door.owner) == (second, True, OWNER)
    assert [first.open, first.salt] == [False, None]
    assert sum(one.said for one in answers) == 6
    assert known is not None
    assert known.score == 7
    felt = [one for one in expected.stages[0].emotions if one.kind is EmotionKind.MEASURED]
    assert [one.n for one in felt] == [6]
