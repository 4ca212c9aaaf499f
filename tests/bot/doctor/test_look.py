"""What is looked at, and what is said to do: over a real Bot API server and a real database."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.doctor import database, drawing, machine, telegram
from bot.doctor.findings import Finding, Grade
from bot.playground.server import TOKEN, Playground
from bot.runtime.app import make_bot
from bot.runtime.settings import Settings
from bot.storage import keep_copies, upgrade
from tests.handlers.telegram.rig import NOW


@pytest.fixture
async def playground(tmp_path: Path) -> AsyncIterator[Playground]:
    async with Playground(tmp_path / "playground") as running:
        yield running


def _settings(playground: Playground | None = None, **more: Any) -> Settings:
    url = "http://127.0.0.1:9" if playground is None else playground.url
    given = {"bot_token": TOKEN, "telegram_api_url": url, "metrics_listen": "off", **more}
    return Settings(_env_file=None, **given)


def _graded(found: list[Finding], what: str) -> tuple[Grade, str]:
    (one,) = [one for one in found if one.what == what]
    assert bool(one.remedy) >= (one.grade is Grade.FAULT)
    return one.grade, one.said


async def test_telegram(playground: Playground) -> None:
    found = await telegram.look(_settings(playground))
    assert _graded(found, "token") == (Grade.OK, "@tropa_bot")
    assert _graded(found, "clock") == (Grade.OK, "as Telegram's")
    assert _graded(found, "updates")[0] is Grade.OK
    found = await telegram.look(_settings(playground, bot_token="1:unknown"))
    assert _graded(found, "token")[0] is Grade.FAULT
    found = await telegram.look(_settings(telegram_proxy="socks5://a:secret@127.0.0.1:9"))
    grade, said = _graded(found, "Telegram")
    assert (grade, "secret" in said) == (Grade.FAULT, False)
    assert "through socks5://127.0.0.1:9" in said
    assert "refused" in said


async def test_a_webhook_beside_what_is_set(playground: Playground, unused_tcp_port: int) -> None:
    """Not set, another's, of another secret, ours, and ours that nobody hears."""
    url = f"http://127.0.0.1:{unused_tcp_port}/tropa"
    here = _settings(playground, webhook_url=url)
    place = here.webhook()
    assert place is not None
    bot = make_bot(TOKEN, playground.url)
    seen = []
    for there in (None, "https://other.example/x", f"{url}?s=old", place.marked):
        if there is not None:
            await bot.set_webhook(there)
        seen.append(_graded(await telegram.look(here), "webhook")[0])
    assert seen == [Grade.NOTE, Grade.FAULT, Grade.NOTE, Grade.OK]
    found = await telegram.look(_settings(playground))
    assert "WEBHOOK_URL is not set" in _graded(found, "webhook")[1]
    await bot.session.close()


async def test_the_database(tmp_path: Path) -> None:
    settings = _settings(data_dir=tmp_path, backup_dir=tmp_path / "copies")
    assert _graded(await database.look(settings), "database")[0] is Grade.NOTE
    await upgrade(settings.database, "0005")
    assert "0005, not" in _graded(await database.look(settings), "database")[1]
    await upgrade(settings.database)
    found = await database.look(settings)
    assert _graded(found, "database")[0] is Grade.OK
    assert _graded(found, "copies")[0] is Grade.NOTE
    await keep_copies(settings.database, tmp_path / "copies", 3, NOW)
    assert _graded(await database.look(settings), "copies")[0] in {Grade.OK, Grade.FAULT}
    with sqlite3.connect(tmp_path / "tropa.sqlite") as opened:  # nothing was left behind
        assert not opened.execute(
            "SELECT 1 FROM sqlite_master WHERE name LIKE '%doctor%'"
        ).fetchall()
    opened.close()
    _spoil(tmp_path / "tropa.sqlite")
    assert Grade.FAULT in {one.grade for one in await database.look(settings)}
    gone = _settings(database_url="postgresql://anna:secret@127.0.0.1:9/tropa")
    (one,) = await database.look(gone)
    assert (one.grade, "secret" in str(one)) == (Grade.FAULT, False)


def _spoil(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096 : len(content) - 4096] = b"\xff" * (len(content) - 8192)
    file.write_bytes(content)


async def test_drawing_and_the_machine(tmp_path: Path) -> None:
    found = await drawing.look()
    assert [one.grade for one in found if one.what == "fonts"] == [Grade.OK]
    assert "pictures in" in _graded(found, "drawing")[1]
    env = tmp_path / ".env"
    await asyncio.to_thread(env.write_text, "BOT_TOKEN=1:x", "utf-8")
    env.chmod(0o644)
    settings = _settings(data_dir=tmp_path, operator="ИП Зерно")
    assert _graded(await machine.look(settings, env), ".env")[0] is Grade.FAULT
    env.chmod(0o600)
    found = await machine.look(settings, env)
    assert _graded(found, ".env")[0] is Grade.OK
    assert "operator" not in {one.what for one in found}
