"""Once a day a copy; a failure is said and tried again."""

from __future__ import annotations

import asyncio
import datetime as dt
from itertools import chain, repeat
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.runtime.copying import Copying
from bot.storage import upgrade
from bot.watching.known import BACKUP, BACKUPS
from tests.handlers.telegram.rig import NOW


class At:
    hours = 0.0

    def now(self) -> dt.datetime:
        return NOW + dt.timedelta(hours=self.hours)


async def test_once_a_day_and_again_after_a_failure(tmp_path: Path) -> None:
    url, folder, clock = f"sqlite:///{tmp_path / 'tropa.sqlite'}", tmp_path / "copies", At()
    copying = Copying(url, folder, 2, clock)
    looks = chain([False], repeat(True))

    async def pause(_seconds: float) -> None:
        if not next(looks):  # the database is there now
            await upgrade(url)
        elif clock.hours > 30:
            raise asyncio.CancelledError
        else:
            clock.hours += 25

    copying._pause = pause
    failed, made = BACKUPS.of("failed"), BACKUPS.of("made")
    with capture_logs() as logs, pytest.raises(asyncio.CancelledError):
        await copying.run()
    assert [line["event"] for line in logs][:2] == ["no copy was made", "a copy was made"]
    assert "no database" in logs[0]["reason"]
    assert (BACKUPS.of("failed") - failed, BACKUPS.of("made") - made) == (1, len(logs) - 1)
    assert len([*folder.iterdir()]) == 2
    ((_, at),) = BACKUP.read()
    assert at == clock.now().timestamp() // 1
    assert not await copying.look()  # another process has made it, or this one before a start
    clock.hours += 23
    assert not await copying.look()
    clock.hours += 2
    assert await copying.look()


async def test_without_a_folder_there_is_none(tmp_path: Path) -> None:
    assert not await Copying(f"sqlite:///{tmp_path / 'x.sqlite'}", None, 2, At()).look()
