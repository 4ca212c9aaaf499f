"""Copies in a folder: the last so many, proved, and nothing of anybody else's touched."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from bot.storage import CannotCopy, copy_before_upgrade, current_revision, keep_copies, upgrade
from bot.storage.kept_copies import BEFORE_DAYS, drop_before, newest
from tests.bot.storage.samples import NOW, dump

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def url(sqlite_template: Path, tmp_path: Path) -> str:
    file = tmp_path / "data" / "tropa.sqlite"
    file.parent.mkdir()
    file.write_bytes(sqlite_template.read_bytes())
    return f"sqlite:///{file}"


def _spoil(url: str) -> None:
    Path(url.removeprefix("sqlite:///")).write_bytes(b"no database" * 1000)


async def test_the_last_so_many_stay(url: str, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    foreign = folder / "tropa-notes.sqlite"
    foreign.touch()
    assert newest(folder) is None
    made = [await keep_copies(url, folder, 3, NOW + HOUR * hour) for hour in range(5)]
    assert {*folder.iterdir()} == {foreign, *made[2:]}
    assert newest(folder) == (NOW + HOUR * 4).replace(microsecond=0)
    for copy in made[2:]:
        assert await dump(f"sqlite:///{copy}") == await dump(url)
        assert copy.stat().st_mode & 0o077 == 0


async def test_one_that_is_not_whole_costs_no_older_one(url: str, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    made = await keep_copies(url, folder, 1, NOW)
    _spoil(url)
    with pytest.raises(CannotCopy):
        await keep_copies(url, folder, 1, NOW + HOUR)
    assert [*folder.iterdir()] == [made]


async def test_a_copy_before_tables_change(tmp_path: Path) -> None:
    file = tmp_path / "tropa.sqlite"
    url = f"sqlite:///{file}"
    assert await copy_before_upgrade(url) is None  # nothing to lose
    await upgrade(url, "0009")
    copy = tmp_path / "tropa.sqlite.at-0009"
    for _ in range(2):  # the second time there is one already
        assert await copy_before_upgrade(url) == copy
    assert await current_revision(f"sqlite:///{copy}") == "0009"
    await upgrade(url)
    assert await copy_before_upgrade(url) is None
    made = copy.stat().st_mtime
    drop_before(url, dt.datetime.fromtimestamp(made, dt.UTC) + dt.timedelta(days=BEFORE_DAYS - 1))
    assert copy.exists()
    os.utime(copy, (made, made - (BEFORE_DAYS + 1) * 86400))
    drop_before(url, dt.datetime.fromtimestamp(made, dt.UTC))
    assert not copy.exists()
    assert file.exists()
