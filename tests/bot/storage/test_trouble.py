"""A database that cannot be used is one line that says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.storage import CannotCopy, CannotOpen, address, backup, current_revision, restore, upgrade
from bot.storage.address import BadAddress


def _rubbish(file: Path) -> None:
    file.write_text('{"format": "tropa.journey"}' * 100, encoding="utf-8")


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:20_000])


def _later(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()


def _bytes(file: Path) -> bytes:
    return file.read_bytes()


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


@pytest.fixture
def file(sqlite_template: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "tropa.db"
    copy.write_bytes(sqlite_template.read_bytes())
    return copy


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_rubbish, "no SQLite database; name another"),
        (_cut, "damaged; put a copy back"),
        (_later, r"a later version of Tropa made it \(9999\); update"),
    ],
)
async def test_what_is_no_database_of_ours(
    file: Path, spoil: Callable[[Path], None], said: str
) -> None:
    spoil(file)
    before = _bytes(file)
    with pytest.raises(CannotOpen, match=said):
        await upgrade(f"sqlite:///{file}")
    assert _bytes(file) == before


async def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("", encoding="utf-8")
    with pytest.raises(CannotOpen, match=r"data: .*; choose another place"):
        await upgrade(f"sqlite:///{tmp_path}/data/tropa.db")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://u:secret@127.0.0.1:1/x", "nobody answers there; is it running"),
        ("postgresql://u:secret@nowhere.invalid/x", "no such host"),
    ],
)
async def test_a_server_that_is_not_there(url: str, said: str) -> None:
    for ask in (upgrade, current_revision):
        with pytest.raises(CannotOpen, match=said) as told:
            await ask(url)
        assert "secret" not in str(told.value)


@pytest.mark.postgres
async def test_a_server_without_that_database(postgres_database: str) -> None:
    with pytest.raises(CannotOpen, match="no database of that name"):
        await upgrade(f"{postgres_database}_not_there")


@pytest.mark.parametrize("url", ["postgresql://", "postgresql://u@h:port/x", "postgresql://u@h"])
def test_an_address_that_leaves_something_out(url: str) -> None:
    """Without a name PostgreSQL would take the user's own database, whatever is in it."""
    with pytest.raises(BadAddress, match="postgresql://user:password@host/database"):
        address.parse(url)


async def test_a_failed_backup_leaves_nothing_behind(file: Path, tmp_path: Path) -> None:
    _rubbish(file)
    with pytest.raises(CannotCopy, match=r"tropa\.db: the file is no SQLite database"):
        await backup(f"sqlite:///{file}", tmp_path / "copy.db")
    assert _names(tmp_path) == ["tropa.db"]


async def test_a_later_database_is_named_as_the_caller_knows_it(file: Path, tmp_path: Path) -> None:
    _later(file)
    with pytest.raises(CannotCopy, match=r"tropa\.db was made by a later version"):
        await backup(f"sqlite:///{file}", tmp_path / "copy.db")


@pytest.mark.parametrize("spoil", [_rubbish, _cut])
async def test_a_copy_goes_over_a_damaged_database_when_told(
    file: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    url = f"sqlite:///{file}"
    await backup(url, tmp_path / "copy.db")
    spoil(file)
    damaged = _bytes(file)
    with pytest.raises(CannotCopy):
        await restore(url, tmp_path / "copy.db")
    assert _bytes(file) == damaged
    await restore(url, tmp_path / "copy.db", overwrite=True)
    await upgrade(url)
    assert _bytes(tmp_path / "tropa.db.damaged") == damaged


async def test_a_database_that_somebody_holds_is_left_alone(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without that, putting a copy back would wait for ever."""
    monkeypatch.setattr("bot.storage.copies._BUSY_SECONDS", 0.01)
    url = f"sqlite:///{file}"
    await backup(url, tmp_path / "copy.db")
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(CannotCopy, match="another program holds it"):
        await restore(url, tmp_path / "copy.db", overwrite=True)
    holder.close()
    await restore(url, tmp_path / "copy.db", overwrite=True)
