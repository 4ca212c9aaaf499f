"""The bot as a program: starts, answers, and ends when told, with nothing lost."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot import version
from bot.playground.client import Person, PlaygroundClient
from bot.playground.server import TOKEN, Playground
from bot.playground.views import Message
from bot.runtime.app import make_bot
from bot.storage import newest_revision, open_store
from tests.e2e.people import Walker
from tests.handlers.telegram.rig import NOW

ROOT = Path(__file__).parents[3]
PATIENCE = 60.0
"""A limit for a machine that does other things, never a pause."""


@asynccontextmanager
async def program(
    *arguments: str, data_dir: Path, **environment: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.cli", *arguments,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(data_dir), **environment},
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def says(stream: asyncio.StreamReader | None, part: str) -> str:
    """The first line with that part."""
    assert stream is not None
    async with asyncio.timeout(PATIENCE):
        while line := (await stream.readline()).decode():
            if part in line:
                return line
    raise AssertionError(f"it never said {part!r}")


@pytest.fixture
async def playground(tmp_path: Path) -> AsyncIterator[Playground]:
    async with Playground(tmp_path / "playground") as running:
        yield running


@pytest.fixture
async def client(playground: Playground) -> AsyncIterator[PlaygroundClient]:
    async with PlaygroundClient(playground.url) as opened:
        yield opened


def telegram(playground: Playground) -> dict[str, str]:
    return {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": playground.url, "METRICS_LISTEN": "off"}


async def tap_first(person: Person) -> None:
    """Presses the first button that the person sees."""
    shown = await person.wait_for(
        lambda chat: next((m for m in reversed(chat.of_bot) if m.rows), None), PATIENCE
    )
    await person.press(shown, shown.buttons[0], timeout=PATIENCE)


async def test_sigterm_finishes_what_it_is_at(
    playground: Playground, client: PlaygroundClient, tmp_path: Path
) -> None:
    async with program("run", data_dir=tmp_path, **telegram(playground)) as bot:
        await says(bot.stderr, '"started"')
        anya = await client.person("Аня")
        await client.fault("no_reply", "sendMessage", times=1, seconds=1)
        message = await anya.start()
        await anya.wait_reply(message, PATIENCE)  # it was sent; the bot waits for the answer
        bot.send_signal(signal.SIGTERM)
        async with asyncio.timeout(PATIENCE):
            assert await bot.wait() == 0
    assert await _unfinished(tmp_path) == 0


async def _unfinished(folder: Path) -> int:
    store = open_store(f"sqlite:///{folder / 'tropa.sqlite'}", now=lambda: NOW)
    try:
        return len(await store.unfinished())
    finally:
        await store.close()


async def test_a_second_signal_ends_it_at_once(
    playground: Playground, client: PlaygroundClient, tmp_path: Path
) -> None:
    async with program("run", data_dir=tmp_path, **telegram(playground)) as bot:
        await says(bot.stderr, '"started"')
        anya = await client.person("Аня")
        await client.fault("no_reply", "sendMessage", seconds=50)
        message = await anya.start()
        await anya.wait_reply(message, PATIENCE)  # it was sent; the bot waits for the answer
        bot.send_signal(signal.SIGTERM)
        await says(bot.stderr, '"ending"')
        bot.send_signal(signal.SIGTERM)
        async with asyncio.timeout(PATIENCE):  # one that waits for its answer ends with 0
            assert await bot.wait() == 128 + signal.SIGTERM


async def test_a_token_that_telegram_does_not_know_is_one_line(
    playground: Playground, tmp_path: Path
) -> None:
    setting = {**telegram(playground), "BOT_TOKEN": "1:unknown"}
    async with program("run", data_dir=tmp_path, **setting) as bot:
        out, err = await asyncio.wait_for(bot.communicate(), PATIENCE)
        assert (bot.returncode, out) == (2, b"")
        (line,) = err.decode().splitlines()
        assert line.startswith("tropa: BOT_TOKEN: Telegram does not know this token")


async def test_a_webhook_is_not_removed_unasked(playground: Playground, tmp_path: Path) -> None:
    setting = telegram(playground)
    bot = make_bot(TOKEN, playground.url)
    await bot.set_webhook("https://other.example/secret-path")
    async with program("run", data_dir=tmp_path, **setting) as refused:
        _, err = await asyncio.wait_for(refused.communicate(), PATIENCE)
        (line,) = err.decode().splitlines()
        assert refused.returncode == 2
        assert line.startswith("tropa: BOT_TOKEN: a webhook sends this bot's updates to other.")
        assert "--replace-webhook" in line
        assert "secret-path" not in line
    assert (await bot.get_webhook_info()).url
    async with program("run", "--replace-webhook", data_dir=tmp_path, **setting) as replacing:
        assert '"host": "other.example"' in await says(replacing.stderr, "webhook removed")
        started = json.loads(await says(replacing.stderr, '"started"'))
    assert not (await bot.get_webhook_info()).url
    await bot.session.close()
    assert started["version"] == version()
    assert started["database"] == f"sqlite at {newest_revision()}"
    assert started["telegram"] == playground.url.removeprefix("http://")


async def test_play_says_where_it_is_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    async with program("play", "--port", "0", "--no-browser", data_dir=tmp_path) as bot:
        line = await says(bot.stdout, "Tropa is ready")
        url = line.partition("open ")[2].split()[0]
        async with PlaygroundClient(url) as client:
            anya = await client.person("Аня")
            await anya.start()
            await tap_first(anya)
            commands = (await anya.wait_for(lambda c: c if c.commands else None, PATIENCE)).commands
            assert "start" in {command["command"] for command in commands}
        bot.send_signal(signal.SIGINT)
        async with asyncio.timeout(PATIENCE):
            assert await bot.wait() == 0
    kept = {path.name for path in (tmp_path / "playground").iterdir()}
    assert {"playground.sqlite3", "tropa.sqlite"} <= kept


async def test_play_goes_on_where_it_was(tmp_path: Path) -> None:
    shown: list[Message] = []
    for _ in range(2):
        async with program("play", "--port", "0", "--no-browser", data_dir=tmp_path) as bot:
            line = await says(bot.stdout, "Tropa is ready")
            async with PlaygroundClient(line.partition("open ")[2].split()[0]) as client:
                if shown:
                    walker = Walker(client.known_person(shown[0].json["chat"]["id"]))
                else:
                    walker = Walker(await client.person("Аня"))
                    await walker.start()
                shown.append(await walker.first_option())
            bot.kill()
    first, second = shown
    assert first.id == second.id
    assert first.text != second.text


async def test_a_taken_port_is_one_line(playground: Playground, tmp_path: Path) -> None:
    port = str(playground.port)
    async with program("play", "--port", port, "--no-browser", data_dir=tmp_path) as bot:
        _, err = await asyncio.wait_for(bot.communicate(), PATIENCE)
        assert bot.returncode == 2
        assert err.decode().splitlines() == [
            f"tropa: port {port} is taken; choose another with --port"
        ]
